import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { hasControls, toAsciiDigits } from '@/lib/text'
import { Agency, Role } from '@/prisma/generated/enums'

/** Latin, so that it can be typed at every keyboard; folded to lower case. */
export const username = line(1, 40)
  .transform((typed) => toAsciiDigits(typed).toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{2,31}$/, because('USERNAME_FORM')))

/** Why an administrator changes something: stands in the log. */
export const administrativeReason = line(3, 300)

export const administratorInput = z.strictObject({ username, displayName: line(2, 80) })

export const createAccountInput = z.strictObject({
  username,
  displayName: line(2, 80),
  role: z.enum(Role, { error: because('REQUIRED') }),
  officeId: z.uuid({ error: because('REQUIRED') }),
  reason: administrativeReason,
})
export type CreateAccountInput = z.output<typeof createAccountInput>

export const accountInput = z.strictObject({ accountId: id, reason: administrativeReason })
export type AccountInput = z.output<typeof accountInput>

export const ACCOUNT_STATES = ['ACTIVE', 'NOT_POSTED', 'DISABLED'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** Filters of the list of accounts as the address bar carries them; whatever cannot be read is left out. */
export const accountFilter = z.object({
  q: z
    .string()
    .trim()
    .max(80)
    .refine((text) => !hasControls(text))
    .catch(''),
  role: z.enum(Role).optional().catch(undefined),
  agency: z.enum(Agency).optional().catch(undefined),
  state: z.enum(ACCOUNT_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type AccountFilter = z.output<typeof accountFilter>
