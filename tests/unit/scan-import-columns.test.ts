import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import en from '@/lib/messages.en.json'
import fa from '@/lib/messages.fa.json'
import {
  guessMapping,
  IMPORT_FIELDS,
  type ImportField,
  mappingProblems,
  toMapping,
} from '@/lib/scans/import-columns/rules'

/** Only what was found, for short expectations. */
function found(headers: string[]): Partial<Record<ImportField, string>> {
  const entries = Object.entries(guessMapping(headers)).filter(([, column]) => column !== null)
  return Object.fromEntries(entries.map(([field, column]) => [field, headers[Number(column)]]))
}

describe('columns are guessed from their titles', () => {
  it('in Persian, with Arabic letters, joiners and units in brackets', () => {
    const headers = [
      'ردیف',
      'تاريخ',
      'ساعت',
      'كد دستگاه',
      'رویه',
      'شماره كوتاژ',
      'پلاک خودرو',
      'وزن (کیلوگرم)',
      'نتیجه تحلیل',
    ]
    expect(found(headers)).toEqual({
      SCANNED_AT: 'تاريخ',
      TIME: 'ساعت',
      SCANNER: 'كد دستگاه',
      DIRECTION: 'رویه',
      COTAGE: 'شماره كوتاژ',
      PLATE: 'پلاک خودرو',
      WEIGHT: 'وزن (کیلوگرم)',
      RESULT: 'نتیجه تحلیل',
    })
  })

  it('in English, whatever the case and separators', () => {
    const headers = [
      'Scan_Time',
      'UNIT',
      'Direction',
      'Container No.',
      'HS-Code',
      'Cargo',
      'Verdict',
      'Remarks',
    ]
    expect(found(headers)).toEqual({
      SCANNED_AT: 'Scan_Time',
      SCANNER: 'UNIT',
      DIRECTION: 'Direction',
      CONTAINER: 'Container No.',
      HS_CODE: 'HS-Code',
      GOODS: 'Cargo',
      RESULT: 'Verdict',
      REASON: 'Remarks',
    })
  })

  it.each([
    [['time'], { SCANNED_AT: 'time' }],
    [['time', 'date'], { SCANNED_AT: 'date', TIME: 'time' }],
    [['زمان', 'تاریخ'], { SCANNED_AT: 'تاریخ', TIME: 'زمان' }],
    [['زمان پویش', 'تاریخ'], { SCANNED_AT: 'زمان پویش' }],
    [['وزن (تن)'], {}],
    [['', ' ', '؟'], {}],
    [['پلاک', 'پلاک'], { PLATE: 'پلاک' }],
  ])('%j', (headers, expected) => {
    expect(found(headers)).toEqual(expected)
  })

  it.each([
    ['Persian', fa.imports.fields],
    ['English', en.imports.fields],
  ])('every one of our own %s titles is known', (_, titles) => {
    const headers = IMPORT_FIELDS.map((field) => titles[field])
    const places = IMPORT_FIELDS.map((_, place) => place)
    expect(Object.values(guessMapping(headers))).toEqual(places)
  })

  it('means the same however a title is typed', () => {
    const titles = IMPORT_FIELDS.map((field) => fa.imports.fields[field])
    const retyped = (title: string, spot: number, mark: string) =>
      (title.slice(0, spot) + mark + title.slice(spot)).replaceAll('ی', 'ي').replaceAll('ک', 'ك')
    fc.assert(
      fc.property(
        fc.nat(12),
        fc.constantFrom(' ', '\u200c', '-', '_', 'ـ', '\u064e'),
        (spot, mark) => {
          const typed = titles.map((title) => retyped(title, spot, mark))
          expect(guessMapping(typed)).toEqual(guessMapping(titles))
        },
      ),
    )
  })

  it('takes no column twice and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 30 }), (headers) => {
        const columns = Object.values(guessMapping(headers)).filter((column) => column !== null)
        expect(new Set(columns).size).toBe(columns.length)
      }),
    )
  })
})

describe('a mapping', () => {
  const whole = toMapping({ SCANNED_AT: 0, SCANNER: 1, DIRECTION: 2, PLATE: 3 })
  const wrong = (chosen: Partial<Record<ImportField, number>>) =>
    mappingProblems(toMapping({ SCANNED_AT: 0, SCANNER: 1, DIRECTION: 2, PLATE: 3, ...chosen }), 4)

  it('is whole with time, unit, direction and one that identifies', () => {
    expect(mappingProblems(whole, 4)).toEqual([])
  })

  it.each([
    [{ SCANNER: -1 }, [{ field: 'SCANNER', reason: 'COLUMN_NEEDED' }]],
    [{ PLATE: -1 }, [{ field: 'COTAGE', reason: 'COLUMN_OF_IDENTITY_NEEDED' }]],
    [{ PLATE: -1, COTAGE: 3 }, []],
    [{ GOODS: 4 }, [{ field: 'GOODS', reason: 'INVALID' }]],
    [
      { GOODS: 3 },
      [
        { field: 'PLATE', reason: 'COLUMN_TWICE' },
        { field: 'GOODS', reason: 'COLUMN_TWICE' },
      ],
    ],
  ] as [Partial<Record<ImportField, number>>, unknown[]][])('%j', (chosen, expected) => {
    expect(wrong(chosen)).toEqual(expected)
  })

  it('lacks everything needed where nothing is chosen', () => {
    const fields = mappingProblems(toMapping({}), 4).map(({ field }) => field)
    expect(fields).toEqual(['SCANNED_AT', 'SCANNER', 'DIRECTION', 'COTAGE'])
  })
})
