import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { readAs, type Tx } from '@/lib/db'
import {
  lastWeeks,
  type Standing,
  standingOf,
  trendOf,
  type Week,
} from '@/lib/route-risk/overview/rules'
import { canIntervene, canReadRoutes } from '@/lib/route-risk/policy'
import {
  type Landmark,
  listLandmarks,
  listScoredRoutes,
  type ScoredRoute,
} from '@/lib/route-risk/scores/queries'
import { type ReportInput, reportWeight } from '@/lib/route-risk/scores/rules'
import type { InterventionKind, InterventionState, ReportState } from '@/prisma/generated/enums'

export interface ReportRow extends ReportInput {
  id: string
  number: number
  state: ReportState
  note: string
  officeFa: string
  officeEn: string
  reporterId: string
  reporterName: string
  answeredBy: string | null
  /** What it adds to the threat now. */
  weight: number
}

export interface InterventionRow {
  id: string
  number: number
  kind: InterventionKind
  state: InterventionState
  hoursPerDay: number
  plannedFrom: Date
  plannedTo: Date
  startedAt: Date | null
  endedAt: Date | null
  note: string | null
  plannedBy: string
}

export interface RouteDetail extends ScoredRoute, Standing {
  at: Date
  /** The newest REPORTS_SHOWN, the weightiest now first. */
  reports: ReportRow[]
  totalReports: number
  interventions: InterventionRow[]
  weeks: (Week & { score: number | undefined })[]
  landmarks: Landmark[]
  history: HistoryLine[]
  mayIntervene: boolean
}

export const REPORTS_SHOWN = 100
const INTERVENTIONS_SHOWN = 50

/** One side route with its score explained as of `at`; undefined where it does not exist for this actor. */
export function getRoute(actor: Actor, code: string, at: Date): Promise<RouteDetail | undefined> {
  if (!canReadRoutes(actor).ok) return Promise.resolve(undefined)
  return readAs(actor, async (tx) => {
    const weeks = lastWeeks(at)
    const [route] = await listScoredRoutes(tx, weeks[0]?.end ?? at, code)
    if (!route) return undefined
    const reports = await listReports(tx, route.id, at)
    const interventions = await listInterventions(tx, route.id)
    const means = trendOf([route], weeks)
    return {
      ...route,
      ...standingOf(route, at),
      at,
      reports,
      totalReports: await tx.routeReport.count({ where: { segmentId: route.id } }),
      interventions,
      weeks: weeks.map((week, index) => ({ ...week, score: means[index] })),
      landmarks: await listLandmarks(tx),
      history: await listHistory(
        tx,
        [route, ...reports, ...interventions].map(({ id }) => id),
      ),
      mayIntervene: canIntervene(actor, route).ok,
    }
  })
}

async function listReports(tx: Tx, segmentId: string, at: Date): Promise<ReportRow[]> {
  const rows = await tx.$queryRaw<Omit<ReportRow, 'weight'>[]>`
    SELECT r.id, r.number::int AS number, r.severity, r.state, r.note, r.observed_at AS "observedAt",
      r.submitted_at AS "submittedAt", r.answered_at AS "answeredAt", r.reporter_id AS "reporterId",
      o.name_fa AS "officeFa", o.name_en AS "officeEn", u.display_name AS "reporterName", a.display_name AS "answeredBy"
    FROM route_report r JOIN office o ON o.id = r.office_id JOIN user_account u ON u.id = r.reporter_id
      LEFT JOIN user_account a ON a.id = r.answered_by_id
    WHERE r.segment_id = ${segmentId}::uuid
    ORDER BY r.observed_at DESC, r.number DESC LIMIT ${REPORTS_SHOWN}`
  return rows
    .map((row) => ({ ...row, weight: reportWeight(row, at) }))
    .sort((a, b) => b.weight - a.weight)
}

/** Under way first, then planned, then what is over, newest first. */
function listInterventions(tx: Tx, segmentId: string): Promise<InterventionRow[]> {
  return tx.$queryRaw<InterventionRow[]>`
    SELECT i.id, i.number::int AS number, i.kind, i.state, i.hours_per_day AS "hoursPerDay",
      i.planned_from AS "plannedFrom", i.planned_to AS "plannedTo", i.started_at AS "startedAt",
      i.ended_at AS "endedAt", i.note, u.display_name AS "plannedBy"
    FROM intervention i JOIN user_account u ON u.id = i.planned_by_id
    WHERE i.segment_id = ${segmentId}::uuid
    ORDER BY array_position(ARRAY['ACTIVE', 'PLANNED']::intervention_state[], i.state) NULLS LAST,
      i.planned_from DESC, i.number DESC LIMIT ${INTERVENTIONS_SHOWN}`
}
