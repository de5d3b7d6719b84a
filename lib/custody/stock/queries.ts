import type { Actor } from '@/lib/actor'
import { tehranDay } from '@/lib/calendar'
import { readBalance } from '@/lib/custody/balance/queries'
import {
  type Amount,
  type MonthBalance,
  type Throughput,
  throughputOf,
} from '@/lib/custody/balance/rules'
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

const AMOUNT = Prisma.sql`count(i.id)::int AS items, coalesce(sum(i.value_rial), 0)::float8 AS value`

async function ageRows(tx: Tx, storeId: string | undefined, at: Date): Promise<AgeRow[]> {
  const rows = await tx.$queryRaw<(Amount & { place: number; legal: LegalState })[]>`
    SELECT ${bucketPlace(at)} AS place, i.legal, ${AMOUNT}
    FROM stock_item i WHERE ${HELD} AND ${inStore(storeId)} GROUP BY 1, 2 ORDER BY 1, 2`
  return rows.flatMap(({ place, ...row }) => {
    const bucket = AGE_BUCKETS[place]
    return bucket ? [{ ...row, bucket }] : []
  })
}

function breachOf(tx: Tx, storeId: string | undefined, at: Date) {
  return tx.$queryRaw<{ past: number; final: number; ready: number }[]>`
    SELECT count(*) FILTER (WHERE k.due_on < ${tehranDay(at)}::date)::int AS past,
      count(*) FILTER (WHERE k.due_on IS NOT NULL)::int AS final,
      count(*) FILTER (WHERE i.state = 'READY_FOR_DISPOSAL')::int AS ready
    FROM stock_item i LEFT JOIN disposition_clock k ON k.final_day = i.final_day
    WHERE ${HELD} AND ${inStore(storeId)}`.then(([row]) => row ?? { past: 0, final: 0, ready: 0 })
}

function classRows(tx: Tx, storeId: string | undefined): Promise<Stock['classes']> {
  return tx.$queryRaw`
    SELECT g.code, g.name_fa AS fa, g.name_en AS en, ${AMOUNT}
    FROM seized_item i JOIN goods_class g ON g.code = i.class_code
    WHERE ${HELD} AND ${inStore(storeId)} GROUP BY g.code ORDER BY items DESC, g.code`
}

/** Every store, an empty one too. */
function storeRows(tx: Tx): Promise<Stock['stores']> {
  return tx.$queryRaw`
    SELECT o.id, o.name_fa AS fa, o.name_en AS en, ${AMOUNT}
    FROM office o LEFT JOIN seized_item i ON i.store_id = o.id AND ${HELD}
    WHERE o.kind = 'STORE' GROUP BY o.id ORDER BY o.name_fa`
}

async function waitingFor(tx: Tx, storeId: string | undefined): Promise<Stock['waiting']> {
  const [row] = await tx.$queryRaw<Stock['waiting'][]>`
    SELECT (SELECT count(*)::int FROM seizure WHERE state = 'APPRAISED' AND legal_kind <> 'PROHIBITED') AS deliveries,
      (SELECT count(*)::int FROM disposition_order d JOIN office o ON o.id = d.holder_id AND o.kind = 'STORE'
        WHERE d.state <> 'CLOSED' AND (${storeId ?? null}::uuid IS NULL OR d.holder_id = ${storeId ?? null}::uuid)) AS orders`
  return row ?? { deliveries: 0, orders: 0 }
}
