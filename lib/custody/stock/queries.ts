import type { Actor } from '@/lib/actor'
import { readBalance } from '@/lib/custody/balance/queries'
import {
  type Amount,
  type MonthBalance,
  type Throughput,
  throughputOf,
} from '@/lib/custody/balance/rules'
import { AMOUNT, breachOf, classRows, ofStore, storeRows } from '@/lib/custody/counts/queries'
import { canReadStock } from '@/lib/custody/policy'
import {
  AGE_BOUNDS,
  AGE_BUCKETS,
  type AgeBucket,
  breachShare,
  type LegalState,
} from '@/lib/custody/stock/rules'
import { readAs, type Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'

export interface Named {
  fa: string
  en: string
}

export interface AgeRow extends Amount {
  bucket: AgeBucket
  legal: LegalState
}

export interface Stock {
  asOf: Date
  /** The store the figures are of; undefined for the province's stores together. */
  store: (Named & { id: string }) | undefined
  held: Amount & { ready: number; overTwoMonths: number }
  /** Held goods past the period of art. 56, and all held with a final ruling. */
  breach: { past: number; final: number; share: number | undefined }
  throughput: Throughput
  /** Six whole Jalali months and the current one, oldest first. */
  months: MonthBalance[]
  /** Items held now, by their own records: what the last month must close with. */
  reconciled: boolean
  ages: AgeRow[]
  classes: (Named & Amount & { code: string })[]
  stores: (Named & Amount & { id: string })[]
  /** What waits: seizures for delivery anywhere in the province, orders for the store. */
  waiting: { deliveries: number; orders: number }
}

/** Items that stand in a store now. */
export const HELD = Prisma.sql`i.state IN ('STORED', 'READY_FOR_DISPOSAL')`

/** Whole days from discovery to an instant. */
export function daysHeld(at: Date): Prisma.Sql {
  return Prisma.sql`floor(extract(epoch FROM ${at}::timestamptz - i.discovered_at) / 86400)::int`
}

/** The place of an item's age in AGE_BUCKETS. */
export function bucketPlace(at: Date): Prisma.Sql {
  return Prisma.sql`width_bucket(${daysHeld(at)}, ${AGE_BOUNDS}::int[])`
}

/** Stock of the store asked for, or of all together; undefined for those who may not read it. */
export async function getStock(
  actor: Actor,
  asked: string | undefined,
  at: Date,
): Promise<Stock | undefined> {
  if (!canReadStock(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const stores = await storeRows(tx)
    const store = stores.find(({ id }) => id === asked)
    const storeId = store?.id
    const ages = await ageRows(tx, storeId, at)
    const months = await readBalance(tx, storeId, at)
    const breach = await breachOf(tx, storeId, at)
    const held = heldOf(ages, breach.ready)
    const last = months.at(-1)?.closing
    return {
      asOf: at,
      store,
      held,
      breach: { ...breach, share: breachShare(breach.past, breach.final) },
      throughput: throughputOf(months.slice(0, -1)),
      months,
      reconciled:
        months.every(({ holds }) => holds) &&
        last?.items === held.items &&
        last.value === held.value,
      ages,
      classes: await classRows(tx, storeId),
      stores,
      waiting: await waitingFor(tx, storeId),
    }
  })
}

function heldOf(ages: AgeRow[], ready: number): Stock['held'] {
  const sum = (of: (row: AgeRow) => number) => ages.reduce((total, row) => total + of(row), 0)
  const young: readonly AgeBucket[] = ['D7', 'D30', 'D60']
  return {
    items: sum(({ items }) => items),
    value: sum(({ value }) => value),
    overTwoMonths: sum(({ bucket, items }) => (young.includes(bucket) ? 0 : items)),
    ready,
  }
}

function inStore(storeId: string | undefined): Prisma.Sql {
  return storeId ? Prisma.sql`i.store_id = ${storeId}::uuid` : Prisma.sql`i.store_id IS NOT NULL`
}

const DAY = 86_400_000

/** Discovered in the same hour as goods that change their bucket now. Spelt out, so that the plan sees how few. */
function inEdgeHours(at: Date): Prisma.Sql {
  const hours = AGE_BOUNDS.map((days) => {
    const began = new Date(at.getTime() - days * DAY)
    const hour = Prisma.sql`date_trunc('hour', ${began}::timestamptz, 'Asia/Tehran')`
    return Prisma.sql`i.discovered_at >= ${hour} AND i.discovered_at < ${hour} + interval '1 hour'`
  })
  return Prisma.join(hours, ' OR ')
}

/**
 * Held goods by age and legal standing. An age begins at a moment, the counts know day and hour of discovery: only
 * goods of the hours in which one bucket ends and the next begins are looked at one by one.
 */
async function ageRows(tx: Tx, storeId: string | undefined, at: Date): Promise<AgeRow[]> {
  const rows = await tx.$queryRaw<(Amount & { place: number; legal: LegalState })[]>`
    WITH edge AS MATERIALIZED (
      SELECT began, began::date AS day, extract(hour FROM began)::int AS hour
      FROM (SELECT (${at}::timestamptz - days * interval '86400 s') AT TIME ZONE 'Asia/Tehran' AS began
        FROM unnest(${AGE_BOUNDS}::int[]) AS days) AS b),
    edges AS MATERIALIZED (SELECT array_agg(day ORDER BY day) AS days FROM edge)
    SELECT place, legal, ${AMOUNT} FROM (
      SELECT ${AGE_BOUNDS.length}::int - width_bucket(c.day, days) AS place, c.code AS legal, c.items, c.rials
      FROM edges, stock_counts c
      WHERE c.part = 'AGE' AND ${ofStore(storeId)} AND c.day <> ALL (days)
      UNION ALL
      SELECT ${AGE_BOUNDS.length}::int - width_bucket(c.day, days) + (left(c.code, 2)::int < e.hour)::int,
        substr(c.code, 4), c.items, c.rials
      FROM edges, edge e JOIN stock_counts c ON c.day = e.day AND left(c.code, 2)::int <> e.hour
      WHERE c.part = 'HOUR' AND ${ofStore(storeId)}
      UNION ALL
      SELECT ${bucketPlace(at)}, i.legal, 1, coalesce(i.value_rial, 0)
      FROM stock_item i WHERE (${inEdgeHours(at)}) AND ${HELD} AND ${inStore(storeId)}) AS c
    GROUP BY 1, 2 HAVING sum(c.items) <> 0 ORDER BY 1, 2`
  return rows.flatMap(({ place, ...row }) => {
    const bucket = AGE_BUCKETS[place]
    return bucket ? [{ ...row, bucket }] : []
  })
}

async function waitingFor(tx: Tx, storeId: string | undefined): Promise<Stock['waiting']> {
  const [row] = await tx.$queryRaw<Stock['waiting'][]>`
    SELECT (SELECT count(*)::int FROM seizure WHERE state = 'APPRAISED' AND legal_kind <> 'PROHIBITED') AS deliveries,
      (SELECT count(*)::int FROM disposition_order d JOIN office o ON o.id = d.holder_id AND o.kind = 'STORE'
        WHERE d.state IN ('ORDERED', 'SET_APART') AND (${storeId ?? null}::uuid IS NULL OR d.holder_id = ${storeId ?? null}::uuid)) AS orders`
  return row ?? { deliveries: 0, orders: 0 }
}
