import type { Actor } from '@/lib/actor'
import { tehranDay } from '@/lib/calendar'
import { escapeLike } from '@/lib/consignments/queries'
import type { ITEM_SORTS, ItemFilter } from '@/lib/custody/items/schema'
import { canReadStock } from '@/lib/custody/policy'
import { bucketPlace, daysHeld, HELD, type Named } from '@/lib/custody/stock/queries'
import { AGE_BUCKETS, type LegalState } from '@/lib/custody/stock/rules'
import { readAs, type Tx } from '@/lib/db'
import { fold } from '@/lib/text'
import { Prisma } from '@/prisma/generated/client'
import type { ItemState, ItemUnit } from '@/prisma/generated/enums'

export interface ItemRow {
  id: string
  seizureNumber: number
  ordinal: number
  description: string
  classFa: string
  classEn: string
  quantity: number
  unit: ItemUnit
  /** Whole rials at the newest appraisal. */
  valueRial: number | null
  state: ItemState
  storeFa: string
  storeEn: string
  bayCode: string | null
  discoveredAt: Date
  /** Whole days from discovery to now, or to the day it went out. */
  days: number
  legal: LegalState
  /** The end of the period of art. 56, where the ruling is final. */
  dueAt: Date | null
  finalAt: Date | null
  outAt: Date | null
}

export interface ItemPage {
  asOf: Date
  rows: ItemRow[]
  total: number
  /** Of all that match. */
  totalValue: number
  pageSize: number
  /** What the filters offer. */
  classes: (Named & { code: string })[]
}

const PAGE_SIZE = 50

const ORDER: Record<(typeof ITEM_SORTS)[number], Prisma.Sql> = {
  // Older is more days: the order of age is that of discovery turned round.
  age: Prisma.sql`-extract(epoch FROM i.discovered_at)`,
  value: Prisma.sql`i.value_rial`,
}

/** A page of the goods in one store, or in all where `storeId` is undefined; undefined for those who may not read it. */
export async function listItems(
  actor: Actor,
  filter: ItemFilter,
  storeId: string | undefined,
  at: Date,
): Promise<ItemPage | undefined> {
  if (!canReadStock(actor).ok) return undefined
  const where = conditions(filter, storeId, at)
  const way = filter.order === 'asc' ? Prisma.sql`ASC NULLS FIRST` : Prisma.sql`DESC NULLS LAST`
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<ItemRow[]>`
      SELECT i.id, i.seizure_number::int AS "seizureNumber", i.ordinal, i.description, g.name_fa AS "classFa",
        g.name_en AS "classEn", i.quantity::float8 AS quantity, i.unit, i.value_rial::float8 AS "valueRial", i.state,
        o.name_fa AS "storeFa", o.name_en AS "storeEn", b.code AS "bayCode", i.discovered_at AS "discoveredAt",
        floor(extract(epoch FROM coalesce(i.out_at, ${at}::timestamptz) - i.discovered_at) / 86400)::int AS days,
        i.legal, (k.due_on + 1)::timestamp AT TIME ZONE 'Asia/Tehran' - interval '1 millisecond' AS "dueAt", i.out_at AS "outAt", i.final_at AS "finalAt"
      FROM stock_item i JOIN goods_class g ON g.code = i.class_code JOIN office o ON o.id = i.store_id
        LEFT JOIN bay b ON b.id = i.bay_id LEFT JOIN disposition_clock k ON k.final_day = i.final_day
      WHERE ${where} ORDER BY ${ORDER[filter.sort]} ${way}, i.id
      LIMIT ${PAGE_SIZE} OFFSET ${(filter.page - 1) * PAGE_SIZE}`
    return {
      asOf: at,
      rows,
      ...(await totals(tx, where)),
      pageSize: PAGE_SIZE,
      classes: await classes(tx),
    }
  })
}

async function totals(tx: Tx, where: Prisma.Sql): Promise<{ total: number; totalValue: number }> {
  const [row] = await tx.$queryRaw<{ total: number; totalValue: number }[]>`
    SELECT count(*)::int AS total, coalesce(sum(i.value_rial), 0)::float8 AS "totalValue"
    FROM stock_item i WHERE ${where}`
  return row ?? { total: 0, totalValue: 0 }
}

function classes(tx: Tx): Promise<ItemPage['classes']> {
  return tx.$queryRaw`SELECT code, name_fa AS fa, name_en AS en FROM goods_class ORDER BY name_fa`
}

function conditions(filter: ItemFilter, storeId: string | undefined, at: Date): Prisma.Sql {
  const key = fold(filter.q)
  const parts = [
    filter.state ? Prisma.sql`i.state = ${filter.state}::item_state` : HELD,
    storeId && Prisma.sql`i.store_id = ${storeId}::uuid`,
    filter.goods && Prisma.sql`i.class_code = ${filter.goods}`,
    filter.legal && Prisma.sql`i.legal = ${filter.legal}`,
    filter.age && Prisma.sql`${bucketPlace(at)} = ${AGE_BUCKETS.indexOf(filter.age)}`,
    filter.old && Prisma.sql`${daysHeld(at)} > 60`,
    filter.late &&
      Prisma.sql`i.final_day IN (
        SELECT final_day FROM disposition_clock WHERE due_on < ${tehranDay(at)}::date)`,
    key && searchCondition(key),
  ].filter((part): part is Prisma.Sql => typeof part === 'object')
  return Prisma.join(parts, ' AND ')
}

/** Finds by the seizure's number or by what the goods are called. */
function searchCondition(key: string): Prisma.Sql {
  const number = /^\d{1,9}$/.test(key) ? Number(key) : -1
  return Prisma.sql`(i.seizure_number = ${number} OR didban_fold(i.description) LIKE '%' || ${escapeLike(key)} || '%')`
}
