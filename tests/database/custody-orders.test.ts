import { beforeAll, describe, expect, it } from 'vitest'
import { moveItem } from '@/lib/custody/items/commands'
import { carryOut, setApart } from '@/lib/custody/orders/commands'
import { getOrder, listOrders } from '@/lib/custody/orders/queries'
import {
  bayOf,
  cageOf,
  colleagueAtKhorramshahr,
  haveHeldOrder,
  haveOrder,
  haveStored,
  keeperAtAhvaz,
  settleCustody,
  unlikeTheirLedger,
} from '../support/custody-world'
import { query } from '../support/database'
import {
  administrator,
  colleagueAtShalamcheh,
  judge,
  keeperAtKhorramshahr,
  officerAtChazabeh,
  officerAtShalamcheh,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { eventsOf, refusalOf } from '../support/world'

beforeAll(settleCustody)

const now = new Date('2026-11-24T08:00:00Z')
const minutes = 'با حضور ناظر به برنده مزایده تحویل شد'

const stateOf = async (table: string, id: string) =>
  (await query(`SELECT state FROM ${table} WHERE id = $1`, [id]))[0]?.state
const kindsOf = async (itemId: string) =>
  (await query('SELECT kind FROM custody_event WHERE item_id = $1 ORDER BY ordinal', [itemId])).map(
    ({ kind }) => kind,
  )

/** An order on stored goods whose first step is done. */
async function haveApart(disposition: 'AUCTION' | 'DESTRUCTION' = 'AUCTION') {
  const seizure = await haveStored({ values: [4_000_000, 6_000_000] })
  const order = await haveOrder(seizure, { disposition })
  const apart = await setApart(keeperAtKhorramshahr, { orderId: order.id, bayId: await cageOf() })
  if (!apart.ok) throw new Error(apart.reason)
  return { seizure, order }
}

describe('setting apart', () => {
  it('puts all goods of the order into the cage', async () => {
    const { seizure, order } = await haveApart()
    for (const { id } of seizure.items) {
      expect(await stateOf('seized_item', id)).toBe('READY_FOR_DISPOSAL')
      expect(await kindsOf(id)).toEqual(['RECEIVED', 'SET_APART'])
      expect((await eventsOf(id)).at(-1)).toMatchObject({ event: 'ITEM_SET_APART' })
    }
    expect(await stateOf('disposition_order', order.id)).toBe('SET_APART')
    expect(await eventsOf(order.id)).toMatchObject([{ event: 'GOODS_SET_APART' }])
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('needs the cage of that store', async () => {
    const order = await haveOrder(await haveStored())
    const attempt = (bayId?: string) => setApart(keeperAtKhorramshahr, { orderId: order.id, bayId })
    const refusal = (reason: string) => ({ ok: false, fields: [{ field: 'bayId', reason }] })
    expect(await attempt()).toMatchObject(refusal('REQUIRED'))
    expect(await attempt(await bayOf('A-2'))).toMatchObject(refusal('CAGE_NEEDED'))
    expect(await attempt(await cageOf(keeperAtAhvaz))).toMatchObject(refusal('BAY_OF_OTHER_STORE'))
    expect(await stateOf('disposition_order', order.id)).toBe('ORDERED')
  })

  it('is done where the goods are, by nobody else', async () => {
    const order = await haveOrder(await haveStored())
    const input = { orderId: order.id, bayId: await cageOf() }
    expect(await setApart(keeperAtAhvaz, input)).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await setApart(officerAtShalamcheh, input)).toMatchObject({ reason: 'NOT_FOUND' })
    for (const actor of [penaltyOfficer, judge, administrator])
      expect(await setApart(actor, input)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it('by two at once happens once', async () => {
    const order = await haveOrder(await haveStored())
    const input = { orderId: order.id, bayId: await cageOf() }
    const outcomes = await Promise.all([
      setApart(keeperAtKhorramshahr, input),
      setApart(colleagueAtKhorramshahr, input),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('ends all moving: the goods wait for a second person', async () => {
    const { seizure } = await haveApart()
    const input = { itemId: String(seizure.items[0]?.id), fromBayId: await cageOf() }
    expect(
      await moveItem(keeperAtKhorramshahr, { ...input, toBayId: await bayOf('A-1') }),
    ).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
  })

  it('of prohibited goods is their discoverer’s, without a bay', async () => {
    const { order, items } = await haveHeldOrder()
    for (const other of [keeperAtKhorramshahr, officerAtChazabeh])
      expect(await setApart(other, { orderId: order.id })).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await setApart(officerAtShalamcheh, { orderId: order.id })).toMatchObject({ ok: true })
    expect(await carryOut(colleagueAtShalamcheh, { orderId: order.id, minutes })).toMatchObject({
      ok: true,
    })
    expect(await kindsOf(String(items[0]?.id))).toEqual(['SET_APART', 'HANDED_OUT'])
    expect(await unlikeTheirLedger()).toEqual([])
  })
})

describe('carrying out', () => {
  it('by a second person lets the goods out and closes order, file and seizure', async () => {
    const { seizure, order } = await haveApart()
    const input = { orderId: order.id, minutes, proceedsRial: 12_000_000 }
    expect(await carryOut(colleagueAtKhorramshahr, input)).toEqual({
      ok: true,
      value: { number: order.number },
    })
    for (const { id } of seizure.items) {
      expect(await stateOf('seized_item', id)).toBe('OUT')
      expect(await kindsOf(id)).toEqual(['RECEIVED', 'SET_APART', 'HANDED_OUT'])
    }
    expect(await stateOf('disposition_order', order.id)).toBe('CLOSED')
    expect(await stateOf('case_file', order.caseId)).toBe('CLOSED')
    expect(await stateOf('seizure', seizure.id)).toBe('CLOSED')
    expect((await eventsOf(order.id)).at(-1)).toMatchObject({ event: 'ORDER_CARRIED_OUT' })
    expect((await eventsOf(seizure.id)).at(-1)).toMatchObject({ event: 'SEIZURE_CLOSED' })
    expect((await eventsOf(order.caseId)).at(-1)).toMatchObject({ event: 'CASE_CLOSED' })
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('by the same person is refused, by the program and by the database', async () => {
    const { order } = await haveApart()
    const input = { orderId: order.id, minutes, proceedsRial: 1 }
    expect(await carryOut(keeperAtKhorramshahr, input)).toMatchObject({
      ok: false,
      reason: 'SECOND_PERSON_NEEDED',
    })
    const sql = `UPDATE disposition_order SET state = 'CLOSED', closed_at = now(), closed_by_id = $2,
      minutes = 'x' WHERE id = $1`
    expect(await refusalOf(sql, [order.id, keeperAtKhorramshahr.id])).toBe(
      'disposition_order_two_people',
    )
  })

  it('tells what a sale brought, and only a sale', async () => {
    const sale = await haveApart('AUCTION')
    expect(
      await carryOut(colleagueAtKhorramshahr, { orderId: sale.order.id, minutes }),
    ).toMatchObject({ fields: [{ field: 'proceedsRial', reason: 'REQUIRED' }] })
    const { order } = await haveApart('DESTRUCTION')
    const input = { orderId: order.id, minutes, proceedsRial: 5 }
    expect(await carryOut(colleagueAtKhorramshahr, input)).toMatchObject({
      fields: [{ field: 'proceedsRial', reason: 'NO_PROCEEDS_EXPECTED' }],
    })
    expect(await carryOut(colleagueAtKhorramshahr, { orderId: order.id, minutes })).toMatchObject({
      ok: true,
    })
  })

  it('before the goods are set apart, or a second time, is refused', async () => {
    const early = await haveOrder(await haveStored(), { disposition: 'DESTRUCTION' })
    const input = { orderId: early.id, minutes }
    expect(await carryOut(colleagueAtKhorramshahr, input)).toMatchObject({
      reason: 'NOT_IN_THIS_STATE',
    })
    const { order } = await haveApart('DESTRUCTION')
    const outcomes = await Promise.all([
      carryOut(colleagueAtKhorramshahr, { orderId: order.id, minutes }),
      carryOut(colleagueAtKhorramshahr, { orderId: order.id, minutes }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
  })

  it('elsewhere or by others is refused', async () => {
    const { order } = await haveApart('DESTRUCTION')
    const input = { orderId: order.id, minutes }
    expect(await carryOut(keeperAtAhvaz, input)).toMatchObject({ reason: 'NOT_FOUND' })
    for (const actor of [penaltyOfficer, supervisor, policeInKhorramshahr])
      expect(await carryOut(actor, input)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })
})

describe('the list of orders', () => {
  it('is the holder’s own, the nearest end of the period first; the province’s readers see all', async () => {
    const later = await haveOrder(await haveStored(), { finalAt: '2021-06-02T08:00:00Z' })
    const late = await haveOrder(await haveStored(), { finalAt: '2023-05-22T08:00:00Z' })
    const held = await haveHeldOrder()
    const open = { show: 'open', page: 1 } as const
    const own = await listOrders(keeperAtKhorramshahr, open, now)
    const numbers = own?.rows.map(({ number }) => number) ?? []
    expect(own?.own).toBe(true)
    expect(numbers[0]).toBe(late.number)
    // Art. 56 has its two months since 2022: before that no rule was valid, and no clock runs.
    expect(own?.rows.find(({ number }) => number === later.number)?.dueAt).toBeNull()
    expect(numbers).not.toContain(held.order.number)
    const customs = await listOrders(officerAtShalamcheh, open, now)
    expect(customs?.rows.map(({ number }) => number)).toContain(held.order.number)
    expect(customs?.rows.map(({ number }) => number)).not.toContain(late.number)
    const all = (await listOrders(judge, open, now))?.rows.map(({ number }) => number)
    expect(all).toEqual(expect.arrayContaining([held.order.number, late.number]))
    for (const actor of [policeInKhorramshahr, administrator])
      expect(await listOrders(actor, open, now)).toBeUndefined()
  })

  it('runs to the end of the day two Jalali months after the final ruling', async () => {
    // 31 Khordad 1402 in Tehran; two months on is 31 Mordad.
    const order = await haveOrder(await haveStored(), { finalAt: '2023-06-21T08:00:00Z' })
    const found = await getOrder(judge, order.number)
    expect(found?.dueAt).toEqual(new Date('2023-08-22T20:29:59.999Z'))
  })

  it('opens an order for its holder and the province’s readers alone', async () => {
    const order = await haveOrder(await haveStored())
    for (const actor of [keeperAtKhorramshahr, supervisor, judge, penaltyOfficer])
      expect((await getOrder(actor, order.number))?.contents).toHaveLength(1)
    for (const actor of [keeperAtAhvaz, officerAtShalamcheh, policeInKhorramshahr, administrator])
      expect(await getOrder(actor, order.number)).toBeUndefined()
  })
})
