import type { Actor } from '@/lib/actor'
import { readLegalRules } from '@/lib/cases/legal-rules/queries'
import { caseClock, type LegalRuleView } from '@/lib/cases/rules'
import { canReadQueue } from '@/lib/dashboard/policy'
import { byClock, QUEUES, type QueueKind } from '@/lib/dashboard/queue/rules'
import { readAs } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { CaseState } from '@/prisma/generated/enums'

interface WaitingRow {
  kind: QueueKind
  /** What the address of its page carries. */
  ref: string
  fa: string | null
  en: string | null
  since: Date
  dueAt: Date | null
  /** Set for files and orders: where their legal clocks start. */
  state: CaseState | null
  filedAt: Date | null
  notifiedAt: Date | null
  appealedAt: Date | null
  finalAt: Date | null
  valueRial: number | null
  total: number
  oldest: Date
}

/** Of each kind so many, of all so many: the counts say how many more there are. */
const SHOWN = 8
const SHOWN_IN_ALL = 14

const NO_CASE = Prisma.sql`NULL::case_state AS state, NULL::timestamptz AS filed_at, NULL::timestamptz AS notified_at,
  NULL::timestamptz AS appealed_at, NULL::timestamptz AS final_at, NULL::bigint AS value_rial`
const GOODS = Prisma.sql`(SELECT string_agg(i.description, '، ' ORDER BY i.ordinal) FROM seized_item i WHERE i.seizure_id = z.id AND i.ordinal <= 3)`

/** A kind's rows: ref, words in both languages, since, due; narrowed to the actor's place where it is one's own. */
type Source = (actor: Actor, at: Date) => Prisma.Sql

const scansIn =
  (state: string, recent = false): Source =>
  ({ role, officeId }, at) =>
    Prisma.sql`
    SELECT s.number::text AS ref, c.declared_goods AS fa, c.declared_goods AS en, s.scanned_at AS since,
      NULL::timestamptz AS due_at, ${NO_CASE}
    FROM scan_session s JOIN consignment c ON c.id = s.consignment_id
    WHERE s.state = ${state}::scan_state
      AND (${role !== 'CUSTOMS_OFFICER'} OR s.office_id = ${officeId}::uuid)
      AND (${!recent} OR s.scanned_at >= ${new Date(at.getTime() - 7 * 86_400_000)})`

const seizuresIn =
  (where: Prisma.Sql, own = true): Source =>
  ({ officeId }) =>
    Prisma.sql`
    SELECT z.number::text AS ref, ${GOODS} AS fa, ${GOODS} AS en, z.discovered_at AS since,
      NULL::timestamptz AS due_at, ${NO_CASE}
    FROM seizure z WHERE ${where} AND (${!own} OR z.office_id = ${officeId}::uuid)`

const casesIn =
  (where: Prisma.Sql): Source =>
  ({ officeId }) =>
    Prisma.sql`
    SELECT f.number::text AS ref, ${GOODS} AS fa, ${GOODS} AS en,
      coalesce(f.final_at, f.notified_at, f.ruled_at, f.accepted_at, f.filed_at) AS since, NULL::timestamptz AS due_at,
      f.state, f.filed_at, f.notified_at, f.appealed_at, f.final_at, z.value_rial
    FROM case_file f JOIN seizure z ON z.id = f.seizure_id
    WHERE f.office_id = ${officeId}::uuid AND ${where}`

const unitsIn = (state: string): Source => {
  return () => Prisma.sql`
    SELECT sc.code AS ref, o.name_fa AS fa, o.name_en AS en, sc.state_since AS since, NULL::timestamptz AS due_at, ${NO_CASE}
    FROM scanner sc JOIN office o ON o.id = sc.office_id WHERE sc.state = ${state}::scanner_state`
}

/** The end of a day in Tehran. */
const endOf = (day: Prisma.Sql) => Prisma.sql`((${day} + 1)::timestamp AT TIME ZONE 'Asia/Tehran')`

