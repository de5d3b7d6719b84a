import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import type { Result } from '@/lib/result'
import { baseMapOf, type Topology } from '@/lib/route-risk/base-map/rules'
import { isAhead, isOver } from '@/lib/route-risk/interventions/rules'
import { planInput } from '@/lib/route-risk/interventions/schema'
import {
  frameOf,
  middleOf,
  pathOf,
  scaleBarOf,
  toPaper,
  UNITS_PER_KM,
  widened,
} from '@/lib/route-risk/map/rules'
import {
  figuresOf,
  isShown,
  lastWeeks,
  ranked,
  standingOf,
  trendOf,
} from '@/lib/route-risk/overview/rules'
import {
  canAnswerReport,
  canIntervene,
  canReadRoutes,
  canRegisterSegment,
  canReport,
} from '@/lib/route-risk/policy'
import { observedAt, severityOf } from '@/lib/route-risk/reports/rules'
import { submitReportInput } from '@/lib/route-risk/reports/schema'
import {
  INTERVENTION_LAW,
  type InterventionAction,
  REPORT_LAW,
  type ReportAction,
} from '@/lib/route-risk/rules'
import { lengthOf, MOST_POINTS, readLine } from '@/lib/route-risk/segments/rules'
import { registerSegmentInput, routeFilter } from '@/lib/route-risk/segments/schema'
import { stepFor } from '@/lib/states'
import { InterventionState, ReportState, Role } from '@/prisma/generated/enums'
import { PEOPLE, PERSONAS, policeInKhorramshahr } from '../support/people'
import { comradeInKhorramshahr, policeInDashtAzadegan } from '../support/route-risk-world'

const AT = new Date('2026-11-24T08:00:00Z')
const daysAgo = (days: number) => new Date(AT.getTime() - days * 86_400_000)

describe('what may be done with a report', () => {
  const ACTIONS: ReportAction[] = ['CORROBORATE', 'REFUTE']
  it.each(Object.values(Role))('is the law and nothing but it: %s', (role) => {
    const allowed = Object.values(ReportState).flatMap((state) =>
      ACTIONS.flatMap((action) => {
        const step = stepFor(REPORT_LAW, state, action, role)
        return step.ok ? [`${state} ${action} ${step.value.to}`] : []
      }),
    )
    const law = ['SUBMITTED CORROBORATE CORROBORATED', 'SUBMITTED REFUTE REFUTED']
    expect(allowed).toEqual(role === 'POLICE_OFFICER' ? law : [])
  })

  it('is always done by a second person, and a refutation says why', () => {
    expect(REPORT_LAW.steps.every(({ secondPerson }) => secondPerson)).toBe(true)
    expect(REPORT_LAW.steps.filter(({ reason }) => reason).map(({ action }) => action)).toEqual([
      'REFUTE',
    ])
  })
})

describe('what may be done with an intervention', () => {
  const ACTIONS: InterventionAction[] = ['START', 'END', 'CANCEL']
  it.each(Object.values(Role))('is the law and nothing but it: %s', (role) => {
    const allowed = Object.values(InterventionState).flatMap((state) =>
      ACTIONS.flatMap((action) => {
        const step = stepFor(INTERVENTION_LAW, state, action, role)
        return step.ok ? [`${state} ${action} ${step.value.to}`] : []
      }),
    )
    const law = ['PLANNED START ACTIVE', 'PLANNED CANCEL CANCELLED', 'ACTIVE END ENDED']
    expect(allowed).toEqual(role === 'POLICE_OFFICER' ? law : [])
  })
})

