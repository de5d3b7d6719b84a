import { tehranDay } from '@/lib/calendar'
import type { Amount } from '@/lib/custody/balance/rules'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'

/** What is held now, as counted by the database's triggers. Each in its caller's snapshot, which has asked. */

interface Counted extends Amount {
  fa: string
  en: string
}

/** Sums of counts: items, and their value in whole rials. */
export const AMOUNT = Prisma.sql`coalesce(sum(c.items), 0)::int AS items, coalesce(sum(c.rials), 0)::float8 AS value`

/** Counts of one store, or of all. */
export function ofStore(storeId: string | undefined): Prisma.Sql {
  return storeId ? Prisma.sql`c.store_id = ${storeId}::uuid` : Prisma.sql`true`
}

/** Held goods with a final ruling, those of them past the period of art. 56, and those set apart. */
export async function breachOf(tx: Tx, storeId: string | undefined, at: Date) {
  const [row] = await tx.$queryRaw<{ past: number; final: number; ready: number }[]>`
    WITH held AS MATERIALIZED (
      SELECT c.part, c.day, sum(c.items) AS items FROM stock_counts c
      WHERE c.part IN ('FINAL', 'READY') AND ${ofStore(storeId)} GROUP BY 1, 2),
    due AS MATERIALIZED (
      SELECT items, didban_disposition_due(day) AS due_on FROM held WHERE part = 'FINAL' AND items <> 0)
    SELECT coalesce(sum(items) FILTER (WHERE due_on < ${tehranDay(at)}::date), 0)::int AS past,
      coalesce(sum(items) FILTER (WHERE due_on IS NOT NULL), 0)::int AS final,
      (SELECT coalesce(sum(items), 0)::int FROM held WHERE part = 'READY') AS ready
    FROM due`
  return row ?? { past: 0, final: 0, ready: 0 }
}

/** Classes of which something is held, most first. */
export function classRows(
  tx: Tx,
  storeId: string | undefined,
): Promise<(Counted & { code: string })[]> {
  return tx.$queryRaw`
    SELECT g.code, g.name_fa AS fa, g.name_en AS en, ${AMOUNT}
    FROM stock_counts c JOIN goods_class g ON g.code = c.code
    WHERE c.part = 'CLASS' AND ${ofStore(storeId)}
    GROUP BY g.code HAVING sum(c.items) <> 0 ORDER BY items DESC, g.code`
}

/** Every store, an empty one too. */
export function storeRows(tx: Tx): Promise<(Counted & { id: string })[]> {
  return tx.$queryRaw`
    SELECT o.id, o.name_fa AS fa, o.name_en AS en, ${AMOUNT}
    FROM office o LEFT JOIN stock_counts c ON c.store_id = o.id AND c.part = 'CLASS'
    WHERE o.kind = 'STORE' GROUP BY o.id ORDER BY o.name_fa`
}
