import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import {
  type Amount,
  balanceMonths,
  lastMonths,
  type MonthFlow,
  throughputOf,
} from '@/lib/custody/balance/rules'
import { isSale } from '@/lib/custody/orders/rules'
import { carryOutInput } from '@/lib/custody/orders/schema'
import {
  canMove,
  canReadItem,
  canReadOrder,
  canReadOrders,
  canReadReceipt,
  canReadStock,
  canReceive,
  ordersOf,
  storeInView,
} from '@/lib/custody/policy'
import { receiveSeizureInput } from '@/lib/custody/receipts/schema'
import { ITEM_LAW } from '@/lib/custody/rules'
import { AGE_BUCKETS, ageBucket, breachShare } from '@/lib/custody/stock/rules'
import { newId } from '@/lib/id'
import { parseInput } from '@/lib/input'
import type { Result } from '@/lib/result'
import { stepFor } from '@/lib/states'
import { Disposition, ItemState, Role } from '@/prisma/generated/enums'
import {
  judge,
  keeperAtKhorramshahr,
  officeId,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  type Persona,
} from '../support/people'

describe('the law of an item', () => {
  it('is exactly this table', () => {
    const actions = ['RECEIVE', 'MOVE', 'SET_APART', 'HAND_OUT'] as const
    const taken = Object.values(Role).flatMap((role) =>
      Object.values(ItemState).flatMap((state) =>
        actions.flatMap((action) => {
          const step = stepFor(ITEM_LAW, state, action, role)
          return step.ok ? [`${role} ${state} ${action} ${step.value.to}`] : []
        }),
      ),
    )
    expect(new Set(taken)).toEqual(
      new Set([
        'WAREHOUSE_KEEPER WITH_DISCOVERER RECEIVE STORED',
        'CUSTOMS_OFFICER WITH_DISCOVERER SET_APART READY_FOR_DISPOSAL',
        'WAREHOUSE_KEEPER STORED MOVE STORED',
        'WAREHOUSE_KEEPER STORED SET_APART READY_FOR_DISPOSAL',
        'WAREHOUSE_KEEPER READY_FOR_DISPOSAL HAND_OUT OUT',
        'CUSTOMS_OFFICER READY_FOR_DISPOSAL HAND_OUT OUT',
      ]),
    )
  })

  it('asks for a second person where goods leave, and only there', () => {
    const steps = ITEM_LAW.steps.filter(({ secondPerson }) => secondPerson)
    expect(steps.map(({ action }) => action)).toEqual(['HAND_OUT'])
  })
})

type Verdicts = Record<Persona, string>

function told(ask: (actor: Actor) => Result<null>): Verdicts {
  const answers = PERSONAS.map((persona) => {
    const answer = ask(PEOPLE[persona])
    return [persona, answer.ok ? 'ok' : answer.reason] as const
  })
  return Object.fromEntries(answers) as Verdicts
}

function only(allowed: Partial<Verdicts>, otherwise = 'NOT_YOUR_TASK'): Verdicts {
  const everybody = PERSONAS.map((persona) => [persona, otherwise] as const)
  return { ...(Object.fromEntries(everybody) as Verdicts), ...allowed }
}

const STOCK_READERS = { supervisor: 'ok', judge: 'ok', keeperAtKhorramshahr: 'ok' } as const
/** A branch reads the goods of its own files. */
const READERS = { ...STOCK_READERS, penaltyOfficer: 'ok' } as const

