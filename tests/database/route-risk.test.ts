import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/id'
import { listCounties, listRouteChoices } from '@/lib/route-risk/choices/queries'
import {
  cancelIntervention,
  endIntervention,
  planIntervention,
  startIntervention,
} from '@/lib/route-risk/interventions/commands'
import { getOverview } from '@/lib/route-risk/overview/queries'
import { corroborateReport, refuteReport, submitReport } from '@/lib/route-risk/reports/commands'
import { bandOf, ROUTE_MODEL, scoreOf } from '@/lib/route-risk/scores/rules'
import { registerSegment } from '@/lib/route-risk/segments/commands'
import { getRoute } from '@/lib/route-risk/segments/queries'
import { type RegisterSegmentInput, routeFilter } from '@/lib/route-risk/segments/schema'
import { query } from '../support/database'
import { officeId, PEOPLE, PERSONAS, policeInKhorramshahr } from '../support/people'
import {
  cachedScore,
  comradeInKhorramshahr,
  haveIntervention,
  haveReport,
  haveSegment,
  policeInDashtAzadegan,
  scoresOf,
  settleRoutes,
} from '../support/route-risk-world'
import { eventsOf, itIs, refusalOf } from '../support/world'

beforeAll(settleRoutes)

const NOW = '2026-11-24T08:00:00Z'
const OTHERS = PERSONAS.filter((persona) => persona !== 'policeInKhorramshahr')
const READERS = ['officerAtShalamcheh', 'officerAtChazabeh', 'supervisor', 'judge']

const typed = (segmentId: string, changed: Record<string, unknown> = {}) => ({
  segmentId,
  severity: 5,
  observedOn: '2026-11-24',
  observedTime: '11:30',
  note: 'رد چند خودرو',
  ...changed,
})

const alertsAbout = (segmentId: string) =>
  query('SELECT rule_code, evidence, office_id, state FROM alert WHERE subject_id = $1', [
    segmentId,
  ])

async function expectScored(segmentId: string, scores: number): Promise<void> {
  const ledger = await scoresOf(segmentId)
  expect(ledger).toHaveLength(scores)
  const newest = ledger.at(-1)
  expect(await cachedScore(segmentId)).toEqual({
    score: newest?.score ?? null,
    band: newest?.band ?? null,
    scored_at: newest?.at ?? null,
  })
}

