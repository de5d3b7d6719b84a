import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import type { ItemRow } from '@/lib/custody/items/queries'
import { canReadItem, canReadOrders } from '@/lib/custody/policy'
import type { LegalState } from '@/lib/custody/stock/rules'
import { readAs, type Tx } from '@/lib/db'
import type { BayKind, CustodyKind, LegalKind } from '@/prisma/generated/enums'

export interface BayChoice {
  id: string
  code: string
  shed: string
  kind: BayKind
}

export interface LedgerLine {
  ordinal: number
  kind: CustodyKind
  at: Date
  fromCode: string | null
  toCode: string | null
  holderFa: string
  holderEn: string
  byName: string
  receiptNumber: number | null
  orderNumber: number | null
  note: string | null
  hash: string
  /** The hash that the database computes again from the row's own facts and the line before it. */
  intact: boolean
}

export interface ItemDetail
  extends Omit<ItemRow, 'storeFa' | 'storeEn' | 'days' | 'legal' | 'dueAt'> {
  legal: LegalState | null
  dueAt: Date | null
  legalKind: LegalKind
  storeId: string | null
  storeFa: string | null
  storeEn: string | null
  discovererId: string
  discovererFa: string
  discovererEn: string
  bayId: string | null
  shed: string | null
  storedAt: Date | null
  ledger: LedgerLine[]
  /** Bays of its store. */
  bays: BayChoice[]
  history: HistoryLine[]
}

/** One item with its whole custody ledger; undefined where there is none for this actor. */
export async function getItem(
  actor: Actor,
  seizureNumber: number,
  ordinal: number,
): Promise<ItemDetail | undefined> {
  if (!canReadOrders(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [item] = await tx.$queryRaw<Omit<ItemDetail, 'ledger' | 'bays' | 'history'>[]>`
      SELECT i.id, s.number::int AS "seizureNumber", i.ordinal, i.description, g.name_fa AS "classFa",
        g.name_en AS "classEn", i.quantity::float8 AS quantity, i.unit, i.value_rial::float8 AS "valueRial", i.state,
        i.store_id AS "storeId", o.name_fa AS "storeFa", o.name_en AS "storeEn", s.office_id AS "discovererId",
        d.name_fa AS "discovererFa", d.name_en AS "discovererEn", s.legal_kind AS "legalKind", i.bay_id AS "bayId",
        b.code AS "bayCode", b.shed, s.discovered_at AS "discoveredAt", i.stored_at AS "storedAt",
        i.out_at AS "outAt", k.legal, k.final_at AS "finalAt", (c.due_on + 1)::timestamp AT TIME ZONE 'Asia/Tehran' - interval '1 millisecond' AS "dueAt"
      FROM seized_item i JOIN seizure s ON s.id = i.seizure_id JOIN goods_class g ON g.code = i.class_code
        JOIN office d ON d.id = s.office_id LEFT JOIN office o ON o.id = i.store_id
        LEFT JOIN bay b ON b.id = i.bay_id LEFT JOIN stock_item k ON k.id = i.id
        LEFT JOIN disposition_clock c ON c.final_day = k.final_day
      WHERE s.number = ${seizureNumber} AND i.ordinal = ${ordinal}`
    if (!item || !canReadItem(actor, item).ok) return undefined
    const bays = item.storeId ? await baysOf(tx, item.storeId) : []
    const history = await listHistory(tx, [item.id])
    return { ...item, ledger: await ledgerOf(tx, item.id), bays, history }
  })
}

/** A store's bays in the order of their signs. In its caller's snapshot, which has asked. */
export function baysOf(tx: Tx, storeId: string): Promise<BayChoice[]> {
  return tx.$queryRaw<BayChoice[]>`
    SELECT id, code, shed, kind FROM bay WHERE store_id = ${storeId}::uuid
    ORDER BY kind, regexp_replace(code, '\d+$', ''), length(code), code`
}

function ledgerOf(tx: Tx, itemId: string): Promise<LedgerLine[]> {
  return tx.$queryRaw<LedgerLine[]>`
    SELECT e.ordinal, e.kind, e.at, f.code AS "fromCode", t.code AS "toCode", h.name_fa AS "holderFa",
      h.name_en AS "holderEn", u.display_name AS "byName", r.number::int AS "receiptNumber",
      d.number::int AS "orderNumber", e.note, e.hash,
      e.hash = encode(sha256(convert_to(didban_custody_text(e), 'UTF8')), 'hex')
        AND e.previous_hash IS NOT DISTINCT FROM lag(e.hash) OVER (ORDER BY e.ordinal) AS intact
    FROM custody_event e JOIN office h ON h.id = e.holder_id JOIN user_account u ON u.id = e.by_id
      LEFT JOIN bay f ON f.id = e.from_bay_id LEFT JOIN bay t ON t.id = e.to_bay_id
      LEFT JOIN receipt r ON r.id = e.receipt_id LEFT JOIN disposition_order d ON d.id = e.order_id
    WHERE e.item_id = ${itemId}::uuid ORDER BY e.ordinal`
}
