import { endOfTehranDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import { type ClockedCase, caseClock, isFinalAtOnce, type LegalRuleView } from '@/lib/cases/rules'
import { ok, type Result, refused, refusedAt } from '@/lib/result'

/** Why a served ruling is final. */
export type Finality = 'BELOW_AMOUNT' | 'PERIOD_OVER'

/** Whether a served ruling is final at an instant (art. 50), or until when an appeal is open. */
export function finalAt(
  file: ClockedCase,
  rules: readonly LegalRuleView[],
  at: Date,
): Result<Finality> {
  if (isFinalAtOnce(file, rules)) return ok('BELOW_AMOUNT')
  const clock = caseClock(file, rules)
  if (!clock) return refused('LEGAL_RULE_MISSING')
  return clock.dueAt < at
    ? ok('PERIOD_OVER')
    : refused('APPEAL_PERIOD_RUNS', { until: tehranDay(clock.dueAt) })
}

/** Whether an appeal is still open: within its period, where the goods are worth one. */
export function appealsAt(
  file: ClockedCase,
  rules: readonly LegalRuleView[],
  at: Date,
): Result<null> {
  if (isFinalAtOnce(file, rules)) return refused('NO_APPEAL_BELOW_AMOUNT')
  const clock = caseClock(file, rules)
  if (!clock || at <= clock.dueAt) return ok(null)
  return refused('APPEAL_PERIOD_OVER', { until: tehranDay(clock.dueAt) })
}

/** The instant of service from its day: not before the ruling, not in the future. */
export function servedAt(day: string, ruledAt: Date, at: Date): Result<Date> {
  const start = startOfTehranDay(day)
  if (start > at) return refusedAt('servedOn', 'SERVED_IN_FUTURE')
  if (endOfTehranDay(start) < ruledAt) return refusedAt('servedOn', 'SERVED_BEFORE_RULING')
  return ok(start < ruledAt ? ruledAt : start)
}
