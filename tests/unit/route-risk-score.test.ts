import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bandOf,
  type ReportInput,
  ROUTE_MODEL,
  recordOf,
  reportWeight,
  type ScoreInputs,
  scoreOf,
} from '@/lib/route-risk/scores/rules'
import { HarmClass, ReportState, RiskBand } from '@/prisma/generated/enums'

const AT = new Date('2026-11-24T08:00:00Z')
const daysAgo = (days: number) => new Date(AT.getTime() - days * 86_400_000)

const report = (changed: Partial<ReportInput> = {}): ReportInput => ({
  severity: 5,
  state: 'CORROBORATED',
  observedAt: AT,
  submittedAt: changed.observedAt ?? AT,
  answeredAt: changed.state === 'SUBMITTED' ? null : (changed.observedAt ?? AT),
  ...changed,
})

const watch = (hoursPerDay: number) => ({ hoursPerDay, startedAt: daysAgo(1), endedAt: null })

const route = (changed: Partial<ScoreInputs> = {}): ScoreInputs => ({
  lengthKm: 1,
  monthlyValueRial: 50_000_000_000,
  harm: 'SEVERE',
  reports: [],
  interventions: [],
  ...changed,
})

const scored = (inputs: ScoreInputs) => scoreOf(inputs, AT).score

describe('a score worked by hand', () => {
  it('of a route without reports rests on the floor of its threat', () => {
    const inputs = route({ lengthKm: 10, monthlyValueRial: 25_000_000_000, harm: 'HIGH' })
    const result = scoreOf(inputs, AT)
    expect(result).toMatchObject({ threat: 0.05, vulnerability: 1, impact: 0.625, band: 'MEDIUM' })
    expect(result.score).toBeCloseTo(31.498, 3)
  })

  it('of one strong corroborated report on one kilometre, under control for a third of the day', () => {
    const inputs = route({ reports: [report()], interventions: [watch(8)] })
    const result = scoreOf(inputs, AT)
    expect(result.threat).toBeCloseTo(0.63212, 5)
    expect(result.vulnerability).toBeCloseTo(2 / 3, 9)
    expect(result.impact).toBe(1)
    expect(result.score).toBeCloseTo(74.973, 3)
    expect(result.band).toBe('HIGH')
  })

  it('of the same seen thirty days ago weighs the report half', () => {
    const inputs = route({
      reports: [report({ observedAt: daysAgo(30) })],
      interventions: [watch(8)],
    })
    expect(scoreOf(inputs, AT).threat).toBeCloseTo(0.39347, 5)
    expect(scored(inputs)).toBeCloseTo(64.014, 3)
  })

  it('of a route under control all day rests on the floor of its vulnerability', () => {
    const inputs = route({ reports: [report()], interventions: [watch(20), watch(20)] })
    expect(scoreOf(inputs, AT)).toMatchObject({ vulnerability: 0.05 })
    expect(scored(inputs)).toBeCloseTo(31.617, 3)
  })
})

describe('a report weighs', () => {
  it.each([
    ['CORROBORATED', 1],
    ['SUBMITTED', 0.5],
    ['REFUTED', 0],
  ] as const)('as %s its severity times %d', (state, credence) => {
    expect(reportWeight(report({ state, severity: 3 }), AT)).toBeCloseTo(0.6 * credence, 12)
  })

  it('as it stood then: half before it was corroborated, nothing before it was made', () => {
    const one = report({ observedAt: daysAgo(10), submittedAt: daysAgo(9), answeredAt: daysAgo(3) })
    expect(reportWeight(one, daysAgo(9.5))).toBe(0)
    expect(reportWeight(one, daysAgo(5))).toBeCloseTo(0.5 * 2 ** (-5 / 30), 12)
    expect(reportWeight(one, daysAgo(2))).toBeCloseTo(2 ** (-8 / 30), 12)
  })

  it('nothing after 180 days, when it would weigh less than 2 %', () => {
    expect(2 ** (-ROUTE_MODEL.windowDays / ROUTE_MODEL.halfLifeDays)).toBeLessThan(0.02)
    expect(reportWeight(report({ observedAt: daysAgo(180) }), AT)).toBe(0)
    expect(reportWeight(report({ observedAt: daysAgo(179.9) }), AT)).toBeGreaterThan(0)
  })
})

