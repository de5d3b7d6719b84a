import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addJalaliMonths, endOfTehranDay, fromTehranClock, tehranDay } from '@/lib/calendar'
import {
  CASE_LAW,
  type CaseAction,
  type ClockedCase,
  caseClock,
  endOfPeriod,
  isBreach,
  isFinalAtOnce,
  type LegalRuleView,
  ORDER_LAW,
  type OrderAction,
  ruleFor,
} from '@/lib/cases/rules'
import { appealsAt, finalAt, servedAt } from '@/lib/cases/rulings/rules'
import { type Law, stepFor } from '@/lib/states'
import { CaseState, OrderState, Role } from '@/prisma/generated/enums'

/** Every role × state × action that the law takes, as `ROLE STATE ACTION STATE`. */
function taken<S extends string, A extends string>(
  law: Law<S, A>,
  states: readonly S[],
  actions: readonly A[],
): string[] {
  return Object.values(Role).flatMap((role) =>
    states.flatMap((state) =>
      actions.flatMap((action) => {
        const step = stepFor(law, state, action, role)
        return step.ok ? [`${role} ${state} ${action} ${step.value.to}`] : []
      }),
    ),
  )
}

const ACTIONS: CaseAction[] = [
  'ACCEPT',
  'TRANSFER',
  'RULE',
  'NOTIFY',
  'LODGE_APPEAL',
  'RULE_APPEAL',
  'MAKE_FINAL',
  'CLOSE',
]
const ORDER_ACTIONS: OrderAction[] = ['SET_APART', 'CARRY_OUT']

describe('the law', () => {
  it('of files is exactly this', () => {
    expect(new Set(taken(CASE_LAW, Object.values(CaseState), ACTIONS))).toEqual(
      new Set([
        'PENALTY_OFFICER FILED ACCEPT FIRST_INSTANCE',
        'PENALTY_OFFICER FILED TRANSFER TRANSFERRED',
        'PENALTY_OFFICER FIRST_INSTANCE TRANSFER TRANSFERRED',
        'PENALTY_OFFICER FIRST_INSTANCE RULE RULED',
        'PENALTY_OFFICER RULED NOTIFY NOTIFIED',
        'PENALTY_OFFICER NOTIFIED LODGE_APPEAL APPEALED',
        'PENALTY_OFFICER APPEALED RULE_APPEAL FINAL',
        'PENALTY_OFFICER NOTIFIED MAKE_FINAL FINAL',
        'WAREHOUSE_KEEPER FINAL CLOSE CLOSED',
        'CUSTOMS_OFFICER FINAL CLOSE CLOSED',
      ]),
    )
  })

  it('of orders is exactly this, the second step by a second person', () => {
    expect(new Set(taken(ORDER_LAW, Object.values(OrderState), ORDER_ACTIONS))).toEqual(
      new Set([
        'WAREHOUSE_KEEPER ORDERED SET_APART SET_APART',
        'CUSTOMS_OFFICER ORDERED SET_APART SET_APART',
        'WAREHOUSE_KEEPER SET_APART CARRY_OUT CLOSED',
        'CUSTOMS_OFFICER SET_APART CARRY_OUT CLOSED',
      ]),
    )
    expect(ORDER_LAW.steps.filter(({ secondPerson }) => secondPerson)).toMatchObject([
      { action: 'CARRY_OUT' },
    ])
  })

  it('asks why of a non-competence order and of an appeal', () => {
    const asking = CASE_LAW.steps.filter(({ reason }) => reason).map(({ action }) => action)
    expect(new Set(asking)).toEqual(new Set(['TRANSFER', 'LODGE_APPEAL']))
  })
})

const jalali = (year: number, month: number, day: number, hour = 10) => {
  const at = fromTehranClock({ year, month, day, hour, minute: 30, second: 0 })
  if (!at) throw new Error('no such day')
  return at
}

type Day = [number, number, number]