describe('who may', () => {
  const told = (ask: (actor: Actor) => Result<null>) =>
    Object.fromEntries(
      PERSONAS.map((persona) => {
        const answer = ask(PEOPLE[persona])
        return [persona, answer.ok ? 'ok' : answer.reason]
      }),
    )
  const only = (allowed: Record<string, string>) => ({
    ...Object.fromEntries(PERSONAS.map((persona) => [persona, 'NOT_YOUR_TASK'])),
    ...allowed,
  })
  const police = { policeInKhorramshahr: 'ok' }

  it('read about side routes', () => {
    const customs = { officerAtShalamcheh: 'ok', officerAtChazabeh: 'ok', supervisor: 'ok' }
    expect(told(canReadRoutes)).toEqual(only({ ...police, ...customs, judge: 'ok' }))
  })

  it('register them', () => {
    expect(told(canRegisterSegment)).toEqual(only(police))
  })

  it('report on them', () => {
    expect(told(canReport)).toEqual(only(police))
  })

  it('answer a report: police, but never the reporter', () => {
    expect(told((actor) => canAnswerReport(actor, { reporterId: 'another' }))).toEqual(only(police))
    const own = { reporterId: policeInKhorramshahr.id }
    expect(told((actor) => canAnswerReport(actor, own))).toEqual(
      only({ policeInKhorramshahr: 'SECOND_PERSON_NEEDED' }),
    )
    expect(canAnswerReport(comradeInKhorramshahr, own)).toEqual({ ok: true, value: null })
    expect(canAnswerReport(policeInDashtAzadegan, own)).toEqual({ ok: true, value: null })
  })

  it('intervene: the police of the route’s own county', () => {
    const segment = { countyCode: 'khorramshahr' }
    expect(told((actor) => canIntervene(actor, segment))).toEqual(only(police))
    for (const countyCode of ['dasht-e-azadegan', null])
      expect(canIntervene({ ...policeInDashtAzadegan, countyCode }, segment)).toMatchObject({
        reason: 'ROUTE_OF_OTHER_COUNTY',
      })
  })
})

describe('the points of a route', () => {
  const reasonOf = (text: string) => {
    const read = readLine(text)
    return read.ok ? read.value : read.fields[0]
  }

  it('are read with digits and separators of either script', () => {
    const expected = [
      [48.05, 30.5],
      [48.1, 30.55],
    ]
    for (const text of [
      '48.05, 30.5\n48.10, 30.55',
      '۴۸٫۰۵، ۳۰٫۵\n۴۸٫۱۰، ۳۰٫۵۵',
      '[48.05,30.5],\n\n[48.10,30.55]',
      '48.05 30.5 \n48.10\t30.55',
    ])
      expect(reasonOf(text)).toEqual(expected)
  })

  it.each([
    ['', { reason: 'REQUIRED' }],
    ['48.05, 30.5\nSusangerd', { reason: 'LINE_NOT_READ', details: { line: 2 } }],
    ['48.05, 30.5\n48,10, 30,55', { reason: 'LINE_NOT_READ', details: { line: 2 } }],
    ['30.5, 48.05\n30.55, 48.10', { reason: 'LINE_SWAPPED' }],
    ['48.05, 30.5\n\n30.55, 48.10', { reason: 'LINE_OUTSIDE', details: { line: 3 } }],
    ['51.4, 35.7\n48.05, 30.5', { reason: 'LINE_OUTSIDE', details: { line: 1 } }],
    ['48.05, 30.5', { reason: 'LINE_TOO_SHORT' }],
    ['48.05, 30.5\n48.05, 30.5', { reason: 'LINE_WITHOUT_LENGTH' }],
  ])('%j are refused: %j', (text, refusal) => {
    expect(reasonOf(text)).toMatchObject({ field: 'line', ...refusal })
  })

  it('are at most 500', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => `48.${1000 + at}, 30.5`).join('\n')
    expect(readLine(rows(MOST_POINTS))).toMatchObject({ ok: true })
    expect(reasonOf(rows(MOST_POINTS + 1))).toMatchObject({ reason: 'LINE_TOO_LONG' })
  })

  it('give the length by the haversine formula', () => {
    expect(
      lengthOf([
        [48, 30],
        [48, 31],
      ]),
    ).toBeCloseTo(111.195, 3)
    expect(
      lengthOf([
        [48, 30.5],
        [49, 30.5],
      ]),
    ).toBeCloseTo(95.81, 2)
  })
})

