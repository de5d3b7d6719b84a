import { IMPORT_FIELDS, type ImportField } from '@/lib/scans/import-columns/rules'
import type { Direction, Verdict } from '@/prisma/generated/enums'

/** The words of a language that an example is written with. */
export interface ExampleWords {
  title: (field: ImportField) => string
  direction: (direction: Direction) => string
  verdict: (verdict: Verdict) => string
  goods: string
  reason: string
  /** A day in the calendar of the language. */
  day: string
}

type Cells = Partial<Record<ImportField, string>>

/** Three rows of an invented unit: a real code would let somebody record them by mistake. */
function rowsOf({ direction, verdict, goods, reason, day }: ExampleWords): Cells[] {
  const unit = { SCANNER: 'EXAMPLE-1' }
  const rice = { HS_CODE: '100630', GOODS: goods, WEIGHT: '24000' }
  return [
    {
      ...unit,
      ...rice,
      SCANNED_AT: `${day} 08:15`,
      DIRECTION: direction('IMPORT'),
      COTAGE: '1234567',
      PLATE: '12ع345-14',
      RESULT: verdict('CLEAR'),
    },
    {
      ...unit,
      ...rice,
      SCANNED_AT: `${day} 08:22`,
      DIRECTION: direction('TRANSIT'),
      COTAGE: '1234568',
      CONTAINER: 'CSQU3054383',
      RESULT: verdict('SUSPECT'),
      REASON: reason,
    },
    { ...unit, SCANNED_AT: `${day} 08:31`, DIRECTION: direction('EXPORT'), PLATE: '54A98213' },
  ]
}

/** An example as spreadsheets take it: marked as UTF-8, every cell quoted. The time stands beside the day. */
export function exampleCsv(words: ExampleWords): string {
  const fields = IMPORT_FIELDS.filter((field) => field !== 'TIME')
  const lines = rowsOf(words).map((row) => fields.map((field) => row[field] ?? ''))
  const quoted = [fields.map(words.title), ...lines].map((cells) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
  )
  return `\uFEFF${quoted.join('\r\n')}\r\n`
}
