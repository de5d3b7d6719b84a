import { z } from 'zod'
import { because, id, rials } from '@/lib/input'
import { MAX_ITEM_RIAL } from '@/lib/seizures/rules'
import { hasControls } from '@/lib/text'
import { LegalKind, SeizureState } from '@/prisma/generated/enums'

const rial = rials(MAX_ITEM_RIAL)

export interface AppraiseInput {
  seizureId: string
  /** Whole rials by the item's ordinal. */
  values: Map<number, number>
}

/** The form *Appraise*: one field `values.<ordinal>` for each item. */
export const appraiseInput = z
  .record(z.string(), z.unknown())
  .transform((form, context): AppraiseInput => {
    const { seizureId, ...fields } = form
    const parsedId = id.safeParse(seizureId)
    if (!parsedId.success)
      context.addIssue({ code: 'custom', path: ['seizureId'], message: because('INVALID') })
    const values = new Map<number, number>()
    for (const [name, typed] of Object.entries(fields)) {
      const [, ordinal] = /^values\.(\d{1,3})$/.exec(name) ?? []
      const value = rial.safeParse(typed)
      if (ordinal && value.success) values.set(Number(ordinal), value.data)
      else context.addIssue({ code: 'custom', path: [name], message: messageOf(value.error) })
    }
    return parsedId.success ? { seizureId: parsedId.data, values } : z.NEVER
  })

function messageOf(error: z.ZodError | undefined): string {
  return error?.issues[0]?.message ?? because('INVALID')
}

export const holdInput = z.strictObject({ seizureId: id })
export type HoldInput = z.output<typeof holdInput>

/** Filters of the list of seizures as the address bar carries them; whatever cannot be read is left out. */
export const seizureFilter = z.object({
  q: z
    .string()
    .trim()
    .max(80)
    .refine((text) => !hasControls(text))
    .catch(''),
  state: z.enum(SeizureState).optional().catch(undefined),
  office: z.uuid().optional().catch(undefined),
  kind: z.enum(LegalKind).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type SeizureFilter = z.output<typeof seizureFilter>