describe('a side route', () => {
  const registered: RegisterSegmentInput = {
    code: 'R-01',
    nameFa: 'راه نخلستان',
    nameEn: 'Palm grove road',
    countyCode: 'khorramshahr',
    surface: 'DIRT',
    harm: 'HIGH',
    monthlyValueRial: 35_000_000_000,
    line: '48.06, 30.50\n48.09, 30.53',
  }

  it('is registered with the length of its line and an event, and has no score yet', async () => {
    itIs(NOW)
    expect(await registerSegment(policeInKhorramshahr, registered)).toEqual({
      ok: true,
      value: { code: 'R-01' },
    })
    const [row] = await query("SELECT * FROM route_segment WHERE code = 'R-01'")
    expect(row).toMatchObject({
      line: [
        [48.06, 30.5],
        [48.09, 30.53],
      ],
      monthly_value_rial: '35000000000',
      score: null,
      band: null,
    })
    expect(row?.length_km).toBeCloseTo(4.4, 1)
    expect(await eventsOf(String(row?.id))).toMatchObject([
      { event: 'ROUTE_SEGMENT_REGISTERED', after: { code: 'R-01', points: 2 } },
    ])
  })

  it('is refused where its code, county or line will not do', async () => {
    const told = async (changed: Partial<RegisterSegmentInput>) => {
      const outcome = await registerSegment(policeInKhorramshahr, { ...registered, ...changed })
      return outcome.ok ? 'ok' : outcome.fields[0]?.reason
    }
    expect(await told({ code: 'R-01' })).toBe('ROUTE_CODE_TAKEN')
    expect(await told({ code: 'R-02', countyCode: 'atlantis' })).toBe('COUNTY_UNKNOWN')
    expect(await told({ code: 'R-02', line: '30.5, 48.06\n30.53, 48.09' })).toBe('LINE_SWAPPED')
  })

  it.each(OTHERS)('is not registered by %s', async (persona) => {
    const outcome = await registerSegment(PEOPLE[persona], { ...registered, code: 'R-03' })
    expect(outcome).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it('of one code sent twice at once is registered once', async () => {
    const outcomes = await Promise.all(
      [1, 2].map(() => registerSegment(policeInKhorramshahr, { ...registered, code: 'R-04' })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('stays as it was registered, and is kept', async () => {
    const { id } = await haveSegment()
    const change = 'UPDATE route_segment SET length_km = 1 WHERE id = $1'
    expect(await refusalOf(change, [id])).toBe('23001')
    expect(await refusalOf('DELETE FROM route_segment WHERE id = $1', [id])).toBe('23001')
  })
})

describe('a report', () => {
  it('is a row, an event, a score in the ledger and on the route, and an alert', async () => {
    itIs(NOW)
    const { id, code } = await haveSegment()
    const outcome = await submitReport(policeInKhorramshahr, typed(id))
    expect(outcome).toEqual({ ok: true, value: { number: expect.any(Number), code } })
    const number = outcome.ok ? outcome.value.number : 0
    const [report] = await query('SELECT * FROM route_report WHERE segment_id = $1', [id])
    expect(report).toMatchObject({
      state: 'SUBMITTED',
      severity: 5,
      reporter_id: policeInKhorramshahr.id,
      office_id: policeInKhorramshahr.officeId,
      observed_at: new Date(NOW),
    })
    expect(await eventsOf(String(report?.id))).toMatchObject([
      { event: 'ROUTE_REPORT_SUBMITTED', after: { number, severity: 5, state: 'SUBMITTED' } },
    ])
    await expectScored(id, 1)
    const [score] = await scoresOf(id)
    expect(score?.inputs).toMatchObject({
      version: ROUTE_MODEL.version,
      reports: [{ state: 'SUBMITTED', weight: 0.5 }],
    })
    expect(await alertsAbout(id)).toMatchObject([
      {
        rule_code: 'ROUTE_RISK_HIGH',
        evidence: { code, score: score?.score, threat: score?.threat, reportNumber: number },
        office_id: officeId('police-khorramshahr'),
        state: 'RAISED',
      },
    ])
  })

  it('on a harmless route raises no alert', async () => {
    itIs(NOW)
    const { id } = await haveSegment({ harm: 'LOW', monthlyValueRial: 0 })
    expect(await submitReport(policeInKhorramshahr, typed(id, { severity: 1 }))).toMatchObject({
      ok: true,
    })
    expect(await alertsAbout(id)).toEqual([])
    await expectScored(id, 1)
  })

  it('from another county counts as well; the alert goes to the route’s own county', async () => {
    itIs(NOW)
    const { id } = await haveSegment()
    expect(await submitReport(policeInDashtAzadegan, typed(id))).toMatchObject({ ok: true })
    expect(await alertsAbout(id)).toMatchObject([{ office_id: officeId('police-khorramshahr') }])
  })

  it('on a route of a county without a command calls the police of the province', async () => {
    itIs(NOW)
    const { id } = await haveSegment({ countyCode: 'izeh' })
    await submitReport(policeInKhorramshahr, typed(id))
    expect(await alertsAbout(id)).toMatchObject([{ office_id: null }])
  })

  it('of the future, of long ago or on no route is refused and leaves nothing', async () => {
    itIs(NOW)
    const { id } = await haveSegment()
    const told = async (changed: Record<string, unknown>) => {
      const outcome = await submitReport(policeInKhorramshahr, typed(id, changed))
      return outcome.ok ? 'ok' : outcome.fields[0]?.reason
    }
    expect(await told({ observedTime: '11:31' })).toBe('OBSERVED_IN_FUTURE')
    expect(await told({ observedOn: '2026-10-24' })).toBe('OBSERVED_TOO_LONG_AGO')
    expect(await told({ segmentId: newId() })).toBe('ROUTE_UNKNOWN')
    await expectScored(id, 0)
  })

  it.each(OTHERS)('is not made by %s', async (persona) => {
    const { id } = await haveSegment()
    expect(await submitReport(PEOPLE[persona], typed(id))).toMatchObject({
      reason: 'NOT_YOUR_TASK',
    })
  })

  it('and others of the same moment are all scored: the last score knows every one', async () => {
    itIs(NOW)
    const { id } = await haveSegment()
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => submitReport(policeInKhorramshahr, typed(id))),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    const ledger = await scoresOf(id)
    const counts = ledger.map(({ inputs }) => inputs.reports.length).sort((a, b) => a - b)
    expect(counts).toEqual([1, 2, 3, 4, 5, 6])
    expect((await cachedScore(id))?.score).toBe(Math.max(...ledger.map(({ score }) => score)))
    expect(await alertsAbout(id)).toHaveLength(1)
  })
})

describe('an answer', () => {
  const yesterday = '2026-11-23T08:00:00Z'
  const stateOf = async (id: string) => {
    const [row] = await query('SELECT state, answered_by_id FROM route_report WHERE id = $1', [id])
    return row
  }

  it('that corroborates makes the report weigh in full, with score, event and alert', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    const reportId = await haveReport(segment.id, { at: yesterday })
    expect(await corroborateReport(comradeInKhorramshahr, { reportId })).toMatchObject({ ok: true })
    expect(await stateOf(reportId)).toEqual({
      state: 'CORROBORATED',
      answered_by_id: comradeInKhorramshahr.id,
    })
    expect(await eventsOf(reportId)).toMatchObject([
      { event: 'ROUTE_REPORT_CORROBORATED', after: { state: 'CORROBORATED' } },
    ])
    await expectScored(segment.id, 1)
    const [score] = await scoresOf(segment.id)
    expect(score?.inputs.reports[0]?.weight).toBeCloseTo(2 ** (-1 / 30), 9)
    expect(await alertsAbout(segment.id)).toHaveLength(1)
  })

  it('that refutes makes it weigh nothing, says why, and raises no alert', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    const reportId = await haveReport(segment.id, { at: yesterday })
    const input = { reportId, reason: 'ردها قدیمی است' }
    expect(await refuteReport(policeInDashtAzadegan, input)).toMatchObject({ ok: true })
    expect(await eventsOf(reportId)).toMatchObject([
      { event: 'ROUTE_REPORT_REFUTED', reason: 'ردها قدیمی است' },
    ])
    await expectScored(segment.id, 1)
    expect((await scoresOf(segment.id))[0]).toMatchObject({ threat: 0.05 })
    expect(await alertsAbout(segment.id)).toEqual([])
  })

  it('is not the reporter’s to give, in the program and in the database', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    const reportId = await haveReport(segment.id, { at: yesterday })
    expect(await corroborateReport(policeInKhorramshahr, { reportId })).toMatchObject({
      reason: 'SECOND_PERSON_NEEDED',
    })
    const own = `UPDATE route_report SET state = 'CORROBORATED', answered_at = now(),
      answered_by_id = reporter_id WHERE id = $1`
    expect(await refusalOf(own, [reportId])).toBe('route_report_second_person')
    expect(await stateOf(reportId)).toMatchObject({ state: 'SUBMITTED' })
    await expectScored(segment.id, 0)
  })

  it('of two at once is given once, and a later one is refused', async () => {
    itIs(NOW)
    for (let round = 0; round < 3; round++) {
      const segment = await haveSegment()
      const reportId = await haveReport(segment.id, { at: yesterday })
      const outcomes = await Promise.all([
        corroborateReport(comradeInKhorramshahr, { reportId }),
        refuteReport(policeInDashtAzadegan, { reportId, reason: 'ردها قدیمی است' }),
      ])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
      await expectScored(segment.id, 1)
      expect(await eventsOf(reportId)).toHaveLength(1)
    }
  })

  it.each(OTHERS)('is not given by %s', async (persona) => {
    const segment = await haveSegment()
    const reportId = await haveReport(segment.id, { at: yesterday })
    expect(await corroborateReport(PEOPLE[persona], { reportId })).toMatchObject({
      reason: 'NOT_YOUR_TASK',
    })
  })

  it('is never taken back, whatever is tried on the rows', async () => {
    const segment = await haveSegment()
    const reportId = await haveReport(segment.id, { at: yesterday, state: 'REFUTED' })
    for (const change of [
      `UPDATE route_report SET state = 'SUBMITTED', answered_at = NULL, answered_by_id = NULL WHERE id = $1`,
      `UPDATE route_report SET state = 'CORROBORATED' WHERE id = $1`,
      'UPDATE route_report SET severity = 1 WHERE id = $1',
      'DELETE FROM route_report WHERE id = $1',
    ])
      expect(await refusalOf(change, [reportId])).toBe('23001')
    const unanswered = await haveReport(segment.id, { at: yesterday })
    const half = `UPDATE route_report SET state = 'REFUTED' WHERE id = $1`
    expect(await refusalOf(half, [unanswered])).toBe('route_report_answered')
  })
})

describe('an intervention', () => {
  const plan = (segmentId: string, changed: Record<string, unknown> = {}) => ({
    segmentId,
    kind: 'PATROL' as const,
    plannedFrom: '2026-11-24',
    plannedTo: '2026-12-01',
    hoursPerDay: 12,
    ...changed,
  })

  it('is planned, started and ended: its hours count while it is active, and only then', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    await haveReport(segment.id, { at: NOW })
    expect(await planIntervention(policeInKhorramshahr, plan(segment.id))).toMatchObject({
      ok: true,
    })
    await expectScored(segment.id, 0)
    const [row] = await query('SELECT id FROM intervention WHERE segment_id = $1', [segment.id])
    const interventionId = String(row?.id)
    await startIntervention(comradeInKhorramshahr, { interventionId })
    await expectScored(segment.id, 1)
    itIs('2026-11-25T08:00:00Z')
    await endIntervention(policeInKhorramshahr, { interventionId })
    await expectScored(segment.id, 2)
    const ledger = await scoresOf(segment.id)
    expect(ledger.map(({ vulnerability }) => vulnerability)).toEqual([0.5, 1])
    expect((await eventsOf(interventionId)).map(({ event }) => event)).toEqual([
      'INTERVENTION_PLANNED',
      'INTERVENTION_STARTED',
      'INTERVENTION_ENDED',
    ])
  })

  it('is cancelled with a reason before it starts, and never after', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    const interventionId = await haveIntervention(segment.id)
    const input = { interventionId, reason: 'نیرو نیست' }
    expect(await cancelIntervention(policeInKhorramshahr, input)).toMatchObject({ ok: true })
    expect(await eventsOf(interventionId)).toMatchObject([
      { event: 'INTERVENTION_CANCELLED', reason: 'نیرو نیست' },
    ])
    await expectScored(segment.id, 0)
    const active = await haveIntervention(segment.id, { state: 'ACTIVE', startedAt: NOW })
    expect(
      await cancelIntervention(policeInKhorramshahr, { interventionId: active, reason: 'نیرو' }),
    ).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
  })

  it('whose time has passed is not started any more', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    const interventionId = await haveIntervention(segment.id, { plannedTo: '2026-11-23' })
    expect(await startIntervention(policeInKhorramshahr, { interventionId })).toMatchObject({
      reason: 'PLAN_OVER',
    })
    expect(
      await planIntervention(policeInKhorramshahr, plan(segment.id, { plannedFrom: '2026-11-23' })),
    ).toMatchObject({ fields: [{ field: 'plannedFrom', reason: 'PLAN_IN_PAST' }] })
  })

  it('started twice at once starts once', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    const interventionId = await haveIntervention(segment.id)
    const outcomes = await Promise.all(
      [policeInKhorramshahr, comradeInKhorramshahr].map((actor) =>
        startIntervention(actor, { interventionId }),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    await expectScored(segment.id, 1)
  })

  it('is not for the police of another county, nor for anybody else', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    const interventionId = await haveIntervention(segment.id)
    const told = async (actor: Actor) => [
      await planIntervention(actor, plan(segment.id)),
      await startIntervention(actor, { interventionId }),
      await cancelIntervention(actor, { interventionId, reason: 'نیرو نیست' }),
    ]
    for (const outcome of await told(policeInDashtAzadegan))
      expect(outcome).toMatchObject({ reason: 'ROUTE_OF_OTHER_COUNTY' })
    for (const persona of OTHERS)
      for (const outcome of await told(PEOPLE[persona]))
        expect(outcome).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    await expectScored(segment.id, 0)
  })

  it('does not jump, whatever is tried on the rows', async () => {
    const segment = await haveSegment()
    const interventionId = await haveIntervention(segment.id)
    const jump = `UPDATE intervention SET state = 'ENDED', started_at = now(), ended_at = now() WHERE id = $1`
    expect(await refusalOf(jump, [interventionId])).toBe('23001')
  })
})