describe('a watch counts', () => {
  it.each([
    ['before it starts', { startedAt: new Date(AT.getTime() + 1), endedAt: null }, 1],
    ['while it lasts', { startedAt: daysAgo(2), endedAt: null }, 0.5],
    ['until it ends', { startedAt: daysAgo(2), endedAt: daysAgo(1) }, 1],
    ['where it is only planned', { startedAt: null, endedAt: null }, 1],
  ])('%s', (_, times, vulnerability) => {
    const interventions = [{ hoursPerDay: 12, ...times }]
    expect(scoreOf(route({ interventions }), AT).vulnerability).toBe(vulnerability)
  })
})

describe('bands', () => {
  it.each([
    [0, 'LOW'],
    [24.999, 'LOW'],
    [25, 'MEDIUM'],
    [49.999, 'MEDIUM'],
    [50, 'HIGH'],
    [74.999, 'HIGH'],
    [75, 'CRITICAL'],
    [100, 'CRITICAL'],
  ] as const)('%d is %s', (score, band) => {
    expect(bandOf(score)).toBe(band)
  })
})

const someReport = fc
  .record({
    severity: fc.integer({ min: 1, max: 5 }),
    state: fc.constantFrom(...Object.values(ReportState)),
    days: fc.double({ min: 0, max: 400, noNaN: true }),
  })
  .map(({ days, ...facts }) => report({ ...facts, observedAt: daysAgo(days) }))
const someRoute: fc.Arbitrary<ScoreInputs> = fc.record({
  lengthKm: fc.double({ min: 0.05, max: 500, noNaN: true }),
  monthlyValueRial: fc.integer({ min: 0, max: 9_000_000_000_000_000 }),
  harm: fc.constantFrom(...Object.values(HarmClass)),
  reports: fc.array(someReport, { maxLength: 20 }),
  interventions: fc.array(fc.integer({ min: 1, max: 24 }).map(watch), { maxLength: 5 }),
})

describe('whatever the inputs, a score', () => {
  it('lies between 0 and 100 in the band it says, its factors between the floor and 1', () => {
    fc.assert(
      fc.property(someRoute, (inputs) => {
        const { score, band, ...factors } = scoreOf(inputs, AT)
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(100)
        expect(Object.values(RiskBand)).toContain(band)
        expect(band).toBe(bandOf(score))
        for (const factor of Object.values(factors)) {
          expect(factor).toBeGreaterThanOrEqual(ROUTE_MODEL.floor)
          expect(factor).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('never falls where a report is more severe', () => {
    fc.assert(
      fc.property(someRoute, someReport, (inputs, one) => {
        const milder = { ...one, severity: Math.max(1, one.severity - 1) }
        const severe = scored({ ...inputs, reports: [...inputs.reports, one] })
        expect(severe).toBeGreaterThanOrEqual(
          scored({ ...inputs, reports: [...inputs.reports, milder] }),
        )
      }),
    )
  })

  it('never rises by time alone', () => {
    fc.assert(
      fc.property(someRoute, fc.double({ min: 0, max: 400, noNaN: true }), (inputs, days) => {
        const later = new Date(AT.getTime() + days * 86_400_000)
        expect(scoreOf(inputs, later).score).toBeLessThanOrEqual(scored(inputs))
      }),
    )
  })

  it('never rises by more control, nor by a refutation', () => {
    fc.assert(
      fc.property(someRoute, fc.integer({ min: 1, max: 24 }), (inputs, hours) => {
        const watched = { ...inputs, interventions: [...inputs.interventions, watch(hours)] }
        expect(scored(watched)).toBeLessThanOrEqual(scored(inputs))
        const refuted = inputs.reports.map((one) => ({ ...one, state: 'REFUTED' as const }))
        expect(scored({ ...inputs, reports: refuted })).toBeLessThanOrEqual(scored(inputs))
      }),
    )
  })

  it('can be computed again from its record', () => {
    fc.assert(
      fc.property(someRoute, (inputs) => {
        const { version, reports } = recordOf(inputs, AT)
        expect(version).toBe(ROUTE_MODEL.version)
        const total = reports.reduce((sum, { weight }) => sum + weight, 0)
        const threat = Math.max(0.05, 1 - Math.exp(-total / inputs.lengthKm))
        expect(scoreOf(inputs, AT).threat).toBeCloseTo(threat, 9)
      }),
    )
  })
})
