import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'
import { Role } from '@/prisma/generated/enums'

/** Latin, so that it can be typed at every keyboard; folded to lower case. */
const username = line(1, 40)
  .transform((typed) => toAsciiDigits(typed).toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{2,31}$/, because('USERNAME_FORM')))

export const administratorInput = z.strictObject({ username, displayName: line(2, 80) })

export const createAccountInput = z.strictObject({
  username,
  displayName: line(2, 80),
  role: z.enum(Role, { error: because('REQUIRED') }),
  officeId: z.uuid({ error: because('REQUIRED') }),
})
export type CreateAccountInput = z.output<typeof createAccountInput>

export const accountInput = z.strictObject({ accountId: id })
export type AccountInput = z.output<typeof accountInput>