describe('a page of a route', () => {
  it('computes the score as of now by the same formula and shows every input', async () => {
    itIs(NOW)
    const segment = await haveSegment()
    await submitReport(policeInKhorramshahr, typed(segment.id))
    await haveReport(segment.id, { at: '2026-05-01T00:00:00Z', state: 'CORROBORATED' })
    await haveIntervention(segment.id, { state: 'ACTIVE', startedAt: '2026-11-20T00:00:00Z' })
    const later = new Date('2026-12-24T08:00:00Z')
    const route = await getRoute(PEOPLE.judge, segment.code, later)
    expect(route?.score).toEqual(route && scoreOf(route.inputs, later))
    expect(route?.score?.vulnerability).toBe(0.5)
    expect(route?.score?.threat).toBeCloseTo(1 - Math.exp(-0.25 / (route?.lengthKm ?? 1)), 9)
    expect(route?.score?.band).toBe(bandOf(route?.score?.score ?? 0))
    expect(route?.reports.map(({ weight }) => weight)).toEqual([0.25, 0])
    expect(route?.totalReports).toBe(2)
    expect(route?.weeks).toHaveLength(12)
    expect(route?.mayIntervene).toBe(false)
    expect((await getRoute(policeInKhorramshahr, segment.code, later))?.mayIntervene).toBe(true)
    expect((await getRoute(policeInDashtAzadegan, segment.code, later))?.mayIntervene).toBe(false)
  })

  it('is nothing for a route that is not there', async () => {
    expect(await getRoute(policeInKhorramshahr, 'NO-99', new Date(NOW))).toBeUndefined()
  })
})

