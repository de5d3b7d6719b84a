import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { DUTY_FROM, DUTY_ROW, type DutyRow } from '@/lib/council/duties/queries'
import { canReadCouncil } from '@/lib/council/policy'
import type { ResolutionFilter } from '@/lib/council/schema'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { Agency, ObstacleKind, ResolutionState } from '@/prisma/generated/enums'

export interface ResolutionRow {
  id: string
  number: number
  title: string
  /** `YYYY-MM-DD` */
  metOn: string
  state: ResolutionState
  duties: number
  verified: number
  obstructed: number
}

export interface ResolutionPage {
  rows: ResolutionRow[]
  total: number
  pageSize: number
}

const PAGE_SIZE = 50

const ROW = Prisma.sql`
  r.id, r.number::int AS number, r.title, to_char(r.met_on, 'YYYY-MM-DD') AS "metOn", r.state,
  (SELECT count(*)::int FROM duty d WHERE d.resolution_id = r.id) AS duties,
  (SELECT count(*)::int FROM duty d WHERE d.resolution_id = r.id AND d.state = 'VERIFIED') AS verified,
  (SELECT count(*)::int FROM duty d WHERE d.resolution_id = r.id AND d.state = 'OBSTRUCTED') AS obstructed`

/** A page of what the council agreed, newest meeting first; undefined for whoever reads none. */
export async function listResolutions(
  actor: Actor,
  filter: ResolutionFilter,
): Promise<ResolutionPage | undefined> {
  if (!canReadCouncil(actor).ok) return undefined
  const where = filter.state
    ? Prisma.sql`WHERE r.state = ${filter.state}::resolution_state`
    : Prisma.empty
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<ResolutionRow[]>`
      SELECT ${ROW} FROM resolution r ${where} ORDER BY r.met_on DESC, r.number DESC
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    const [counted] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM resolution r ${where}`
    return { rows, total: counted?.total ?? 0, pageSize: PAGE_SIZE }
  })
}

export interface ObstacleView {
  dutyId: string
  kind: ObstacleKind
  owner: Agency
  note: string
  since: Date
  removedAt: Date | null
}

export interface DutyView extends DutyRow {
  evidence: string | null
  submittedAt: Date | null
  submittedById: string | null
  submittedBy: string | null
  verifiedBy: string | null
  /** Newest first. */
  obstacles: ObstacleView[]
}

export interface ResolutionDetail extends ResolutionRow {
  text: string
  proposedAt: Date
  proposedBy: string
  adoptedAt: Date | null
  dutyRows: DutyView[]
  history: HistoryLine[]
}

/** One resolution with its duties and what happened, in one snapshot; undefined where there is none to read. */
export async function getResolution(
  actor: Actor,
  number: number,
): Promise<ResolutionDetail | undefined> {
  if (!canReadCouncil(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [head] = await tx.$queryRaw<Omit<ResolutionDetail, 'dutyRows' | 'history'>[]>`
      SELECT ${ROW}, r.text, r.proposed_at AS "proposedAt", u.display_name AS "proposedBy",
        r.adopted_at AS "adoptedAt"
      FROM resolution r JOIN user_account u ON u.id = r.proposed_by_id WHERE r.number = ${number}`
    if (!head) return undefined
    const dutyRows = await findDuties(tx, head.id)
    const history = await listHistory(tx, [head.id, ...dutyRows.map(({ id }) => id)])
    return { ...head, dutyRows, history }
  })
}

async function findDuties(tx: Tx, resolutionId: string): Promise<DutyView[]> {
  const duties = await tx.$queryRaw<Omit<DutyView, 'obstacles'>[]>`
    SELECT ${DUTY_ROW}, d.evidence, d.submitted_at AS "submittedAt", d.submitted_by_id AS "submittedById",
      s.display_name AS "submittedBy", v.display_name AS "verifiedBy"
    ${DUTY_FROM} LEFT JOIN user_account s ON s.id = d.submitted_by_id
      LEFT JOIN user_account v ON v.id = d.verified_by_id
    WHERE r.id = ${resolutionId}::uuid ORDER BY d.number`
  const obstacles = await tx.$queryRaw<ObstacleView[]>`
    SELECT o.duty_id AS "dutyId", o.kind, o.owner, o.note, o.since, o.removed_at AS "removedAt"
    FROM obstacle o JOIN duty d ON d.id = o.duty_id
    WHERE d.resolution_id = ${resolutionId}::uuid ORDER BY o.since DESC, o.id DESC`
  return duties.map((duty) => ({
    ...duty,
    obstacles: obstacles.filter(({ dutyId }) => dutyId === duty.id),
  }))
}
