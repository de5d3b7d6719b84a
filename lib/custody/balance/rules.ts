import {
  fromDate,
  GregorianCalendar,
  PersianCalendar,
  toCalendar,
  toCalendarDate,
} from '@internationalized/date'
import { TIME_ZONE } from '@/lib/format'

/** Items and their value at the newest appraisal, whole rials. */
export interface Amount {
  items: number
  value: number
}

/** One Jalali month of the ledger, `1405-09`. */
export interface MonthFlow {
  month: string
  in: Amount
  out: Amount
}

export interface MonthBalance extends MonthFlow {
  opening: Amount
  closing: Amount
  /** opening + in − out = closing, in items and in value. */
  holds: boolean
}

const NOTHING: Amount = { items: 0, value: 0 }

function add(a: Amount, b: Amount, sign: 1 | -1 = 1): Amount {
  return { items: a.items + sign * b.items, value: a.value + sign * b.value }
}

/**
 * The balance of some months. Opening and flows come from the ledger, closing from the items' own records, so
 * that the identity opening + in − out = closing is a finding and not an arrangement.
 */
export function balanceMonths(
  months: readonly string[],
  ledger: readonly MonthFlow[],
  heldAtEnd: ReadonlyMap<string, Amount>,
): MonthBalance[] {
  return months.map((month) => {
    const before = ledger.filter((flow) => flow.month < month)
    const opening = before.reduce((sum, flow) => add(add(sum, flow.in), flow.out, -1), NOTHING)
    const flow = ledger.find((one) => one.month === month) ?? { month, in: NOTHING, out: NOTHING }
    const closing = heldAtEnd.get(month) ?? NOTHING
    const expected = add(add(opening, flow.in), flow.out, -1)
    const holds = expected.items === closing.items && expected.value === closing.value
    return { ...flow, opening, closing, holds }
  })
}

export interface Throughput {
  in: number
  out: number
  /** out ÷ in; undefined where nothing came in. */
  clearance: number | undefined
  /** closing ÷ mean monthly out; undefined where nothing went out. */
  monthsOfStock: number | undefined
}

/** How stock turns over in some whole months, in items. */
export function throughputOf(whole: readonly MonthBalance[]): Throughput {
  const sum = (of: (month: MonthBalance) => number) =>
    whole.reduce((total, month) => total + of(month), 0)
  const [came, went] = [sum((month) => month.in.items), sum((month) => month.out.items)]
  const closing = whole.at(-1)?.closing.items ?? 0
  return {
    in: came,
    out: went,
    clearance: came === 0 ? undefined : went / came,
    monthsOfStock: went === 0 ? undefined : closing / (went / whole.length),
  }
}

/** The first days of `count` Jalali months, oldest first, and of the one after; the last but one has the instant in it. */
function firstDays(at: Date, count: number) {
  const today = toCalendar(toCalendarDate(fromDate(at, TIME_ZONE)), new PersianCalendar())
  return Array.from({ length: count + 1 }, (_, place) =>
    today.set({ day: 1 }).add({ months: place - count + 1 }),
  )
}

/** `count` Jalali months, oldest first; the last is the one that the instant lies in, in Tehran. */
export function lastMonths(at: Date, count: number): string[] {
  return firstDays(at, count)
    .slice(0, -1)
    .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`)
}

/** Where each of `lastMonths` begins, and where the last ends: Gregorian days, for `width_bucket` in the database. */
export function daysOfMonths(at: Date, count: number): string[] {
  return firstDays(at, count).map((day) => toCalendar(day, new GregorianCalendar()).toString())
}
