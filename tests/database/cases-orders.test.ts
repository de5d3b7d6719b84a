import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { closeCase, closeOrder, setOrderApart } from '@/lib/cases/commands'
import { now } from '@/lib/clock'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import type { DispositionOrder } from '@/prisma/generated/client'
import { haveCase, haveOrder } from '../support/cases-world'
import { query } from '../support/database'
import {
  keeperAtKhorramshahr,
  officerAtShalamcheh,
  penaltyOfficer,
  person,
} from '../support/people'
import { eventsOf, expectNothingWritten, insert, itIs, settleWorld } from '../support/world'

const AT = '2026-11-24T08:00:00Z'
const colleague = person('karim', 'کریم نخل', 'WAREHOUSE_KEEPER', 'store-khorramshahr')
const keeperAtAhvaz = person('sajjad', 'سجاد کارون', 'WAREHOUSE_KEEPER', 'store-ahvaz')

beforeAll(async () => {
  await settleWorld()
  for (const { id, username, displayName, role, officeId } of [colleague, keeperAtAhvaz])
    await insert('user_account', {
      id,
      username,
      display_name: displayName,
      role,
      office_id: officeId,
      created_at: '2026-01-01T00:00:00Z',
    })
})

type Made = Pick<DispositionOrder, 'id' | 'state' | 'setApartById'>
const orderOf = async (id: string) => {
  const [row] = await query('SELECT * FROM disposition_order WHERE id = $1', [id])
  return row
}
const final = async (more: Omit<Parameters<typeof haveOrder>[0], 'caseId'> = {}) => {
  const file = await haveCase({ state: 'FINAL' })
  return { file, order: await haveOrder({ caseId: file.id, ...more }) }
}
const setApart = (actor: Actor, order: Made) =>
  writeAs(actor, (tx) => setOrderApart(tx, actor, order, now()))
const carryOut = (actor: Actor, order: Made) =>
  writeAs(actor, (tx) =>
    closeOrder(tx, actor, order, { minutes: 'تحویل شد', proceedsRial: 700 }, now()),
  )
const close = (actor: Actor, id: string) =>
  writeAs(actor, (tx) => closeCase(tx, actor, { id, state: 'FINAL' }, now()))

describe('setting goods apart', () => {
  it('is written down with who and when', async () => {
    itIs(AT)
    const { order } = await final()
    expect(await setApart(keeperAtKhorramshahr, order)).toEqual({
      ok: true,
      value: { state: 'SET_APART' },
    })
    expect(await orderOf(order.id)).toMatchObject({
      set_apart_at: new Date(AT),
      set_apart_by_id: keeperAtKhorramshahr.id,
    })
    expect(await eventsOf(order.id)).toMatchObject([{ event: 'GOODS_SET_APART' }])
  })

  it('by two at once happens once', async () => {
    const { order } = await final()
    const outcomes = await Promise.all([
      setApart(keeperAtKhorramshahr, order),
      setApart(colleague, order),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'TAKEN_MEANWHILE' })
  })

  it.each([
    { actor: keeperAtAhvaz, reason: 'ORDER_OF_OTHERS' },
    { actor: officerAtShalamcheh, reason: 'ORDER_OF_OTHERS' },
    { actor: penaltyOfficer, reason: 'NOT_YOUR_TASK' },
  ])('by $actor.username is refused: $reason', async ({ actor, reason }) => {
    const { order } = await final()
    expect(await expectNothingWritten(() => setApart(actor, order))).toMatchObject({ reason })
  })

  it('is done by a customs officer for prohibited goods they hold', async () => {
    const { order } = await final({ holder: 'shalamcheh' })
    expect(await setApart(officerAtShalamcheh, order)).toMatchObject({ ok: true })
  })

  it('of an order that does not exist is refused', async () => {
    const order: Made = { id: newId(), state: 'ORDERED', setApartById: null }
    expect(await setApart(colleague, order)).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('carrying an order out', () => {
  it('needs a second person', async () => {
    itIs(AT)
    const { order } = await final({ state: 'SET_APART' })
    expect(await expectNothingWritten(() => carryOut(keeperAtKhorramshahr, order))).toMatchObject({
      reason: 'SECOND_PERSON_NEEDED',
    })
    expect(await carryOut(colleague, order)).toEqual({ ok: true, value: { state: 'CLOSED' } })
    expect(await orderOf(order.id)).toMatchObject({
      closed_at: new Date(AT),
      closed_by_id: colleague.id,
      minutes: 'تحویل شد',
      proceeds_rial: '700',
    })
    expect(await eventsOf(order.id)).toMatchObject([
      { event: 'ORDER_CARRIED_OUT', after: { proceedsRial: 700, disposition: 'EXPORT_AUCTION' } },
    ])
  })

  it('is not fooled by whom the caller names: the row says who set apart', async () => {
    const { order } = await final({ state: 'SET_APART' })
    const renamed = { ...order, setApartById: colleague.id }
    expect(await carryOut(keeperAtKhorramshahr, renamed)).toMatchObject({
      reason: 'SECOND_PERSON_NEEDED',
    })
  })

  it('before the goods are set apart is refused, and by another store', async () => {
    const { order } = await final()
    expect(await carryOut(colleague, order)).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
    const apart = await final({ state: 'SET_APART' })
    expect(await carryOut(keeperAtAhvaz, apart.order)).toMatchObject({ reason: 'ORDER_OF_OTHERS' })
  })
})

describe('closing a file', () => {
  it('comes after its order was carried out, by whoever held the goods', async () => {
    itIs(AT)
    const { file, order } = await final({ state: 'SET_APART' })
    expect(await close(colleague, file.id)).toMatchObject({ reason: 'ORDER_STILL_OPEN' })
    await carryOut(colleague, order)
    expect(await close(keeperAtAhvaz, file.id)).toMatchObject({ reason: 'ORDER_OF_OTHERS' })
    expect(await close(colleague, file.id)).toEqual({ ok: true, value: { state: 'CLOSED' } })
    expect(await eventsOf(file.id)).toMatchObject([{ event: 'CASE_CLOSED' }])
    expect(await close(colleague, file.id)).toMatchObject({ reason: 'TAKEN_MEANWHILE' })
  })

  it('without an order is refused', async () => {
    const { id } = await haveCase({ state: 'FINAL' })
    expect(await close(colleague, id)).toMatchObject({ reason: 'ORDER_STILL_OPEN' })
  })
})
