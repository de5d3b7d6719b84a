import type { Actor } from '@/lib/actor'
import { canReadAlert, canReadAlerts, readsEveryAlert } from '@/lib/alerts/policy'
import type { AlertFilter } from '@/lib/alerts/schema'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { AlertRuleCode, AlertState, Role } from '@/prisma/generated/enums'

export interface AlertRow {
  id: string
  number: number
  ruleCode: AlertRuleCode
  subjectType: string
  evidence: unknown
  state: AlertState
  addressedRole: Role
  officeId: string | null
  officeFa: string | null
  officeEn: string | null
  raisedAt: Date
  acknowledgeBy: Date
  acknowledgedAt: Date | null
  actedAt: Date | null
  closedAt: Date | null
  /** Who took the last step; nobody yet where it is only raised. */
  handledBy: string | null
}

/** What the rules were worth: of alerts raised in the last WINDOW_DAYS days that the actor may read. */
export interface AlertQuality {
  closed: number
  closedTrue: number
  acknowledged: number
  /** Median, from raised to acknowledged; null where none is. */
  minutesToAcknowledge: number | null
}

export interface AlertPage {
  rows: AlertRow[]
  total: number
  quality: AlertQuality
}

export const PAGE_SIZE = 50
export const WINDOW_DAYS = 90

const ROW = Prisma.sql`
  a.id, a.number::int AS number, a.rule_code AS "ruleCode", a.subject_type AS "subjectType", a.evidence, a.state,
  a.addressed_role AS "addressedRole", a.office_id AS "officeId", o.name_fa AS "officeFa", o.name_en AS "officeEn",
  a.raised_at AS "raisedAt", a.acknowledge_by AS "acknowledgeBy", a.acknowledged_at AS "acknowledgedAt",
  a.acted_at AS "actedAt", a.closed_at AS "closedAt",
  CASE WHEN a.state <> 'RAISED' THEN (
    SELECT u.display_name FROM audit_event e JOIN user_account u ON u.id = e.actor_id
    WHERE e.subject_type = 'ALERT' AND e.subject_id = a.id::text ORDER BY e.at DESC, e.id DESC LIMIT 1
  ) END AS "handledBy"`
const FROM = Prisma.sql`FROM alert a LEFT JOIN office o ON o.id = a.office_id`
export const OPEN = Prisma.sql`a.state IN ('RAISED', 'ACKNOWLEDGED', 'ACTED')`

/** Waiting to be acknowledged first, the most pressing on top; then the other open ones; then the closed, newest first. */
const ORDER = Prisma.sql`
  a.closed_at IS NOT NULL, a.state <> 'RAISED', CASE WHEN a.closed_at IS NULL THEN a.acknowledge_by END,
  a.closed_at DESC, a.number DESC`

/** A page of the alerts this actor may read; undefined for who may read none. */
export function listAlerts(
  actor: Actor,
  filter: AlertFilter,
  at: Date,
): Promise<AlertPage | undefined> {
  if (!canReadAlerts(actor).ok) return Promise.resolve(undefined)
  const where = Prisma.sql`WHERE ${Prisma.join([scope(actor), ...conditions(filter)], ' AND ')}`
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<AlertRow[]>`
      SELECT ${ROW} ${FROM} ${where} ORDER BY ${ORDER}
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    const [found] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM alert a ${where}`
    return { rows, total: found?.total ?? 0, quality: await qualityOf(tx, actor, at) }
  })
}

/** Everything for those who read all; else what is addressed to the role, in every or the own office. */
function scope(actor: Actor): Prisma.Sql {
  return readsEveryAlert(actor) ? Prisma.sql`true` : addressed(actor)
}

/** What calls this actor: their role, in every office or in theirs. The row is `a`. */
export function addressed({ role, officeId }: Actor): Prisma.Sql {
  return Prisma.sql`a.addressed_role = ${role}::role AND (a.office_id IS NULL OR a.office_id = ${officeId}::uuid)`
}

function conditions({ state, rule }: AlertFilter): Prisma.Sql[] {
  return [
    state === 'OPEN' && OPEN,
    state && state !== 'OPEN' && Prisma.sql`a.state = ${state}::alert_state`,
    rule && Prisma.sql`a.rule_code = ${rule}::alert_rule_code`,
  ].filter((part): part is Prisma.Sql => typeof part === 'object')
}

async function qualityOf(tx: Tx, actor: Actor, at: Date): Promise<AlertQuality> {
  const [quality] = await tx.$queryRaw<AlertQuality[]>`
    SELECT count(*) FILTER (WHERE a.closed_at IS NOT NULL)::int AS closed,
      count(*) FILTER (WHERE a.state = 'CLOSED_TRUE')::int AS "closedTrue",
      count(a.acknowledged_at)::int AS acknowledged,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM a.acknowledged_at - a.raised_at) / 60)::float8
        AS "minutesToAcknowledge"
    FROM alert a
    WHERE ${scope(actor)} AND a.raised_at <= ${at}::timestamptz
      AND a.raised_at > ${at}::timestamptz - make_interval(days => ${WINDOW_DAYS})`
  if (!quality) throw new Error('an aggregate gives a row')
  return quality
}

export interface AlertDetail extends AlertRow {
  history: HistoryLine[]
}

/** One alert with its history; undefined where it does not exist for this actor. */
export async function getAlert(actor: Actor, number: number): Promise<AlertDetail | undefined> {
  if (!canReadAlerts(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [alert] = await tx.$queryRaw<AlertRow[]>`SELECT ${ROW} ${FROM} WHERE a.number = ${number}`
    if (!alert || !canReadAlert(actor, alert).ok) return undefined
    return { ...alert, history: await listHistory(tx, [alert.id]) }
  })
}
