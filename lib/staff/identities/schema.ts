import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'

/** The provider's own name for a person, as it hands it over: Latin, folded to lower case. */
const providerName = line(1, 200)
  .transform((typed) => toAsciiDigits(typed).toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{0,99}$/, because('PROVIDER_NAME_FORM')))

export const linkInput = z.strictObject({
  accountId: z.uuid({ error: because('REQUIRED') }),
  claim: providerName,
})
export type LinkInput = z.output<typeof linkInput>

export const unlinkInput = z.strictObject({ linkId: id })
export type UnlinkInput = z.output<typeof unlinkInput>

/** Why somebody was turned away, as the sign-in page is told in its address; anything else is not shown. */
const turnedAway = z.object({
  refused: z.enum(['IDENTITY_NOT_LINKED', 'ACCOUNT_DISABLED', 'SIGN_IN_FAILED']),
  reference: z.string().regex(/^[0-9a-f]{8}$/),
})
export type TurnedAway = z.output<typeof turnedAway>

export function turnedAwayIn(query: unknown): TurnedAway | undefined {
  return turnedAway.safeParse(query).data
}
