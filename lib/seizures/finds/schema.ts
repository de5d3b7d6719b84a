import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { MAX_ITEMS, MAX_PHOTOS } from '@/lib/seizures/rules'
import { toAsciiDigits } from '@/lib/text'
import { Concealment, ItemUnit, LegalKind, OwnerState } from '@/prisma/generated/enums'

const REQUIRED = { error: because('REQUIRED') }

/** As people write it: any digits, thousands apart or not, at most three decimals. Kept as text, exact. */
const quantity = line(1, 30)
  .transform((typed) => toAsciiDigits(typed).replace(/٫/g, '.'))
  .pipe(z.string().regex(/^(\d+|\d{1,3}([,٬،\s]\d{3})+)(\.\d{1,3})?$/, because('QUANTITY_FORM')))
  .transform((digits) => digits.replace(/[^\d.]/g, ''))
  .pipe(z.string().refine(isInRange, because('QUANTITY_RANGE')))

function isInRange(digits: string): boolean {
  return Number(digits) > 0 && Number(digits) < 1_000_000_000
}

const foundItem = z.strictObject({
  description: line(2, 200),
  classCode: line(1, 40),
  quantity,
  unit: z.enum(ItemUnit, REQUIRED),
})
export type FoundItem = z.output<typeof foundItem>

const photoIds = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
  .pipe(z.array(id).max(MAX_PHOTOS, because('TOO_MANY_PHOTOS')))

const find = z.strictObject({
  scanId: id,
  legalKind: z.enum(LegalKind, REQUIRED),
  owner: z.enum(OwnerState, REQUIRED),
  concealment: z.enum(Concealment, REQUIRED),
  note: line(2, 1000).optional(),
  photoIds,
})
export type RecordFindInput = z.output<typeof find> & { items: FoundItem[] }

/**
 * The form *Record a find*: its items as `items.<row>.<field>`, with `rows` naming the rows in their order.
 * A row left blank is no item, unless all are.
 */
export const recordFindInput = z
  .record(z.string(), z.unknown())
  .transform((form, context): RecordFindInput => {
    const { head, rows } = apart(form)
    const complain = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const parsed = find.safeParse(head)
    for (const issue of parsed.error?.issues ?? [])
      complain(String(issue.path[0] ?? ''), issue.message)
    if (rows.size > MAX_ITEMS) complain('items', because('TOO_MANY_ITEMS'))
    const items = [...rows].flatMap(([row, fields]) => {
      const item = foundItem.safeParse(fields)
      for (const issue of item.error?.issues ?? [])
        complain(`items.${row}.${String(issue.path[0] ?? 'description')}`, issue.message)
      return item.success ? [item.data] : []
    })
    return parsed.success ? { ...parsed.data, items } : z.NEVER
  })

/** The fields of each row together, in the order of the form; the first row where none is filled in. */
function apart({ rows: named, ...form }: Record<string, unknown>) {
  const head: Record<string, unknown> = {}
  const rows = new Map<string, Record<string, unknown>>()
  for (const [name, value] of Object.entries(form)) {
    const [, row, field] = /^items\.(\d{1,3})\.(\w+)$/.exec(name) ?? []
    if (!row || !field) head[name] = value
    else rows.set(row, { ...rows.get(row), [field]: value })
  }
  if (rows.size === 0) rows.set(String([named].flat()[0] ?? 0), {})
  return { head, rows }
}
