import type { Actor } from '@/lib/actor'
import { recordEvent, takeStep } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { canAnswerReport, canReport } from '@/lib/route-risk/policy'
import { observedAt } from '@/lib/route-risk/reports/rules'
import type {
  CorroborateInput,
  RefuteInput,
  SubmitReportInput,
} from '@/lib/route-risk/reports/schema'
import { REPORT_LAW, type ReportAction } from '@/lib/route-risk/rules'
import { lockSegment, rescore, warnOf } from '@/lib/route-risk/scores/commands'
import type { RouteReport, RouteSegment } from '@/prisma/generated/client'

export interface Reported {
  number: number
  code: string
}

/** Records what an officer saw on a side route, scores the route anew and warns where that makes it risky. */
export function submitReport(actor: Actor, input: SubmitReportInput): Promise<Result<Reported>> {
  return writeAs(actor, async (tx) => {
    const allowed = canReport(actor)
    if (!allowed.ok) return allowed
    const at = now()
    const seen = observedAt(input.observedOn, input.observedTime, at)
    if (!seen.ok) return seen
    const segment = await lockSegment(tx, input.segmentId)
    if (!segment) return refusedAt('segmentId', 'ROUTE_UNKNOWN')
    const report = await insertReport(tx, actor, input, { observedAt: seen.value, submittedAt: at })
    const result = await rescore(tx, segment, at)
    const number = Number(report.number)
    await warnOf(tx, actor, segment, { result, reportNumber: number, at })
    return ok({ number, code: segment.code })
  })
}

async function insertReport(
  tx: Tx,
  actor: Actor,
  { segmentId, severity, note }: SubmitReportInput,
  times: { observedAt: Date; submittedAt: Date },
): Promise<RouteReport> {
  const report = await tx.routeReport.create({
    data: {
      id: newId(),
      segmentId,
      officeId: actor.officeId,
      reporterId: actor.id,
      severity,
      note,
      state: 'SUBMITTED',
      ...times,
    },
  })
  await recordEvent(tx, actor, {
    event: 'ROUTE_REPORT_SUBMITTED',
    subject: { type: REPORT_LAW.subject, id: report.id },
    after: {
      number: Number(report.number),
      segmentId,
      severity,
      observedAt: times.observedAt.toISOString(),
      state: 'SUBMITTED',
    },
    at: times.submittedAt,
  })
  return report
}

/** Another officer says that a report is right: it weighs in full from now on. */
export function corroborateReport(
  actor: Actor,
  { reportId }: CorroborateInput,
): Promise<Result<Reported>> {
  return answer(actor, { reportId, action: 'CORROBORATE' }, async (tx, segment, number, at) => {
    const result = await rescore(tx, segment, at)
    await warnOf(tx, actor, segment, { result, reportNumber: number, at })
  })
}

/** Another officer says that a report is wrong, and why: it weighs nothing from now on. */
export function refuteReport(
  actor: Actor,
  { reportId, reason }: RefuteInput,
): Promise<Result<Reported>> {
  return answer(actor, { reportId, action: 'REFUTE', reason }, async (tx, segment, _number, at) => {
    await rescore(tx, segment, at)
  })
}

interface Answer {
  reportId: string
  action: ReportAction
  reason?: string
}
type After = (tx: Tx, segment: RouteSegment, number: number, at: Date) => Promise<void>

/** The segment is locked before its report is read: of two answers at once the later finds the first. */
function answer(
  actor: Actor,
  { reportId, action, reason }: Answer,
  after: After,
): Promise<Result<Reported>> {
  return writeAs(actor, async (tx) => {
    const found = await tx.routeReport.findUnique({ where: { id: reportId } })
    const segment = found && (await lockSegment(tx, found.segmentId))
    const report = segment && (await tx.routeReport.findUnique({ where: { id: reportId } }))
    if (!report) return refused('NOT_FOUND')
    const allowed = canAnswerReport(actor, report)
    if (!allowed.ok) return allowed
    const at = now()
    const { id, state } = report
    const answered = { answeredById: actor.id, answeredAt: at }
    const step = await takeStep(tx, actor, {
      law: REPORT_LAW,
      subject: { id, state },
      action,
      at,
      reason,
      update: (from, to) =>
        tx.routeReport.updateMany({ where: { id, state: from }, data: { state: to, ...answered } }),
    })
    if (!step.ok) return step
    const number = Number(report.number)
    await after(tx, segment, number, at)
    return ok({ number, code: segment.code })
  })
}
