import { beforeAll, describe, expect, it } from 'vitest'
import { moveItem } from '@/lib/custody/items/commands'
import { getItem } from '@/lib/custody/ledger/queries'
import { receiveSeizure } from '@/lib/custody/receipts/commands'
import { getDelivery, listAwaited } from '@/lib/custody/receipts/queries'
import { newId } from '@/lib/id'
import {
  bayOf,
  cageOf,
  colleagueAtKhorramshahr,
  haveAppraised,
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
  officerAtChazabeh,
  officerAtShalamcheh,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { eventsOf, itIs, refusalOf } from '../support/world'

beforeAll(settleCustody)

const AT = '2026-11-24T08:00:00.000Z'
const now = new Date(AT)

/** What a keeper would have chosen: the same bay for everything. */
async function chosen(seizure: { id: string; items: { id: string }[] }, bay = 'A-1') {
  const bayId = await bayOf(bay)
  const places = seizure.items.map(({ id }) => ({ itemId: id, bayId }))
  return { seizureId: seizure.id, giverName: 'ستوان رحیمی', places }
}

const ledgerOf = (itemId: string) =>
  query(
    `SELECT ordinal, kind, holder_id, from_bay_id, to_bay_id, by_id, previous_hash, hash
     FROM custody_event WHERE item_id = $1 ORDER BY ordinal`,
    [itemId],
  )

describe('goods received', () => {
  it('have a receipt, a first link of custody each, and their caches', async () => {
    itIs(AT)
    const seizure = await haveAppraised({ values: [5_000_000, 7_000_000] })
    const input = await chosen(seizure)
    const outcome = await receiveSeizure(keeperAtKhorramshahr, { ...input, note: 'پلمب سالم' })
    expect(outcome).toMatchObject({ ok: true })
    const [receipt] = await query('SELECT * FROM receipt WHERE seizure_id = $1', [seizure.id])
    expect(receipt).toMatchObject({
      store_id: keeperAtKhorramshahr.officeId,
      received_by_id: keeperAtKhorramshahr.id,
      giver_name: 'ستوان رحیمی',
      note: 'پلمب سالم',
    })
    for (const { id } of seizure.items) {
      expect(await ledgerOf(id)).toMatchObject([
        { ordinal: 1, kind: 'RECEIVED', from_bay_id: null, to_bay_id: input.places[0]?.bayId },
      ])
      expect(await eventsOf(id)).toMatchObject([
        {
          event: 'ITEM_RECEIVED',
          before: { state: 'WITH_DISCOVERER' },
          after: { state: 'STORED' },
        },
      ])
    }
    const [delivered] = await query('SELECT state, delivered_at FROM seizure WHERE id = $1', [
      seizure.id,
    ])
    expect(delivered).toEqual({ state: 'DELIVERED', delivered_at: now })
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('by two keepers at once are received once', async () => {
    const seizure = await haveAppraised()
    const input = await chosen(seizure)
    const bayId = await bayOf('A-1', keeperAtAhvaz)
    const places = input.places.map(({ itemId }) => ({ itemId, bayId }))
    const outcomes = await Promise.all([
      receiveSeizure(keeperAtKhorramshahr, input),
      receiveSeizure(keeperAtAhvaz, { ...input, places }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      reason: expect.stringMatching(/^(TAKEN_MEANWHILE|NOT_IN_THIS_STATE)$/),
    })
    expect(await ledgerOf(seizure.items[0]?.id ?? '')).toHaveLength(1)
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('a second time are refused', async () => {
    const seizure = await haveStored()
    expect(await receiveSeizure(keeperAtKhorramshahr, await chosen(seizure))).toMatchObject({
      ok: false,
      reason: 'NOT_IN_THIS_STATE',
    })
  })

  it('that are prohibited stay with their discoverer', async () => {
    const seizure = await haveAppraised({ kind: 'PROHIBITED' })
    expect(await receiveSeizure(keeperAtKhorramshahr, await chosen(seizure))).toMatchObject({
      ok: false,
      reason: 'NOT_FOUND',
    })
  })

  it('each need a bay of the keeper’s own store, and not the cage', async () => {
    const seizure = await haveAppraised({ values: [1, 2, 3] })
    const [first, second, third] = seizure.items.map(({ id }) => id)
    const elsewhere = await bayOf('A-1', keeperAtAhvaz)
    const places = [
      { itemId: String(first), bayId: elsewhere },
      { itemId: String(second), bayId: await cageOf() },
    ]
    const input = { seizureId: seizure.id, giverName: 'رحیمی', places }
    expect(third).toBeDefined()
    expect(await receiveSeizure(keeperAtKhorramshahr, input)).toMatchObject({
      ok: false,
      fields: [
        { field: 'place-1', reason: 'BAY_OF_OTHER_STORE' },
        { field: 'place-2', reason: 'CAGE_NEEDS_ORDER' },
        { field: 'place-3', reason: 'REQUIRED' },
      ],
    })
    expect(await query('SELECT 1 FROM receipt WHERE seizure_id = $1', [seizure.id])).toEqual([])
  })

  it('are received by keepers alone', async () => {
    const seizure = await haveAppraised()
    const input = await chosen(seizure)
    for (const actor of [officerAtShalamcheh, supervisor, penaltyOfficer, policeInKhorramshahr])
      expect(await receiveSeizure(actor, input)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    const unknown = { ...input, seizureId: newId() }
    expect(await receiveSeizure(keeperAtKhorramshahr, unknown)).toMatchObject({
      reason: 'NOT_FOUND',
    })
  })
})

describe('a move', () => {
  const move = async (
    item: { id: string } | undefined,
    fromBayId: string,
    toBay: string,
    actor = keeperAtKhorramshahr,
  ) => moveItem(actor, { itemId: String(item?.id), fromBayId, toBayId: await bayOf(toBay) })

  it('adds a link that goes on from the last', async () => {
    const { items, bayId } = await haveStored()
    expect(await move(items[0], bayId, 'B-1')).toEqual({ ok: true, value: { bay: 'B-1' } })
    const [first, second] = await ledgerOf(items[0]?.id ?? '')
    expect(second).toMatchObject({ kind: 'MOVED', from_bay_id: bayId, ordinal: 2 })
    expect(second?.previous_hash).toBe(first?.hash)
    expect((await eventsOf(items[0]?.id ?? '')).at(-1)).toMatchObject({ event: 'ITEM_MOVED' })
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('by two keepers at once moves the goods once', async () => {
    for (let round = 0; round < 4; round++) {
      const { items, bayId } = await haveStored()
      const outcomes = await Promise.all([
        move(items[0], bayId, 'B-1'),
        move(items[0], bayId, 'B-2', colleagueAtKhorramshahr),
      ])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'TAKEN_MEANWHILE' })
      expect(await ledgerOf(items[0]?.id ?? '')).toHaveLength(2)
    }
    expect(await unlikeTheirLedger()).toEqual([])
  })

  it('to the same bay, to another store’s bay or to the cage is refused', async () => {
    const { items, bayId } = await haveStored()
    const attempt = (toBayId: string) =>
      moveItem(keeperAtKhorramshahr, { itemId: String(items[0]?.id), fromBayId: bayId, toBayId })
    const refusal = (reason: string) => ({ ok: false, fields: [{ field: 'toBayId', reason }] })
    expect(await attempt(bayId)).toMatchObject(refusal('SAME_BAY'))
    expect(await attempt(await bayOf('A-1', keeperAtAhvaz))).toMatchObject(
      refusal('BAY_OF_OTHER_STORE'),
    )
    expect(await attempt(await cageOf())).toMatchObject(refusal('CAGE_NEEDS_ORDER'))
    expect(await attempt(newId())).toMatchObject(refusal('BAY_OF_OTHER_STORE'))
  })

  it('by another store’s keeper, or by anybody else, is refused', async () => {
    const { items, bayId } = await haveStored()
    expect(await move(items[0], bayId, 'B-1', keeperAtAhvaz)).toMatchObject({
      reason: 'NOT_FOUND',
    })
    expect(await move(items[0], bayId, 'B-1', officerAtShalamcheh)).toMatchObject({
      reason: 'NOT_FOUND',
    })
    for (const actor of [judge, administrator])
      expect(await move(items[0], bayId, 'B-1', actor)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })
})

describe('the chain of custody', () => {
  const link = (itemId: string, more: Record<string, unknown> = {}) => {
    const row = {
      id: newId(),
      item_id: itemId,
      ordinal: 0,
      kind: 'MOVED',
      at: '2026-11-25T08:00:00Z',
      holder_id: keeperAtKhorramshahr.officeId,
      by_id: keeperAtKhorramshahr.id,
      hash: '',
      ...more,
    }
    const names = Object.keys(row)
    const places = names.map((_, index) => `$${index + 1}`)
    return refusalOf(`INSERT INTO custody_event (${names}) VALUES (${places})`, Object.values(row))
  }

  it('refuses a link that does not go on from the last', async () => {
    const { items, bayId } = await haveStored()
    const id = String(items[0]?.id)
    const [b1, b2, away] = [await bayOf('B-1'), await bayOf('B-2'), keeperAtAhvaz.officeId]
    expect(await link(id, { from_bay_id: b1, to_bay_id: b2 })).toBe('23001')
    expect(await link(id, { from_bay_id: bayId, to_bay_id: b2, holder_id: away })).toBe('23001')
    const early = { from_bay_id: bayId, to_bay_id: b2, at: '2020-01-01T00:00:00Z' }
    expect(await link(id, early)).toBe('23001')
    expect(await link(id, { from_bay_id: bayId, to_bay_id: bayId })).toBe('custody_event_says_why')
    expect(await ledgerOf(id)).toHaveLength(1)
  })

  it('takes back nothing that is written, and shows what was forced', async () => {
    const { number, items } = await haveStored()
    const id = String(items[0]?.id)
    const forge = `UPDATE custody_event SET note = 'forged' WHERE item_id = $1`
    expect(await refusalOf(forge, [id])).toBe('23001')
    expect(await refusalOf('DELETE FROM custody_event WHERE item_id = $1', [id])).toBe('23001')
    await query('ALTER TABLE custody_event DISABLE TRIGGER custody_event_append_only')
    await query(forge, [id])
    await query('ALTER TABLE custody_event ENABLE TRIGGER custody_event_append_only')
    const item = await getItem(judge, number, 1)
    expect(item?.ledger.map(({ intact }) => intact)).toEqual([false])
  })
})

describe('the pages of a store', () => {
  it('list what awaits delivery, oldest first, and nothing prohibited or received', async () => {
    const older = await haveAppraised({ at: '2020-02-01T08:00:00Z' })
    const younger = await haveAppraised({ at: '2020-03-01T08:00:00Z' })
    await haveAppraised({ at: '2020-01-01T08:00:00Z', kind: 'PROHIBITED' })
    await haveStored({ at: '2020-01-01T08:00:00Z' })
    const page = await listAwaited(keeperAtKhorramshahr, now)
    expect(page?.rows.slice(0, 2).map(({ number }) => number)).toEqual([
      older.number,
      younger.number,
    ])
    for (const actor of [policeInKhorramshahr, officerAtShalamcheh, administrator])
      expect(await listAwaited(actor, now)).toBeUndefined()
  })

  it('show a receipt to the readers of stock and to the office that gave the goods', async () => {
    const { number } = await haveStored()
    for (const actor of [keeperAtAhvaz, supervisor, judge, officerAtShalamcheh])
      expect((await getDelivery(actor, number))?.receipt?.giverName).toBe('رحیمی')
    for (const actor of [officerAtChazabeh, policeInKhorramshahr, penaltyOfficer, administrator])
      expect(await getDelivery(actor, number)).toBeUndefined()
  })

  it('offer bays to keepers alone, and only their own store’s', async () => {
    const { number } = await haveAppraised()
    expect((await getDelivery(judge, number))?.bays).toEqual([])
    const bays = (await getDelivery(keeperAtAhvaz, number))?.bays.map(({ id }) => id)
    expect(bays).toContain(await bayOf('A-1', keeperAtAhvaz))
    expect(bays).not.toContain(await bayOf('A-1'))
  })

  it('show an item with its whole chain to those who may read it', async () => {
    const { number } = await haveStored()
    const item = await getItem(supervisor, number, 1)
    expect(item?.ledger).toMatchObject([{ kind: 'RECEIVED', toCode: 'A-1', intact: true }])
    expect(await getItem(officerAtShalamcheh, number, 1)).toBeUndefined()
    expect(await getItem(policeInKhorramshahr, number, 1)).toBeUndefined()
    expect(await getItem(judge, number, 2)).toBeUndefined()
    const held = await haveAppraised({ kind: 'PROHIBITED' })
    expect((await getItem(officerAtShalamcheh, held.number, 1))?.state).toBe('WITH_DISCOVERER')
    expect(await getItem(officerAtChazabeh, held.number, 1)).toBeUndefined()
  })
})
