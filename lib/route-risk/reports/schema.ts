import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'

const day = z.iso.date({ error: because('REQUIRED') })

/** The form *Report a side route*: where, how much, when, what. */
export const submitReportInput = z.strictObject({
  segmentId: z.uuid({ error: because('REQUIRED') }),
  severity: z.coerce
    .number({ error: because('REQUIRED') })
    .int(because('INVALID'))
    .min(1, because('REQUIRED'))
    .max(5, because('INVALID')),
  /** A Tehran day, Gregorian. */
  observedOn: day,
  /** A Tehran time of day. */
  observedTime: line(1, 8)
    .transform(toAsciiDigits)
    .pipe(z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, because('TIME_FORM'))),
  note: line(2, 500),
})
export type SubmitReportInput = z.output<typeof submitReportInput>

export const corroborateInput = z.strictObject({ reportId: id })
export type CorroborateInput = z.output<typeof corroborateInput>

export const refuteInput = z.strictObject({ reportId: id, reason: line(2, 500) })
export type RefuteInput = z.output<typeof refuteInput>
