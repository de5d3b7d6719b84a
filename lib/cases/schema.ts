import { z } from 'zod'
import { readRial } from '@/lib/cases/proposals/rules'
import { because, id, line, MOST_RIALS } from '@/lib/input'
import { hasControls } from '@/lib/text'
import { CaseState, Disposition, Outcome } from '@/prisma/generated/enums'

/** Whole rials as people type them. */
const rial = z
  .string({ error: because('REQUIRED') })
  .max(60, because('RIAL_FORM'))
  .refine((typed) => readRial(typed) !== undefined, because('RIAL_FORM'))
  .transform((typed) => readRial(typed) ?? 0)
  .pipe(z.number().max(MOST_RIALS, because('RIAL_RANGE')))

export const fileCaseInput = z.strictObject({
  seizureId: id,
  officeId: z.uuid({ error: because('REQUIRED') }),
})
export type FileCaseInput = z.output<typeof fileCaseInput>

export const caseInput = z.strictObject({ caseId: id })
export type CaseInput = z.output<typeof caseInput>

/** A step that says why: a non-competence order, an appeal. */
export const reasonInput = z.strictObject({ caseId: id, reason: line(2, 500) })
export type ReasonInput = z.output<typeof reasonInput>

export const rulingInput = z.strictObject({
  caseId: id,
  outcome: z.enum(Outcome, { error: because('REQUIRED') }),
  fineRial: rial,
  grounds: line(10, 2000),
})
export type RulingInput = z.output<typeof rulingInput>

export const notifyInput = z.strictObject({
  caseId: id,
  /** The Tehran day of service, `YYYY-MM-DD`. */
  servedOn: z.iso
    .date({ error: because('REQUIRED') })
    .refine((day) => day >= '1900-01-01' && day < '2124-01-01', because('REQUIRED')),
})
export type NotifyInput = z.output<typeof notifyInput>

export const orderInput = z.strictObject({
  caseId: id,
  disposition: z.enum(Disposition, { error: because('REQUIRED') }),
  note: line(2, 500).optional(),
})
export type OrderInput = z.output<typeof orderInput>

/** Filters of the list of files as the address bar carries them; without a state, those that are open. */
export const caseFilter = z.object({
  q: z
    .string()
    .trim()
    .max(80)
    .refine((text) => !hasControls(text))
    .catch(''),
  state: z
    .enum([...Object.values(CaseState), 'ALL'])
    .optional()
    .catch(undefined),
  late: z.literal('1').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type CaseFilter = z.output<typeof caseFilter>
