import { tehranDay } from '@/lib/calendar'
import { ok, type Result, refusedAt } from '@/lib/result'

/** A day as the database keeps it, midnight UTC, as `YYYY-MM-DD`. */
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** What is planned lies ahead: it begins today at the earliest. */
export function isAhead(plannedFrom: string, at: Date): Result<null> {
  return plannedFrom < tehranDay(at) ? refusedAt('plannedFrom', 'PLAN_IN_PAST') : ok(null)
}

/** Whether a planned period has passed, so that the plan can only be cancelled and an active one is overdue. */
export function isOver(plannedTo: Date, at: Date): boolean {
  return dayOf(plannedTo) < tehranDay(at)
}
