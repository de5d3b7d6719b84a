import { type Day, dayFactor, hourShares, hourWeights, lastDays, shareBy } from './calendar'
import { FLEET, type Unit } from './fleet'
import { isDownIn, type Outage, planOutages } from './outages'

/** How far back the demonstration goes. */
export const DAYS = 180

/** One unit on one day: how many scans, spread how over the hours. */
export interface Shift {
  unit: Unit
  unitIndex: number
  day: Day
  scans: number
  hours: number[]
  /** Milliseconds after the day's start at which the shift's last scan may have happened. */
  until: number
}

export interface Plan {
  now: Date
  days: Day[]
  /** Shifts by day, in the order of `days`. */
  shifts: Shift[][]
  /** Scans of each office in all. */
  visits: Map<string, number>
  /** Scans of the last three days. */
  recent: number
  /** Each unit's intervals out of service, oldest first. */
  outages: Map<string, Outage[]>
}

/** Time that must have passed since a scan for it to be in the log. */
const LOGGING_MS = 150_000

/** Spreads exactly `scans` scans over units and days, as their traffic would. */
export function planTraffic(now: Date, scans: number): Plan {
  const days = lastDays(now, DAYS)
  const outages = planOutages(days, now)
  const open = days.map((day) =>
    FLEET.map((unit, index) => shiftOf(unit, index, day, outages.get(unit.code) ?? [], now)),
  )
  const weights = open.map((row) => row.map(({ factor }) => factor))
  const busy = unitWeights(weights, scans)
  apportion(
    open.flat(),
    weights.flatMap((row) => row.map((factor, index) => factor * (busy[index] as number))),
    scans,
  )
  const shifts = open.map((row) => row.filter((shift) => shift.scans > 0))
  const visits = new Map<string, number>()
  for (const { unit, scans: count } of shifts.flat())
    visits.set(unit.office, (visits.get(unit.office) ?? 0) + count)
  const recent = shifts
    .slice(-3)
    .flat()
    .reduce((sum, shift) => sum + shift.scans, 0)
  return { now, days, shifts, visits, recent, outages }
}

function shiftOf(
  unit: Unit,
  unitIndex: number,
  day: Day,
  outages: Outage[],
  now: Date,
): Shift & { factor: number } {
  const usual = hourWeights(unit, day)
  const weights = usual.map((weight, hour) => (isDownIn(outages, day.start, hour) ? 0 : weight))
  const hours = hourShares(weights)
  const until = Math.min(unit.hours[1] * 3_600_000, now.getTime() - LOGGING_MS - day.start) - 1000
  const works = sum(weights) / Math.max(1e-9, sum(usual))
  const factor =
    unit.share > 0 ? dayFactor(unit, unitIndex, day) * works * shareBy(hours, until) : 0
  return { unit, unitIndex, day, scans: 0, hours, until, factor }
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** Busiest day of a unit: at most this share of what its maker rates it for. */
const CAPACITY = 0.8

/** Each unit's scans per unit of day factor: by its share, but never beyond what it can do. */
function unitWeights(weights: number[][], scans: number): number[] {
  const sums = FLEET.map((_, index) =>
    weights.reduce((sum, row) => sum + (row[index] as number), 0),
  )
  const most = FLEET.map((unit, index) => {
    const peak = Math.max(1e-9, ...weights.map((row) => row[index] as number))
    return (CAPACITY * unit.perHour * (unit.hours[1] - unit.hours[0])) / peak
  })
  const full = FLEET.map(() => false)
  let rates = FLEET.map((unit) => unit.share)
  for (let round = 0; round < FLEET.length; round++) {
    const held = sums.reduce(
      (sum, days, index) => sum + (full[index] ? days * (most[index] as number) : 0),
      0,
    )
    const open = sums.reduce(
      (sum, days, index) => sum + (full[index] ? 0 : days * (FLEET[index] as Unit).share),
      0,
    )
    const scale = Math.max(0, scans - held) / Math.max(1e-9, open)
    rates = FLEET.map((unit, index) => (full[index] ? (most[index] as number) : unit.share * scale))
    const over = rates.findIndex((rate, index) => !full[index] && rate > (most[index] as number))
    if (over < 0) break
    full[over] = true
  }
  return rates
}

/** Whole numbers in proportion to weights, adding up to `total` (largest remainders). */
function apportion(shifts: Shift[], weights: number[], total: number): void {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return
  const exact = weights.map((weight) => (weight / sum) * total)
  shifts.forEach((shift, index) => {
    shift.scans = Math.floor(exact[index] as number)
  })
  const left = total - shifts.reduce((all, shift) => all + shift.scans, 0)
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .filter(({ index }) => (weights[index] as number) > 0)
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (let given = 0; given < left; given++)
    (shifts[(order[given % order.length] as { index: number }).index] as Shift).scans++
}
