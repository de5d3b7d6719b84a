import { fromTehranClock } from '@/lib/calendar'
import { ok, type Result, refusedAt } from '@/lib/result'

/** What each step of severity is called, from 1. */
export const SEVERITIES = ['TRACE', 'SINGLE', 'REPEATED', 'ORGANISED', 'IN_STRENGTH'] as const
export type Severity = (typeof SEVERITIES)[number]

/** 1 to 5 as a word; anything else as the nearest of them. */
export function severityOf(severity: number): Severity {
  return SEVERITIES[Math.min(5, Math.max(1, Math.round(severity))) - 1] ?? 'TRACE'
}

/** How far back an observation may lie. */
export const OBSERVED_DAYS = 30

/** When something was seen, by a Tehran day and time: never after `at`, at most OBSERVED_DAYS before it. */
export function observedAt(observedOn: string, observedTime: string, at: Date): Result<Date> {
  const [year = 0, month = 0, day = 0] = observedOn.split('-').map(Number)
  const [hour = 0, minute = 0] = observedTime.split(':').map(Number)
  const seen = fromTehranClock({ year, month, day, hour, minute, second: 0 })
  if (!seen) return refusedAt('observedOn', 'DAY_NOT_ON_CALENDAR')
  if (seen > at) return refusedAt('observedOn', 'OBSERVED_IN_FUTURE')
  const days = (at.getTime() - seen.getTime()) / 86_400_000
  return days > OBSERVED_DAYS
    ? refusedAt('observedOn', 'OBSERVED_TOO_LONG_AGO', { days: OBSERVED_DAYS })
    : ok(seen)
}
