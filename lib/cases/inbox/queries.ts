import type { Actor } from '@/lib/actor'
import { readLegalRules } from '@/lib/cases/legal-rules/queries'
import { canReadCases, placeThatReads } from '@/lib/cases/policy'
import { caseClock, ENDED_STATES, type RunningClock } from '@/lib/cases/rules'
import type { CaseFilter } from '@/lib/cases/schema'
import { readAs, type Tx } from '@/lib/db'
import { toAsciiDigits } from '@/lib/text'
import { Prisma } from '@/prisma/generated/client'
import type { CaseState, LegalKind, OrderState } from '@/prisma/generated/enums'

interface FoundRow {
  id: string
  number: number
  state: CaseState
  filedAt: Date
  notifiedAt: Date | null
  appealedAt: Date | null
  finalAt: Date | null
  /** Since when it is in its state. */
  since: Date
  seizureNumber: number
  legalKind: LegalKind
  /** Whole rials. */
  valueRial: number | null
  goods: string | null
  branchFa: string
  branchEn: string
  discovererFa: string
  discovererEn: string
  orderState: OrderState | null
}

export interface CaseRow extends FoundRow {
  clock: RunningClock | undefined
}

export interface StateCount {
  state: CaseState
  files: number
  /** Of those, past a legal period; an appeal period that is over is nobody's breach. */
  late: number
}

export interface CasePage {
  rows: CaseRow[]
  counts: StateCount[]
  total: number
  pageSize: number
}

const PAGE_SIZE = 50

/** A page of the files this actor may read, the one whose clock ended first on top; undefined where none. */
export async function listCases(
  actor: Actor,
  filter: CaseFilter,
  at: Date,
): Promise<CasePage | undefined> {
  if (!canReadCases(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const counts = await countStates(tx, actor, filter, at)
    const shown = counts.filter(({ state }) => isAsked(state, filter))
    const total = shown.reduce((sum, one) => sum + (filter.late ? one.late : one.files), 0)
    const found = await tx.$queryRaw<FoundRow[]>`
      WITH listed AS (${listed(actor, filter)})
      SELECT f.id, f.number::int AS number, f.state, f.filed_at AS "filedAt", f.notified_at AS "notifiedAt",
        f.appealed_at AS "appealedAt", f.final_at AS "finalAt", l.since, z.number::int AS "seizureNumber",
        z.legal_kind AS "legalKind", z.value_rial::float8 AS "valueRial", b.name_fa AS "branchFa",
        b.name_en AS "branchEn", o.name_fa AS "discovererFa", o.name_en AS "discovererEn", d.state AS "orderState",
        (SELECT string_agg(i.description, '، ' ORDER BY i.ordinal) FROM seized_item i WHERE i.seizure_id = z.id AND i.ordinal <= 3) AS goods
      FROM (SELECT * FROM listed WHERE ${conditions(filter, at)}
          ORDER BY due_at NULLS LAST, since DESC, id
          LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}) AS l
        JOIN case_file f ON f.id = l.id JOIN seizure z ON z.id = f.seizure_id JOIN office b ON b.id = f.office_id
        JOIN office o ON o.id = z.office_id LEFT JOIN disposition_order d ON d.case_id = f.id
      ORDER BY l.due_at NULLS LAST, l.since DESC, l.id`
    const rules = await readLegalRules(tx)
    const rows = found.map((row) => ({ ...row, clock: caseClock(row, rules) }))
    return { rows, counts, total, pageSize: PAGE_SIZE }
  })
}

function countStates(tx: Tx, actor: Actor, filter: CaseFilter, at: Date): Promise<StateCount[]> {
  return tx.$queryRaw<StateCount[]>`
    WITH listed AS (${listed(actor, filter)})
    SELECT state, count(*)::int AS files, (count(*) FILTER (WHERE ${isLate(at)}))::int AS late
    FROM listed GROUP BY state`
}

