import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { carryOut, setApart } from '@/lib/custody/orders/commands'
import { getStock } from '@/lib/custody/stock/queries'
import { AGE_BUCKETS, ageBucket } from '@/lib/custody/stock/rules'
import { foldCounts } from '@/lib/dashboard/jobs'
import { newId } from '@/lib/id'
import { loadDemo } from '@/prisma/seed/demo'
import {
  cageOf,
  colleagueAtKhorramshahr,
  haveAppraised,
  haveHeldOrder,
  haveOrder,
  haveStored,
  keeperAtAhvaz,
  settleCustody,
} from '../support/custody-world'
import { freshDatabase, query, wayIn } from '../support/database'
import { judge, keeperAtKhorramshahr, officerAtShalamcheh, penaltyOfficer } from '../support/people'
import { insert, itIs } from '../support/world'

const NOW = '2026-11-24T08:00:00Z'
const now = new Date(NOW)
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY).toISOString()

const COUNTS = `
  SELECT part::text, store_id, day::text, code, sum(items)::int AS items, sum(rials)::text AS rials
  FROM stock_counts GROUP BY 1, 2, 3, 4 HAVING sum(items) <> 0 OR sum(rials) <> 0 ORDER BY 1, 2, 3, 4`

/** The same from the rows themselves. */
const RECOUNT = `
  WITH held AS (SELECT * FROM stock_item WHERE state IN ('STORED', 'READY_FOR_DISPOSAL')),
  part AS (
    SELECT CASE e.kind WHEN 'RECEIVED' THEN 'CAME' ELSE 'WENT' END AS part, e.holder_id AS store_id,
      (e.at AT TIME ZONE 'Asia/Tehran')::date::text AS day, '' AS code, 1 AS sign, i.value_rial
    FROM custody_event e JOIN seized_item i ON i.id = e.item_id JOIN office o ON o.id = e.holder_id
    WHERE o.kind = 'STORE' AND e.kind IN ('RECEIVED', 'HANDED_OUT')
    UNION ALL SELECT 'RECORD', store_id, (stored_at AT TIME ZONE 'Asia/Tehran')::date::text, '', 1, value_rial
      FROM seized_item WHERE store_id IS NOT NULL AND stored_at IS NOT NULL
    UNION ALL SELECT 'RECORD', store_id, (out_at AT TIME ZONE 'Asia/Tehran')::date::text, '', -1, value_rial
      FROM seized_item WHERE store_id IS NOT NULL AND stored_at IS NOT NULL AND out_at IS NOT NULL
    UNION ALL SELECT 'AGE', store_id, (discovered_at AT TIME ZONE 'Asia/Tehran')::date::text, legal, 1, value_rial FROM held
    UNION ALL SELECT 'HOUR', store_id, (discovered_at AT TIME ZONE 'Asia/Tehran')::date::text,
      to_char(discovered_at AT TIME ZONE 'Asia/Tehran', 'HH24') || ' ' || legal, 1, value_rial FROM held
    UNION ALL SELECT 'FINAL', store_id, final_day::text, '', 1, value_rial FROM held WHERE final_day IS NOT NULL
    UNION ALL SELECT 'CLASS', store_id, '1970-01-01', class_code, 1, value_rial FROM held
    UNION ALL SELECT 'READY', store_id, '1970-01-01', '', 1, value_rial FROM held WHERE state = 'READY_FOR_DISPOSAL')
  SELECT part, store_id, day, code, sum(sign)::int AS items, coalesce(sum(sign * value_rial), 0)::text AS rials FROM part
  GROUP BY 1, 2, 3, 4 HAVING sum(sign) <> 0 OR sum(sign * value_rial) <> 0 ORDER BY 1, 2, 3, 4`

async function expectExact(url?: string): Promise<void> {
  expect(await query(COUNTS, [], url)).toEqual(await query(RECOUNT, [], url))
}

