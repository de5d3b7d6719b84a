import type { Alarm } from '../alerts'
import { isoOf, isoOrNull, officeId } from '../journal'
import type { Ledger } from '../ledger'
import { personId, staffOf } from '../staff'
import { DAY } from '../work-days'
import { type InterventionPlan, planInterventions } from './interventions'
import { planReports, type ReportPlan } from './reports'
import { type Scored, writeScores } from './scores'
import { commandOf, SEGMENTS, type Segment } from './segments'

/** Days before loading at which the routes were registered. */
const REGISTERED = 185

/** The side routes with what was seen and done on them; gives what their scores warned of. */
export function writeRoutes(ledger: Ledger, now: number): Alarm[] {
  const reports = planReports(now)
  const interventions = planInterventions(now)
  const numbers = new Map(reports.map((one) => [one, ledger.numbers.take('route_report')]))
  for (const report of reports) writeReport(ledger, report, numbers.get(report) ?? 0)
  for (const one of interventions) writeIntervention(ledger, one)
  return SEGMENTS.flatMap((segment) => {
    const seen = reports.filter((report) => report.segment === segment)
    const done = interventions.filter((one) => one.segment === segment)
    const scored = writeScores(ledger, segment, seen, done, numbers)
    writeSegment(ledger, segment, scored, now - REGISTERED * DAY)
    return scored.alarms
  })
}

function writeSegment(ledger: Ledger, segment: Segment, { newest }: Scored, at: number): void {
  const { id, code, nameFa, nameEn, county, surface, harm, line, lengthKm, monthlyValueRial } =
    segment
  const score = newest ? [newest.score, newest.band, isoOf(newest.at)] : [null, null, null]
  const names = [id, code, nameFa, nameEn, county, surface]
  const road = [JSON.stringify(line), lengthKm, monthlyValueRial, harm]
  ledger.row('route_segment', [...names, ...road, ...score])
  const [by] = staffOf('POLICE_OFFICER', commandOf(county))
  if (!by) throw new Error(`${county} has no police`)
  const facts = { code, nameFa, nameEn, countyCode: county, surface, harm }
  const details = { ...facts, lengthKm, monthlyValueRial, points: line.length }
  const subject: [string, string] = ['ROUTE_SEGMENT', id]
  ledger.event({ at, event: 'ROUTE_SEGMENT_REGISTERED', by, subject, details })
}

function writeReport(ledger: Ledger, report: ReportPlan, number: number): void {
  const { id, segment, reporter, severity, note, state, answeredAt, answeredBy } = report
  const observedAt = isoOf(report.observedAt)
  const who = [officeId(reporter.office), personId(reporter.username)]
  const answer = [answeredBy && personId(answeredBy.username), isoOrNull(answeredAt)]
  const seen = [severity, observedAt, isoOf(report.submittedAt), note, state]
  ledger.row('route_report', [id, number, segment.id, ...who, ...seen, ...answer])
  const subject: [string, string] = ['ROUTE_REPORT', id]
  const details = { number, segmentId: segment.id, severity, observedAt }
  const made = { at: report.submittedAt, by: reporter, subject, after: 'SUBMITTED', details }
  ledger.event({ ...made, event: 'ROUTE_REPORT_SUBMITTED' })
  if (!answeredAt || !answeredBy) return
  const step = { at: answeredAt, by: answeredBy, subject, before: 'SUBMITTED', after: state }
  const reason = 'بازدید میدانی آن را تأیید نکرد'
  if (state === 'REFUTED') ledger.event({ ...step, event: 'ROUTE_REPORT_REFUTED', reason })
  else ledger.event({ ...step, event: 'ROUTE_REPORT_CORROBORATED' })
}

function writeIntervention(ledger: Ledger, plan: InterventionPlan): void {
  const { id, segment, by, kind, hoursPerDay, plannedAt, from, to, state } = plan
  const { startedAt, endedAt } = plan
  const number = ledger.numbers.take('intervention')
  const planned = [kind, hoursPerDay, from, to, personId(by.username), isoOf(plannedAt)]
  const course = [state, isoOrNull(startedAt), isoOrNull(endedAt), null]
  ledger.row('intervention', [id, number, segment.id, officeId(by.office), ...planned, ...course])
  const deed = { by, subject: ['INTERVENTION', id] as [string, string] }
  const facts = { number, segmentId: segment.id, kind, hoursPerDay }
  const details = { ...facts, plannedFrom: from, plannedTo: to }
  const made = { ...deed, at: plannedAt, after: 'PLANNED', details }
  ledger.event({ ...made, event: 'INTERVENTION_PLANNED' })
  writeCourse(ledger, plan)
}

function writeCourse(ledger: Ledger, plan: InterventionPlan): void {
  const { id, by, startedAt, endedAt, cancelledAt } = plan
  const deed = { by, subject: ['INTERVENTION', id] as [string, string] }
  const start = { ...deed, before: 'PLANNED', after: 'ACTIVE' }
  if (startedAt) ledger.event({ ...start, at: startedAt, event: 'INTERVENTION_STARTED' })
  const end = { ...deed, before: 'ACTIVE', after: 'ENDED' }
  if (endedAt) ledger.event({ ...end, at: endedAt, event: 'INTERVENTION_ENDED' })
  const reason = 'نیرو به مأموریت دیگر اعزام شد'
  const cancel = { ...deed, before: 'PLANNED', after: 'CANCELLED', reason }
  if (cancelledAt) ledger.event({ ...cancel, at: cancelledAt, event: 'INTERVENTION_CANCELLED' })
}
