import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containerCheckDigit } from '@/lib/consignments/rules'
import { formatDayTime, formatDigits } from '@/lib/format'
import { readImport } from '@/lib/scans/import/rules'
import type { EntryRead, ReadRow } from '@/lib/scans/import/schema'

const AT = new Date('2026-11-24T12:00:00Z')
const HEADERS = {
  SCANNED_AT: 'زمان پویش',
  TIME: 'ساعت',
  SCANNER: 'دستگاه',
  DIRECTION: 'رویه',
  COTAGE: 'کوتاژ',
  PLATE: 'پلاک',
  CONTAINER: 'کانتینر',
  HS_CODE: 'کد HS',
  GOODS: 'کالا',
  WEIGHT: 'وزن',
  RESULT: 'نتیجه',
  REASON: 'دلیل',
}
type Cells = Partial<Record<keyof typeof HEADERS, string>>

const GOOD: Cells = {
  SCANNED_AT: '1405/09/02 14:30',
  SCANNER: 'SHL-M1',
  DIRECTION: 'واردات',
  PLATE: '12ع345-14',
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

function fileOf(rows: Cells[]) {
  const fields = Object.keys(HEADERS) as (keyof Cells)[]
  const used = fields.filter((field) => rows.some((row) => row[field] !== undefined))
  const lines = rows.map((row) => used.map((field) => quote(row[field] ?? '')).join(','))
  const text = [used.map((field) => HEADERS[field]).join(','), ...lines].join('\r\n')
  return new TextEncoder().encode(`\uFEFF${text}`)
}

function read(changed: Cells): ReadRow {
  const file = readImport(
    { fileName: 'log.csv', bytes: fileOf([{ ...GOOD, ...changed }]), columns: {} },
    AT,
  )
  const [row] = file.ok ? file.value.rows : []
  if (!row) throw new Error(JSON.stringify(file))
  return row
}

const entry = (changed: Cells): EntryRead => {
  const row = read(changed)
  expect(row.errors).toEqual([])
  return row.entry
}
const errors = (changed: Cells) =>
  read(changed).errors.map(({ field, reason }) => `${field} ${reason}`)

describe('times', () => {
  const half = '2026-11-23T11:00:00.000Z'

  it.each([
    ['1405/09/02 14:30', half],
    ['1405-9-2 14:30', half],
    ['۱۴۰۵/۰۹/۰۲، ۱۴:۳۰', half],
    ['1405.09.02 - 14:30:00', half],
    ['1405/09/02 02:30 ب.ظ', half],
    ['2026/11/23 2:30 PM', half],
    ['2026-11-23T14:30:00+03:30', half],
    ['2026-11-23T14:30:00.000+0330', half],
    ['2026-11-23T11:00:00Z', half],
    ['2026-11-23T11:00:00.25Z', half],
    ['1405-09-02T11:00:00Z', half],
    ['2026-11-23 06:00:00-05:00', half],
    ['1405/09/02 12:05 AM', '2026-11-22T20:35:00.000Z'],
    // Summer time was kept until 2022.
    ['1400/04/01 12:00', '2021-06-22T07:30:00.000Z'],
    ['1399/12/30 23:59', '2021-03-20T20:29:00.000Z'],
  ])('%s', (typed, instant) => {
    expect(entry({ SCANNED_AT: typed }).scannedAt?.toISOString()).toBe(instant)
  })

  it.each([
    ['۱۴۰۵-۰۹-۰۲', '۱۴:۳۰'],
    ['1405/09/02 00:00:00', '14:30'],
    ['2026-11-23', '02:30 pm'],
  ])('in two columns: %s and %s', (day, time) => {
    expect(entry({ SCANNED_AT: day, TIME: time }).scannedAt?.toISOString()).toBe(half)
  })

  it.each([
    ['23/11/2026 14:30', 'DAY_BEFORE_YEAR'],
    ['02-09-1405 14:30', 'DAY_BEFORE_YEAR'],
    ['05/09/02 14:30', 'DAY_BEFORE_YEAR'],
    ['دیروز', 'DAY_FORM'],
    ['46349.604', 'DAY_FORM'],
    ['1405/09-02 14:30', 'DAY_FORM'],
    ['1405/09/02', 'TIME_OF_DAY_MISSING'],
    ['1405/09/02 14.30', 'TIME_FORM'],
    ['1405/09/02 24:00', 'TIME_FORM'],
    ['1405/09/02 13:00 PM', 'TIME_FORM'],
    ['1405/12/30 14:30', 'DAY_NOT_ON_CALENDAR'],
    ['1405/13/01 14:30', 'DAY_NOT_ON_CALENDAR'],
    ['2026-02-29 14:30', 'DAY_NOT_ON_CALENDAR'],
    ['0000/00/00 00:00', 'DAY_NOT_ON_CALENDAR'],
    ['2026-11-24T12:00:01Z', 'SCANNED_IN_FUTURE'],
    ['1999-12-31T23:59:59Z', 'SCANNED_TOO_EARLY'],
    ['1378/10/10 12:00', 'SCANNED_TOO_EARLY'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(errors({ SCANNED_AT: typed })).toEqual([`SCANNED_AT ${reason}`])
  })

  it('a time of day is refused in its own column, and when it is given twice', () => {
    expect(errors({ SCANNED_AT: '1405/09/02', TIME: 'ظهر' })).toEqual(['TIME TIME_FORM'])
    expect(errors({ SCANNED_AT: '1405/09/02 14:30', TIME: '0:05' })).toEqual([
      'SCANNED_AT TIME_TWICE',
    ])
  })
})

describe('values', () => {
  it('are read as the desk reads them', () => {
    const cells = {
      COTAGE: '۱۲۳۴ ۵۶۷',
      PLATE: '۱۲ ع ۳۴۵ ایران ۱۴',
      CONTAINER: 'csqu 305438-3',
      HS_CODE: '1006.30',
      GOODS: '  برنج\nهندی ',
      WEIGHT: '۲۴٬۰۰۰',
      RESULT: 'مشکوک',
      REASON: 'چگالی ناهمگون',
    }
    expect(entry(cells)).toEqual({
      scannedAt: new Date('2026-11-23T11:00:00Z'),
      scanner: 'SHL-M1',
      direction: 'IMPORT',
      cotage: '1234567',
      plate: { plateKind: 'IRANIAN', plate: '12-ع-345-14' },
      containerNumber: 'CSQU3054383',
      hsCode: '100630',
      declaredGoods: 'برنج هندی',
      declaredWeightKg: 24000,
      verdict: 'SUSPECT',
      reason: 'چگالی ناهمگون',
    })
  })

  it.each([
    ['ورودی', 'IMPORT'],
    ['Import', 'IMPORT'],
    ['صادراتي', 'EXPORT'],
    ['OUTBOUND', 'EXPORT'],
    ['ترانزیت خارجی', 'TRANSIT'],
    ['گذر‌خارجی', 'TRANSIT'],
  ])('direction %s', (typed, direction) => {
    expect(entry({ DIRECTION: typed }).direction).toBe(direction)
  })

  it.each([
    ['بی مورد', 'CLEAR'],
    ['Cleared', 'CLEAR'],
    ['', undefined],
    ['—', undefined],
    ['در انتظار تحليل', undefined],
    ['SCANNED', undefined],
  ])('result %j', (typed, verdict) => {
    expect(entry({ RESULT: typed }).verdict).toBe(verdict)
  })

  it.each([
    ['24,500', 24_500],
    ['24500.00', 24_500],
    ['۲۴۵۰۰٫۰', 24_500],
    ['="24500"', 24_500],
  ])('weight %s', (typed, kilograms) => {
    expect(entry({ WEIGHT: typed }).declaredWeightKg).toBe(kilograms)
  })

  it.each([
    [{ SCANNER: '' }, 'SCANNER CELL_EMPTY'],
    [{ SCANNED_AT: ' ' }, 'SCANNED_AT CELL_EMPTY'],
    [{ DIRECTION: 'شرق' }, 'DIRECTION DIRECTION_WORD'],
    [{ COTAGE: '12' }, 'COTAGE COTAGE_FORM'],
    [{ COTAGE: '1.23457E+7' }, 'COTAGE COTAGE_FORM'],
    [{ PLATE: 'ع' }, 'PLATE PLATE_INCOMPLETE'],
    [{ PLATE: '𐎠' }, 'PLATE PLATE_INCOMPLETE'],
    [{ CONTAINER: 'CSQU3054384' }, 'CONTAINER CONTAINER_CHECK_DIGIT'],
    [{ CONTAINER: 'CSQU' }, 'CONTAINER CONTAINER_FORM'],
    [{ HS_CODE: '123' }, 'HS_CODE HS_FORM'],
    [{ WEIGHT: '24.500' }, 'WEIGHT WEIGHT_FORM'],
    [{ WEIGHT: '24 تن' }, 'WEIGHT WEIGHT_FORM'],
    [{ WEIGHT: '0' }, 'WEIGHT WEIGHT_RANGE'],
    [{ GOODS: 'ب' }, 'GOODS TOO_SHORT'],
    [{ GOODS: '📦' }, 'GOODS TOO_SHORT'],
    [{ GOODS: 'ب'.repeat(201) }, 'GOODS TOO_LONG'],
    [{ RESULT: 'خوب' }, 'RESULT RESULT_WORD'],
    [{ RESULT: 'مشکوک' }, 'REASON RESULT_REASON_NEEDED'],
    [{ RESULT: 'rescan', REASON: '-' }, 'REASON RESULT_REASON_NEEDED'],
    [{ PLATE: '' }, 'ROW CONSIGNMENT_UNIDENTIFIED'],
    [{ GOODS: 'برنج\u202Eهندی' }, 'GOODS HIDDEN_DIRECTION'],
    [{ SCANNER: 'SHL\u200E-M1' }, 'SCANNER HIDDEN_DIRECTION'],
    [{ PLATE: '12\u0007ع345-14' }, 'PLATE CONTROL_CHARACTERS'],
  ] as [Cells, string][])('%j is refused: %s', (changed, expected) => {
    expect(errors(changed)).toEqual([expected])
  })

  it('a wrong number that identifies is one error, not two', () => {
    expect(errors({ PLATE: '', COTAGE: 'x' })).toEqual(['COTAGE COTAGE_FORM'])
  })

  it('every error of a row is named, with its line and what stands there', () => {
    const row = read({ SCANNER: '', WEIGHT: `9\u202E${'9'.repeat(60)}` })
    expect(row.errors).toEqual([
      { line: 2, field: 'SCANNER', reason: 'CELL_EMPTY', details: {}, value: '' },
      {
        line: 2,
        field: 'WEIGHT',
        reason: 'HIDDEN_DIRECTION',
        details: {},
        value: `9\uFFFD${'9'.repeat(37)}…`,
      },
    ])
  })

  it('a row with more cells than titles is refused', () => {
    const text = 'زمان,دستگاه,رویه,پلاک\n1405/09/02 14:30,SHL-M1,واردات,12ع345-14,برنج, هندی\n'
    const file = readImport(
      { fileName: 'a', bytes: new TextEncoder().encode(text), columns: {} },
      AT,
    )
    expect(file).toMatchObject({
      value: {
        rows: [
          { errors: [{ field: 'ROW', reason: 'ROW_TOO_LONG', details: { cells: 6, columns: 4 } }] },
        ],
      },
    })
  })
})

describe('a mapping that a person chose', () => {
  const bytes = fileOf([GOOD])

  it('is followed, not the titles', () => {
    const columns = { SCANNED_AT: 0, SCANNER: 3, DIRECTION: 2, PLATE: 1 }
    const file = readImport({ fileName: 'a', bytes, columns }, AT)
    expect(file).toMatchObject({ value: { rows: [{ entry: { scanner: '12ع345-14' } }] } })
  })

  it('reads no row while it lacks a column', () => {
    const file = readImport({ fileName: 'a', bytes, columns: { SCANNED_AT: 0, SCANNER: -1 } }, AT)
    expect(file).toMatchObject({ ok: true, value: { rows: [] } })
  })
})

const container = fc
  .tuple(fc.constantFrom('MSKU', 'CSQU', 'TGHU', 'HLXU'), fc.integer({ min: 0, max: 999_999 }))
  .map(([owner, serial]) => `${owner}${String(serial).padStart(6, '0')}`)
  .map((prefix) => prefix + containerCheckDigit(prefix))

const logEntry = fc.record({
  scannedAt: fc
    .integer({ min: Date.UTC(2023, 0, 1) / 60_000, max: Date.UTC(2026, 10, 24) / 60_000 })
    .map((minutes) => new Date(minutes * 60_000)),
  direction: fc.constantFrom('IMPORT', 'EXPORT', 'TRANSIT'),
  cotage: fc.integer({ min: 1000, max: 999_999_999 }).map(String),
  containerNumber: container,
  declaredWeightKg: fc.integer({ min: 1, max: 200_000 }),
  persian: fc.boolean(),
})

const WORDS = { IMPORT: 'واردات', EXPORT: 'صادرات', TRANSIT: 'گذر خارجی' } as const

describe('what we write, we read', () => {
  it('entries come back as they were, in either calendar and any digits', () => {
    fc.assert(
      fc.property(logEntry, ({ persian, direction, ...expected }) => {
        const locale = persian ? 'fa' : 'en'
        const cells = {
          SCANNED_AT: formatDayTime(expected.scannedAt, locale),
          DIRECTION: persian ? WORDS[direction as keyof typeof WORDS] : direction,
          COTAGE: formatDigits(expected.cotage, locale),
          CONTAINER: expected.containerNumber,
          WEIGHT: expected.declaredWeightKg.toLocaleString(persian ? 'fa-IR' : 'en-GB'),
        }
        expect(entry(cells)).toMatchObject({ ...expected, direction })
      }),
      { numRuns: 300 },
    )
  })

  it('no cell makes reading throw, and every cell is taken or refused', () => {
    const texts = fc
      .string({ unit: 'binary', maxLength: 20 })
      .filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.keys(HEADERS).map((name) => [name, texts]))),
        (cells) => {
          const row = read({ ...cells, SCANNER: 'x' })
          expect(row.errors.every(({ line }) => line === 2)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
