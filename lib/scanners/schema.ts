import { z } from 'zod'
import { because, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'
import { CommissioningStage, ScannerKind } from '@/prisma/generated/enums'

/** A number as people type it, whole or with a decimal point, within a range. */
function numeral(min: number, max: number) {
  return line(1, 12)
    .transform((typed) => toAsciiDigits(typed).replace('٫', '.'))
    .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, because('NUMBER_FORM')))
    .transform(Number)
    .pipe(
      z
        .number({ error: because('NUMBER_FORM') })
        .min(min, because('NUMBER_RANGE'))
        .max(max, because('NUMBER_RANGE')),
    )
}

const whole = (min: number, max: number) =>
  numeral(min, max).pipe(z.number().int(because('NUMBER_FORM')))

/** A unit as the provincial supervisor registers it: working already, or at a stage on its way. */
export const registerScannerInput = z
  .strictObject({
    code: line(1, 20)
      .transform((typed) => toAsciiDigits(typed).toUpperCase())
      .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,15}$/, because('UNIT_CODE_FORM'))),
    kind: z.enum(ScannerKind, { error: because('REQUIRED') }),
    officeId: z.uuid({ error: because('REQUIRED') }),
    maker: line(2, 60),
    model: line(1, 60),
    ratedPerHour: whole(1, 400),
    energyMev: numeral(0.01, 25),
    opensAtHour: whole(0, 23),
    closesAtHour: whole(1, 24),
    /** Empty where the unit is in service. */
    stage: z.enum(CommissioningStage, { error: because('INVALID') }).optional(),
  })
  .refine((unit) => unit.closesAtHour > unit.opensAtHour, {
    path: ['closesAtHour'],
    message: because('HOURS_ORDER'),
  })
export type RegisterScannerInput = z.output<typeof registerScannerInput>
