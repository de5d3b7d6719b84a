import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tehranDay } from '@/lib/calendar'
import { figuresOf, type Outage, type Tally, tallyOf } from '@/lib/scanners/availability/rules'
import { outagesOf } from '@/lib/scanners/downtime/rules'
import { type Span, scheduledSpans, serviceOf, windowOf } from '@/lib/scanners/schedule/rules'
import { windowInput } from '@/lib/scanners/schedule/schema'
import type { Blocker } from '@/prisma/generated/enums'

/** Hours of scanners: hand-worked cases, and a slow count minute by minute to compare with. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const span = (from: string, to: string): Span => ({ from: new Date(from), to: new Date(to) })
const outage = (from: string, to: string | null, more: Partial<Outage> = {}): Outage => ({
  from: new Date(from),
  to: to === null ? null : new Date(to),
  reason: 'BREAKDOWN',
  blocker: 'PART',
  ...more,
})
const hoursOf = (spans: Span[]) =>
  spans.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / HOUR, 0)

describe('scheduled hours', () => {
  const hours = { opensAtHour: 7, closesAtHour: 19 }

  it('are those of each Tehran day, cut at both ends', () => {
    // 09:30 in Tehran on the 1st to 08:00 on the 3rd: 9½ + 12 + 1.
    const spans = scheduledSpans(hours, span('2026-11-01T06:00:00Z', '2026-11-03T04:30:00Z'))
    expect(spans.map(({ from }) => from.toISOString())).toEqual([
      '2026-11-01T06:00:00.000Z',
      '2026-11-02T03:30:00.000Z',
      '2026-11-03T03:30:00.000Z',
    ])
    expect(hoursOf(spans)).toBe(22.5)
  })

  it.each([
    ['when clocks went forward', '2021-03-20T20:30:00Z', '2021-03-22T19:30:00Z', 24 + 23],
    ['when clocks went back', '2021-09-20T19:30:00Z', '2021-09-22T20:30:00Z', 25 + 24],
    ['in a year without summer time', '2023-03-20T20:30:00Z', '2023-03-22T20:30:00Z', 48],
  ])('round the clock %s', (_, from, to, expected) => {
    const round = { opensAtHour: 0, closesAtHour: 24 }
    expect(hoursOf(scheduledSpans(round, span(from, to)))).toBe(expected)
  })

  it.each([
    [
      '07:00 the day clocks went forward',
      '2021-03-21T20:30:00Z',
      7,
      19,
      '2021-03-22T02:30:00Z',
      12,
    ],
    ['the hour that was skipped', '2021-03-21T20:30:00Z', 0, 1, undefined, 0],
    ['the hour that came twice', '2021-09-20T19:30:00Z', 23, 24, '2021-09-21T18:30:00Z', 2],
  ])('%s', (_, midnight, opensAtHour, closesAtHour, from, expected) => {
    const start = new Date(midnight)
    const end = new Date(start.getTime() + (expected === 2 ? 25 : 23) * HOUR)
    const whole = { from: start, to: end }
    const spans = scheduledSpans({ opensAtHour, closesAtHour }, whole)
    expect(spans[0]?.from.toISOString()).toBe(from && new Date(from).toISOString())
    expect(hoursOf(spans)).toBe(expected)
  })

  it('of nothing are none', () => {
    expect(scheduledSpans(hours, span('2026-11-01T20:00:00Z', '2026-11-01T22:00:00Z'))).toEqual([])
  })
})

describe('a window', () => {
  it('is so many Tehran days with today as far as it has come', () => {
    const at = new Date('2026-11-23T11:00:00Z')
    expect(windowOf(7, at)).toEqual({ from: new Date('2026-11-16T20:30:00Z'), to: at })
    expect(tehranDay(windowOf(90, at).from)).toBe('2026-08-26')
  })

  it.each([
    [{ days: '7' }, 7],
    [{ days: '90' }, 90],
    [{}, 30],
    [{ days: '8' }, 30],
    [{ days: ['7', '90'] }, 30],
    [{ days: 'many' }, 30],
  ])('is read from the address %j', (query, days) => {
    expect(windowInput.parse(query)).toEqual({ days })
  })
})

/** Minute by minute, by the clock on a wall in Tehran. */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tehran',
  hour: 'numeric',
  hourCycle: 'h23',
})
function countMinutes(
  hours: { opensAtHour: number; closesAtHour: number },
  service: Span | undefined,
  outages: Outage[],
  window: Span,
) {
  const counted = { scheduled: 0, down: 0, blockers: new Map<Blocker | null, number>() }
  for (let at = window.from.getTime(); at < window.to.getTime(); at += MINUTE) {
    const hour = Number(clock.format(at))
    const within = service && service.from.getTime() <= at && at < service.to.getTime()
    if (!within || hour < hours.opensAtHour || hour >= hours.closesAtHour) continue
    counted.scheduled += MINUTE
    const held = outages.find(
      ({ from, to }) => from.getTime() <= at && (to === null || at < to.getTime()),
    )
    if (!held) continue
    counted.down += MINUTE
    counted.blockers.set(held.blocker, (counted.blockers.get(held.blocker) ?? 0) + MINUTE)
  }
  return counted
}

