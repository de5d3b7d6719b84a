import type { Actor } from '@/lib/actor'
import { tehranDay } from '@/lib/calendar'
import type { DutyAgency, DutyCounts } from '@/lib/council/duties/rules'
import type { DutyFilter } from '@/lib/council/duties/schema'
import { canReadCouncil } from '@/lib/council/policy'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { Agency, DutyState, ObstacleKind, ResolutionState } from '@/prisma/generated/enums'

export interface DutyRow {
  id: string
  number: number
  agency: Agency
  title: string
  /** `YYYY-MM-DD` */
  dueOn: string
  state: DutyState
  stateSince: Date
  /** From when its clock runs: the adoption, or the proposal until then. */
  clockFrom: Date
  verifiedAt: Date | null
  resolutionNumber: number
  resolutionTitle: string
  resolutionState: ResolutionState
  /** The obstacle that still stands. */
  obstacleKind: ObstacleKind | null
  obstacleOwner: Agency | null
  obstacleSince: Date | null
}

/** Columns of a duty `d` under its resolution `r`, with its open obstacle `o`. */
export const DUTY_ROW = Prisma.sql`
  d.id, d.number::int AS number, d.agency, d.title, to_char(d.due_on, 'YYYY-MM-DD') AS "dueOn", d.state,
  d.state_since AS "stateSince", coalesce(r.adopted_at, d.assigned_at) AS "clockFrom",
  d.verified_at AS "verifiedAt", r.number::int AS "resolutionNumber", r.title AS "resolutionTitle",
  r.state AS "resolutionState", o.kind AS "obstacleKind", o.owner AS "obstacleOwner", o.since AS "obstacleSince"`

export const DUTY_FROM = Prisma.sql`
  FROM duty d JOIN resolution r ON r.id = d.resolution_id
    LEFT JOIN obstacle o ON o.duty_id = d.id AND o.removed_at IS NULL`

export interface AgencyCounts extends DutyCounts {
  agency: DutyAgency
}

export interface DutyPage {
  asOf: Date
  rows: DutyRow[]
  total: number
  pageSize: number
  /** Every agency that has a duty under an adopted resolution. */
  agencies: AgencyCounts[]
}

const PAGE_SIZE = 50

/** A page of duties, what is due first, with the figures of all agencies; undefined for whoever reads none. */
export async function listDuties(
  actor: Actor,
  filter: DutyFilter,
  at: Date,
): Promise<DutyPage | undefined> {
  if (!canReadCouncil(actor).ok) return undefined
  const today = tehranDay(at)
  const where = conditions(filter, today)
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<DutyRow[]>`
      SELECT ${DUTY_ROW} ${DUTY_FROM} ${where}
      ORDER BY (d.state = 'VERIFIED'), d.due_on, d.number
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    const [counted] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total ${DUTY_FROM} ${where}`
    const agencies = await countByAgency(tx, at, today)
    return { asOf: at, rows, total: counted?.total ?? 0, pageSize: PAGE_SIZE, agencies }
  })
}

function conditions(filter: DutyFilter, today: string): Prisma.Sql {
  const parts = [
    filter.agency && Prisma.sql`d.agency = ${filter.agency}::agency`,
    filter.state && Prisma.sql`d.state = ${filter.state}::duty_state`,
    filter.due && Prisma.sql`d.due_on < ${today}::date AND r.state = 'ADOPTED'`,
    filter.overdue &&
      Prisma.sql`d.due_on < ${today}::date AND d.state <> 'VERIFIED' AND r.state = 'ADOPTED'`,
    filter.obstructed && Prisma.sql`o.id IS NOT NULL`,
  ].filter((part): part is Prisma.Sql => typeof part === 'object')
  return parts.length > 0 ? Prisma.sql`WHERE ${Prisma.join(parts, ' AND ')}` : Prisma.empty
}

/** What each agency promised under adopted resolutions, and how it stands on that day. */
function countByAgency(tx: Tx, at: Date, today: string): Promise<AgencyCounts[]> {
  return tx.$queryRaw<AgencyCounts[]>`
    WITH met AS (
      SELECT duty_id, count(*)::int AS obstacles, count(*) FILTER (WHERE removed_at IS NULL)::int AS open,
        coalesce(sum(extract(epoch FROM ${at}::timestamptz - since) / 86400) FILTER (WHERE removed_at IS NULL), 0)::float8 AS days
      FROM obstacle GROUP BY duty_id),
    promised AS (
      SELECT d.agency, d.state, d.due_on < ${today}::date AS due,
        (d.verified_at AT TIME ZONE 'Asia/Tehran')::date <= d.due_on AS kept,
        coalesce(met.obstacles, 0) AS obstacles, coalesce(met.open, 0) AS open, coalesce(met.days, 0) AS days
      FROM duty d JOIN resolution r ON r.id = d.resolution_id AND r.state = 'ADOPTED'
        LEFT JOIN met ON met.duty_id = d.id)
    SELECT agency, count(*)::int AS duties, count(*) FILTER (WHERE due)::int AS due,
      count(*) FILTER (WHERE due AND kept)::int AS "onTime",
      count(*) FILTER (WHERE due AND state <> 'VERIFIED')::int AS overdue,
      sum(open)::int AS "openObstacles", sum(days)::float8 AS "openObstacleDays",
      count(*) FILTER (WHERE obstacles > 0)::int AS obstructed,
      count(*) FILTER (WHERE obstacles > 1)::int AS repeated
    FROM promised GROUP BY agency ORDER BY agency`
}
