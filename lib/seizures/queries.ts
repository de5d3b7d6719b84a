import type { Actor } from '@/lib/actor'
import { shown } from '@/lib/audit/commands'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { escapeLike } from '@/lib/consignments/queries'
import { readAs, type Tx } from '@/lib/db'
import type { PhotoView } from '@/lib/seizures/photos/schema'
import { canReadSeizures } from '@/lib/seizures/policy'
import type { SeizureFilter } from '@/lib/seizures/schema'
import { fold } from '@/lib/text'
import { Prisma } from '@/prisma/generated/client'
import type {
  CaseState,
  Concealment,
  ItemState,
  ItemUnit,
  LegalKind,
  OwnerState,
  SeizureState,
} from '@/prisma/generated/enums'

export interface SeizureRow {
  id: string
  number: number
  discoveredAt: Date
  state: SeizureState
  legalKind: LegalKind
  officeFa: string
  officeEn: string
  /** Its first item, and how many there are. */
  goods: string
  items: number
  /** Whole rials; null before the first valuation. */
  valueRial: number | null
}

export interface SeizurePage {
  rows: SeizureRow[]
  total: number
  pageSize: number
}

const PAGE_SIZE = 50

const ROW = Prisma.sql`
  z.id, z.number::int AS number, z.discovered_at AS "discoveredAt", z.state, z.legal_kind AS "legalKind",
  o.name_fa AS "officeFa", o.name_en AS "officeEn", z.value_rial::float8 AS "valueRial",
  (SELECT i.description FROM seized_item i WHERE i.seizure_id = z.id ORDER BY i.ordinal LIMIT 1) AS goods,
  (SELECT count(*)::int FROM seized_item i WHERE i.seizure_id = z.id) AS items`

/** A page of seizures, newest first; undefined where this actor may read none. */
export async function listSeizures(
  actor: Actor,
  filter: SeizureFilter,
): Promise<SeizurePage | undefined> {
  if (!canReadSeizures(actor).ok) return undefined
  const where = conditions(filter)
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<SeizureRow[]>`
      SELECT ${ROW} FROM seizure z JOIN office o ON o.id = z.office_id ${where}
      ORDER BY z.discovered_at DESC, z.id DESC LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    const [counted] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM seizure z ${where}`
    return { rows, total: counted?.total ?? 0, pageSize: PAGE_SIZE }
  })
}

function conditions(filter: SeizureFilter): Prisma.Sql {
  const key = fold(filter.q)
  const parts = [
    key && searchCondition(key),
    filter.state && Prisma.sql`z.state = ${filter.state}::seizure_state`,
    filter.office && Prisma.sql`z.office_id = ${filter.office}::uuid`,
    filter.kind && Prisma.sql`z.legal_kind = ${filter.kind}::legal_kind`,
  ].filter((part): part is Prisma.Sql => typeof part === 'object')
  return parts.length > 0 ? Prisma.sql`WHERE ${Prisma.join(parts, ' AND ')}` : Prisma.empty
}

/** By the seizure's number or by words of an item, however they were typed. */
function searchCondition(key: string): Prisma.Sql {
  const number = /^\d{1,9}$/.test(key) ? Number(key) : -1
  return Prisma.sql`(z.number = ${number} OR z.id IN (
    SELECT i.seizure_id FROM seized_item i WHERE didban_fold(i.description) LIKE '%' || ${escapeLike(key)} || '%'))`
}

export interface ItemView {
  id: string
  ordinal: number
  description: string
  classFa: string
  classEn: string
  quantity: number
  unit: ItemUnit
  /** Whole rials. */
  valueRial: number | null
  state: ItemState
}

export interface SeizureDetail extends Omit<SeizureRow, 'goods' | 'items'> {
  officeId: string
  owner: OwnerState
  concealment: Concealment
  note: string | null
  recordedByName: string
  consignmentNumber: number
  scanNumber: number
  appraisedAt: Date | null
  receiptNumber: number | null
  receivedAt: Date | null
  storeFa: string | null
  storeEn: string | null
  caseNumber: number | null
  caseState: CaseState | null
  branchId: string | null
  branchFa: string | null
  branchEn: string | null
  items: ItemView[]
  photos: PhotoView[]
  history: HistoryLine[]
}

/** One seizure with everything its page shows, in one snapshot; undefined where it does not exist for this actor. */
export async function getSeizure(actor: Actor, number: number): Promise<SeizureDetail | undefined> {
  if (!canReadSeizures(actor).ok) return undefined
  const found = await readAs(actor, async (tx) => {
    const [head] = await tx.$queryRaw<Omit<SeizureDetail, 'items' | 'photos' | 'history'>[]>`
      SELECT z.id, z.number::int AS number, z.discovered_at AS "discoveredAt", z.state, z.legal_kind AS "legalKind",
        o.name_fa AS "officeFa", o.name_en AS "officeEn", z.value_rial::float8 AS "valueRial",
        z.office_id AS "officeId", z.owner, z.concealment, z.note, u.display_name AS "recordedByName",
        k.number::int AS "consignmentNumber", s.number::int AS "scanNumber", z.appraised_at AS "appraisedAt",
        r.number::int AS "receiptNumber", r.received_at AS "receivedAt", w.name_fa AS "storeFa", w.name_en AS "storeEn",
        f.number::int AS "caseNumber", f.state AS "caseState", f.office_id AS "branchId", b.name_fa AS "branchFa", b.name_en AS "branchEn"
      FROM seizure z JOIN office o ON o.id = z.office_id JOIN user_account u ON u.id = z.recorded_by_id
        JOIN consignment k ON k.id = z.consignment_id JOIN inspection e ON e.id = z.inspection_id
        JOIN scan_session s ON s.id = e.scan_id
        LEFT JOIN receipt r ON r.seizure_id = z.id LEFT JOIN office w ON w.id = r.store_id
        LEFT JOIN case_file f ON f.seizure_id = z.id LEFT JOIN office b ON b.id = f.office_id
      WHERE z.number = ${number}`
    return head && { ...head, ...(await contents(tx, head.id)) }
  })
  return shown(actor, { event: 'SEIZURE_READ', type: 'SEIZURE' }, found)
}

async function contents(tx: Tx, seizureId: string) {
  const items = await tx.$queryRaw<ItemView[]>`
    SELECT i.id, i.ordinal, i.description, g.name_fa AS "classFa", g.name_en AS "classEn",
      i.quantity::float8 AS quantity, i.unit, i.value_rial::float8 AS "valueRial", i.state
    FROM seized_item i JOIN goods_class g ON g.code = i.class_code
    WHERE i.seizure_id = ${seizureId}::uuid ORDER BY i.ordinal`
  const photos = await tx.$queryRaw<PhotoView[]>`
    SELECT id, file_name AS "fileName", width, height, byte_length AS "byteLength"
    FROM seizure_photo WHERE seizure_id = ${seizureId}::uuid ORDER BY ordinal`
  const history = await listHistory(tx, [seizureId])
  return { items, photos, history }
}

export interface GoodsClassChoice {
  code: string
  fa: string
  en: string
}

/** The kinds of goods that stores tell apart, by their Persian names, "other" last. */
export async function listGoodsClasses(actor: Actor): Promise<GoodsClassChoice[]> {
  if (!canReadSeizures(actor).ok) return []
  return readAs(
    actor,
    (tx) => tx.$queryRaw<GoodsClassChoice[]>`
      SELECT code, name_fa AS fa, name_en AS en FROM goods_class ORDER BY code = 'OTHER', name_fa`,
  )
}
