import type { Tx } from '@/lib/db'
import type {
  Direction,
  ItemUnit,
  LegalKind,
  OwnerState,
  SeizureState,
} from '@/prisma/generated/enums'

export interface CaseItem {
  ordinal: number
  description: string
  quantity: number
  unit: ItemUnit
  /** Whole rials. */
  valueRial: number | null
  classFa: string
  classEn: string
  perishable: boolean
  hazardous: boolean
}

/** What a branch must know of a seizure. */
export interface SeizureFacts {
  id: string
  number: number
  state: SeizureState
  /** The discovering office. */
  discovererId: string
  discovererFa: string
  discovererEn: string
  discoveredAt: Date
  legalKind: LegalKind
  owner: OwnerState
  /** Whole rials. */
  valueRial: number | null
  direction: Direction
  consignmentNumber: number
  cotage: string | null
  receiptNumber: number | null
  receivedAt: Date | null
  storeId: string | null
  storeFa: string | null
  storeEn: string | null
  items: CaseItem[]
}

/** The facts of one seizure, found by its number or identifier, in its caller's snapshot. */
export async function readSeizureFacts(
  tx: Tx,
  by: { number: number } | { id: string },
): Promise<SeizureFacts | undefined> {
  const [number, id] = 'id' in by ? [null, by.id] : [by.number, null]
  const [head] = await tx.$queryRaw<Omit<SeizureFacts, 'items'>[]>`
    SELECT z.id, z.number::int AS number, z.state, z.office_id AS "discovererId", o.name_fa AS "discovererFa",
      o.name_en AS "discovererEn", z.discovered_at AS "discoveredAt", z.legal_kind AS "legalKind", z.owner,
      z.value_rial::float8 AS "valueRial", c.direction, c.number::int AS "consignmentNumber", c.cotage,
      r.number::int AS "receiptNumber", r.received_at AS "receivedAt", r.store_id AS "storeId",
      s.name_fa AS "storeFa", s.name_en AS "storeEn"
    FROM seizure z JOIN office o ON o.id = z.office_id JOIN consignment c ON c.id = z.consignment_id
      LEFT JOIN receipt r ON r.seizure_id = z.id LEFT JOIN office s ON s.id = r.store_id
    WHERE z.number = ${number} OR z.id = ${id}::uuid`
  if (!head) return undefined
  const items = await tx.$queryRaw<CaseItem[]>`
    SELECT i.ordinal, i.description, i.quantity::float8 AS quantity, i.unit, i.value_rial::float8 AS "valueRial",
      g.name_fa AS "classFa", g.name_en AS "classEn", g.perishable, g.hazardous
    FROM seized_item i JOIN goods_class g ON g.code = i.class_code
    WHERE i.seizure_id = ${head.id}::uuid ORDER BY i.ordinal`
  return { ...head, items }
}
