import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'
import { Blocker, DowntimeReason } from '@/prisma/generated/enums'

const day = z.iso.date({ error: because('INVALID') }).optional()

/** A clock time as people type it, e.g. `۱۴:۳۰`. */
const time = line(1, 8)
  .transform(toAsciiDigits)
  .pipe(z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, because('TIME_FORM')))
  .optional()

/** A day alone is no moment; a time alone is one of today. */
const isMoment = ({ day, time }: { day?: string | undefined; time?: string | undefined }) =>
  !day || time !== undefined
const missingTime = { path: ['time'], message: because('REQUIRED') }

/** A unit that has stopped working: since when, why, and what holds it. */
export const reportDownInput = z
  .strictObject({
    scannerId: id,
    day,
    time,
    reason: z.enum(DowntimeReason, { error: because('REQUIRED') }),
    blocker: z.enum(Blocker, { error: because('REQUIRED') }),
    note: line(2, 500).optional(),
  })
  .refine(isMoment, missingTime)
export type ReportDownInput = z.output<typeof reportDownInput>

/** It works again: since when, and what was done. */
export const restoreInput = z
  .strictObject({ scannerId: id, day, time, remedy: line(2, 500) })
  .refine(isMoment, missingTime)
export type RestoreInput = z.output<typeof restoreInput>

export const retireInput = z.strictObject({ scannerId: id, reason: line(2, 500) })
export type RetireInput = z.output<typeof retireInput>
