import { beforeAll, describe, expect, it } from 'vitest'
import { moveItem } from '@/lib/custody/items/commands'
import { listItems } from '@/lib/custody/items/queries'
import { itemFilter } from '@/lib/custody/items/schema'
import { carryOut, setApart } from '@/lib/custody/orders/commands'
import { getStock } from '@/lib/custody/stock/queries'
import { AGE_BOUNDS, AGE_BUCKETS, ageBucket } from '@/lib/custody/stock/rules'
import {
  bayOf,
  cageOf,
  colleagueAtKhorramshahr,
  haveAppraised,
  haveOrder,
  haveStored,
  keeperAtAhvaz,
  settleCustody,
  unlikeTheirLedger,
} from '../support/custody-world'
import { query } from '../support/database'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officerAtShalamcheh,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { itIs } from '../support/world'

const NOW = '2026-11-24T08:00:00Z'
const now = new Date(NOW)
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY).toISOString()

/** The same numbers every time, between 0 and 1. */
function chance() {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
let seed = 20_261_124

/** Forty seizures over eight months, received, moved, ruled on and carried out as chance would have it. */
async function liveThrough(): Promise<void> {
  const cage = await cageOf()
  for (let made = 0; made < 40; made++) {
    const start = 245 - made * 6
    const at = daysAgo(start)
    const values = Array.from({ length: 1 + Math.floor(chance() * 3) }, () =>
      Math.floor(chance() * 1e9),
    )
    itIs(daysAgo(start - 1))
    const seizure = await haveStored({ at, values })
    if (chance() < 0.5) {
      itIs(daysAgo(start - 2))
      await moveItem(keeperAtKhorramshahr, {
        itemId: String(seizure.items[0]?.id),
        fromBayId: seizure.bayId,
        toBayId: await bayOf('B-1'),
      })
    }
    const final = start - 20 - Math.floor(chance() * 60)
    if (final < 1) continue
    const finalAt = daysAgo(final)
    const order = await haveOrder(seizure, { disposition: 'DESTRUCTION', finalAt })
    const out = final - Math.floor(chance() * 90)
    if (out < 1) continue
    itIs(daysAgo(out))
    await setApart(keeperAtKhorramshahr, { orderId: order.id, bayId: cage })
    if (chance() < 0.2) continue
    itIs(daysAgo(out - 0.5))
    await carryOut(colleagueAtKhorramshahr, {
      orderId: order.id,
      minutes: 'در حضور نماینده امحا شد',
    })
  }
}

beforeAll(async () => {
  await settleCustody()
  await liveThrough()
  itIs(NOW)
  await haveStored({ at: daysAgo(3), keeper: keeperAtAhvaz })
  await haveAppraised({ at: daysAgo(2) })
}, 120_000)

describe('after a long history', () => {
  it('every ledger replays to its item', async () => {
    const [count] = await query<{ out: number; all: number }>(
      `SELECT count(*) FILTER (WHERE state = 'OUT')::int AS out, count(*)::int AS all FROM seized_item`,
    )
    expect(count?.all).toBeGreaterThan(40)
    expect(count?.out).toBeGreaterThan(10)
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('opening + in − out = closing holds in every month, for each store and for all', async () => {
    for (const store of [undefined, keeperAtKhorramshahr.officeId, keeperAtAhvaz.officeId]) {
      const stock = await getStock(judge, store, now)
      expect(stock?.months).toHaveLength(7)
      expect(stock?.months.every(({ holds }) => holds)).toBe(true)
      expect(stock?.reconciled).toBe(true)
      const [held] = await query(
        `SELECT count(*)::int AS items, coalesce(sum(value_rial), 0)::float8 AS value FROM seized_item
         WHERE state IN ('STORED', 'READY_FOR_DISPOSAL') AND ($1::uuid IS NULL OR store_id = $1)`,
        [store ?? null],
      )
      expect(stock?.months.at(-1)?.closing).toEqual(held)
      expect(stock?.held).toMatchObject({ ...held })
    }
  })

  it('a breach of the identity is seen', async () => {
    const sql = (on: string) => `ALTER TABLE seized_item ${on} TRIGGER seized_item_law`
    const [item] = await query(
      `SELECT id, state, bay_id FROM seized_item WHERE state = 'STORED' LIMIT 1`,
    )
    await query(sql('DISABLE'))
    const set = 'UPDATE seized_item SET state = $2, bay_id = $3, out_at = $4 WHERE id = $1'
    await query(set, [item?.id, 'OUT', null, NOW])
    const stock = await getStock(judge, undefined, now)
    expect(stock?.reconciled).toBe(false)
    expect(stock?.months.at(-1)?.holds).toBe(false)
    await query(set, [item?.id, item?.state, item?.bay_id, null])
    await query(sql('ENABLE'))
  })

  it('every bar leads to exactly its rows', async () => {
    const stock = await getStock(judge, undefined, now)
    const totalOf = async (filter: object) =>
      (await listItems(judge, itemFilter.parse(filter), undefined, now))?.total
    for (const age of AGE_BUCKETS) {
      const items = stock?.ages.filter(({ bucket }) => bucket === age).map((row) => row.items) ?? []
      expect(await totalOf({ age })).toBe(items.reduce((sum, count) => sum + count, 0))
    }
    for (const { code, items } of stock?.classes ?? [])
      expect(await totalOf({ goods: code })).toBe(items)
    for (const { bucket, legal, items } of stock?.ages ?? [])
      expect(await totalOf({ age: bucket, legal })).toBe(items)
    expect(await totalOf({ late: '1' })).toBe(stock?.breach.past)
    expect(await totalOf({ old: '1' })).toBe(stock?.held.overTwoMonths)
    expect(await totalOf({})).toBe(stock?.held.items)
  })

  it('the list is paged, sorted and searched', async () => {
    const list = (filter: object) => listItems(supervisor, itemFilter.parse(filter), undefined, now)
    const oldest = await list({})
    const days = oldest?.rows.map((row) => row.days) ?? []
    expect(days).toEqual(days.toSorted((a, b) => b - a))
    const dearest = await list({ sort: 'value' })
    const values = dearest?.rows.map((row) => row.valueRial ?? 0) ?? []
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    const [row] = oldest?.rows ?? []
    const found = await list({ q: String(row?.seizureNumber) })
    expect(found?.rows.map(({ seizureNumber }) => seizureNumber)).toContain(row?.seizureNumber)
    expect((await list({ q: 'پارچه نخي' }))?.total).toBe(oldest?.total)
    expect((await list({ q: 'چیزی که نیست' }))?.total).toBe(0)
    expect((await list({ page: 2000 }))?.rows).toEqual([])
  })

  it('is read by those who keep, watch and review, and by nobody else', async () => {
    for (const actor of [keeperAtAhvaz, supervisor, judge])
      expect(await getStock(actor, undefined, now)).toBeDefined()
    for (const actor of [
      officerAtShalamcheh,
      penaltyOfficer,
      policeInKhorramshahr,
      administrator,
    ]) {
      expect(await getStock(actor, undefined, now)).toBeUndefined()
      expect(await listItems(actor, itemFilter.parse({}), undefined, now)).toBeUndefined()
    }
  })
})

it('an age falls into the same bucket in the database as in the program', async () => {
  const rows = await query<{ days: number; place: number }>(
    `SELECT d AS days, width_bucket(d, $1::int[]) AS place FROM generate_series(0, 800) AS d`,
    [AGE_BOUNDS],
  )
  expect(rows.filter(({ days, place }) => AGE_BUCKETS[place] !== ageBucket(days))).toEqual([])
})
