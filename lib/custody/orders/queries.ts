import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { type BayChoice, baysOf } from '@/lib/custody/ledger/queries'
import type { OrderFilter } from '@/lib/custody/orders/schema'
import { canReadOrder, canReadOrders, ordersOf } from '@/lib/custody/policy'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type {
  Disposition,
  ItemState,
  ItemUnit,
  OfficeKind,
  OrderState,
} from '@/prisma/generated/enums'

export interface OrderRow {
  number: number
  state: OrderState
  disposition: Disposition
  holderFa: string
  holderEn: string
  seizureNumber: number
  caseNumber: number
  goods: string
  items: number
  /** Whole rials at the newest appraisal. */
  valueRial: number
  orderedAt: Date
  finalAt: Date | null
  /** The end of the period of art. 56 while it runs; none where no rule was valid on the day of the final ruling. */
  dueAt: Date | null
  closedAt: Date | null
}

export interface OrderPage {
  asOf: Date
  rows: OrderRow[]
  total: number
  pageSize: number
  /** True where the list is one office's own. */
  own: boolean
}

const PAGE_SIZE = 50

const ROW = Prisma.sql`
  d.id, d.number::int AS number, d.state, d.disposition, h.name_fa AS "holderFa", h.name_en AS "holderEn",
  s.number::int AS "seizureNumber", c.number::int AS "caseNumber", s.value_rial::float8 AS "valueRial",
  (SELECT count(*)::int FROM seized_item i WHERE i.seizure_id = s.id) AS items,
  (SELECT string_agg(i.description, '، ' ORDER BY i.ordinal) FROM seized_item i WHERE i.seizure_id = s.id) AS goods,
  d.ordered_at AS "orderedAt", c.final_at AS "finalAt", (k.due_on + 1)::timestamp AT TIME ZONE 'Asia/Tehran' - interval '1 millisecond' AS "dueAt",
  d.closed_at AS "closedAt"`

const FROM = Prisma.sql`
  FROM disposition_order d JOIN office h ON h.id = d.holder_id JOIN case_file c ON c.id = d.case_id
    JOIN seizure s ON s.id = c.seizure_id
    LEFT JOIN disposition_clock k ON k.final_day = (c.final_at AT TIME ZONE 'Asia/Tehran')::date`

/** Orders to the actor's own office, or of the whole province for its readers, by their clock. */
export async function listOrders(
  actor: Actor,
  filter: OrderFilter,
  at: Date,
): Promise<OrderPage | undefined> {
  if (!canReadOrders(actor).ok) return undefined
  const own = ordersOf(actor)
  const open = filter.show === 'open'
  const where = Prisma.sql`WHERE ${open ? Prisma.sql`d.state <> 'CLOSED'` : Prisma.sql`d.state = 'CLOSED'`}
    ${own ? Prisma.sql`AND d.holder_id = ${own}::uuid` : Prisma.empty}`
  const order = open
    ? Prisma.sql`"dueAt" NULLS LAST, d.number`
    : Prisma.sql`d.closed_at DESC, d.number`
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<OrderRow[]>`
      SELECT ${ROW} ${FROM} ${where} ORDER BY ${order}
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    const [count] = await tx.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total ${FROM} ${where}`
    return { asOf: at, rows, total: count?.total ?? 0, pageSize: PAGE_SIZE, own: own !== undefined }
  })
}

export interface OrderItem {
  ordinal: number
  description: string
  quantity: number
  unit: ItemUnit
  valueRial: number | null
  state: ItemState
  bayCode: string | null
}

export interface OrderDetail extends OrderRow {
  id: string
  holderId: string
  holderKind: OfficeKind
  note: string | null
  orderedByName: string
  setApartAt: Date | null
  setApartById: string | null
  setApartByName: string | null
  closedByName: string | null
  minutes: string | null
  proceedsRial: number | null
  contents: OrderItem[]
  /** Cages of the store; none where the discoverer holds the goods. */
  cages: BayChoice[]
  history: HistoryLine[]
}

/** One order with its goods; undefined where there is none for this actor. */
export async function getOrder(actor: Actor, number: number): Promise<OrderDetail | undefined> {
  if (!canReadOrders(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const [order] = await tx.$queryRaw<Omit<OrderDetail, 'contents' | 'cages' | 'history'>[]>`
      SELECT ${ROW}, d.holder_id AS "holderId", h.kind AS "holderKind", d.note, u.display_name AS "orderedByName",
        d.set_apart_at AS "setApartAt", d.set_apart_by_id AS "setApartById", a.display_name AS "setApartByName",
        z.display_name AS "closedByName", d.minutes, d.proceeds_rial::float8 AS "proceedsRial"
      ${FROM} JOIN user_account u ON u.id = d.ordered_by_id LEFT JOIN user_account a ON a.id = d.set_apart_by_id
        LEFT JOIN user_account z ON z.id = d.closed_by_id
      WHERE d.number = ${number}`
    if (!order || !canReadOrder(actor, order).ok) return undefined
    const bays = order.holderKind === 'STORE' ? await baysOf(tx, order.holderId) : []
    const cages = bays.filter(({ kind }) => kind === 'DISPOSAL_CAGE')
    const history = await listHistory(tx, [order.id])
    return { ...order, contents: await contentsOf(tx, number), cages, history }
  })
}

function contentsOf(tx: Tx, number: number): Promise<OrderItem[]> {
  return tx.$queryRaw<OrderItem[]>`
    SELECT i.ordinal, i.description, i.quantity::float8 AS quantity, i.unit, i.value_rial::float8 AS "valueRial",
      i.state, b.code AS "bayCode"
    FROM disposition_order d JOIN case_file c ON c.id = d.case_id JOIN seized_item i ON i.seizure_id = c.seizure_id
      LEFT JOIN bay b ON b.id = i.bay_id
    WHERE d.number = ${number} ORDER BY i.ordinal`
}
