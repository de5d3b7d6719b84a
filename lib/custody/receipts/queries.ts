import type { Actor } from '@/lib/actor'
import { shown } from '@/lib/audit/commands'
import { type BayChoice, baysOf } from '@/lib/custody/ledger/queries'
import { canReadOrders, canReadReceipt, canReadStock, canReceive } from '@/lib/custody/policy'
import { readAs, type Tx } from '@/lib/db'
import type { ItemUnit, LegalKind, SeizureState } from '@/prisma/generated/enums'

export interface AwaitedRow {
  number: number
  officeFa: string
  officeEn: string
  discoveredAt: Date
  legalKind: LegalKind
  items: number
  goods: string
  /** Whole rials at the newest appraisal. */
  valueRial: number
  /** Perishable goods among them: sold at once, so received first (art. 53). */
  perishable: boolean
}

export interface AwaitedPage {
  asOf: Date
  rows: AwaitedRow[]
  total: number
}

const MOST_AWAITED = 200

/** Appraised seizures that no store has received yet, oldest first; undefined for those who may not read them. */
export async function listAwaited(actor: Actor, at: Date): Promise<AwaitedPage | undefined> {
  if (!canReadStock(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<(AwaitedRow & { total: number })[]>`
      SELECT s.number::int AS number, o.name_fa AS "officeFa", o.name_en AS "officeEn",
        s.discovered_at AS "discoveredAt", s.legal_kind AS "legalKind", s.value_rial::float8 AS "valueRial",
        i.items, i.goods, i.perishable, count(*) OVER ()::int AS total
      FROM seizure s JOIN office o ON o.id = s.office_id
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS items, string_agg(description, '، ' ORDER BY ordinal) AS goods,
            bool_or(g.perishable) AS perishable
          FROM seized_item JOIN goods_class g ON g.code = class_code WHERE seizure_id = s.id) AS i
      WHERE s.state = 'APPRAISED' AND s.legal_kind <> 'PROHIBITED'
      ORDER BY s.discovered_at, s.number LIMIT ${MOST_AWAITED}`
    return { asOf: at, rows, total: rows[0]?.total ?? 0 }
  })
}

export interface DeliveryItem {
  id: string
  ordinal: number
  description: string
  classFa: string
  classEn: string
  perishable: boolean
  hazardous: boolean
  quantity: number
  unit: ItemUnit
  valueRial: number | null
  /** Where it was put when it was received. */
  bayCode: string | null
}

export interface ReceiptFacts {
  number: number
  receivedAt: Date
  giverName: string
  takerName: string
  storeFa: string
  storeEn: string
  note: string | null
}

export interface Delivery {
  id: string
  number: number
  state: SeizureState
  legalKind: LegalKind
  discoveredAt: Date
  officeFa: string
  officeEn: string
  items: DeliveryItem[]
  receipt: ReceiptFacts | undefined
  /** Bays of the keeper's own store; empty for others. */
  bays: BayChoice[]
}

/** One seizure as a store meets it: what to receive, or the receipt; undefined where there is none for this actor. */
export async function getDelivery(actor: Actor, number: number): Promise<Delivery | undefined> {
  if (!canReadOrders(actor).ok) return undefined
  const found = await readAs(actor, async (tx) => {
    const [seizure] = await tx.$queryRaw<
      (Omit<Delivery, 'items' | 'receipt' | 'bays'> & { discovererId: string })[]
    >`
      SELECT s.id, s.number::int AS number, s.state, s.legal_kind AS "legalKind", s.office_id AS "discovererId",
        s.discovered_at AS "discoveredAt", o.name_fa AS "officeFa", o.name_en AS "officeEn"
      FROM seizure s JOIN office o ON o.id = s.office_id WHERE s.number = ${number}`
    if (!seizure || !canReadReceipt(actor, seizure).ok) return undefined
    const { discovererId: _, ...facts } = seizure
    const items = await itemsOf(tx, seizure.id)
    const receipt = await receiptOf(tx, seizure.id)
    const bays = canReceive(actor).ok ? await baysOf(tx, actor.officeId) : []
    return { ...facts, items, receipt, bays }
  })
  // Without a receipt there is nobody's name in it.
  return found?.receipt ? shown(actor, { event: 'RECEIPT_READ', type: 'SEIZURE' }, found) : found
}

function itemsOf(tx: Tx, seizureId: string): Promise<DeliveryItem[]> {
  return tx.$queryRaw<DeliveryItem[]>`
    SELECT i.id, i.ordinal, i.description, g.name_fa AS "classFa", g.name_en AS "classEn", g.perishable, g.hazardous,
      i.quantity::float8 AS quantity, i.unit, i.value_rial::float8 AS "valueRial", b.code AS "bayCode"
    FROM seized_item i JOIN goods_class g ON g.code = i.class_code
      LEFT JOIN custody_event e ON e.item_id = i.id AND e.kind = 'RECEIVED' LEFT JOIN bay b ON b.id = e.to_bay_id
    WHERE i.seizure_id = ${seizureId}::uuid ORDER BY i.ordinal`
}

async function receiptOf(tx: Tx, seizureId: string): Promise<ReceiptFacts | undefined> {
  const [receipt] = await tx.$queryRaw<ReceiptFacts[]>`
    SELECT r.number::int AS number, r.received_at AS "receivedAt", r.giver_name AS "giverName",
      u.display_name AS "takerName", o.name_fa AS "storeFa", o.name_en AS "storeEn", r.note
    FROM receipt r JOIN user_account u ON u.id = r.received_by_id JOIN office o ON o.id = r.store_id
    WHERE r.seizure_id = ${seizureId}::uuid`
  return receipt
}
