import { z } from 'zod'
import { because, id } from '@/lib/input'
import { administrativeReason } from '@/lib/staff/schema'

export const sessionInput = z.strictObject({ sessionId: id })
export type SessionInput = z.output<typeof sessionInput>

export const nothingInput = z.strictObject({})

export const accountSessionsInput = z.strictObject({ accountId: id, reason: administrativeReason })
export type AccountSessionsInput = z.output<typeof accountSessionsInput>

/** What proves again who somebody is. A password is never trimmed or put into another form here. */
export const confirmInput = z.strictObject({
  present: z
    .string({ error: because('REQUIRED') })
    .min(1, because('REQUIRED'))
    .max(1000, because('TOO_LONG')),
  code: z.string().max(40, because('TOO_LONG')).optional(),
})
export type ConfirmInput = z.output<typeof confirmInput>
