import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'
import { InterventionKind } from '@/prisma/generated/enums'

const day = z.iso.date({ error: because('REQUIRED') })

/** The form *Plan an intervention*. Days are Gregorian, as the date control sends them. */
export const planInput = z
  .strictObject({
    segmentId: id,
    kind: z.enum(InterventionKind, { error: because('REQUIRED') }),
    plannedFrom: day,
    plannedTo: day,
    hoursPerDay: line(1, 4)
      .transform(toAsciiDigits)
      .pipe(z.string().regex(/^\d+$/, because('NUMBER_FORM')))
      .transform(Number)
      .pipe(z.number().min(1, because('NUMBER_RANGE')).max(24, because('NUMBER_RANGE'))),
    note: line(2, 500).optional(),
  })
  .refine(({ plannedFrom, plannedTo }) => plannedTo >= plannedFrom, {
    path: ['plannedTo'],
    message: because('PLAN_BACKWARDS'),
  })
export type PlanInput = z.output<typeof planInput>

export const interventionInput = z.strictObject({ interventionId: id })
export type InterventionInput = z.output<typeof interventionInput>

export const cancelInput = z.strictObject({ interventionId: id, reason: line(2, 500) })
export type CancelInput = z.output<typeof cancelInput>