describe('the province', () => {
  it('is ranked, and read by police, customs and the judiciary alone', async () => {
    const at = new Date(NOW)
    const filter = routeFilter.parse({})
    for (const persona of PERSONAS) {
      const overview = await getOverview(PEOPLE[persona], filter, at)
      const reads = persona === 'policeInKhorramshahr' || READERS.includes(persona)
      expect([persona, overview !== undefined]).toEqual([persona, reads])
    }
    const overview = await getOverview(policeInKhorramshahr, filter, at)
    const scores = overview?.routes.map(({ score }) => score?.score ?? -1) ?? []
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(overview?.routes.map(({ rank }) => rank)).toEqual(scores.map((_, index) => index + 1))
    expect(overview?.landmarks.filter(({ kind }) => kind === 'CROSSING')).toHaveLength(2)
  })

  it('offers routes and counties to police, their own county first', async () => {
    await haveSegment({ countyCode: 'dasht-e-azadegan' })
    const choices = await listRouteChoices(policeInDashtAzadegan)
    expect(choices?.[0]?.own).toBe(true)
    expect(choices?.at(-1)?.own).toBe(false)
    const counties = await listCounties(policeInDashtAzadegan)
    expect(counties).toHaveLength(30)
    expect(counties?.[0]).toMatchObject({ code: 'dasht-e-azadegan', own: true })
    expect(await listRouteChoices(PEOPLE.judge)).toBeUndefined()
    expect(await listCounties(PEOPLE.officerAtShalamcheh)).toBeUndefined()
  })

  it('is drawn quickly with 500 routes and 20,000 reports', async () => {
    await query(`
      INSERT INTO route_segment (id, code, name_fa, name_en, county_code, surface, line, length_km, monthly_value_rial, harm)
      SELECT gen_random_uuid(), 'MANY-' || n, 'مسیر', 'Route', 'ahvaz', 'DIRT', '[[48.5,31],[48.6,31.1]]', 14, 1000000000, 'LOW'
      FROM generate_series(1, 500) n`)
    await query(
      `INSERT INTO route_report (id, segment_id, office_id, reporter_id, severity, observed_at, submitted_at, note, state)
       SELECT gen_random_uuid(), g.id, $1, $2, 1 + n % 5, $3::timestamptz - n * interval '4 days', $3::timestamptz - n * interval '4 days', 'رد چرخ', 'SUBMITTED'
       FROM (SELECT id FROM route_segment WHERE code LIKE 'MANY-%') g, generate_series(1, 40) n`,
      [policeInKhorramshahr.officeId, policeInKhorramshahr.id, NOW],
    )
    await query('ANALYZE route_report')
    const read = () => getOverview(policeInKhorramshahr, routeFilter.parse({}), new Date(NOW))
    await read()
    const started = performance.now()
    const overview = await read()
    expect(overview?.routes.length).toBeGreaterThan(500)
    expect(performance.now() - started).toBeLessThan(1500)
  }, 60_000)
})