describe('Jalali months', () => {
  it.each([
    [[1405, 1, 31], 1, [1405, 2, 31], 'thirty-one days after thirty-one'],
    [[1405, 6, 31], 1, [1405, 7, 30], 'Mehr has thirty'],
    [[1404, 11, 30], 1, [1404, 12, 29], 'Esfand has twenty-nine'],
    [[1403, 11, 30], 1, [1403, 12, 30], 'in a leap year thirty'],
    [[1404, 12, 29], 1, [1405, 1, 29], 'over the new year'],
    [[1404, 10, 30], 2, [1404, 12, 29], 'two months to the end of Esfand'],
    [[1405, 9, 2], 2, [1405, 11, 2], 'the same day'],
    [[1405, 9, 2], 0, [1405, 9, 2], 'none'],
  ] satisfies [Day, number, Day, string][])('%j and %i months is %j: %s', (from, months, to) => {
    expect(addJalaliMonths(jalali(...from), months)).toEqual(jalali(...to))
  })

  it('keep the time of day in Tehran where the clock was put forward', () => {
    expect(addJalaliMonths(jalali(1399, 12, 20), 1)).toEqual(jalali(1400, 1, 20))
  })

  const instants = fc.date({
    min: new Date('2015-01-01T00:00:00Z'),
    max: new Date('2060-01-01T00:00:00Z'),
    noInvalidDate: true,
  })

  it('move forward by 29 to 31 days each, and one after the other never past two at once', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 24 }), (at, months) => {
        const later = addJalaliMonths(at, months)
        const days = (later.getTime() - at.getTime()) / 86_400_000
        expect(days).toBeGreaterThan(29 * months - 1)
        expect(days).toBeLessThan(31 * months + 1)
        const stepwise = addJalaliMonths(addJalaliMonths(at, months), 1)
        expect(stepwise.getTime()).toBeLessThanOrEqual(addJalaliMonths(at, months + 1).getTime())
      }),
    )
  })

  it('the end of a day is on that day, and a millisecond later is not', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const end = endOfTehranDay(at)
        expect(end >= at).toBe(true)
        expect(tehranDay(end)).toBe(tehranDay(at))
        expect(tehranDay(new Date(end.getTime() + 1))).not.toBe(tehranDay(at))
      }),
    )
  })
})

const rule = (kind: LegalRuleView['kind'], sets: Partial<LegalRuleView>): LegalRuleView => ({
  id: kind,
  kind,
  article: '50',
  titleFa: '',
  titleEn: '',
  amountRial: null,
  days: null,
  months: null,
  validFrom: '2015-10-13',
  validTo: null,
  confidence: 'LAW',
  verifiedBy: null,
  ...sets,
})

const RULES = [
  rule('RULING_PERIOD', { article: '45', months: 1 }),
  rule('APPEAL_PERIOD', { days: 20 }),
  rule('FINAL_BELOW', { amountRial: 20_000_000 }),
  rule('DISPOSITION_PERIOD', { article: '56', months: 2, validFrom: '2022-02-15' }),
]

describe('the rule in force', () => {
  it('holds from its first day, and no longer on the day it ends', () => {
    const old = rule('APPEAL_PERIOD', { days: 10, validFrom: '2013-12-24', validTo: '2015-10-13' })
    const both = [old, ...RULES]
    const on = (instant: string) => ruleFor('APPEAL_PERIOD', both, new Date(instant))?.days
    expect(on('2013-12-23T12:00:00Z')).toBeUndefined()
    expect(on('2013-12-24T12:00:00Z')).toBe(10)
    expect(on('2015-10-12T20:00:00Z')).toBe(10)
    expect(on('2015-10-12T20:30:00Z')).toBe(20)
  })

  it('is the newer of two', () => {
    const newer = rule('APPEAL_PERIOD', { days: 30, validFrom: '2026-01-01' })
    expect(ruleFor('APPEAL_PERIOD', [...RULES, newer], new Date('2026-06-01'))?.days).toBe(30)
  })
})

const file = (state: CaseState, more: Partial<ClockedCase> = {}): ClockedCase => ({
  state,
  filedAt: jalali(1405, 6, 31),
  notifiedAt: jalali(1405, 8, 1),
  appealedAt: jalali(1405, 8, 10),
  finalAt: jalali(1405, 9, 30),
  valueRial: 500_000_000,
  ...more,
})

describe('the clock of a file', () => {
  const endOf = (...day: [number, number, number]) => endOfTehranDay(jalali(...day))
  it.each([
    ['FILED', 'RULING_PERIOD', '45', endOf(1405, 7, 30)],
    ['FIRST_INSTANCE', 'RULING_PERIOD', '45', endOf(1405, 7, 30)],
    ['NOTIFIED', 'APPEAL_PERIOD', '50', endOf(1405, 8, 21)],
    ['APPEALED', 'RULING_PERIOD', '45', endOf(1405, 9, 10)],
    ['FINAL', 'DISPOSITION_PERIOD', '56', endOf(1405, 11, 30)],
  ] as const)('that is %s is %s of article %s', (state, kind, article, dueAt) => {
    expect(caseClock(file(state), RULES)).toMatchObject({ kind, article, dueAt })
  })

  it.each(['RULED', 'TRANSFERRED', 'CLOSED'] as const)('that is %s does not run', (state) => {
    expect(caseClock(file(state), RULES)).toBeUndefined()
  })

  it('does not run without a rule, nor before one was in force', () => {
    expect(caseClock(file('FILED'), [])).toBeUndefined()
    const early = new Date('2022-02-14T08:00:00Z')
    expect(caseClock(file('FINAL', { finalAt: early }), RULES)).toBeUndefined()
  })

  it('does not run where its start is not on record', () => {
    expect(caseClock(file('APPEALED', { appealedAt: null }), RULES)).toBeUndefined()
  })

  it('of an appeal does not run below the amount, and does without a known value', () => {
    expect(caseClock(file('NOTIFIED', { valueRial: 19_999_999 }), RULES)).toBeUndefined()
    expect(caseClock(file('NOTIFIED', { valueRial: 20_000_000 }), RULES)).toBeDefined()
    expect(caseClock(file('NOTIFIED', { valueRial: null }), RULES)).toBeDefined()
  })

  it('is a breach once it has run out, but an appeal period never', () => {
    const late = jalali(1407, 1, 1)
    expect(isBreach(caseClock(file('FILED'), RULES), late)).toBe(true)
    expect(isBreach(caseClock(file('FINAL'), RULES), late)).toBe(true)
    expect(isBreach(caseClock(file('FILED'), RULES), endOf(1405, 7, 30))).toBe(false)
    expect(isBreach(caseClock(file('NOTIFIED'), RULES), late)).toBe(false)
    expect(isBreach(undefined, late)).toBe(false)
  })

  it('ends at the end of a day, later than it started, and the later the later', () => {
    const day = fc.integer({ min: 0, max: 10_000 })
    const at = (days: number) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000)
    const sets = fc.oneof(
      fc.record({ days: fc.integer({ min: 1, max: 90 }), months: fc.constant(null) }),
      fc.record({ days: fc.constant(null), months: fc.integer({ min: 1, max: 12 }) }),
    )
    fc.assert(
      fc.property(day, day, sets, (one, other, period) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)]
        const due = endOfPeriod(period, at(first))
        const later = endOfPeriod(period, at(second))
        if (!due || !later) throw new Error('a period has an end')
        expect(due > at(first)).toBe(true)
        expect(due <= later).toBe(true)
        expect(due).toEqual(endOfTehranDay(due))
      }),
    )
  })

  it('has no end where the rule sets an amount', () => {
    expect(endOfPeriod({ days: null, months: null }, new Date())).toBeUndefined()
  })
})

