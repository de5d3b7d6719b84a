import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { shiftDay, startOfTehranDay } from '@/lib/calendar'
import { escapeLike } from '@/lib/consignments/queries'
import { readAs, type Tx } from '@/lib/db'
import type { ImageView } from '@/lib/scans/images/schema'
import { findInspection } from '@/lib/scans/inspections/queries'
import type { InspectionView } from '@/lib/scans/inspections/schema'
import { canReadScans } from '@/lib/scans/policy'
import type { SCAN_SORTS, ScanFilter } from '@/lib/scans/schema'
import { fold } from '@/lib/text'
import { Prisma } from '@/prisma/generated/client'
import type { Direction, PlateKind, ScanState, Verdict } from '@/prisma/generated/enums'

export interface ScanRow {
  id: string
  number: number
  scannedAt: Date
  state: ScanState
  direction: Direction
  officeFa: string
  officeEn: string
  scannerCode: string
  cotage: string | null
  plate: string | null
  plateKind: PlateKind | null
  containerNumber: string | null
  hsCode: string | null
  declaredGoods: string | null
  declaredWeightKg: number | null
  /** The first image, where there is one. */
  imageId: string | null
}

export interface ScanPage {
  rows: ScanRow[]
  /** How many match; counted up to COUNT_LIMIT. */
  total: number
  more: boolean
  pageSize: number
}

export const PAGE_SIZE = 50
/** Beyond this a list says "more than": nobody pages through ten thousand rows. */
export const COUNT_LIMIT = 10_000

const ROW = Prisma.sql`
  s.id, s.number::int AS number, s.scanned_at AS "scannedAt", s.state, s.direction,
  o.name_fa AS "officeFa", o.name_en AS "officeEn", sc.code AS "scannerCode", c.cotage, c.plate,
  c.plate_kind AS "plateKind", c.container_number AS "containerNumber", c.hs_code AS "hsCode",
  c.declared_goods AS "declaredGoods", c.declared_weight_kg AS "declaredWeightKg",
  (SELECT i.id FROM scan_image i WHERE i.scan_id = s.id ORDER BY i.ordinal LIMIT 1) AS "imageId"`

const FROM = Prisma.sql`
  FROM scan_session s JOIN consignment c ON c.id = s.consignment_id
    JOIN office o ON o.id = s.office_id JOIN scanner sc ON sc.id = s.scanner_id`

const ORDER: Record<(typeof SCAN_SORTS)[number], Prisma.Sql> = {
  time: Prisma.sql`s.scanned_at`,
  number: Prisma.sql`s.number`,
  weight: Prisma.sql`coalesce(c.declared_weight_kg, 0)`,
  office: Prisma.sql`o.name_fa`,
}

/** A page of the scans this actor may read; undefined where they may read none. */
export async function listScans(actor: Actor, filter: ScanFilter): Promise<ScanPage | undefined> {
  if (!canReadScans(actor).ok) return undefined
  const where = conditions(filter)
  const way = filter.order === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const column = ORDER[filter.sort]
  const order =
    filter.sort === 'time' ? timeOrder(filter.order) : Prisma.sql`${column} ${way}, s.id`
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<ScanRow[]>`
      SELECT ${ROW} ${FROM} ${where} ORDER BY ${order}
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    const total = await countUpTo(tx, where)
    return {
      rows,
      total: Math.min(total, COUNT_LIMIT),
      more: total > COUNT_LIMIT,
      pageSize: PAGE_SIZE,
    }
  })
}

function timeOrder(order: 'asc' | 'desc'): Prisma.Sql {
  return order === 'asc'
    ? Prisma.sql`s.scanned_at ASC, s.id ASC`
    : Prisma.sql`s.scanned_at DESC, s.id DESC`
}

async function countUpTo(tx: Tx, where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 ${FROM} ${where} LIMIT ${COUNT_LIMIT + 1}) AS found`
  return row?.count ?? 0
}

function conditions(filter: ScanFilter): Prisma.Sql {
  const key = fold(filter.q)
  const parts = [
    key && searchCondition(key),
    filter.office && Prisma.sql`s.office_id = ${filter.office}::uuid`,
    filter.scanner && Prisma.sql`s.scanner_id = ${filter.scanner}::uuid`,
    filter.state && Prisma.sql`s.state = ${filter.state}::scan_state`,
    filter.direction && Prisma.sql`s.direction = ${filter.direction}::direction`,
    filter.hs && Prisma.sql`c.hs_code LIKE ${`${filter.hs}%`}`,
    filter.from && Prisma.sql`s.scanned_at >= ${startOfTehranDay(filter.from)}`,
    filter.to && Prisma.sql`s.scanned_at < ${startOfTehranDay(shiftDay(filter.to, 1))}`,
    filter.images && Prisma.sql`EXISTS (SELECT 1 FROM scan_image i WHERE i.scan_id = s.id)`,
  ].filter((part): part is Prisma.Sql => typeof part === 'object')
  return parts.length > 0 ? Prisma.sql`WHERE ${Prisma.join(parts, ' AND ')}` : Prisma.empty
}