describe('who may', () => {
  const shalamcheh = officeId('shalamcheh')
  const khorramshahr = officeId('store-khorramshahr')
  const ahvaz = officeId('store-ahvaz')

  it('read the stock', () => {
    expect(told(canReadStock)).toEqual(only(STOCK_READERS))
  })

  it('receive goods', () => {
    expect(told(canReceive)).toEqual(only({ keeperAtKhorramshahr: 'ok' }))
  })

  it('move goods in Khorramshahr, and in Ahvaz', () => {
    expect(told((actor) => canMove(actor, { storeId: khorramshahr }))).toEqual(
      only({ keeperAtKhorramshahr: 'ok' }),
    )
    for (const storeId of [ahvaz, null])
      expect(told((actor) => canMove(actor, { storeId }))).toEqual(
        only({ keeperAtKhorramshahr: 'HELD_ELSEWHERE' }),
      )
  })

  it('read an item that its discoverer still holds, and one in a store', () => {
    const held = { discovererId: shalamcheh, storeId: null }
    expect(told((actor) => canReadItem(actor, held))).toEqual(
      only({ ...READERS, officerAtShalamcheh: 'ok' }),
    )
    expect(told((actor) => canReadItem(actor, { ...held, storeId: ahvaz }))).toEqual(only(READERS))
  })

  it('read the receipt of what Shalamcheh discovered', () => {
    expect(told((actor) => canReadReceipt(actor, { discovererId: shalamcheh }))).toEqual(
      only({ ...READERS, officerAtShalamcheh: 'ok' }),
    )
  })

  it('read orders', () => {
    const officers = { officerAtShalamcheh: 'ok', officerAtChazabeh: 'ok' } as const
    expect(told(canReadOrders)).toEqual(only({ ...READERS, ...officers }))
  })

  it('read an order to the store of Khorramshahr, to another, and to Shalamcheh', () => {
    const ofOthers = 'ORDER_OF_OTHERS'
    const officers = { officerAtShalamcheh: ofOthers, officerAtChazabeh: ofOthers }
    const ask = (holderId: string) => told((actor) => canReadOrder(actor, { holderId }))
    expect(ask(khorramshahr)).toEqual(only({ ...READERS, ...officers }))
    const elsewhere = { ...READERS, ...officers, keeperAtKhorramshahr: ofOthers }
    expect(ask(ahvaz)).toEqual(only(elsewhere))
    expect(ask(shalamcheh)).toEqual(only({ ...elsewhere, officerAtShalamcheh: 'ok' }))
  })

  it('a role alone is not a place: a keeper posted to no store receives and moves nothing', () => {
    const astray: Actor = { ...keeperAtKhorramshahr, officeKind: 'PLATFORM' }
    expect(canReceive(astray)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    expect(canMove(astray, { storeId: astray.officeId })).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it('holders work through their own orders, readers through the province’s', () => {
    expect(ordersOf(keeperAtKhorramshahr)).toBe(khorramshahr)
    expect(ordersOf(officerAtShalamcheh)).toBe(shalamcheh)
    expect(ordersOf(judge)).toBeUndefined()
  })

  it('a keeper begins with their own store, others with all', () => {
    expect(storeInView(keeperAtKhorramshahr, undefined)).toBe(khorramshahr)
    expect(storeInView(keeperAtKhorramshahr, 'all')).toBeUndefined()
    expect(storeInView(keeperAtKhorramshahr, ahvaz)).toBe(ahvaz)
    expect(storeInView(judge, undefined)).toBeUndefined()
  })
})

describe('an age', () => {
  it.each([
    [0, 'D7'],
    [7, 'D7'],
    [8, 'D30'],
    [30, 'D30'],
    [31, 'D60'],
    [60, 'D60'],
    [61, 'D90'],
    [90, 'D90'],
    [91, 'D180'],
    [180, 'D180'],
    [181, 'D365'],
    [365, 'D365'],
    [366, 'OVER'],
    [5000, 'OVER'],
  ])('of %d days is in %s', (days, bucket) => {
    expect(ageBucket(days)).toBe(bucket)
  })

  it('never falls into a younger bucket as it grows', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (days, more) => {
        const place = (age: number) => AGE_BUCKETS.indexOf(ageBucket(age))
        expect(place(days + more)).toBeGreaterThanOrEqual(place(days))
      }),
    )
  })
})

const MONTHS = ['1405-03', '1405-04', '1405-05', '1405-06', '1405-07', '1405-08', '1405-09']

/** A stay in a store: the months by their place in MONTHS, −1 before all of them; `went` may be none. */
const stay = fc
  .record({
    came: fc.integer({ min: -1, max: 6 }),
    stayed: fc.option(fc.nat(6)),
    value: fc.nat(1_000_000_000),
  })
  .map(({ came, stayed, value }) => ({
    came,
    went: stayed === null || came + stayed > 6 ? undefined : came + stayed,
    value,
  }))
type Stay = { came: number; went: number | undefined; value: number }

const nameOf = (place: number) => MONTHS[place] ?? '1404-12'
const sumOf = (stays: Stay[]): Amount => ({
  items: stays.length,
  value: stays.reduce((sum, { value }) => sum + value, 0),
})

function historyOf(stays: Stay[]): { ledger: MonthFlow[]; held: Map<string, Amount> } {
  const places = [-1, 0, 1, 2, 3, 4, 5, 6]
  return {
    ledger: places.map((place) => ({
      month: nameOf(place),
      in: sumOf(stays.filter(({ came }) => came === place)),
      out: sumOf(stays.filter(({ went }) => went === place)),
    })),
    held: new Map(
      places.map((place) => {
        const there = stays.filter(
          ({ came, went }) => came <= place && (went === undefined || went > place),
        )
        return [nameOf(place), sumOf(there)]
      }),
    ),
  }
}

