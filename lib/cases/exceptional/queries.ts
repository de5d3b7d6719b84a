import type { Actor } from '@/lib/actor'
import { canReadAccess, canReadAccesses } from '@/lib/cases/exceptional/policy'
import { addresseesOf, FIGURE_DAYS, REVIEW_DAYS } from '@/lib/cases/exceptional/rules'
import type { AccessFilter } from '@/lib/cases/exceptional/schema'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type {
  Agency,
  ExceptionalReason,
  ExceptionalVerdict,
  FileNumberKind,
  Role,
} from '@/prisma/generated/enums'

export interface AccessRow {
  id: string
  number: number
  actorId: string
  actorName: string
  role: Role
  agency: Agency
  officeFa: string
  officeEn: string
  numberKind: FileNumberKind
  askedNumber: number
  /** Null where no file had the number. */
  seizureId: string | null
  discovererId: string | null
  storeId: string | null
  branchId: string | null
  reasonKind: ExceptionalReason
  reason: string
  openedAt: Date
  expiresAt: Date
  closedAt: Date | null
  /** How often a page of it was shown. */
  reads: number
  lastReadAt: Date | null
  reviewedAt: Date | null
  reviewerName: string | null
  verdict: ExceptionalVerdict | null
  reviewNote: string | null
}

/** Of openings of the last FIGURE_DAYS days that the actor may read. */
export interface AccessFigures {
  /** Files opened; attempts without a file are not. */
  opened: number
  /** Asked for under a number that no file has. */
  noFile: number
  /** Opened more than REVIEW_DAYS days ago, or reviewed. */
  due: number
  /** Of those, reviewed within REVIEW_DAYS days. */
  inTime: number
  reviewed: number
  justified: number
}

export interface AccessPage {
  rows: AccessRow[]
  total: number
  pageSize: number
  figures: AccessFigures
}

const PAGE_SIZE = 50

const ROW = Prisma.sql`
  a.id, a.number::int AS number, a.actor_id AS "actorId", u.display_name AS "actorName", a.role, a.agency,
  o.name_fa AS "officeFa", o.name_en AS "officeEn", a.number_kind AS "numberKind",
  a.asked_number::int AS "askedNumber", a.seizure_id AS "seizureId", a.discoverer_id AS "discovererId",
  a.store_id AS "storeId", a.branch_id AS "branchId", a.reason_kind AS "reasonKind", a.reason,
  a.opened_at AS "openedAt", a.expires_at AS "expiresAt", a.closed_at AS "closedAt", r.reads::int AS reads,
  r.last AS "lastReadAt", a.reviewed_at AS "reviewedAt", v.display_name AS "reviewerName", a.verdict,
  a.review_note AS "reviewNote"`
const FROM = Prisma.sql`
  FROM exceptional_access a JOIN user_account u ON u.id = a.actor_id JOIN office o ON o.id = a.office_id
    LEFT JOIN user_account v ON v.id = a.reviewed_by_id
    CROSS JOIN LATERAL (
      SELECT count(*) AS reads, max(e.at) AS last FROM exceptional_read e WHERE e.access_id = a.id) AS r`

/** A page of the openings this actor may read, newest first, with its figures; undefined for who may read none. */
export async function listAccesses(
  actor: Actor,
  filter: AccessFilter,
  at: Date,
): Promise<AccessPage | undefined> {
  if (!canReadAccesses(actor).ok) return undefined
  const where = Prisma.join([scope(actor), ...conditions(filter, at)], ' AND ')
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<AccessRow[]>`
      SELECT ${ROW} ${FROM} WHERE ${where} ORDER BY a.opened_at DESC, a.number DESC
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    const [found] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM exceptional_access a WHERE ${where}`
    const figures = await figuresOf(tx, actor, at)
    return { rows, total: found?.total ?? 0, pageSize: PAGE_SIZE, figures }
  })
}

