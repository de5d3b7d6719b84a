import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { Blocker, CommissioningStage } from '@/prisma/generated/enums'

/** A day that exists, in the years for which the Persian calendar is known. */
const day = z.iso
  .date({ error: because('REQUIRED') })
  .refine((text) => text >= '1990-01-01' && text < '2124-01-01', because('DAY_NOT_ON_CALENDAR'))

const note = line(2, 500).optional()

const planned = day.optional()

/** Planned days of the stages after the first; one left empty keeps the day it has. */
export const planInput = z.strictObject({
  scannerId: id,
  FUNDED: planned,
  CONTRACTED: planned,
  DELIVERED: planned,
  SITE_READY: planned,
  INSTALLED: planned,
  RADIATION_LICENSED: planned,
  ACCEPTANCE_TESTED: planned,
  OPERATORS_TRAINED: planned,
})
export type PlanInput = z.output<typeof planInput>

export const reachInput = z.strictObject({
  scannerId: id,
  stage: z.enum(CommissioningStage, { error: because('REQUIRED') }),
  note,
})
export type ReachInput = z.output<typeof reachInput>

export const holdInput = z.strictObject({
  scannerId: id,
  blocker: z.enum(Blocker, { error: because('REQUIRED') }),
  note: line(2, 500),
})
export type HoldInput = z.output<typeof holdInput>

export const resumeInput = z.strictObject({ scannerId: id, note })
export type ResumeInput = z.output<typeof resumeInput>

export const enterServiceInput = z.strictObject({ scannerId: id, licenceUntil: day })
export type EnterServiceInput = z.output<typeof enterServiceInput>
