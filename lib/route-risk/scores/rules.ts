import type { HarmClass, ReportState, RiskBand } from '@/prisma/generated/enums'

/**
 * Every parameter of a side route's score, after domain.md §5 (Frontex CIRAM); all of them are (model), to be
 * calibrated. Whoever changes one raises the version: old scores keep the version they were computed by.
 */
export const ROUTE_MODEL = {
  version: 1,
  /** No factor counts less, so that none of them alone makes a score vanish. */
  floor: 0.05,
  /** A report weighs half after so many days. */
  halfLifeDays: 30,
  /** Older reports are left out: after six half-lives each weighs less than 2 %. */
  windowDays: 180,
  mostSeverity: 5,
  credence: { SUBMITTED: 0.5, CORROBORATED: 1, REFUTED: 0 } satisfies Record<ReportState, number>,
  hoursPerDay: 24,
  /** From this monthly value on the value scale is 1. */
  fullValueRial: 50_000_000_000,
  harm: { LOW: 0.25, MEDIUM: 0.5, HIGH: 0.75, SEVERE: 1 } satisfies Record<HarmClass, number>,
  /** The score at which each band begins. */
  bands: { LOW: 0, MEDIUM: 25, HIGH: 50, CRITICAL: 75 } satisfies Record<RiskBand, number>,
} as const

const DAY = 86_400_000

export interface ReportInput {
  /** 1 (a trace) to 5 (goods moving in strength). */
  severity: number
  state: ReportState
  observedAt: Date
  submittedAt: Date
  /** When it was corroborated or refuted. */
  answeredAt: Date | null
}

export interface ControlInput {
  hoursPerDay: number
  startedAt: Date | null
  endedAt: Date | null
}

export interface ScoreInputs {
  /** Above 0. */
  lengthKm: number
  monthlyValueRial: number
  harm: HarmClass
  reports: readonly ReportInput[]
  interventions: readonly ControlInput[]
}

export interface Score {
  threat: number
  vulnerability: number
  impact: number
  /** 0 to 100. */
  score: number
  band: RiskBand
}

/** R = 100·(T·V·I)^(1/3), by what was known at a moment; each factor at least the floor (domain.md §5). */
export function scoreOf(inputs: ScoreInputs, at: Date): Score {
  const threat = floored(threatOf(inputs, at))
  const vulnerability = floored(1 - controlOf(inputs.interventions, at))
  const impact = floored(impactOf(inputs))
  const score = Math.min(100, 100 * Math.cbrt(threat * vulnerability * impact))
  return { threat, vulnerability, impact, score, band: bandOf(score) }
}

const floored = (factor: number) => Math.min(1, Math.max(ROUTE_MODEL.floor, factor))

/** T before its floor: 1 − exp(−Σ weights ÷ km). */
function threatOf({ reports, lengthKm }: ScoreInputs, at: Date): number {
  return 1 - Math.exp(-weightOf(reports, at) / lengthKm)
}

/** Σ of the weights of some reports at a moment. */
export function weightOf(reports: readonly ReportInput[], at: Date): number {
  return reports.reduce((sum, report) => sum + reportWeight(report, at), 0)
}

/** s·c·2^(−age/30 d), with the state the report was in then; 0 where it was not made yet or is out of the window. */
export function reportWeight(report: ReportInput, at: Date): number {
  if (report.submittedAt > at) return 0
  const days = Math.max(0, at.getTime() - report.observedAt.getTime()) / DAY
  if (days >= ROUTE_MODEL.windowDays) return 0
  const answered = report.answeredAt !== null && report.answeredAt <= at
  const credence = ROUTE_MODEL.credence[answered ? report.state : 'SUBMITTED']
  return (
    (report.severity / ROUTE_MODEL.mostSeverity) *
    credence *
    2 ** (-days / ROUTE_MODEL.halfLifeDays)
  )
}

/** The share of a day's hours under working control: interventions active then, added up, at most 1. */
export function controlOf(interventions: readonly ControlInput[], at: Date): number {
  const hours = interventions
    .filter((one) => isActiveAt(one, at))
    .reduce((sum, { hoursPerDay }) => sum + hoursPerDay, 0)
  return Math.min(1, hours / ROUTE_MODEL.hoursPerDay)
}

export function isActiveAt({ startedAt, endedAt }: ControlInput, at: Date): boolean {
  return startedAt !== null && startedAt <= at && (endedAt === null || endedAt > at)
}

/** I before its floor: the mean of the value scale and the harm class. */
function impactOf({ monthlyValueRial, harm }: ScoreInputs): number {
  return (valueScale(monthlyValueRial) + ROUTE_MODEL.harm[harm]) / 2
}

/** 0 to 1. */
export function valueScale(monthlyValueRial: number): number {
  return Math.min(1, Math.max(0, monthlyValueRial) / ROUTE_MODEL.fullValueRial)
}

export function bandOf(score: number): RiskBand {
  const { bands } = ROUTE_MODEL
  if (score < bands.MEDIUM) return 'LOW'
  if (score < bands.HIGH) return 'MEDIUM'
  return score < bands.CRITICAL ? 'HIGH' : 'CRITICAL'
}

/** The earliest observation that can still weigh at a moment. */
export function windowStart(at: Date): Date {
  return new Date(at.getTime() - ROUTE_MODEL.windowDays * DAY)
}

/** What a stored score was computed from, so that it can be shown and recomputed. */
export function recordOf(
  { lengthKm, monthlyValueRial, harm, reports, interventions }: ScoreInputs,
  at: Date,
) {
  return {
    version: ROUTE_MODEL.version,
    lengthKm,
    monthlyValueRial,
    harm,
    reports: reports.map((report) => ({
      severity: report.severity,
      state: report.state,
      observedAt: report.observedAt.toISOString(),
      weight: reportWeight(report, at),
    })),
    interventions: interventions.map(({ hoursPerDay }) => ({ hoursPerDay })),
  }
}
