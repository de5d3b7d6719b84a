import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FineBandView,
  type FinedGoods,
  isOutsideBand,
  proposeDispositions,
  proposeFine,
  proposeForum,
  readRial,
} from '@/lib/cases/proposals/rules'
import { caseFilter, notifyInput, rulingInput } from '@/lib/cases/schema'
import { newId } from '@/lib/id'
import { parseInput } from '@/lib/input'
import { LegalKind, Outcome } from '@/prisma/generated/enums'

it.each(Object.values(LegalKind))('the jurisdiction over %s goods is proposed', (kind) => {
  const court = kind === 'PROHIBITED'
  expect(proposeForum(kind)).toEqual({
    value: court ? 'REVOLUTIONARY_COURT' : 'TAZIRAT',
    article: '44',
    confidence: 'LAW',
  })
})

const band = (above: number, upTo: number | null, low: number, high: number): FineBandView => ({
  id: `${above}`,
  article: '22',
  legalKind: 'PROHIBITED',
  direction: null,
  aboveRial: above,
  upToRial: upTo,
  minMultiple: low,
  maxMultiple: high,
  minPrisonMonths: null,
  maxPrisonMonths: null,
  validFrom: '2015-10-13',
  validTo: null,
  confidence: 'LAW',
  verifiedBy: null,
})
const BANDS = [
  band(0, 10_000_000, 2, 3),
  band(10_000_000, 100_000_000, 3, 5),
  band(100_000_000, 1_000_000_000, 5, 7),
  band(1_000_000_000, null, 7, 10),
]
const goods = (valueRial: number | null, more: Partial<FinedGoods> = {}): FinedGoods => ({
  legalKind: 'PROHIBITED',
  direction: 'IMPORT',
  valueRial,
  discoveredAt: new Date('2026-09-01T08:00:00Z'),
  ...more,
})

describe('the fine', () => {
  it.each([
    [0, 0, 0],
    [10_000_000, 20_000_000, 30_000_000],
    [10_000_001, 30_000_003, 50_000_005],
    [100_000_000, 300_000_000, 500_000_000],
    [1_000_000_000, 5_000_000_000, 7_000_000_000],
    [1_000_000_001, 7_000_000_007, 10_000_000_010],
  ])('over prohibited goods of %i rial is from %i to %i', (value, minRial, maxRial) => {
    expect(proposeFine(goods(value), BANDS)).toMatchObject({ minRial, maxRial })
  })

  it('is not proposed without a value, a band of the kind, or one in force', () => {
    expect(proposeFine(goods(null), BANDS)).toBeUndefined()
    expect(proposeFine(goods(5, { legalKind: 'PERMITTED' }), BANDS)).toBeUndefined()
    const early = new Date('2015-10-12T08:00:00Z')
    expect(proposeFine(goods(5, { discoveredAt: early }), BANDS)).toBeUndefined()
  })

  it('of currency follows the way it went', () => {
    const currency = (direction: 'IMPORT' | 'EXPORT', low: number, high: number) => ({
      ...band(0, null, low, high),
      legalKind: LegalKind.CURRENCY,
      direction,
    })
    const bands = [currency('IMPORT', 1, 2), currency('EXPORT', 2, 4)]
    const way = (direction: 'IMPORT' | 'EXPORT' | 'TRANSIT') =>
      proposeFine(goods(100, { legalKind: 'CURRENCY', direction }), bands)?.maxRial
    expect([way('IMPORT'), way('EXPORT'), way('TRANSIT')]).toEqual([200, 400, undefined])
  })

  it('of every value lies in exactly one band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (value) => {
        const range = proposeFine(goods(value), BANDS)
        expect(range && range.minRial <= range.maxRial).toBe(true)
        expect(isOutsideBand('CONFISCATION', range?.minRial ?? -1, range)).toBe(false)
        expect(isOutsideBand('CONFISCATION', range?.maxRial ?? -1, range)).toBe(false)
      }),
    )
  })

  it.each([
    ['CONFISCATION', 9, true],
    ['CONFISCATION', 10, false],
    ['CONFISCATION', 20, false],
    ['CONFISCATION', 21, true],
    ['RETURN', 0, false],
    ['RETURN', 10, true],
  ] as const)('with %s of %i rial is outside a band of 10 to 20: %s', (outcome, fine, outside) => {
    expect(isOutsideBand(outcome, fine, { minRial: 10, maxRial: 20 })).toBe(outside)
  })

  it('is outside no band that is not known', () => {
    expect(isOutsideBand('CONFISCATION', 5, undefined)).toBe(false)
  })
})

