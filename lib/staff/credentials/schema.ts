import { z } from 'zod'
import { because } from '@/lib/input'

/** As typed: nothing is trimmed or folded, for any character may belong to it. */
const password = z.string({ error: because('REQUIRED') }).max(1000, because('TOO_LONG'))

export const changePasswordInput = z
  .strictObject({ present: password, wanted: password, again: password })
  .refine(({ wanted, again }) => wanted === again, {
    path: ['again'],
    message: because('PASSWORDS_DIFFER'),
  })
export type ChangePasswordInput = z.output<typeof changePasswordInput>
