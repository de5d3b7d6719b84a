import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canReadBacklog } from '@/lib/dashboard/backlog/policy'
import {
  type FlowCell,
  flowFigures,
  flowOf,
  holderOf,
  isBalanced,
  lastMonths,
} from '@/lib/dashboard/backlog/rules'
import { backlogFilter } from '@/lib/dashboard/backlog/schema'
import { CaseState, OrderState, SeizureState } from '@/prisma/generated/enums'
import { PEOPLE, PERSONAS } from '../support/people'

const FILES = [null, ...Object.values(CaseState)]
const ORDERS = [null, ...Object.values(OrderState)]
const EVERY = Object.values(SeizureState).flatMap((seizure) =>
  [true, false].flatMap((prohibited) =>
    FILES.flatMap((file) => ORDERS.map((order) => ({ seizure, prohibited, file, order }))),
  ),
)

describe('who holds a seizure', () => {
  it('is answered for the whole product of states', () => {
    expect(EVERY).toHaveLength(6 * 2 * 9 * 4)
    for (const states of EVERY)
      expect(holderOf(states) === undefined).toBe(states.seizure === 'CLOSED')
  })

  it('before a file exists follows from the seizure alone', () => {
    const early = { file: null, order: null }
    const places = ['RECORDED', 'APPRAISED', 'DELIVERED', 'HELD_BY_DISCOVERER'] as const
    const table = places.map((seizure) => [
      seizure,
      holderOf({ seizure, prohibited: false, ...early })?.place,
      holderOf({ seizure, prohibited: true, ...early })?.place,
    ])
    expect(table).toEqual([
      ['RECORDED', 'DISCOVERER', 'DISCOVERER'],
      ['APPRAISED', 'STORE', 'DISCOVERER'],
      ['DELIVERED', 'DISCOVERER', 'DISCOVERER'],
      ['HELD_BY_DISCOVERER', 'DISCOVERER', 'DISCOVERER'],
    ])
  })

  it.each([
    ['FILED', null, 'TAZIRAT', 'BRANCH'],
    ['FIRST_INSTANCE', null, 'TAZIRAT', 'BRANCH'],
    ['RULED', null, 'TAZIRAT', 'BRANCH'],
    ['NOTIFIED', null, 'TAZIRAT', 'BRANCH'],
    ['APPEALED', null, 'TAZIRAT', 'BRANCH'],
    ['FINAL', null, 'TAZIRAT', 'BRANCH'],
    ['FINAL', 'ORDERED', 'OCSSP', 'ORDER_HOLDER'],
    ['FINAL', 'SET_APART', 'OCSSP', 'ORDER_HOLDER'],
    ['FINAL', 'CLOSED', 'OCSSP', 'ORDER_HOLDER'],
    ['CLOSED', 'CLOSED', 'OCSSP', 'ORDER_HOLDER'],
    ['TRANSFERRED', null, 'COURT', 'COURT'],
    [null, null, 'CUSTOMS', 'DISCOVERER'],
  ] as const)('with a file that is %s and an order %s: %s', (file, order, agency, place) => {
    const states = { seizure: 'ADJUDICATING', file, order } as const
    expect(holderOf({ ...states, prohibited: false })).toEqual({ agency, place })
    const keeper = agency === 'OCSSP' ? 'CUSTOMS' : agency
    expect(holderOf({ ...states, prohibited: true })).toEqual({ agency: keeper, place })
  })
})

const cells = (months: number): fc.Arbitrary<FlowCell[]> =>
  fc.array(
    fc
      .record({ arrived: fc.nat(months), stay: fc.nat(months + 1), count: fc.nat(500) })
      .map(({ arrived, stay, count }) => ({
        arrived,
        left: Math.min(months + 1, arrived + stay),
        count,
      })),
    { maxLength: 60 },
  )

describe('stock and flow', () => {
  it.each([6, 12])('balance in each of %d months, whatever came and went', (months) => {
    fc.assert(
      fc.property(cells(months), (some) => {
        const flow = flowOf(some, months)
        expect(flow).toHaveLength(months)
        expect(isBalanced(flow)).toBe(true)
      }),
    )
  })

  it('that do not balance are found out', () => {
    const month = { opening: 5, recorded: 3, closed: 2, closing: 6 }
    expect(isBalanced([month])).toBe(true)
    expect(isBalanced([{ ...month, closing: 7 }])).toBe(false)
    expect(isBalanced([month, { opening: 7, recorded: 0, closed: 0, closing: 7 }])).toBe(false)
  })

  it('count by month what came, what went and what stayed', () => {
    const some = [
      { arrived: 0, left: 1, count: 2 },
      { arrived: 0, left: 3, count: 10 },
      { arrived: 1, left: 2, count: 4 },
      { arrived: 2, left: 3, count: 1 },
    ]
    expect(flowOf(some, 2)).toEqual([
      { opening: 12, recorded: 4, closed: 2, closing: 14 },
      { opening: 14, recorded: 1, closed: 4, closing: 11 },
    ])
  })
})

describe('the figures of a period', () => {
  const month = (recorded: number, closed: number, closing: number) => ({
    opening: closing - recorded + closed,
    recorded,
    closed,
    closing,
  })

  it('take the running month into clearance, not into the mean', () => {
    expect(flowFigures([month(10, 4, 20), month(5, 6, 19), month(1, 2, 18)])).toEqual({
      recorded: 16,
      closed: 12,
      clearance: 12 / 16,
      closedPerMonth: 5,
      monthsOfStock: 18 / 5,
    })
  })

  it('are not available where there is nothing to divide by', () => {
    expect(flowFigures([month(0, 0, 3), month(0, 1, 2)])).toMatchObject({
      clearance: undefined,
      monthsOfStock: undefined,
    })
  })
})

describe('the last months', () => {
  it('begin at midnight in Tehran, the running one last', () => {
    expect(lastMonths(new Date('2026-11-23T11:00:00Z'), 3)).toEqual([
      { month: '1405-07', start: new Date('2026-09-22T20:30:00Z') },
      { month: '1405-08', start: new Date('2026-10-22T20:30:00Z') },
      { month: '1405-09', start: new Date('2026-11-21T20:30:00Z') },
    ])
  })

  it('go back over Nowruz', () => {
    const months = lastMonths(new Date('2026-04-01T00:00:00Z'), 3)
    expect(months.map(({ month }) => month)).toEqual(['1404-11', '1404-12', '1405-01'])
  })
})

it('the backlog is read by those who hold goods and files, and the judiciary', () => {
  const readers = PERSONAS.filter((persona) => canReadBacklog(PEOPLE[persona]).ok)
  expect(new Set(readers)).toEqual(
    new Set(['supervisor', 'judge', 'keeperAtKhorramshahr', 'penaltyOfficer']),
  )
})

it('filters that cannot be read are left out', () => {
  expect(backlogFilter.parse({ months: '7', goods: "x'", office: 'all' })).toEqual({ months: 12 })
  expect(backlogFilter.parse({ months: '6', goods: 'TEA' })).toEqual({ months: 6, goods: 'TEA' })
})
