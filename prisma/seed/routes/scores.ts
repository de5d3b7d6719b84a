import { idFrom } from '@/lib/id'
import { recordOf, type ScoreInputs, scoreOf } from '@/lib/route-risk/scores/rules'
import type { Alarm } from '../alerts'
import { idAt } from '../ids'
import { isoOf } from '../journal'
import type { Ledger } from '../ledger'
import type { Person } from '../staff'
import type { InterventionPlan } from './interventions'
import type { ReportPlan } from './reports'
import { commandOf, type Segment } from './segments'

export type Score = ReturnType<typeof scoreOf>

/** What has changed a route's score, and who did it; reports that make it riskier may raise an alarm. */
interface Change {
  at: number
  by: Person
  report?: ReportPlan
}

export interface Scored {
  newest: (Score & { at: number }) | undefined
  alarms: Alarm[]
}

/** Scores a route anew at each change, as the program does; gives the newest score and what it warned of. */
export function writeScores(
  ledger: Ledger,
  segment: Segment,
  reports: ReportPlan[],
  interventions: InterventionPlan[],
  numbers: Map<ReportPlan, number>,
): Scored {
  const scored: Scored = { newest: undefined, alarms: [] }
  for (const change of changesOf(reports, interventions)) {
    const at = new Date(change.at)
    const inputs = inputsAt(segment, reports, interventions, change.at)
    const score = scoreOf(inputs, at)
    const { threat, vulnerability, impact, band } = score
    const factors = [threat, vulnerability, impact, score.score, band]
    const id = idAt(change.at, idFrom('demo-score', segment.code, String(change.at)))
    const kept = JSON.stringify(recordOf(inputs, at))
    ledger.row('route_score', [id, segment.id, isoOf(change.at), ...factors, kept])
    scored.newest = { ...score, at: change.at }
    if (change.report)
      scored.alarms.push(alarmOf(segment, score, change, numbers.get(change.report)))
  }
  return scored
}

function changesOf(reports: ReportPlan[], interventions: InterventionPlan[]): Change[] {
  const changes = [
    ...reports.flatMap((report): Change[] => {
      const made = { at: report.submittedAt, by: report.reporter, report }
      const { answeredAt, answeredBy, state } = report
      if (!answeredAt || !answeredBy) return [made]
      const answer = { at: answeredAt, by: answeredBy }
      return [made, state === 'CORROBORATED' ? { ...answer, report } : answer]
    }),
    ...interventions.flatMap(({ startedAt, endedAt, by }) =>
      [startedAt, endedAt].flatMap((at): Change[] => (at ? [{ at, by }] : [])),
    ),
  ]
  return changes.toSorted((a, b) => a.at - b.at)
}

/** What was known of a route at an instant. */
function inputsAt(
  { lengthKm, monthlyValueRial, harm }: Segment,
  reports: ReportPlan[],
  interventions: InterventionPlan[],
  at: number,
): ScoreInputs {
  const known = reports.filter(({ submittedAt }) => submittedAt <= at)
  const active = interventions.flatMap(({ hoursPerDay, startedAt, endedAt }) => {
    if (!startedAt || startedAt > at || (endedAt && endedAt <= at)) return []
    return [{ hoursPerDay, startedAt: new Date(startedAt), endedAt: null }]
  })
  const seen = known.map((report) => seenAt(report, at))
  return { lengthKm, monthlyValueRial, harm, reports: seen, interventions: active }
}

function seenAt({ severity, state, observedAt, submittedAt, answeredAt }: ReportPlan, at: number) {
  const isAnswered = answeredAt !== null && answeredAt <= at
  return {
    severity,
    state: isAnswered ? state : ('SUBMITTED' as const),
    observedAt: new Date(observedAt),
    submittedAt: new Date(submittedAt),
    answeredAt: isAnswered ? new Date(answeredAt) : null,
  }
}

function alarmOf(
  { id, code, nameFa, nameEn, county }: Segment,
  score: Score,
  { at, by }: Change,
  reportNumber: number | undefined,
): Alarm {
  return {
    rule: 'ROUTE_RISK_HIGH',
    subject: ['ROUTE_SEGMENT', id],
    value: score.score,
    evidence: { code, nameFa, nameEn, ...score, reportNumber },
    office: commandOf(county),
    at,
    by,
  }
}