const SOURCES: Readonly<Record<QueueKind, Source>> = {
  ALERT: ({ role, officeId }) => Prisma.sql`
    SELECT a.number::text AS ref, a.rule_code::text AS fa, a.rule_code::text AS en, a.raised_at AS since,
      CASE WHEN a.state = 'RAISED' THEN a.acknowledge_by END AS due_at, ${NO_CASE}
    FROM alert a WHERE a.state IN ('RAISED', 'ACKNOWLEDGED', 'ACTED') AND a.addressed_role = ${role}::role
      AND (a.office_id IS NULL OR a.office_id = ${officeId}::uuid)`,
  READING: scansIn('SCANNED'),
  EXAMINATION: scansIn('REFERRED'),
  INSPECTION: scansIn('INSPECTING'),
  RESCAN: scansIn('RESCAN', true),
  APPRAISAL: seizuresIn(Prisma.sql`z.state = 'RECORDED'`),
  HOLDING: seizuresIn(Prisma.sql`z.state = 'APPRAISED' AND z.legal_kind = 'PROHIBITED'`),
  FILING: seizuresIn(Prisma.sql`z.state IN ('DELIVERED', 'HELD_BY_DISCOVERER')`),
  RECEIPT: seizuresIn(Prisma.sql`z.state = 'APPRAISED' AND z.legal_kind <> 'PROHIBITED'`, false),
  ORDER: ({ officeId }) => Prisma.sql`
    SELECT d.number::text AS ref, ${GOODS} AS fa, ${GOODS} AS en, d.ordered_at AS since, NULL::timestamptz AS due_at,
      f.state, f.filed_at, f.notified_at, f.appealed_at, f.final_at, z.value_rial
    FROM disposition_order d JOIN case_file f ON f.id = d.case_id JOIN seizure z ON z.id = f.seizure_id
    WHERE d.state IN ('ORDERED', 'SET_APART') AND d.holder_id = ${officeId}::uuid`,
  CASE: casesIn(
    Prisma.sql`f.state IN ('FILED', 'FIRST_INSTANCE', 'RULED', 'NOTIFIED', 'APPEALED')`,
  ),
  DISPOSITION: casesIn(
    Prisma.sql`f.state = 'FINAL' AND NOT EXISTS (SELECT FROM disposition_order d WHERE d.case_id = f.id)`,
  ),
  REPORT: ({ id, officeId }) => Prisma.sql`
    SELECT g.code AS ref, g.name_fa AS fa, g.name_en AS en, r.submitted_at AS since, NULL::timestamptz AS due_at, ${NO_CASE}
    FROM route_report r JOIN route_segment g ON g.id = r.segment_id
    WHERE r.state = 'SUBMITTED' AND r.reporter_id <> ${id}::uuid
      AND g.county_code = (SELECT o.county_code FROM office o WHERE o.id = ${officeId}::uuid)`,
  INTERVENTION: ({ officeId }) => Prisma.sql`
    SELECT g.code AS ref, g.name_fa AS fa, g.name_en AS en, v.planned_at AS since,
      CASE v.state WHEN 'PLANNED' THEN ${endOf(Prisma.sql`v.planned_from`)} ELSE ${endOf(Prisma.sql`v.planned_to`)} END AS due_at,
      ${NO_CASE}
    FROM intervention v JOIN route_segment g ON g.id = v.segment_id
    WHERE v.state IN ('PLANNED', 'ACTIVE') AND v.office_id = ${officeId}::uuid`,
  DUTY: ({ agency }) => Prisma.sql`
    SELECT r.number::text AS ref, y.title AS fa, y.title AS en, y.state_since AS since, ${endOf(Prisma.sql`y.due_on`)} AS due_at, ${NO_CASE}
    FROM duty y JOIN resolution r ON r.id = y.resolution_id
    WHERE r.state = 'ADOPTED' AND y.state IN ('ASSIGNED', 'IN_PROGRESS', 'OBSTRUCTED') AND y.agency = ${agency}::agency`,
  EVIDENCE: () => Prisma.sql`
    SELECT r.number::text AS ref, y.title AS fa, y.title AS en, y.submitted_at AS since, ${endOf(Prisma.sql`y.due_on`)} AS due_at, ${NO_CASE}
    FROM duty y JOIN resolution r ON r.id = y.resolution_id WHERE y.state = 'EVIDENCE_SUBMITTED'`,
  RESOLUTION: () => Prisma.sql`
    SELECT r.number::text AS ref, r.title AS fa, r.title AS en, r.proposed_at AS since, NULL::timestamptz AS due_at, ${NO_CASE}
    FROM resolution r WHERE r.state = 'PROPOSED'`,
  UNIT_DOWN: unitsIn('OUT_OF_SERVICE'),
  UNIT_COMMISSIONING: unitsIn('COMMISSIONING'),
  NEVER_SIGNED_IN: () => Prisma.sql`
    SELECT u.username AS ref, u.display_name AS fa, u.display_name AS en, u.created_at AS since, NULL::timestamptz AS due_at, ${NO_CASE}
    FROM user_account u WHERE u.disabled_at IS NULL AND NOT EXISTS (SELECT FROM session s WHERE s.user_id = u.id)`,
}

