import type { Random } from './random'

const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Tehran has been three and a half hours ahead all year since 2022. */
const TEHRAN = 3.5 * HOUR

/** Sunday is 0; 1970 began on a Thursday. */
const weekday = (day: number) => (day + 4) % 7

/** An hour at which offices work, on the day of an instant or the next working day, never before it. */
export function inOfficeHours(random: Random, at: number): number {
  let day = Math.floor((at + TEHRAN) / DAY)
  const wanted = random.between(7.6, 14.4) * HOUR
  if (day * DAY - TEHRAN + wanted < at) day++
  if (weekday(day) === 5) day++
  return secondly(day * DAY - TEHRAN + wanted)
}

/** A span of days that scatters about its median; `spread` is the deviation of its logarithm. */
export function daysAbout(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * random.gauss()) * DAY
}

export const secondly = (span: number) => Math.round(span / 1000) * 1000
