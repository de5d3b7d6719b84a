import { GregorianCalendar, PersianCalendar, parseDate, toCalendar } from '@internationalized/date'
import { startOfTehranDay, tehranDay } from '@/lib/calendar'
import { ratio } from '@/lib/dashboard/rules'
import type { Agency, CaseState, OrderState, SeizureState } from '@/prisma/generated/enums'

/** Where on record a seizure's next step is to be taken; STORE is whichever store will receive it. */
export type HolderPlace = 'DISCOVERER' | 'STORE' | 'BRANCH' | 'ORDER_HOLDER' | 'COURT'

export interface Holder {
  agency: Agency | 'COURT'
  place: HolderPlace
}

const DISCOVERER: Holder = { agency: 'CUSTOMS', place: 'DISCOVERER' }
const BRANCH: Holder = { agency: 'TAZIRAT', place: 'BRANCH' }

export interface HeldStates {
  seizure: SeizureState
  /** Prohibited goods stay with their discoverer (art. 53). */
  prohibited: boolean
  file: CaseState | null
  order: OrderState | null
}

/** Who must move next with a seizure; nobody once it is closed. The one answer to "who holds it now". */
export function holderOf({ seizure, prohibited, file, order }: HeldStates): Holder | undefined {
  const keeper: Holder = prohibited
    ? { agency: 'CUSTOMS', place: 'ORDER_HOLDER' }
    : { agency: 'OCSSP', place: 'ORDER_HOLDER' }
  switch (seizure) {
    case 'CLOSED':
      return undefined
    case 'APPRAISED':
      return prohibited ? DISCOVERER : { agency: 'OCSSP', place: 'STORE' }
    case 'ADJUDICATING':
      if (file === null) return DISCOVERER
      if (file === 'TRANSFERRED') return { agency: 'COURT', place: 'COURT' }
      if (file === 'CLOSED') return keeper
      return file === 'FINAL' && order !== null ? keeper : BRANCH
    default:
      return DISCOVERER
  }
}

/** The stages of a seizure's way, each from the moment before to the one it is named after. */
export const STAGES = ['RECEIPT', 'FILED', 'RULED', 'FINAL', 'ORDERED', 'CLOSED'] as const
export type Stage = (typeof STAGES)[number]

export interface JalaliMonth {
  /** `1405-09` */
  month: string
  /** Its first instant in Tehran. */
  start: Date
}

/** The last so many Jalali months, the running one last. */
export function lastMonths(at: Date, count: number): JalaliMonth[] {
  const running = toCalendar(parseDate(tehranDay(at)), new PersianCalendar()).set({ day: 1 })
  return Array.from({ length: count }, (_, index) => {
    const first = running.subtract({ months: count - 1 - index })
    const start = startOfTehranDay(toCalendar(first, new GregorianCalendar()).toString())
    return { month: `${first.year}-${String(first.month).padStart(2, '0')}`, start }
  })
}

/** How many seizures came in one month and left in another: 0 before the first, months + 1 not yet. */
export interface FlowCell {
  arrived: number
  left: number
  count: number
}

export interface MonthFlow {
  opening: number
  recorded: number
  closed: number
  /** Counted from what stood open then, not from the three above: the identity is a check. */
  closing: number
}

/** Stock and flow of months 1 to `months`. */
export function flowOf(cells: readonly FlowCell[], months: number): MonthFlow[] {
  const sum = (among: (cell: FlowCell) => boolean) =>
    cells.filter(among).reduce((total, { count }) => total + count, 0)
  const openAfter = (month: number) => sum(({ arrived, left }) => arrived <= month && left > month)
  return Array.from({ length: months }, (_, index) => index + 1).map((month) => ({
    opening: openAfter(month - 1),
    recorded: sum(({ arrived }) => arrived === month),
    closed: sum(({ left }) => left === month),
    closing: openAfter(month),
  }))
}

/** opening + in − out = closing, in every month and from each to the next. */
export function isBalanced(flow: readonly MonthFlow[]): boolean {
  return flow.every(
    ({ opening, recorded, closed, closing }, index) =>
      opening + recorded - closed === closing &&
      (index === 0 || flow[index - 1]?.closing === opening),
  )
}

export interface FlowFigures {
  recorded: number
  closed: number
  /** closed ÷ recorded in the period. */
  clearance: number | undefined
  /** Mean of the months that are over. */
  closedPerMonth: number | undefined
  /** open now ÷ mean monthly closed. */
  monthsOfStock: number | undefined
}

/** The figures of a period whose last month is still running; undefined where there is nothing to divide by. */
export function flowFigures(flow: readonly MonthFlow[]): FlowFigures {
  const total = (months: readonly MonthFlow[], name: 'recorded' | 'closed') =>
    months.reduce((sum, month) => sum + month[name], 0)
  const over = flow.slice(0, -1)
  const recorded = total(flow, 'recorded')
  const closed = total(flow, 'closed')
  const closedPerMonth = ratio(total(over, 'closed'), over.length)
  const open = flow.at(-1)?.closing ?? 0
  return {
    recorded,
    closed,
    clearance: ratio(closed, recorded),
    closedPerMonth,
    monthsOfStock: closedPerMonth === undefined ? undefined : ratio(open, closedPerMonth),
  }
}