export interface QueueLine {
  kind: QueueKind
  ref: string
  fa: string | null
  en: string | null
  since: Date
  clock: { startedAt: Date; dueAt: Date } | undefined
  dueAt: Date | null
}

export interface QueueGroup {
  kind: QueueKind
  count: number
  /** Since when the oldest waits; null where nothing does. */
  since: Date | null
}

export interface Queue {
  groups: QueueGroup[]
  /** What is due first, then what has waited longest; the first fourteen. */
  lines: QueueLine[]
}

/** What waits for this actor, by clock: at their own place, for supervisors in the province. */
export async function getQueue(actor: Actor, at: Date): Promise<Queue> {
  if (!canReadQueue(actor).ok) return { groups: [], lines: [] }
  const kinds = QUEUES[actor.role]
  const parts = kinds.map((kind) => waitingIn(kind, SOURCES[kind](actor, at)))
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<WaitingRow[]>`${Prisma.join(parts, ' UNION ALL ')}`
    const rules = rows.some(({ state }) => state) ? await readLegalRules(tx) : []
    const groups = kinds.map((kind) => {
      const row = rows.find((one) => one.kind === kind)
      return { kind, count: row?.total ?? 0, since: row?.oldest ?? null }
    })
    return {
      groups,
      lines: rows
        .map((row) => lineOf(row, rules))
        .sort(byClock)
        .slice(0, SHOWN_IN_ALL),
    }
  })
}

function waitingIn(kind: QueueKind, source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT ${kind} AS kind, q.ref, q.fa, q.en, q.since, q.due_at AS "dueAt", q.state, q.filed_at AS "filedAt",
      q.notified_at AS "notifiedAt", q.appealed_at AS "appealedAt", q.final_at AS "finalAt",
      q.value_rial::float8 AS "valueRial", count(*) OVER ()::int AS total, min(q.since) OVER () AS oldest
    FROM (${source}) q ORDER BY q.due_at NULLS LAST, q.since LIMIT ${SHOWN})`
}

function lineOf(row: WaitingRow, rules: readonly LegalRuleView[]): QueueLine {
  const { kind, ref, fa, en, since, dueAt, state, filedAt } = row
  const legal = state && filedAt ? caseClock({ ...row, state, filedAt }, rules) : undefined
  const clock = dueAt ? { startedAt: since, dueAt } : legal
  return { kind, ref, fa, en, since, clock, dueAt: clock?.dueAt ?? null }
}