function isAsked(state: CaseState, { state: asked }: CaseFilter): boolean {
  if (asked === 'ALL') return true
  return asked ? state === asked : !ENDED_STATES.includes(state)
}

function isLate(at: Date): Prisma.Sql {
  return Prisma.sql`(due_at < ${at} AND clock <> 'APPEAL_PERIOD')`
}

function conditions(filter: CaseFilter, at: Date): Prisma.Sql {
  const { state, late } = filter
  const states = state ?? 'OPEN'
  const parts = [
    states === 'OPEN' && Prisma.sql`state NOT IN ('TRANSFERRED', 'CLOSED')`,
    states !== 'OPEN' && states !== 'ALL' && Prisma.sql`state = ${states}::case_state`,
    late && isLate(at),
  ].filter((part): part is Prisma.Sql => typeof part === 'object')
  return parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`true`
}

const IN_FORCE = (day: Prisma.Sql) =>
  Prisma.sql`l.valid_from <= ${day} AND (l.valid_to IS NULL OR ${day} < l.valid_to) ORDER BY l.valid_from DESC LIMIT 1`
const TEHRAN_DAY = (instant: Prisma.Sql) =>
  Prisma.sql`(${instant} AT TIME ZONE 'Asia/Tehran')::date`

/** Files within the actor's reach, each with the clock that runs: the same formula as caseClock (compared by a test). */
function listed(actor: Actor, filter: CaseFilter): Prisma.Sql {
  return Prisma.sql`
    SELECT f.id, f.state, c.kind AS clock,
      coalesce(f.closed_at, f.final_at, f.appealed_at, f.notified_at, f.ruled_at, f.accepted_at, f.filed_at) AS since,
      ((CASE WHEN r.months IS NULL THEN c.day + r.days ELSE didban_jalali_add_months(c.day, r.months) END + 1)::timestamp
        AT TIME ZONE 'Asia/Tehran') - interval '1 millisecond' AS due_at
    FROM case_file f JOIN seizure z ON z.id = f.seizure_id
      LEFT JOIN LATERAL (
        SELECT CASE
            WHEN f.state IN ('FILED', 'FIRST_INSTANCE', 'APPEALED') THEN 'RULING_PERIOD'
            WHEN f.state = 'FINAL' THEN 'DISPOSITION_PERIOD'
            WHEN f.state = 'NOTIFIED' AND NOT coalesce(z.value_rial < (
              SELECT l.amount_rial FROM legal_rule l WHERE l.kind = 'FINAL_BELOW' AND ${IN_FORCE(TEHRAN_DAY(Prisma.sql`f.notified_at`))}), false)
              THEN 'APPEAL_PERIOD'
          END::legal_rule_kind AS kind,
          ${TEHRAN_DAY(Prisma.sql`CASE f.state WHEN 'NOTIFIED' THEN f.notified_at WHEN 'APPEALED' THEN f.appealed_at
            WHEN 'FINAL' THEN f.final_at ELSE f.filed_at END`)} AS day
      ) AS c ON true
      LEFT JOIN LATERAL (
        SELECT l.days, l.months FROM legal_rule l WHERE l.kind = c.kind AND ${IN_FORCE(Prisma.sql`c.day`)}
      ) AS r ON true
    WHERE ${reach(actor)} AND ${search(filter)}`
}

function reach(actor: Actor): Prisma.Sql {
  const place = placeThatReads(actor)
  if (!place) return Prisma.sql`true`
  const column = place === 'officeId' ? Prisma.sql`f.office_id` : Prisma.sql`z.office_id`
  return Prisma.sql`${column} = ${actor.officeId}::uuid`
}

/** By the number of a file or of its seizure, in any digits; other words find nothing. */
function search({ q }: CaseFilter): Prisma.Sql {
  if (q === '') return Prisma.sql`true`
  const digits = toAsciiDigits(q).replace(/\s/g, '')
  const number = /^\d{1,9}$/.test(digits) ? Number(digits) : -1
  return Prisma.sql`(f.number = ${number} OR z.number = ${number})`
}