describe('what may become of the goods', () => {
  const proposed = (
    outcome: Outcome,
    legalKind: LegalKind,
    perishable = false,
    hazardous = false,
  ) =>
    proposeDispositions({ outcome, legalKind, perishable, hazardous }).map(
      ({ value, article, confidence }) => `${value} ${article} ${confidence}`,
    )
  const OTHERS = ['HANDOVER 56 MODEL', 'DESTRUCTION 56 MODEL', 'AUCTION 56 MODEL']

  it.each(Object.values(LegalKind))('after a return of %s goods is restitution alone', (kind) => {
    expect(proposed('RETURN', kind, true, true)).toEqual(['RESTITUTION 56 LAW'])
  })

  it('after a confiscation of prohibited goods is destruction or handover', () => {
    expect(proposed('CONFISCATION', 'PROHIBITED', true)).toEqual([
      'DESTRUCTION 56 MODEL',
      'HANDOVER 56 MODEL',
    ])
  })

  it.each(['PERMITTED', 'CONDITIONAL', 'SUBSIDISED', 'CURRENCY'] as const)(
    'after a confiscation of %s goods is an auction for export first; urgent sale of what spoils or burns',
    (kind) => {
      const export_ = 'EXPORT_AUCTION 56 LAW'
      expect(proposed('CONFISCATION', kind)).toEqual([export_, ...OTHERS])
      const urgent = ['URGENT_SALE 53 LAW', export_, ...OTHERS]
      expect(proposed('CONFISCATION', kind, true)).toEqual(urgent)
      expect(proposed('CONFISCATION', kind, false, true)).toEqual(urgent)
    },
  )

  it('never is more than one thing twice', () => {
    for (const outcome of Object.values(Outcome))
      for (const kind of Object.values(LegalKind)) {
        const all = proposed(outcome, kind, true, true)
        expect(new Set(all).size).toBe(all.length)
      }
  })
})

describe('rials as people type them', () => {
  it.each([
    ['250000000', 250_000_000],
    ['۲۵۰٬۰۰۰٬۰۰۰', 250_000_000],
    ['٢٥٠،٠٠٠،٠٠٠', 250_000_000],
    ['250,000,000', 250_000_000],
    ['250.000.000', 250_000_000],
    [' 250 000 000 ', 250_000_000],
    ['0', 0],
  ])('%s is %i', (typed, amount) => {
    expect(readRial(typed)).toBe(amount)
  })

  it.each(['', '1.5', '12,34', '-5', '5e9', 'صد', '1,0000', '٬۰۰۰'])('%s is none', (typed) => {
    expect(readRial(typed)).toBeUndefined()
  })

  const ruling = (fineRial: unknown) =>
    parseInput(rulingInput, {
      caseId: newId(),
      outcome: 'RETURN',
      fineRial,
      grounds: 'مستند به ماده ۱۸ قانون',
    })

  it.each([
    [undefined, 'REQUIRED'],
    ['۱٫۵', 'RIAL_FORM'],
    ['9000000000000001', 'RIAL_RANGE'],
    ['9'.repeat(61), 'RIAL_FORM'],
  ])('%s in a ruling is refused: %s', (typed, reason) => {
    expect(ruling(typed)).toMatchObject({ fields: [{ field: 'fineRial', reason }] })
  })

  it('in a ruling are taken up to what the database takes', () => {
    expect(ruling('۹٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰')).toMatchObject({
      value: { fineRial: 9_000_000_000_000_000 },
    })
  })
})

it.each(['', '1405-08-01', '2026-02-30', 'yesterday'])('"%s" is no day of service', (servedOn) => {
  const input = { caseId: newId(), servedOn }
  expect(parseInput(notifyInput, input)).toMatchObject({ fields: [{ field: 'servedOn' }] })
})

it('filters that cannot be read are left out', () => {
  expect(caseFilter.parse({ q: 5, state: 'LOST', late: 'yes', page: '0' })).toEqual({
    q: '',
    page: 1,
  })
  expect(caseFilter.parse({ q: ' ۱۲ ', state: 'ALL', late: '1', page: '2' })).toEqual({
    q: '۱۲',
    state: 'ALL',
    late: '1',
    page: 2,
  })
})