/** As `canReadAccess` says, and the database's own policies. */
function scope({ id, role, officeId }: Actor): Prisma.Sql {
  const own = Prisma.sql`a.actor_id = ${id}::uuid`
  if (role === 'JUDICIARY_OFFICER') return Prisma.sql`true`
  if (role === 'CUSTOMS_SUPERVISOR') return Prisma.sql`(${own} OR a.discoverer_id IS NOT NULL)`
  if (role === 'WAREHOUSE_KEEPER') return Prisma.sql`(${own} OR a.store_id = ${officeId}::uuid)`
  if (role === 'PENALTY_OFFICER') return Prisma.sql`(${own} OR a.branch_id = ${officeId}::uuid)`
  return own
}

const STATES: Record<NonNullable<AccessFilter['state']>, (at: Date) => Prisma.Sql> = {
  OPEN: (at) => Prisma.sql`a.closed_at IS NULL AND a.expires_at > ${at}::timestamptz`,
  WAITING: () => Prisma.sql`a.reviewed_at IS NULL`,
  JUSTIFIED: () => Prisma.sql`a.verdict = 'JUSTIFIED'`,
  NOT_JUSTIFIED: () => Prisma.sql`a.verdict = 'NOT_JUSTIFIED'`,
  NO_FILE: () => Prisma.sql`a.seizure_id IS NULL`,
}

function conditions({ state, agency }: AccessFilter, at: Date): Prisma.Sql[] {
  return [state && STATES[state](at), agency && Prisma.sql`a.agency = ${agency}::agency`].filter(
    (part): part is Prisma.Sql => typeof part === 'object',
  )
}

async function figuresOf(tx: Tx, actor: Actor, at: Date): Promise<AccessFigures> {
  const week = Prisma.sql`make_interval(days => ${REVIEW_DAYS})`
  const [figures] = await tx.$queryRaw<AccessFigures[]>`
    SELECT count(*) FILTER (WHERE a.seizure_id IS NOT NULL)::int AS opened,
      count(*) FILTER (WHERE a.seizure_id IS NULL)::int AS "noFile",
      count(*) FILTER (WHERE a.reviewed_at IS NOT NULL OR a.opened_at <= ${at}::timestamptz - ${week})::int AS due,
      count(*) FILTER (WHERE a.reviewed_at <= a.opened_at + ${week})::int AS "inTime",
      count(a.verdict)::int AS reviewed, count(*) FILTER (WHERE a.verdict = 'JUSTIFIED')::int AS justified
    FROM exceptional_access a
    WHERE ${scope(actor)} AND a.opened_at > ${at}::timestamptz - make_interval(days => ${FIGURE_DAYS})`
  if (!figures) throw new Error('an aggregate gives a row')
  return figures
}

/** Somebody who was told at once; every office of the role where none is named. */
export interface Told {
  role: Role
  officeFa: string | null
  officeEn: string | null
}

export interface AccessDetail extends AccessRow {
  told: Told[]
}

/** One opening; undefined where there is none for this actor. */
export async function getAccess(actor: Actor, number: number): Promise<AccessDetail | undefined> {
  if (!canReadAccesses(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [access] = await tx.$queryRaw<AccessRow[]>`
      SELECT ${ROW} ${FROM} WHERE a.number = ${number}`
    if (!access || !canReadAccess(actor, access).ok) return undefined
    return { ...access, told: access.seizureId ? await toldOf(tx, access) : [] }
  })
}

async function toldOf(tx: Tx, access: AccessRow): Promise<Told[]> {
  const addressees = addresseesOf(access)
  const ids = addressees.flatMap(({ officeId }) => officeId ?? [])
  const offices = await tx.$queryRaw<{ id: string; fa: string; en: string }[]>`
    SELECT id, name_fa AS fa, name_en AS en FROM office WHERE id = ANY(${ids}::uuid[])`
  return addressees.map(({ role, officeId }) => {
    const office = offices.find(({ id }) => id === officeId)
    return { role, officeFa: office?.fa ?? null, officeEn: office?.en ?? null }
  })
}