describe('a form', () => {
  const registered = {
    code: 'kh-۰۷',
    nameFa: 'راه نخلستان',
    nameEn: 'Palm road',
    countyCode: 'khorramshahr',
    surface: 'DIRT',
    harm: 'HIGH',
    monthlyValueRial: '۳۵٬۰۰۰٬۰۰۰٬۰۰۰',
    line: '48.05, 30.5\r\n48.1, 30.55',
  }

  it('of a route is read as people type it', () => {
    expect(registerSegmentInput.parse(registered)).toMatchObject({
      code: 'KH-07',
      monthlyValueRial: 35_000_000_000,
      line: '48.05, 30.5\n48.1, 30.55',
    })
  })

  it.each(['new', 'report', 'KH', 'K-1-', 'کد۱', `K${'1'.repeat(16)}`])(
    'does not take the code %s',
    (code) => {
      expect(registerSegmentInput.safeParse({ ...registered, code }).success).toBe(false)
    },
  )

  const seen = {
    segmentId: '01a20d14-05a7-7584-8300-5d7e688603e7',
    severity: '4',
    observedOn: '2026-11-24',
    observedTime: '۰۹:۳۰',
    note: 'رد چرخ',
  }

  it('of a report is read, and its time is a Tehran time', () => {
    const read = submitReportInput.parse(seen)
    expect(read).toMatchObject({ severity: 4, observedTime: '09:30' })
    expect(observedAt(read.observedOn, read.observedTime, AT)).toEqual({
      ok: true,
      value: new Date('2026-11-24T06:00:00Z'),
    })
  })

  it.each([
    ['2026-11-24', '11:30', 'ok'],
    ['2026-11-24', '11:31', 'OBSERVED_IN_FUTURE'],
    ['2026-10-25', '11:30', 'ok'],
    ['2026-10-25', '11:29', 'OBSERVED_TOO_LONG_AGO'],
    ['2026-02-30', '11:00', 'DAY_NOT_ON_CALENDAR'],
  ])('seen on %s at %s: %s', (day, time, expected) => {
    const read = observedAt(day, time, AT)
    expect(read.ok ? 'ok' : read.fields[0]?.reason).toBe(expected)
  })

  it.each(['0', '6', 'x', '', '2.5'])('of a report does not take the severity %j', (severity) => {
    expect(submitReportInput.safeParse({ ...seen, severity }).success).toBe(false)
  })

  it('of a plan runs forward, from today on, for 1 to 24 hours a day', () => {
    const plan = {
      segmentId: seen.segmentId,
      kind: 'PATROL',
      plannedFrom: '2026-11-24',
      plannedTo: '2026-11-24',
      hoursPerDay: '۲۴',
    }
    expect(planInput.parse(plan)).toMatchObject({ hoursPerDay: 24 })
    for (const wrong of [
      { plannedTo: '2026-11-23' },
      { hoursPerDay: '0' },
      { hoursPerDay: '25' },
      { kind: 'RAID' },
    ])
      expect(planInput.safeParse({ ...plan, ...wrong }).success).toBe(false)
    expect(isAhead('2026-11-24', AT).ok).toBe(true)
    expect(isAhead('2026-11-23', AT)).toMatchObject({ fields: [{ reason: 'PLAN_IN_PAST' }] })
    expect(isOver(new Date('2026-11-24'), AT)).toBe(false)
    expect(isOver(new Date('2026-11-23'), AT)).toBe(true)
  })

  it('names each step of severity', () => {
    expect([1, 2, 3, 4, 5].map(severityOf)).toEqual([
      'TRACE',
      'SINGLE',
      'REPEATED',
      'ORGANISED',
      'IN_STRENGTH',
    ])
  })
})