/** Finds by scan number, cotage, plate, container or goods, however they were typed. */
function searchCondition(key: string): Prisma.Sql {
  const pattern = `%${escapeLike(key)}%`
  if (!/^\d{1,9}$/.test(key)) return Prisma.sql`c.search_key LIKE ${pattern}`
  return Prisma.sql`s.id IN (SELECT x.id FROM scan_session x WHERE x.number = ${Number(key)}
    UNION ALL SELECT x.id FROM scan_session x JOIN consignment k ON k.id = x.consignment_id WHERE k.search_key LIKE ${pattern})`
}

export interface DecisionView {
  verdict: Verdict
  reason: string | null
  decidedAt: Date
  readerName: string | null
}

export interface ScanDetail extends ScanRow {
  officeId: string
  consignmentNumber: number
  hsTitleFa: string | null
  hsTitleEn: string | null
  operatorName: string
  origin: 'DESK' | 'IMPORT'
  importFile: string | null
  images: ImageView[]
  decisions: DecisionView[]
  /** The physical examination, where the scan was referred and one has begun. */
  inspection: InspectionView | undefined
  history: HistoryLine[]
  /** Other scans of the same consignment, plate or container, newest first. */
  related: ScanRow[]
}

/** One scan with everything its page shows, in one snapshot; undefined where it does not exist for this actor. */
export async function getScan(actor: Actor, number: number): Promise<ScanDetail | undefined> {
  if (!canReadScans(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [head] = await tx.$queryRaw<
      Omit<ScanDetail, 'images' | 'decisions' | 'inspection' | 'history' | 'related'>[]
    >`
      SELECT ${ROW}, s.office_id AS "officeId", c.number::int AS "consignmentNumber", h.title_fa AS "hsTitleFa",
        h.title_en AS "hsTitleEn", u.display_name AS "operatorName", s.origin, m.file_name AS "importFile"
      ${FROM} JOIN user_account u ON u.id = s.operator_id LEFT JOIN hs_code h ON h.code = c.hs_code
        LEFT JOIN scan_import m ON m.id = s.import_id
      WHERE s.number = ${number}`
    if (!head) return undefined
    return { ...head, ...(await surroundings(tx, head.id)) }
  })
}

async function surroundings(tx: Tx, scanId: string) {
  const images = await tx.$queryRaw<ImageView[]>`
    SELECT id, file_name AS "fileName", format, energy, width, height, bit_depth AS "bitDepth",
      byte_length AS "byteLength", sha256
    FROM scan_image WHERE scan_id = ${scanId}::uuid ORDER BY ordinal`
  const decisions = await tx.$queryRaw<DecisionView[]>`
    SELECT d.verdict, d.reason, d.decided_at AS "decidedAt", u.display_name AS "readerName"
    FROM image_decision d LEFT JOIN user_account u ON u.id = d.reader_id
    WHERE d.scan_id = ${scanId}::uuid ORDER BY d.decided_at`
  const inspection = await findInspection(tx, scanId)
  const related = await tx.$queryRaw<ScanRow[]>`
    WITH me AS (SELECT k.* FROM consignment k JOIN scan_session x ON x.consignment_id = k.id WHERE x.id = ${scanId}::uuid),
      kin AS (SELECT id FROM me UNION SELECT k.id FROM consignment k JOIN me ON k.plate = me.plate
        UNION SELECT k.id FROM consignment k JOIN me ON k.container_number = me.container_number)
    SELECT ${ROW} ${FROM} WHERE s.consignment_id IN (SELECT id FROM kin) AND s.id <> ${scanId}::uuid
    ORDER BY s.scanned_at DESC LIMIT 20`
  const [consignment] = await tx.$queryRaw<{ id: string }[]>`
    SELECT consignment_id::text AS id FROM scan_session WHERE id = ${scanId}::uuid`
  const history = await listHistory(tx, [scanId, ...(consignment ? [consignment.id] : [])])
  return { images, decisions, inspection, related, history }
}
