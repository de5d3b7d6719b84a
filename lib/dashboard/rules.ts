/** numerator ÷ denominator; undefined ("n/a") where there is nothing to divide by. */
export function ratio(numerator: number, denominator: number): number | undefined {
  return denominator > 0 ? numerator / denominator : undefined
}

/** Change of a count against the same span before; undefined where the span before was empty. */
export function change(current: number, before: number): number | undefined {
  return before > 0 ? (current - before) / before : undefined
}
