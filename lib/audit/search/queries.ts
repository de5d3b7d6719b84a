import type { Actor } from '@/lib/actor'
import { recordRead } from '@/lib/audit/commands'
import { canReadAudit, onlyAgency } from '@/lib/audit/policy'
import type { HistoryLine } from '@/lib/audit/queries'
import { type FoundByNumber, READS } from '@/lib/audit/rules'
import type { AuditFilter } from '@/lib/audit/search/schema'
import { startOfTehranDay } from '@/lib/calendar'
import { readAs, type Tx } from '@/lib/db'
import { fold } from '@/lib/text'
import { Prisma } from '@/prisma/generated/client'

export interface AuditRow extends HistoryLine {
  ordinal: number
  subjectType: string
  subjectId: string
  /** What its page is known by; null where it has none that this actor may open. */
  ref: string | null
}

export interface AuditPage {
  rows: AuditRow[]
  /** Where older events begin; undefined at the end. */
  older: string | undefined
  /** How many there are on a page at most. */
  pageSize: number
}

const PAGE_SIZE = 50

/** A page of the log, newest first, written down as a read itself; undefined where this actor may read none. */
export async function searchAudit(
  actor: Actor,
  filter: AuditFilter,
): Promise<AuditPage | undefined> {
  if (!canReadAudit(actor).ok) return undefined
  const found = await readAs(actor, async (tx) => {
    const conditions = await conditionsOf(tx, actor, filter)
    return conditions ? readEvents(tx, actor, conditions) : []
  })
  const rows = found.slice(0, PAGE_SIZE)
  const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined
  const details = { ...withoutEmpty(filter), count: rows.length }
  const subject = { type: 'CHAIN', id: onlyAgency(actor) ?? filter.agency ?? 'ALL' }
  await recordRead(actor, { event: 'AUDIT_SEARCHED', subject, details })
  return { rows, older: last && `${last.at.getTime()}_${last.id}`, pageSize: PAGE_SIZE }
}

function withoutEmpty(filter: AuditFilter): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value))
}

function readEvents(tx: Tx, actor: Actor, conditions: Prisma.Sql[]): Promise<AuditRow[]> {
  const where = Prisma.join([Prisma.sql`true`, ...conditions], ' AND ')
  return tx.$queryRaw<AuditRow[]>`
    SELECT e.id, e.ordinal::float8 AS ordinal, e.at, e.event, e.agency, e.role, e.reason, e.before, e.after,
      e.request_id AS "requestId", e.subject_type AS "subjectType", e.subject_id AS "subjectId",
      u.display_name AS "actorName", o.name_fa AS "officeFa", o.name_en AS "officeEn", ${refFor(actor)} AS ref
    FROM (SELECT * FROM audit_event e WHERE ${where} ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE_SIZE + 1}) AS e
      LEFT JOIN user_account u ON u.id = e.actor_id
      LEFT JOIN office o ON o.id = e.office_id
    ORDER BY e.at DESC, e.id DESC`
}

/** What the pages of things are known by. An administrator opens no casework. */
function refFor(actor: Actor): Prisma.Sql {
  if (actor.role === 'ADMINISTRATOR')
    return Prisma.sql`CASE e.subject_type
      WHEN 'USER' THEN (SELECT p.username FROM user_account p WHERE p.id = e.subject_id::uuid) END`
  return Prisma.sql`CASE e.subject_type
    WHEN 'SCAN' THEN (SELECT s.number::text FROM scan_session s WHERE s.id = e.subject_id::uuid)
    WHEN 'CONSIGNMENT' THEN (SELECT k.number::text FROM consignment k WHERE k.id = e.subject_id::uuid)
    WHEN 'SEIZURE' THEN (SELECT z.number::text FROM seizure z WHERE z.id = e.subject_id::uuid)
    WHEN 'ITEM' THEN (SELECT z.number || '/' || i.ordinal FROM seized_item i JOIN seizure z ON z.id = i.seizure_id
      WHERE i.id = e.subject_id::uuid)
    WHEN 'CASE' THEN (SELECT f.number::text FROM case_file f WHERE f.id = e.subject_id::uuid)
    WHEN 'ORDER' THEN (SELECT d.number::text FROM disposition_order d WHERE d.id = e.subject_id::uuid)
    WHEN 'ALERT' THEN (SELECT a.number::text FROM alert a WHERE a.id = e.subject_id::uuid)
    WHEN 'SCANNER' THEN (SELECT s.code FROM scanner s WHERE s.id = e.subject_id::uuid)
    WHEN 'ROUTE_SEGMENT' THEN (SELECT r.code FROM route_segment r WHERE r.id = e.subject_id::uuid)
    WHEN 'RESOLUTION' THEN (SELECT r.number::text FROM resolution r WHERE r.id = e.subject_id::uuid)
  END`
}

/** Undefined where nothing can be found: a number that is nobody's, a name that nobody has. */
async function conditionsOf(
  tx: Tx,
  actor: Actor,
  filter: AuditFilter,
): Promise<Prisma.Sql[] | undefined> {
  const people = filter.person ? await peopleCalled(tx, filter.person) : undefined
  const subject = await subjectOf(tx, filter)
  if (people?.length === 0 || subject === 'UNKNOWN') return undefined
  const agency = onlyAgency(actor) ?? filter.agency
  const reads = [...READS]
  const parts = [
    agency && Prisma.sql`e.agency = ${agency}::agency`,
    people && Prisma.sql`e.actor_id = ANY(${people}::uuid[])`,
    filter.event && Prisma.sql`e.event = ${filter.event}`,
    filter.only === 'READS' && Prisma.sql`e.event = ANY(${reads})`,
    filter.only === 'CHANGES' && Prisma.sql`e.event <> ALL(${reads})`,
    filter.from && Prisma.sql`e.at >= ${startOfTehranDay(filter.from)}`,
    filter.to && Prisma.sql`e.at < ${startOfTehranDay(filter.to, 1)}`,
    subject && Prisma.sql`e.subject_type = ${subject.type} AND e.subject_id = ${subject.id}`,
    filter.after && olderThan(filter.after),
  ]
  return parts.filter((part): part is Prisma.Sql => typeof part === 'object')
}

function olderThan(cursor: string): Prisma.Sql {
  const [at, id] = cursor.split('_')
  return Prisma.sql`(e.at, e.id) < (${new Date(Number(at))}, ${id}::uuid)`
}

async function peopleCalled(tx: Tx, name: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM user_account
    WHERE position(${fold(name)} IN didban_fold(display_name)) > 0
    ORDER BY display_name LIMIT 50`
  return rows.map(({ id }) => id)
}

const TABLES: Record<FoundByNumber, Prisma.Sql> = {
  SCAN: Prisma.sql`scan_session`,
  CONSIGNMENT: Prisma.sql`consignment`,
  SEIZURE: Prisma.sql`seizure`,
  CASE: Prisma.sql`case_file`,
  ORDER: Prisma.sql`disposition_order`,
  ALERT: Prisma.sql`alert`,
}

async function subjectOf(tx: Tx, { type, number }: AuditFilter) {
  if (!type || !number) return undefined
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM ${TABLES[type]} WHERE number = ${Number(number)}`
  return found ? { type, id: found.id } : 'UNKNOWN'
}
