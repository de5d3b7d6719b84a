/** A repeatable stream of random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform between two limits. */
  between(low: number, high: number): number
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** Mean 0, deviation 1. */
  gauss(): number
}

/** The same seed gives the same numbers on every machine (splitmix32). */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    gauss: () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next()),
  }
}

/** A seed from numbers that name a thing: neighbouring names give unrelated streams. */
export function seedOf(...parts: number[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    hash ^= hash >>> 12
  }
  return hash | 0
}

/** Chooses among weighted things; the sums are made once. */
export function weighted<T>(list: readonly T[], weightOf: (item: T) => number) {
  const sums: number[] = []
  let total = 0
  for (const item of list) {
    total += weightOf(item)
    sums.push(total)
  }
  return (random: Random): T => {
    const point = random.next() * total
    const index = sums.findIndex((sum) => point < sum)
    return list[index < 0 ? list.length - 1 : index] as T
  }
}
