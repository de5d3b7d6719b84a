import { z } from 'zod'
import { DUTY_AGENCIES } from '@/lib/council/duties/rules'
import { because, id, line } from '@/lib/input'
import { DutyState, ObstacleKind } from '@/prisma/generated/enums'

export const dutyInput = z.strictObject({ dutyId: id })
export type DutyInput = z.output<typeof dutyInput>

export const obstacleInput = z.strictObject({
  dutyId: id,
  kind: z.enum(ObstacleKind, { error: because('REQUIRED') }),
  owner: z.enum(DUTY_AGENCIES, { error: because('REQUIRED') }),
  note: line(5, 500),
})
export type ObstacleInput = z.output<typeof obstacleInput>

export const evidenceInput = z.strictObject({ dutyId: id, evidence: line(10, 2000) })
export type EvidenceInput = z.output<typeof evidenceInput>

export const rejectInput = z.strictObject({ dutyId: id, reason: line(5, 500) })
export type RejectInput = z.output<typeof rejectInput>

const flag = z.literal('1').optional().catch(undefined)

/** Filters of the list of duties as the address bar carries them; whatever cannot be read is left out. */
export const dutyFilter = z.object({
  agency: z.enum(DUTY_AGENCIES).optional().catch(undefined),
  state: z.enum(DutyState).optional().catch(undefined),
  /** Due day passed, whatever became of it. */
  due: flag,
  /** Due day passed and not verified. */
  overdue: flag,
  /** Met an obstacle that still stands. */
  obstructed: flag,
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type DutyFilter = z.output<typeof dutyFilter>
