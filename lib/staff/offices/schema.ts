import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { administrativeReason } from '@/lib/staff/schema'
import { toAsciiDigits } from '@/lib/text'
import { OfficeKind } from '@/prisma/generated/enums'

/** Kinds of which there can be more; the platform's own office is one. */
export const NEW_OFFICE_KINDS = Object.values(OfficeKind).filter((kind) => kind !== 'PLATFORM')

const names = {
  nameFa: line(2, 120),
  nameEn: line(2, 120),
  /** Empty where it stands for the whole province. */
  countyCode: line(1, 40).optional(),
}

export const addOfficeInput = z.strictObject({
  code: line(1, 40)
    .transform((typed) => toAsciiDigits(typed).toLowerCase())
    .pipe(z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, because('OFFICE_CODE_FORM'))),
  kind: z.enum(NEW_OFFICE_KINDS, { error: because('REQUIRED') }),
  ...names,
  reason: administrativeReason,
})
export type AddOfficeInput = z.output<typeof addOfficeInput>

export const renameOfficeInput = z.strictObject({
  officeId: id,
  ...names,
  reason: administrativeReason,
})
export type RenameOfficeInput = z.output<typeof renameOfficeInput>

export const officeInput = z.strictObject({ officeId: id, reason: administrativeReason })
export type OfficeInput = z.output<typeof officeInput>
