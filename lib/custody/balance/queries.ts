import {
  type Amount,
  balanceMonths,
  daysOfMonths,
  lastMonths,
  type MonthBalance,
  type MonthFlow,
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
  const counts = await countsByMonth(tx, storeId, at)
  // Before the first month there is the empty name, which sorts before them all.
  const flows = ['', ...months].map((month, place) => ({ month, ...flowOf(counts, place) }))
  const held = months.map((month, place): [string, Amount] => [month, recorded(counts, place + 1)])
  return balanceMonths(months, flows, new Map(held))
}

interface Count extends Amount {
  /** 0 is all before the first month. */
  place: number
  part: 'CAME' | 'WENT' | 'RECORD'
}

/** What came and went by the custody ledger, and what the items' own records say, each counted for itself. */
function countsByMonth(tx: Tx, storeId: string | undefined, at: Date): Promise<Count[]> {
  const inStore = storeId ? Prisma.sql`AND store_id = ${storeId}::uuid` : Prisma.empty
  const days = daysOfMonths(at, WHOLE_MONTHS + 1)
  return tx.$queryRaw`
    SELECT width_bucket(day, ${days}::date[]) AS place, part, sum(items)::int AS items, sum(rials)::float8 AS value
    FROM stock_counts WHERE part IN ('CAME', 'WENT', 'RECORD') ${inStore} GROUP BY 1, 2`
}

function flowOf(counts: Count[], place: number): Omit<MonthFlow, 'month'> {
  const of = (part: Count['part']) =>
    amountOf(counts.filter((one) => one.part === part && one.place === place))
  return { in: of('CAME'), out: of('WENT') }
}

/** What stood in the store at the end of a month by the items' own records: came by then, and not gone. */
function recorded(counts: Count[], place: number): Amount {
  return amountOf(counts.filter((one) => one.part === 'RECORD' && one.place <= place))
}

function amountOf(counts: Count[]): Amount {
  return counts.reduce(
    (sum, { items, value }) => ({ items: sum.items + items, value: sum.value + value }),
    { items: 0, value: 0 },
  )
}
