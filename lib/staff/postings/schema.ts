import { z } from 'zod'
import { because, id } from '@/lib/input'
import { administrativeReason } from '@/lib/staff/schema'
import { Role } from '@/prisma/generated/enums'

/** A Tehran day as the date fields send it (Gregorian). */
const day = z.iso.date({ error: because('REQUIRED') })

/** To another role or place, from a day on. */
export const postInput = z.strictObject({
  accountId: id,
  role: z.enum(Role, { error: because('REQUIRED') }),
  officeId: z.uuid({ error: because('REQUIRED') }),
  from: day,
  reason: administrativeReason,
})
export type PostInput = z.output<typeof postInput>

/** Leaves the service from a day on. */
export const endPostingInput = z.strictObject({
  accountId: id,
  from: day,
  reason: administrativeReason,
})
export type EndPostingInput = z.output<typeof endPostingInput>

/** What was arranged for later does not happen. */
export const callOffInput = z.strictObject({ accountId: id, reason: administrativeReason })
export type CallOffInput = z.output<typeof callOffInput>
