import { fromTehranClock, shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import type { ScannerState } from '@/prisma/generated/enums'

/** Days over which figures are taken. */
export const WINDOWS = [7, 30, 90] as const
export type WindowDays = (typeof WINDOWS)[number]

/** From an instant up to, not with, another. */
export interface Span {
  from: Date
  to: Date
}

export interface Hours {
  opensAtHour: number
  closesAtHour: number
}

export const HOUR = 3_600_000

/** How long a span lasts, in milliseconds: whole numbers, so that sums are exact. */
export function lengthOf({ from, to }: Span): number {
  return to.getTime() - from.getTime()
}

/** The last so many Tehran days up to `at`, today with them as far as it has come. */
export function windowOf(days: WindowDays, at: Date): Span {
  return { from: startOfTehranDay(tehranDay(at), 1 - days), to: at }
}

/** What two spans share, or undefined. */
export function shared(a: Span, b: Span): Span | undefined {
  const from = new Date(Math.max(a.from.getTime(), b.from.getTime()))
  const to = new Date(Math.min(a.to.getTime(), b.to.getTime()))
  return from < to ? { from, to } : undefined
}

/**
 * A unit's scheduled hours within a span, day by day in Asia/Tehran. On the days when clocks changed (until
 * 2022) a day round the clock has 23 or 25 hours.
 */
export function scheduledSpans(hours: Hours, span: Span): Span[] {
  const spans: Span[] = []
  let day = wholeDay(tehranDay(span.from))
  while (day.from < span.to) {
    const found = shared(openOn(day, hours), span)
    if (found) spans.push(found)
    day = wholeDay(day.next)
  }
  return spans
}

interface WholeDay extends Span {
  day: string
  next: string
}

/** A page asks for the same few days for each of its units; finding where a day begins is slow. */
const known = new Map<string, WholeDay>()

function wholeDay(day: string): WholeDay {
  const found = known.get(day)
  if (found) return found
  const next = shiftDay(day, 1)
  const made = { day, next, from: startOfTehranDay(day), to: startOfTehranDay(next) }
  if (known.size >= 1000) known.clear()
  known.set(day, made)
  return made
}

function openOn(whole: WholeDay, { opensAtHour, closesAtHour }: Hours): Span {
  const plain = lengthOf(whole) === 24 * HOUR
  const instant = (hour: number) => {
    if (hour === 0) return whole.from
    if (hour === 24) return whole.to
    return plain
      ? new Date(whole.from.getTime() + hour * HOUR)
      : clockOn(whole.day, hour, whole.from)
  }
  return { from: instant(opensAtHour), to: instant(closesAtHour) }
}

/** In the hour that daylight saving skipped, the day's first instant. */
function clockOn(day: string, hour: number, first: Date): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return fromTehranClock({ year, month, day: date, hour, minute: 0, second: 0 }) ?? first
}

/**
 * When a unit counts as in service: from its recorded entry, else its day of installation, else since its
 * state began; until it was retired. A unit being commissioned never does.
 */
export function serviceOf(
  unit: {
    state: ScannerState
    stateSince: Date
    installedOn: string | null
    enteredAt: Date | undefined
  },
  at: Date,
): Span | undefined {
  if (unit.state === 'COMMISSIONING') return undefined
  const installed = unit.installedOn ? startOfTehranDay(unit.installedOn) : unit.stateSince
  const from = unit.enteredAt ?? installed
  const to = unit.state === 'RETIRED' ? unit.stateSince : at
  return from < to ? { from, to } : undefined
}