/** Days on which something turns: clocks, months, years in both calendars, a leap day. */
const DAYS = [
  '1996-03-19T12:00:00Z',
  '2008-09-19T12:00:00Z',
  '2021-03-20T12:00:00Z',
  '2021-09-20T12:00:00Z',
  '2022-03-20T12:00:00Z',
  '2022-09-20T12:00:00Z',
  '2023-12-30T12:00:00Z',
  '2024-02-28T12:00:00Z',
  '2025-03-19T12:00:00Z',
  '2026-10-21T12:00:00Z',
]
const LENGTH = 3 * 24 * 60

const anyCase = fc.record({
  start: fc.constantFrom(...DAYS),
  first: fc.integer({ min: 0, max: 24 * 60 }),
  last: fc.integer({ min: 24 * 60, max: LENGTH }),
  hours: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .filter(([opens, closes]) => opens < closes),
  cuts: fc.uniqueArray(fc.integer({ min: -600, max: LENGTH + 600 }), { maxLength: 9 }),
  blockers: fc.array(fc.constantFrom<Blocker | null>('PART', 'POWER', 'VENDOR', null), {
    minLength: 5,
    maxLength: 5,
  }),
  service: fc.option(
    fc.tuple(fc.integer({ min: -600, max: LENGTH }), fc.integer({ min: 1, max: LENGTH })),
    { nil: undefined },
  ),
})

/** Cuts in order become outages: from one to the next, the last one perhaps still open. */
function build({
  start,
  first,
  last,
  hours,
  cuts,
  blockers,
  service,
}: typeof anyCase extends fc.Arbitrary<infer T> ? T : never) {
  const at = (minute: number) => new Date(Date.parse(start) + minute * MINUTE)
  const ordered = cuts.toSorted((a, b) => a - b)
  const outages = blockers.flatMap((blocker, index): Outage[] => {
    const [from, to] = [ordered[index * 2], ordered[index * 2 + 1]]
    if (from === undefined) return []
    return [{ from: at(from), to: to === undefined ? null : at(to), reason: 'BREAKDOWN', blocker }]
  })
  return {
    window: { from: at(first), to: at(last) },
    hours: { opensAtHour: hours[0], closesAtHour: hours[1] },
    outages,
    service: service && { from: at(service[0]), to: at(service[0] + service[1]) },
  }
}

describe('against a count minute by minute', () => {
  it('scheduled and down hours are the same, also where clocks, months and years turn', () => {
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const { window, hours, outages, service } = build(drawn)
        const tally = tallyOf({ ...hours, ratedPerHour: 20, service, scans: 0 }, outages, window)
        const { scheduled, down, blockers } = countMinutes(hours, service, outages, window)
        expect(tally).toMatchObject({ scheduled, down })
        expect(Object.fromEntries(tally.blockers)).toEqual(Object.fromEntries(blockers))
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  it('availability lies between 0 and 1, and what blockers hold adds up to what was down', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(5000), (drawn, scans) => {
        const { window, hours, outages, service } = build(drawn)
        const tally = tallyOf({ ...hours, ratedPerHour: 20, service, scans }, outages, window)
        const figures = figuresOf([tally])
        const { availability, scheduledHours, upHours, downHours } = figures
        if (scheduledHours === 0) expect(availability).toBeUndefined()
        else expect(availability).toSatisfy((ao: number) => ao >= 0 && ao <= 1)
        expect(upHours + downHours).toBeCloseTo(scheduledHours, 6)
        const held = figures.blockers.reduce((sum, one) => sum + one.hours, 0)
        expect(held).toBeCloseTo(downHours, 6)
      }),
    )
  })
})

const window = span('2026-11-01T00:00:00Z', '2026-11-11T00:00:00Z')
const tally = (more: Partial<Tally> = {}): Tally => ({
  scheduled: 100 * HOUR,
  down: 0,
  blockers: new Map(),
  failures: 0,
  restored: 0,
  restoring: 0,
  scans: 900,
  ratedPerHour: 20,
  ...more,
})