describe('the balance of months', () => {
  it('holds for every history, and each month opens with what the one before closed with', () => {
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 60 }), (stays) => {
        const { ledger, held } = historyOf(stays)
        const months = balanceMonths(MONTHS, ledger, held)
        expect(months.map(({ month }) => month)).toEqual(MONTHS)
        expect(months.every(({ holds }) => holds)).toBe(true)
        for (const [index, month] of months.slice(1).entries())
          expect(month.opening).toEqual(months[index]?.closing)
        expect(months.at(-1)?.closing).toEqual(
          sumOf(stays.filter(({ went }) => went === undefined)),
        )
      }),
    )
  })

  it('does not hold where an item vanished without a link in its ledger', () => {
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 30 }), (stays) => {
        const { ledger } = historyOf(stays)
        const stolen = { ...(stays[0] as Stay), went: undefined, value: (stays[0]?.value ?? 0) + 1 }
        const { held } = historyOf([stolen, ...stays])
        expect(balanceMonths(MONTHS, ledger, held).at(-1)?.holds).toBe(false)
      }),
    )
  })

  it('of no history is nothing, and holds', () => {
    const months = balanceMonths(MONTHS, [], new Map())
    expect(months.every(({ holds, closing }) => holds && closing.items === 0)).toBe(true)
    expect(throughputOf(months)).toMatchObject({ clearance: undefined, monthsOfStock: undefined })
  })

  it('gives clearance as out over in, and months of stock as closing over the mean out', () => {
    const amount = (items: number): Amount => ({ items, value: items })
    const month = (came: number, went: number, closing: number) => ({
      month: '1405-01',
      in: amount(came),
      out: amount(went),
      opening: amount(0),
      closing: amount(closing),
      holds: true,
    })
    expect(throughputOf([month(10, 4, 6), month(6, 4, 8)])).toEqual({
      in: 16,
      out: 8,
      clearance: 0.5,
      monthsOfStock: 2,
    })
    expect(throughputOf([month(5, 0, 5)])).toMatchObject({ clearance: 0, monthsOfStock: undefined })
    expect(throughputOf([month(0, 5, 5)])).toMatchObject({ clearance: undefined, monthsOfStock: 1 })
  })
})

it('a share of nothing is no share', () => {
  expect(breachShare(0, 0)).toBeUndefined()
  expect(breachShare(0, 4)).toBe(0)
  expect(breachShare(1, 4)).toBe(0.25)
})

describe('the last months', () => {
  it('end with the month of the instant in Tehran', () => {
    expect(lastMonths(new Date('2026-11-24T08:00:00Z'), 7)).toEqual(MONTHS)
    // 1 Farvardin 1405 begins at 20:30 UTC of 20 March 2026.
    expect(lastMonths(new Date('2026-03-20T20:29:59Z'), 2)).toEqual(['1404-11', '1404-12'])
    expect(lastMonths(new Date('2026-03-20T20:30:00Z'), 2)).toEqual(['1404-12', '1405-01'])
  })

  it('follow each other from the last day of a long month too', () => {
    expect(lastMonths(new Date('2026-09-22T08:00:00Z'), 3)).toEqual([
      '1405-04',
      '1405-05',
      '1405-06',
    ])
  })
})

it('a sale is an auction or an urgent sale, nothing else', () => {
  expect(Object.values(Disposition).filter(isSale)).toEqual([
    'AUCTION',
    'EXPORT_AUCTION',
    'URGENT_SALE',
  ])
})

describe('what is typed', () => {
  const minutes = 'با حضور ناظر تحویل شد'

  it.each([
    ['۱٬۲۵۰٬۰۰۰', 1_250_000],
    ['1,250,000', 1_250_000],
    ['1250000', 1_250_000],
    ['0', 0],
  ])('as proceeds %s is %d rials', (typed, rials) => {
    const parsed = parseInput(carryOutInput, { orderId: newId(), minutes, proceedsRial: typed })
    expect(parsed).toMatchObject({ ok: true, value: { proceedsRial: rials } })
  })

  it.each([
    ['12.5', 'RIAL_FORM'],
    ['-5', 'RIAL_FORM'],
    ['یک میلیون', 'RIAL_FORM'],
    ['9'.repeat(17), 'RIAL_RANGE'],
  ])('as proceeds %s is refused', (typed, reason) => {
    const parsed = parseInput(carryOutInput, { orderId: newId(), minutes, proceedsRial: typed })
    expect(parsed).toMatchObject({ ok: false, fields: [{ field: 'proceedsRial', reason }] })
  })

  it('as one place or as many gives an item and its bay each', () => {
    const [seizureId, itemId, bayId] = [newId(), newId(), newId()]
    const place = `${itemId}:${bayId}`
    const typed = (places?: unknown) =>
      parseInput(receiveSeizureInput, { seizureId, giverName: 'رحیمی', places })
    expect(typed(place)).toMatchObject({ value: { places: [{ itemId, bayId }] } })
    expect(typed([place, place])).toMatchObject({ value: { places: { length: 2 } } })
    expect(typed()).toMatchObject({ value: { places: [] } })
    expect(typed('nowhere')).toMatchObject({ ok: false, fields: [{ field: 'places' }] })
  })
})
