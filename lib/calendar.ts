import {
  CalendarDate,
  fromDate,
  GregorianCalendar,
  PersianCalendar,
  parseDate,
  toCalendar,
  toZoned,
} from '@internationalized/date'
import { TIME_ZONE } from '@/lib/format'

const PERSIAN = new PersianCalendar()

/** The Tehran day an instant falls on, as `YYYY-MM-DD` (Gregorian). */
export function tehranDay(instant: Date): string {
  const { year, month, day } = fromDate(instant, TIME_ZONE)
  return new CalendarDate(year, month, day).toString()
}

/** The instant a Tehran day begins; `shift` days later or earlier. */
export function startOfTehranDay(day: string, shift = 0): Date {
  return toZoned(parseDate(day).add({ days: shift }), TIME_ZONE).toDate()
}

/** `YYYY-MM-DD`, `shift` days on. */
export function shiftDay(day: string, shift: number): string {
  return parseDate(day).add({ days: shift }).toString()
}

/**
 * The same day of month and time `months` Jalali months later in Tehran; where that month is shorter, its
 * last day.
 */
export function addJalaliMonths(instant: Date, months: number): Date {
  return toCalendar(fromDate(instant, TIME_ZONE), PERSIAN).add({ months }).toDate()
}

/** The last millisecond of the Tehran day an instant falls on. */
export function endOfTehranDay(instant: Date): Date {
  return new Date(startOfTehranDay(tehranDay(instant), 1).getTime() - 1)
}

/** The hour of day in Tehran with its fraction, 0 ≤ hour < 24. */
export function tehranHour(instant: Date): number {
  const zoned = fromDate(instant, TIME_ZONE)
  return zoned.hour + zoned.minute / 60
}

/**
 * A wall-clock time in Tehran to an instant. Years below 1700 are Jalali, others Gregorian.
 * Undefined where no such day or time exists.
 */
export function fromTehranClock(parts: {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}): Date | undefined {
  const calendar = parts.year < 1700 ? PERSIAN : new GregorianCalendar()
  const date = new CalendarDate(calendar, parts.year, parts.month, parts.day)
  if (date.month !== parts.month || date.day !== parts.day || date.year !== parts.year)
    return undefined
  if (parts.hour > 23 || parts.minute > 59 || parts.second > 59) return undefined
  const gregorian = toCalendar(date, new GregorianCalendar())
  const zoned = toZoned(gregorian, TIME_ZONE).set({
    hour: parts.hour,
    minute: parts.minute,
    second: parts.second,
  })
  // In the hour that daylight saving skipped, `set` moves on to one that exists.
  return zoned.hour === parts.hour && zoned.minute === parts.minute ? zoned.toDate() : undefined
}
