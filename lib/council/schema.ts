import { z } from 'zod'
import { DUTY_AGENCIES, MAX_DUTIES } from '@/lib/council/duties/rules'
import { because, id, line } from '@/lib/input'
import { hasControls, hasHiddenDirection } from '@/lib/text'
import { ResolutionState } from '@/prisma/generated/enums'

/** A day that exists, as `YYYY-MM-DD`, in the years for which the Persian calendar is known. */
const day = z.iso
  .date({ error: because('REQUIRED') })
  .refine((text) => text >= '1900-01-01' && text < '2124-01-01', because('INVALID'))

/** A text of several lines, 10 to 4000 characters: each line trimmed, nothing hidden in it. */
const paragraphs = z
  .string({ error: because('REQUIRED') })
  .max(10_000, because('TOO_LONG'))
  .transform((text) => text.normalize('NFC').split(/\r?\n/).map(tidy).join('\n').trim())
  .pipe(
    z
      .string()
      .min(10, because('TOO_SHORT'))
      .max(4000, because('TOO_LONG'))
      .refine((text) => !text.split('\n').some(hasControls), because('CONTROL_CHARACTERS'))
      .refine((text) => !hasHiddenDirection(text), because('HIDDEN_DIRECTION')),
  )

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const PLACES = Array.from({ length: MAX_DUTIES }, (_, place) => place)

const agency = z.enum(DUTY_AGENCIES, { error: because('REQUIRED') })
const dutyTitle = line(5, 200)

/** Each duty in three fields with its place behind their names, so that a refusal finds its field. */
const moreDuties: Record<string, z.ZodOptional<z.ZodType<string>>> = Object.fromEntries(
  PLACES.slice(1).flatMap((place) => [
    [`agency${place}`, agency.optional()],
    [`duty${place}`, dutyTitle.optional()],
    [`dueOn${place}`, day.optional()],
  ]),
)
const firstDuty = { agency0: agency, duty0: dutyTitle, dueOn0: day }

/** The form *Propose a resolution*, with one to ten duties; a place that was left empty is none. */
export const proposeInput = z
  .strictObject({ title: line(5, 200), text: paragraphs, metOn: day, ...firstDuty, ...moreDuties })
  .transform((input, context) => {
    const typed: Record<string, string | undefined> = input
    const refuse = (field: string, reason: Parameters<typeof because>[0]) =>
      context.addIssue({ code: 'custom', path: [field], message: because(reason) })
    const duties = PLACES.flatMap((place) => {
      const names = [`agency${place}`, `duty${place}`, `dueOn${place}`]
      const [asked, title, dueOn] = names.map((name) => typed[name])
      if (!asked && !title && !dueOn) return []
      for (const name of names) if (!typed[name]) refuse(name, 'REQUIRED')
      if (dueOn && dueOn <= input.metOn) refuse(`dueOn${place}`, 'DUE_BEFORE_MEETING')
      const whose = DUTY_AGENCIES.find((one) => one === asked)
      return whose && title && dueOn ? [{ agency: whose, title, dueOn }] : []
    })
    return { title: input.title, text: input.text, metOn: input.metOn, duties }
  })
export type ProposeInput = z.output<typeof proposeInput>

export const adoptInput = z.strictObject({ resolutionId: id })
export type AdoptInput = z.output<typeof adoptInput>

/** Filters of the list of resolutions; whatever cannot be read is left out. */
export const resolutionFilter = z.object({
  state: z.enum(ResolutionState).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type ResolutionFilter = z.output<typeof resolutionFilter>