describe('figures', () => {
  it('worked by hand: one hundred scheduled hours, ten down, nine hundred scans', () => {
    const held = new Map<Blocker, number>([['PART', 10 * HOUR]])
    const one = tally({
      down: 10 * HOUR,
      blockers: held,
      failures: 2,
      restored: 2,
      restoring: 30 * HOUR,
    })
    expect(figuresOf([one])).toEqual({
      scheduledHours: 100,
      upHours: 90,
      downHours: 10,
      availability: 0.9,
      failures: 2,
      mtbfHours: 45,
      restored: 2,
      mdtHours: 15,
      lostScans: 100,
      withoutThroughput: 0,
      scans: 900,
      utilisation: 0.5,
      blockers: [{ blocker: 'PART', hours: 10 }],
    })
  })

  it('of many weigh by hours, and lose each at its own pace', () => {
    const busy = tally({ scheduled: 10 * HOUR, down: 5 * HOUR, scans: 50 })
    const slow = tally({ scheduled: 30 * HOUR, down: 10 * HOUR, scans: 20 })
    const figures = figuresOf([busy, slow])
    expect(figures.availability).toBe(25 / 40)
    expect(figures.lostScans).toBe(50 + 10)
    expect(figures.utilisation).toBe(70 / (20 * 25))
  })

  it('without a failure have no MTBF: it is longer than what was run', () => {
    expect(figuresOf([tally()])).toMatchObject({ mtbfHours: undefined, upHours: 100, failures: 0 })
  })

  it('of a unit that was down throughout: none of it up, and what it lost cannot be told', () => {
    const dead = tally({ down: 100 * HOUR, scans: 0 })
    expect(figuresOf([dead])).toMatchObject({
      availability: 0,
      lostScans: undefined,
      withoutThroughput: 1,
      utilisation: undefined,
      mdtHours: undefined,
    })
    expect(figuresOf([dead, tally()])).toMatchObject({ lostScans: 0, withoutThroughput: 1 })
  })

  it('with nothing scheduled are not available, never 0', () => {
    for (const none of [[], [tally({ scheduled: 0, scans: 0 })]])
      expect(figuresOf(none)).toMatchObject({
        availability: undefined,
        mtbfHours: undefined,
        lostScans: undefined,
        utilisation: undefined,
      })
  })

  it('count failures that began in the window, but no planned maintenance', () => {
    const unit = { opensAtHour: 7, closesAtHour: 19, ratedPerHour: 20, scans: 0, service: window }
    const outages = [
      outage('2026-10-30T00:00:00Z', '2026-11-02T00:00:00Z'),
      outage('2026-11-03T00:00:00Z', '2026-11-03T06:00:00Z'),
      outage('2026-11-05T00:00:00Z', '2026-11-06T00:00:00Z', { reason: 'PLANNED_MAINTENANCE' }),
      outage('2026-11-09T00:00:00Z', null, { reason: null }),
    ]
    // Restored in the window: 72 h and 6 h, as long as they took, day and night.
    expect(tallyOf(unit, outages, window)).toMatchObject({
      failures: 2,
      restored: 2,
      restoring: 78 * HOUR,
    })
  })
})

describe('a unit counts', () => {
  const at = new Date('2026-11-23T11:00:00Z')
  const unit = {
    state: 'IN_SERVICE' as const,
    stateSince: new Date('2026-11-20T00:00:00Z'),
    installedOn: '2026-11-10',
    enteredAt: undefined,
  }

  it('from its recorded entry into service, else its installation, else its state', () => {
    const enteredAt = new Date('2026-11-15T00:00:00Z')
    expect(serviceOf({ ...unit, enteredAt }, at)).toEqual({ from: enteredAt, to: at })
    expect(serviceOf(unit, at)).toEqual({ from: new Date('2026-11-09T20:30:00Z'), to: at })
    expect(serviceOf({ ...unit, installedOn: null }, at)?.from).toEqual(unit.stateSince)
  })

  it('until it is retired, and never while it is on its way', () => {
    expect(serviceOf({ ...unit, state: 'RETIRED' }, at)?.to).toEqual(unit.stateSince)
    expect(serviceOf({ ...unit, state: 'COMMISSIONING' }, at)).toBeUndefined()
  })

  it('as down since its state began where older data has no open downtime', () => {
    const down = {
      state: 'OUT_OF_SERVICE' as const,
      stateSince: unit.stateSince,
      blocker: 'PART' as const,
    }
    const unknown = { from: unit.stateSince, to: null, reason: null, blocker: 'PART' }
    expect(outagesOf(down, [])).toEqual([unknown])
    const open = outage('2026-11-20T00:00:00Z', null)
    expect(outagesOf(down, [open])).toEqual([open])
    const later = outage('2026-11-19T00:00:00Z', '2026-11-21T00:00:00Z')
    expect(outagesOf(down, [later])).toEqual([later, { ...unknown, from: later.to }])
    expect(outagesOf({ ...down, state: 'IN_SERVICE' }, [])).toEqual([])
  })
})
