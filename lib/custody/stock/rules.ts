/** Age buckets: first day of each, in whole days. */
const AGE_STARTS = [0, 8, 31, 61, 91, 181, 366] as const

export const AGE_BUCKETS = ['D7', 'D30', 'D60', 'D90', 'D180', 'D365', 'OVER'] as const
export type AgeBucket = (typeof AGE_BUCKETS)[number]

/** The bucket after which goods are older than two months: where the line is drawn. */
export const TWO_MONTHS_AFTER: AgeBucket = 'D60'

/** Where each bucket but the first begins, for `width_bucket` in the database. */
export const AGE_BOUNDS: readonly number[] = AGE_STARTS.slice(1)

/** The bucket of an age in whole days, 0 or more. */
export function ageBucket(days: number): AgeBucket {
  const place = AGE_STARTS.findLastIndex((start) => days >= start)
  return AGE_BUCKETS[Math.max(0, place)] ?? 'OVER'
}

/** Where the law stands for goods in a store. */
export const LEGAL_STATES = ['AWAITING_RULING', 'FINAL', 'ORDERED'] as const
export type LegalState = (typeof LEGAL_STATES)[number]

/** Share of held goods past the period of art. 56, of those with a final ruling; undefined where there are none. */
export function breachShare(past: number, final: number): number | undefined {
  return final === 0 ? undefined : past / final
}
