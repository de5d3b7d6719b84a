import {
  type Amount,
  balanceMonths,
  lastMonths,
  type MonthBalance,
} from '@/lib/custody/balance/rules'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'

const WHOLE_MONTHS = 6

/** Six whole Jalali months and the current one, of one store or of all. In its caller's snapshot, which has asked. */
export async function readBalance(
  tx: Tx,
  storeId: string | undefined,
  at: Date,
): Promise<MonthBalance[]> {
  const months = lastMonths(at, WHOLE_MONTHS + 1)
  const ledger = await ledgerByMonth(tx, storeId)
  const held = await heldAtEnd(tx, storeId, months)
  return balanceMonths(
    months,
    ledger.map((row) => ({
      month: row.month,
      in: { items: row.inItems, value: row.inValue },
      out: { items: row.outItems, value: row.outValue },
    })),
    new Map(held.map(({ month, ...amount }) => [month, amount])),
  )
}

interface LedgerRow {
  month: string
  inItems: number
  inValue: number
  outItems: number
  outValue: number
}

/** What came in and went out, by the custody ledger alone; summed by day, then by month. */
function ledgerByMonth(tx: Tx, storeId: string | undefined): Promise<LedgerRow[]> {
  const of = storeId ? Prisma.sql`AND e.holder_id = ${storeId}::uuid` : Prisma.empty
  return tx.$queryRaw<LedgerRow[]>`
    WITH days AS MATERIALIZED (
      SELECT (e.at AT TIME ZONE 'Asia/Tehran')::date AS day, e.kind, count(*) AS items, sum(i.value_rial) AS value
      FROM custody_event e JOIN seized_item i ON i.id = e.item_id
        JOIN office o ON o.id = e.holder_id AND o.kind = 'STORE'
      WHERE e.kind IN ('RECEIVED', 'HANDED_OUT') ${of} GROUP BY 1, 2)
    SELECT didban_jalali_month(day) AS month,
      coalesce(sum(items) FILTER (WHERE kind = 'RECEIVED'), 0)::int AS "inItems",
      coalesce(sum(value) FILTER (WHERE kind = 'RECEIVED'), 0)::float8 AS "inValue",
      coalesce(sum(items) FILTER (WHERE kind = 'HANDED_OUT'), 0)::int AS "outItems",
      coalesce(sum(value) FILTER (WHERE kind = 'HANDED_OUT'), 0)::float8 AS "outValue"
    FROM days GROUP BY 1 ORDER BY 1`
}

/** What stood in the store at the end of each month, by the items' own records: came by then, and not gone. */
function heldAtEnd(
  tx: Tx,
  storeId: string | undefined,
  months: string[],
): Promise<(Amount & { month: string })[]> {
  const inStore = storeId ? Prisma.sql`AND i.store_id = ${storeId}::uuid` : Prisma.empty
  return tx.$queryRaw`
    WITH days AS MATERIALIZED (
      SELECT (s.at AT TIME ZONE 'Asia/Tehran')::date AS day, sum(s.sign) AS items, sum(s.sign * i.value_rial) AS value
      FROM seized_item i
        CROSS JOIN LATERAL (VALUES (i.stored_at, 1), (i.out_at, -1)) AS s(at, sign)
      WHERE i.stored_at IS NOT NULL AND s.at IS NOT NULL ${inStore} GROUP BY 1),
    changes AS MATERIALIZED (SELECT didban_jalali_month(day) AS month, items, value FROM days)
    SELECT m.month, coalesce(sum(c.items), 0)::int AS items, coalesce(sum(c.value), 0)::float8 AS value
    FROM unnest(${months}::text[]) AS m(month) LEFT JOIN changes c ON c.month <= m.month
    GROUP BY m.month`
}