/** The same numbers every time, between 0 and 1. */
function chance() {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
let seed = 20_261_125

const chanceOf = (most: number) => Math.floor(chance() * most)

/** One seizure as far as chance takes it: received, ruled on, set apart, carried out. */
async function liveOn(start: number): Promise<void> {
  const keeper = chance() < 0.7 ? keeperAtKhorramshahr : keeperAtAhvaz
  itIs(daysAgo(start - 1))
  const values = Array.from({ length: 1 + chanceOf(3) }, () => chanceOf(1e9))
  const seizure = await haveStored({ at: daysAgo(start), values, keeper })
  const final = start - 10 - chanceOf(60)
  if (final < 1 || keeper === keeperAtAhvaz) return
  const order = await haveOrder(seizure, { disposition: 'DESTRUCTION', finalAt: daysAgo(final) })
  const out = final - chanceOf(90)
  if (out < 1) return
  itIs(daysAgo(out))
  const apart = await setApart(keeper, { orderId: order.id, bayId: await cageOf() })
  expect(apart.ok).toBe(true)
  if (chance() < 0.3) return
  itIs(daysAgo(out - 0.5))
  const carried = { orderId: order.id, minutes: 'در حضور نماینده امحا شد' }
  expect((await carryOut(colleagueAtKhorramshahr, carried)).ok).toBe(true)
}

const FILE = {
  office_id: penaltyOfficer.officeId,
  filed_by_id: officerAtShalamcheh.id,
  filed_at: daysAgo(9),
  accepted_at: daysAgo(9),
  ruled_at: daysAgo(9),
  notified_at: daysAgo(9),
}

async function haveNotified(seizure: { id: string }): Promise<string> {
  const made = { id: newId(), seizure_id: seizure.id, ...FILE, state: 'NOTIFIED' }
  return String((await insert('case_file', made)).id)
}

beforeAll(async () => {
  await settleCustody()
  itIs(NOW)
}, 120_000)

describe('the counts of the stores', () => {
  it('are at every moment what a recount gives, folded or not', { timeout: 120_000 }, async () => {
    for (let made = 0; made < 24; made++) {
      await liveOn(250 - made * 10)
      if (chance() < 0.3) await foldCounts()
      await expectExact()
    }
    itIs(NOW)
    await haveAppraised({ at: daysAgo(2) })
    await haveHeldOrder()
    await expectExact()
    expect(await query('SELECT FROM stock_count_delta LIMIT 1')).toHaveLength(1)
    await foldCounts()
    expect(await query('SELECT FROM stock_count_delta')).toEqual([])
    await expectExact()
    expect(await query('SELECT FROM stock_count WHERE items = 0 AND rials = 0')).toEqual([])
  })

  it('follow a new value of goods that came, stand or went', async () => {
    await query('UPDATE seized_item SET value_rial = coalesce(value_rial, 0) + ordinal * 1000')
    await expectExact()
    await foldCounts()
    await query(`UPDATE seized_item SET value_rial = NULL WHERE state = 'WITH_DISCOVERER'`)
    await expectExact()
    expect(await query('SELECT FROM stock_count_delta')).toEqual([])
  })

  it('follow a ruling that becomes final, and its date', async () => {
    const seizure = await haveStored({ at: daysAgo(20), values: [5, 7] })
    const id = await haveNotified(seizure)
    await expectExact()
    const final = `UPDATE case_file SET state = 'FINAL', final_at = $2 WHERE id = $1`
    await query(final, [id, daysAgo(4)])
    await expectExact()
    await query('UPDATE case_file SET final_at = $2 WHERE id = $1', [id, daysAgo(5)])
    await expectExact()
  })

  it('leave no row where nothing is counted', async () => {
    await foldCounts()
    const bay = `SELECT b.id FROM bay b WHERE b.store_id = i.store_id AND b.id <> i.bay_id LIMIT 1`
    await query(`UPDATE seized_item i SET bay_id = (${bay}) WHERE state = 'STORED'`)
    await haveAppraised()
    expect(await query('SELECT FROM stock_count_delta')).toEqual([])
    await expectExact()
  })

  it('are of the same goods where several fold at once beside those who write', async () => {
    const work = Array.from({ length: 6 }, () => haveStored({ at: daysAgo(6), values: [11, 13] }))
    await Promise.all([...work, foldCounts(), foldCounts(), foldCounts()])
    await expectExact()
    await foldCounts()
    await expectExact()
  })
})

/** Two transactions: the second begins before the first has ended. */
async function atOnce(first: [string, unknown[]], second: [string, unknown[]]): Promise<void> {
  const one = new pg.Client(wayIn('SUPERUSER'))
  await one.connect()
  try {
    await one.query('BEGIN')
    await one.query(...first)
    const waiting = query(...second)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await one.query('COMMIT')
    await waiting
  } finally {
    await one.end()
  }
}

describe('of two at once', () => {
  const FINAL = `UPDATE case_file SET state = 'FINAL', final_at = $2 WHERE id = $1`
  const REVALUED = `UPDATE seized_item SET value_rial = value_rial + $2 WHERE seizure_id = $1`

  it.each([true, false])('a ruling and a new value are both counted (%s)', async (rulingFirst) => {
    const seizure = await haveStored({ at: daysAgo(15), values: [100, 200] })
    const id = await haveNotified(seizure)
    const ruling: [string, unknown[]] = [FINAL, [id, daysAgo(1)]]
    const value: [string, unknown[]] = [REVALUED, [seizure.id, 17]]
    await (rulingFirst ? atOnce(ruling, value) : atOnce(value, ruling))
    await expectExact()
  })

  it.each([true, false])('a ruling and an order are both counted (%s)', async (rulingFirst) => {
    const seizure = await haveStored({ at: daysAgo(15), values: [100, 200] })
    const id = await haveNotified(seizure)
    const order: [string, unknown[]] = [
      `INSERT INTO disposition_order (id, case_id, holder_id, disposition, ordered_at, ordered_by_id, state)
       VALUES ($1, $2, $3, 'AUCTION', $4, $5, 'ORDERED')`,
      [newId(), id, keeperAtKhorramshahr.officeId, NOW, penaltyOfficer.id],
    ]
    const ruling: [string, unknown[]] = [FINAL, [id, daysAgo(1)]]
    await (rulingFirst ? atOnce(ruling, order) : atOnce(order, ruling))
    await expectExact()
  })
})

describe('the page', () => {
  const HELD = `FROM stock_item i WHERE state IN ('STORED', 'READY_FOR_DISPOSAL')`

  it('shows ages as item by item, at any minute of a day', async () => {
    const rows = await query<{ at: Date; legal: string }>(
      `SELECT discovered_at AS at, legal ${HELD}`,
    )
    for (let minute = 0; minute < 1440; minute += 97) {
      const at = new Date(now.getTime() + minute * 60_000)
      const stock = await getStock(judge, undefined, at)
      const expected = new Map<string, number>()
      for (const row of rows) {
        const days = Math.floor((at.getTime() - row.at.getTime()) / DAY)
        const key = `${ageBucket(days)} ${row.legal}`
        expected.set(key, (expected.get(key) ?? 0) + 1)
      }
      const shown = stock?.ages.map((row) => [`${row.bucket} ${row.legal}`, row.items] as const)
      expect(new Map(shown)).toEqual(expected)
      expect(stock?.ages.every(({ bucket }) => AGE_BUCKETS.includes(bucket))).toBe(true)
    }
  })

  it('shows the months as event by event', async () => {
    const rows = await query(
      `SELECT didban_jalali_month((e.at AT TIME ZONE 'Asia/Tehran')::date) AS month, e.kind, count(*)::int AS items,
         coalesce(sum(i.value_rial), 0)::float8 AS value
       FROM custody_event e JOIN seized_item i ON i.id = e.item_id JOIN office o ON o.id = e.holder_id
       WHERE o.kind = 'STORE' AND e.kind IN ('RECEIVED', 'HANDED_OUT') GROUP BY 1, 2`,
    )
    const of = (month: string, kind: string) => {
      const row = rows.find((one) => one.month === month && one.kind === kind)
      return { items: row?.items ?? 0, value: row?.value ?? 0 }
    }
    for (const days of [0, 40, 95, 170]) {
      const stock = await getStock(judge, undefined, new Date(daysAgo(days)))
      for (const month of stock?.months ?? []) {
        expect(month.in).toEqual(of(month.month, 'RECEIVED'))
        expect(month.out).toEqual(of(month.month, 'HANDED_OUT'))
        expect(month.holds).toBe(true)
      }
    }
  })

  it('shows what is past its time as ruling by ruling', async () => {
    for (const days of [0, 1, 30, 61, 62, 63, 120]) {
      const at = new Date(now.getTime() + days * DAY)
      const [row] = await query(
        `SELECT count(*) FILTER (WHERE didban_disposition_due(final_day) < ($1::timestamptz AT TIME ZONE 'Asia/Tehran')::date)::int AS past,
           count(*) FILTER (WHERE didban_disposition_due(final_day) IS NOT NULL)::int AS final ${HELD}`,
        [at.toISOString()],
      )
      expect((await getStock(judge, undefined, at))?.breach).toMatchObject({ ...row })
    }
  })
})

it('a loaded demonstration is counted and folded', { timeout: 120_000 }, async () => {
  const url = await freshDatabase()
  const folder = await mkdtemp(path.join(tmpdir(), 'didban counts '))
  const storageUrl = `file:${encodeURIComponent(folder)}`
  await loadDemo({ url, storageUrl, scans: 6000, images: 4, now })
  await rm(folder, { recursive: true, force: true })
  expect(await query('SELECT FROM stock_count_delta', [], url)).toEqual([])
  await expectExact(url)
  const parts = await query('SELECT DISTINCT part FROM stock_count', [], url)
  expect(parts).toHaveLength(8)

  // What the migration counts from rows that were there before it.
  await query(
    `DELETE FROM stock_count;
     DO $$ BEGIN PERFORM didban_count_items(array_agg(i), NULL) FROM seized_item i; END $$`,
    [],
    url,
  )
  await expectExact(url)
})
