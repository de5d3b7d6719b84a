import { shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import { ok, type Result, refusedAt } from '@/lib/result'

/** From when until when somebody works somewhere; open where `validTo` is null, called off where it is `validFrom`. */
export interface Span {
  validFrom: Date
  validTo: Date | null
}

export type PostingState = 'PAST' | 'CURRENT' | 'COMING' | 'CALLED_OFF'

/** How a posting stands at a moment. It holds from `validFrom` on, and no longer at `validTo`. */
export function postingStateAt({ validFrom, validTo }: Span, at: Date): PostingState {
  if (validTo && validTo.getTime() === validFrom.getTime()) return 'CALLED_OFF'
  if (validFrom > at) return 'COMING'
  return validTo && validTo <= at ? 'PAST' : 'CURRENT'
}

/** The posting that holds at a moment; of postings that do not overlap there is at most one. */
export function postingAt<S extends Span>(postings: readonly S[], at: Date): S | undefined {
  return postings.find((one) => postingStateAt(one, at) === 'CURRENT')
}

/** The posting that is arranged and has not begun. */
export function comingAfter<S extends Span>(postings: readonly S[], at: Date): S | undefined {
  return postings.find((one) => postingStateAt(one, at) === 'COMING')
}

const FURTHEST_DAYS = 366

/** When a change "from this day on" takes effect: today at once, later with the day's first moment in Tehran. */
export function takesEffectAt(day: string, at: Date): Result<Date> {
  const today = tehranDay(at)
  if (day < today) return refusedAt('from', 'DAY_HAS_PASSED')
  if (day > shiftDay(today, FURTHEST_DAYS)) return refusedAt('from', 'DAY_TOO_FAR')
  return ok(day === today ? at : startOfTehranDay(day))
}

/** The postings that would still hold at a moment, and so have to end there when another begins. */
export function reachingOver<S extends Span>(postings: readonly S[], begin: Date): S[] {
  return postings.filter(
    ({ validFrom, validTo }) => validFrom <= begin && (validTo === null || validTo > begin),
  )
}