describe('the province', () => {
  const report = (days: number, state: ReportState) => ({
    severity: 5,
    state,
    observedAt: daysAgo(days),
    submittedAt: daysAgo(days),
    answeredAt: state === 'SUBMITTED' ? null : daysAgo(days),
  })
  const route = (code: string, days: number[], state: ReportState = 'CORROBORATED') => {
    const facts = {
      code,
      countyCode: 'abadan',
      scoredSince: days.length > 0 ? daysAgo(Math.max(...days)) : null,
      inputs: {
        lengthKm: 1,
        monthlyValueRial: 50_000_000_000,
        harm: 'SEVERE' as const,
        reports: days.map((one) => report(one, state)),
        interventions: [],
      },
    }
    return { ...facts, ...standingOf(facts, AT) }
  }

  it('ranks routes by their score now, those without one last', () => {
    const routes = [route('C', []), route('B', [60]), route('A', [1])]
    expect(ranked(routes).map(({ code }) => code)).toEqual(['A', 'B', 'C'])
  })

  it('measures a change against thirty days ago, where there was a score', () => {
    expect(route('A', [1]).change).toBeUndefined()
    expect(route('A', [40]).change).toBeLessThan(0)
    expect(route('A', [40, 1]).change).toBeGreaterThan(0)
    expect(route('A', []).score).toBeUndefined()
  })

  it('counts what its figures say, and divides by nothing where nothing was answered', () => {
    const routes = [
      route('A', [1, 31]),
      route('B', [2], 'REFUTED'),
      route('C', [3], 'SUBMITTED'),
      route('D', []),
    ]
    expect(figuresOf(routes, AT)).toEqual({
      routes: 4,
      scored: 3,
      high: 2,
      reports: 3,
      reportsBefore: 1,
      answered: 2,
      corroborated: 1,
      active: 0,
      controlled: 0,
    })
  })

  it('shows the routes that the filter names', () => {
    const routes = [route('A', [1]), route('B', [90]), route('C', [])]
    const shown = (asked: Record<string, string>) =>
      routes.filter((one) => isShown(one, routeFilter.parse(asked))).map(({ code }) => code)
    expect(shown({})).toEqual(['A', 'B', 'C'])
    expect(shown({ show: 'high' })).toEqual(['A'])
    expect(shown({ show: 'reported' })).toEqual(['A'])
    expect(shown({ show: 'unscored' })).toEqual(['C'])
    expect(shown({ show: 'controlled' })).toEqual([])
    expect(shown({ band: 'MEDIUM' })).toEqual(['B'])
    expect(shown({ county: 'ahvaz' })).toEqual([])
    expect(shown({ county: '%', show: 'nonsense', page: '-1' })).toEqual(['A', 'B', 'C'])
  })

  it('counts weeks from Saturday to Friday in Tehran, the running one last', () => {
    const weeks = lastWeeks(AT, 3)
    expect(weeks.map(({ from, partial }) => [from, partial])).toEqual([
      ['2026-11-07', false],
      ['2026-11-14', false],
      ['2026-11-21', true],
    ])
    expect(weeks.map(({ end }) => end.toISOString())).toEqual([
      '2026-11-13T20:30:00.000Z',
      '2026-11-20T20:30:00.000Z',
      AT.toISOString(),
    ])
    expect(lastWeeks(new Date('2026-11-20T20:30:00Z'), 1)[0]?.from).toBe('2026-11-21')
    expect(lastWeeks(new Date('2026-11-20T20:29:59Z'), 1)[0]?.from).toBe('2026-11-14')
  })

  it('follows the mean of the ten highest scores, undefined before any', () => {
    const weeks = lastWeeks(AT, 3)
    const eleven = Array.from({ length: 11 }, (_, at) => route(`R${at}`, at === 0 ? [100] : [8]))
    const [first, second, third] = trendOf(eleven, weeks)
    expect(first).toBeLessThan(second ?? 0)
    expect(third).toBeLessThan(second ?? 0)
    expect(trendOf([route('A', [])], weeks)).toEqual([undefined, undefined, undefined])
    const highest = eleven.slice(1, 2).map((one) => one.score?.score ?? 0)
    expect(third).toBeCloseTo(highest[0] ?? 0, 9)
  })
})

describe('the paper', () => {
  it('keeps north up, and a degree of latitude at 111 km', () => {
    const [x1, y1] = toPaper([48, 31])
    const [x2, y2] = toPaper([48, 30])
    expect(x1).toBe(x2)
    expect((y2 - y1) / UNITS_PER_KM).toBeCloseTo(111.195, 6)
    expect(toPaper([49, 31])[0]).toBeGreaterThan(x1)
  })

  it('writes paths in whole steps and drops points that fall together', () => {
    const points = [
      [0.2, 0.2],
      [0.3, 0.1],
      [10.4, 5],
    ] as const
    expect(pathOf(points)).toBe('M0 0l10 5')
    expect(pathOf(points, true)).toBe('M0 0l10 5z')
    expect(pathOf([[3, 4]])).toBe('M3 4h0')
    expect(pathOf([])).toBe('')
  })

  it('finds the middle of a line by length', () => {
    expect(
      middleOf([
        [0, 0],
        [2, 0],
        [10, 0],
      ]),
    ).toEqual([5, 0])
  })

  it('frames points with a margin, widened to a shape about the same middle', () => {
    const frame = frameOf(
      [
        [10, 10],
        [20, 40],
      ],
      5,
    )
    expect(frame).toEqual({ x: 5, y: 5, width: 20, height: 40 })
    const wide = widened(frame, 100, 2)
    expect(wide).toEqual({ x: -35, y: 0, width: 100, height: 50 })
    expect(scaleBarOf({ ...wide, width: 100 * UNITS_PER_KM }, 0.3)).toBe(20)
  })

  it('holds thirty counties, each name inside its county’s width, and no broken path', () => {
    const topology = JSON.parse(readFileSync('public/map/khuzestan.topojson', 'utf8')) as Topology
    const map = baseMapOf(topology)
    expect(map.counties).toHaveLength(30)
    for (const county of map.counties) expect(county.width).toBeGreaterThan(50)
    for (const path of [map.land, map.borders]) expect(path).toMatch(/^[MlhzM\d -]+$/)
    expect(map.land.length + map.borders.length).toBeLessThan(30_000)
  })
})