/** Value below, at and above the amount × days since notice. */
describe('a served ruling', () => {
  const served = jalali(1405, 8, 1, 0)
  const daysOn = (days: number) => new Date(served.getTime() + days * 86_400_000)
  const valued = (valueRial: number) => file('NOTIFIED', { valueRial, notifiedAt: served })
  it.each([
    [19_999_999, 0, 'BELOW_AMOUNT'],
    [19_999_999, 20, 'BELOW_AMOUNT'],
    [19_999_999, 21, 'BELOW_AMOUNT'],
    [20_000_000, 0, 'APPEAL_PERIOD_RUNS'],
    [20_000_000, 19, 'APPEAL_PERIOD_RUNS'],
    [20_000_000, 20, 'APPEAL_PERIOD_RUNS'],
    [20_000_000, 21, 'PERIOD_OVER'],
    [500_000_000, 20, 'APPEAL_PERIOD_RUNS'],
    [500_000_000, 21, 'PERIOD_OVER'],
    [500_000_000, 400, 'PERIOD_OVER'],
  ])('over goods of %i rial, %i days after its service: %s', (valueRial, days, expected) => {
    const answer = finalAt(valued(valueRial), RULES, daysOn(days))
    expect(answer.ok ? answer.value : answer.reason).toBe(expected)
    const appeal = appealsAt(valued(valueRial), RULES, daysOn(days))
    const open = {
      BELOW_AMOUNT: 'NO_APPEAL_BELOW_AMOUNT',
      APPEAL_PERIOD_RUNS: 'ok',
      PERIOD_OVER: 'APPEAL_PERIOD_OVER',
    }[expected]
    expect(appeal.ok ? 'ok' : appeal.reason).toBe(open)
  })

  it('says until which day an appeal is open', () => {
    expect(finalAt(valued(500_000_000), RULES, daysOn(3))).toMatchObject({
      details: { until: '2026-11-12' },
    })
  })

  it('can neither be final nor run out of its appeal without a rule', () => {
    expect(finalAt(valued(500_000_000), [], daysOn(400))).toMatchObject({
      reason: 'LEGAL_RULE_MISSING',
    })
    expect(appealsAt(valued(500_000_000), [], daysOn(400))).toMatchObject({ ok: true })
  })

  it('is not final at once before it is served', () => {
    expect(isFinalAtOnce({ notifiedAt: null, valueRial: 1 }, RULES)).toBe(false)
  })
})

describe('a day of service', () => {
  const ruledAt = jalali(1405, 8, 1)
  const at = jalali(1405, 8, 5)
  it.each([
    ['2026-10-22', 'SERVED_BEFORE_RULING'],
    ['2026-10-28', 'SERVED_IN_FUTURE'],
  ])('%s is refused: %s', (day, reason) => {
    expect(servedAt(day, ruledAt, at)).toMatchObject({ fields: [{ field: 'servedOn', reason }] })
  })

  it('that is the day of the ruling is its moment, a later one its beginning', () => {
    expect(servedAt('2026-10-23', ruledAt, at)).toEqual({ ok: true, value: ruledAt })
    expect(servedAt('2026-10-26', ruledAt, at)).toEqual({
      ok: true,
      value: new Date('2026-10-25T20:30:00Z'),
    })
    expect(servedAt('2026-10-27', ruledAt, at)).toMatchObject({ ok: true })
  })
})
