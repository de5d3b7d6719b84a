import type { FieldError } from '@/lib/result'
import { fold } from '@/lib/text'

/** Most a file may bring at once. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024
export const MAX_FILE_ROWS = 20_000

interface Column {
  /** ONE_OF: at least one of these identifies a row's consignment. */
  need: 'ALWAYS' | 'ONE_OF' | 'OPTIONAL'
  /** How other systems title it, the likeliest first; compared folded. */
  titles: string
}

/** What we take from a log, in the order in which it is asked for. */
export const IMPORT_COLUMNS = {
  SCANNED_AT: {
    need: 'ALWAYS',
    titles:
      'زمان پویش|تاریخ و ساعت|تاریخ و زمان|تاریخ پویش|تاریخ اسکن|زمان اسکن|تاریخ|زمان|scanned at|scan time|scan date|date and time|datetime|timestamp|date|time',
  },
  TIME: {
    need: 'OPTIONAL',
    titles: 'ساعت|ساعت پویش|ساعت اسکن|زمان|hour|clock|time of day|time',
  },
  SCANNER: {
    need: 'ALWAYS',
    titles: 'دستگاه|کد دستگاه|نام دستگاه|اسکنر|ایکس‌ری|scanner|unit|device',
  },
  DIRECTION: {
    need: 'ALWAYS',
    titles: 'رویه|جهت|نوع رویه|نوع اظهار|direction|procedure|regime|flow',
  },
  COTAGE: {
    need: 'ONE_OF',
    titles:
      'کوتاژ|شماره کوتاژ|شماره اظهارنامه|اظهارنامه|cotage|kotaj|declaration|registration number',
  },
  PLATE: {
    need: 'ONE_OF',
    titles:
      'پلاک|شماره پلاک|پلاک خودرو|شماره خودرو|شماره کامیون|plate|licence plate|license plate|truck|vehicle',
  },
  CONTAINER: {
    need: 'ONE_OF',
    titles: 'کانتینر|شماره کانتینر|کانتینر شماره|container|cntr',
  },
  HS_CODE: {
    need: 'OPTIONAL',
    titles: 'کد hs|تعرفه|کد تعرفه|شماره تعرفه|کد کالا|hs|hs code|tariff',
  },
  GOODS: {
    need: 'OPTIONAL',
    titles: 'کالا|نام کالا|شرح کالا|نوع کالا|محموله|goods|cargo|description',
  },
  WEIGHT: {
    need: 'OPTIONAL',
    titles: 'وزن|وزن اظهارشده|وزن خالص|وزن ناخالص|weight|kg|gross weight',
  },
  RESULT: {
    need: 'OPTIONAL',
    titles:
      'نتیجه|نتیجه تحلیل|تحلیل تصویر|نتیجه اسکن|وضعیت|result|scan result|verdict|decision|state|status',
  },
  REASON: {
    need: 'OPTIONAL',
    titles: 'دلیل|علت|توضیح|توضیحات|ملاحظات|reason|remark|comment|note',
  },
} as const satisfies Record<string, Column>

export type ImportField = keyof typeof IMPORT_COLUMNS
export const IMPORT_FIELDS = Object.keys(IMPORT_COLUMNS) as ImportField[]

const TITLES = Object.fromEntries(
  IMPORT_FIELDS.map((field) => [field, IMPORT_COLUMNS[field].titles.split('|').map(fold)]),
) as Record<ImportField, string[]>

/** For each of our fields the place of the file's column, or null where the file has none. */
export type Mapping = Record<ImportField, number | null>

interface Guess {
  field: ImportField
  column: number
  likeness: number
}

/** Which column means what, by its title: the likest pair first, every column and field once. */
export function guessMapping(headers: string[]): Mapping {
  const mapping = toMapping({})
  const taken = new Set<number>()
  for (const { field, column } of guesses(headers)) {
    if (mapping[field] !== null || taken.has(column)) continue
    mapping[field] = column
    taken.add(column)
  }
  return mapping
}

/** A choice that may lack fields, or say -1, as a whole mapping. */
export function toMapping(chosen: Partial<Record<ImportField, number>>): Mapping {
  const entries = IMPORT_FIELDS.map((field) => [field, chosen[field] ?? -1] as const)
  return Object.fromEntries(
    entries.map(([field, column]) => [field, column < 0 ? null : column]),
  ) as Mapping
}

function guesses(headers: string[]): Guess[] {
  const all = headers.flatMap((header, column) =>
    IMPORT_FIELDS.map((field) => ({ field, column, likeness: likeness(field, fold(header)) })),
  )
  return all.filter((guess) => guess.likeness > 0).sort((a, b) => b.likeness - a.likeness)
}

/**
 * The very title counts most; else the longest title the header begins with. Of equals the earlier one,
 * and a whole moment before the time of day: `date` and `time` are two columns, `time` alone is a moment.
 */
function likeness(field: ImportField, header: string): number {
  if (header === '' || (field === 'WEIGHT' && /تن$|ton/.test(header))) return 0
  const scores = TITLES[field].map((title, place) => {
    if (!header.startsWith(title)) return 0
    return (title === header ? 1000 : 0) + title.length - place / 100 - (field === 'TIME' ? 0.5 : 0)
  })
  return Math.max(...scores)
}

/** What a mapping still lacks, beside the fields concerned. */
export function mappingProblems(mapping: Mapping, columns: number): FieldError[] {
  const chosen = IMPORT_FIELDS.filter((field) => mapping[field] !== null)
  const lacking = IMPORT_FIELDS.filter(
    (field) => IMPORT_COLUMNS[field].need === 'ALWAYS' && mapping[field] === null,
  )
  const identified = chosen.some((field) => IMPORT_COLUMNS[field].need === 'ONE_OF')
  const wrong = chosen.filter((field) => Number(mapping[field]) >= columns)
  const twice = chosen.filter((field) =>
    chosen.some((other) => other !== field && mapping[other] === mapping[field]),
  )
  return [
    ...lacking.map((field) => ({ field, reason: 'COLUMN_NEEDED' as const })),
    ...(identified ? [] : [{ field: 'COTAGE', reason: 'COLUMN_OF_IDENTITY_NEEDED' as const }]),
    ...wrong.map((field) => ({ field, reason: 'INVALID' as const })),
    ...twice.map((field) => ({ field, reason: 'COLUMN_TWICE' as const })),
  ]
}
