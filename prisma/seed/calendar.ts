import { shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import { type Unit, wasInService } from './fleet'
import { seededRandom, seedOf } from './random'

/** One Tehran day of the demonstration. */
export interface Day {
  /** `YYYY-MM-DD`, Gregorian. */
  date: string
  /** Days since 1970: names the day in seeds. */
  serial: number
  /** Days before the day of loading; 0 is today. */
  back: number
  /** Its first instant, in milliseconds. */
  start: number
  /** Jalali month, 1 to 12. */
  month: number
  /** How busy such a day is at the land border and elsewhere. */
  land: number
  port: number
}

const DAY_MS = 86_400_000

/** The Tehran day so many before that of `now`. */
export function dayBefore(now: Date, back: number): Day {
  return dayOf(tehranDay(now), back)
}

/** The last `count` Tehran days up to `now`, oldest first. */
export function lastDays(now: Date, count: number): Day[] {
  const today = tehranDay(now)
  return Array.from({ length: count }, (_, index) => dayOf(today, count - 1 - index))
}

function dayOf(today: string, back: number): Day {
  const date = shiftDay(today, -back)
  const noon = new Date(`${date}T12:00:00Z`)
  const [, month, day] = partsOf(PERSIAN, noon)
  const week = noon.getUTCDay()
  const season = MONTHS[month - 1] as number
  const feast = feastFactor(month, day, noon)
  return {
    date,
    serial: Math.round(noon.getTime() / DAY_MS),
    back,
    start: startOfTehranDay(date).getTime(),
    month,
    land: season * (WEEK_LAND[week] as number) * feast.land,
    port: season * (WEEK_PORT[week] as number) * feast.port,
  }
}

/** From Sunday; the week ends on Thursday and Friday. */
const WEEK_LAND = [1.08, 1.1, 1.04, 1, 0.62, 0.22, 1.12]
const WEEK_PORT = [1.05, 1.04, 1.02, 1, 0.8, 0.5, 1.04]
/** From Farvardin: summer's heat, autumn's harvest, the rush before the new year. */
const MONTHS = [0.86, 1, 1.02, 0.94, 0.88, 0.94, 1.06, 1.13, 1.12, 1.06, 1.1, 1.18]

const PERSIAN = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})
const ISLAMIC = new Intl.DateTimeFormat('en-u-ca-islamic-civil-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

function partsOf(format: Intl.DateTimeFormat, date: Date): [number, number, number] {
  const parts = Object.fromEntries(
    format.formatToParts(date).map(({ type, value }) => [type, value]),
  )
  return [Number.parseInt(parts.year ?? '0', 10), Number(parts.month), Number(parts.day)]
}

/** `14050902`: a Jalali day as it stands in file names. */
export function compactJalali(instant: Date): string {
  const [year, month, day] = partsOf(PERSIAN, new Date(`${tehranDay(instant)}T12:00:00Z`))
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
}

interface Feast {
  calendar: 'PERSIAN' | 'ISLAMIC'
  month: number
  days: [number, number]
  land: number
  port: number
}

/** Nowruz, mourning days, feasts; before Arbaeen the border belongs to the pilgrims. */
const FEASTS: Feast[] = [
  { calendar: 'PERSIAN', month: 12, days: [28, 30], land: 0.4, port: 0.6 },
  { calendar: 'PERSIAN', month: 1, days: [1, 4], land: 0.12, port: 0.3 },
  { calendar: 'PERSIAN', month: 1, days: [5, 13], land: 0.5, port: 0.7 },
  { calendar: 'PERSIAN', month: 3, days: [14, 15], land: 0.4, port: 0.6 },
  { calendar: 'PERSIAN', month: 11, days: [22, 22], land: 0.4, port: 0.6 },
  { calendar: 'ISLAMIC', month: 1, days: [9, 10], land: 0.12, port: 0.4 },
  { calendar: 'ISLAMIC', month: 2, days: [8, 19], land: 0.45, port: 1 },
  { calendar: 'ISLAMIC', month: 2, days: [20, 20], land: 0.1, port: 0.5 },
  { calendar: 'ISLAMIC', month: 2, days: [28, 29], land: 0.35, port: 0.6 },
  { calendar: 'ISLAMIC', month: 10, days: [1, 2], land: 0.15, port: 0.4 },
  { calendar: 'ISLAMIC', month: 12, days: [10, 10], land: 0.25, port: 0.5 },
]

function feastFactor(month: number, day: number, noon: Date): { land: number; port: number } {
  const [, islamicMonth, islamicDay] = partsOf(ISLAMIC, noon)
  const found = FEASTS.find(({ calendar, ...feast }) => {
    const [m, d] = calendar === 'PERSIAN' ? [month, day] : [islamicMonth, islamicDay]
    return feast.month === m && d >= feast.days[0] && d <= feast.days[1]
  })
  return found ?? { land: 1, port: 1 }
}

/** How much a unit that works all day does on it beside its usual; 0 where it is not in service. */
export function dayFactor(unit: Unit, unitIndex: number, day: Day): number {
  if (!wasInService(unit, day.back)) return 0
  const storm = seededRandom(seedOf(day.serial, 13))
  const weather = storm.chance(0.03) ? storm.between(0.25, 0.6) : 1
  const chance = seededRandom(seedOf(unitIndex, day.serial, 17)).between(0.8, 1.2)
  return (unit.flow === 'LAND' ? day.land : day.port) * weather * chance
}

const LAND_HOURS = [1, 1, 1, 1, 2, 4, 7, 9, 11, 12, 12, 11, 8, 7, 8, 10, 10, 9, 7, 5, 4, 3, 2, 1]
const PORT_HOURS = [4, 3, 3, 3, 3, 4, 5, 8, 10, 11, 11, 10, 7, 8, 10, 10, 9, 8, 7, 7, 6, 6, 5, 5]
const HOT = [0.6, 0.45, 0.45, 0.5, 0.7]

/** How much of a unit's traffic falls into each hour of a day. */
export function hourWeights(unit: Unit, day: Day): number[] {
  const hours = unit.flow === 'LAND' ? LAND_HOURS : PORT_HOURS
  const isHot = day.month >= 3 && day.month <= 6
  const [opens, closes] = unit.hours
  return hours.map((weight, hour) => {
    const heat = isHot && hour >= 12 && hour < 17 ? (HOT[hour - 12] as number) : 1
    return hour >= opens && hour < closes ? weight * heat : 0
  })
}

/** Sums of a day's traffic up to the end of each hour, ending at 1; all 0 where there is none. */
export function hourShares(weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  return weights.map((weight) => {
    passed += weight
    return total > 0 ? passed / total : 0
  })
}

/** Whether traffic passes in the hour that lies so many milliseconds after the day's start. */
export function isOpen(shares: number[], elapsed: number): boolean {
  const hour = Math.floor(elapsed / 3_600_000)
  return (shares[hour] ?? 0) > (shares[hour - 1] ?? 0)
}

/** The share of a day's traffic that has passed so many milliseconds after its start. */
export function shareBy(shares: number[], elapsed: number): number {
  if (elapsed <= 0) return 0
  const hour = Math.floor(elapsed / 3_600_000)
  if (hour >= 24) return 1
  const [before, after] = [shares[hour - 1] ?? 0, shares[hour] as number]
  return before + (after - before) * (elapsed / 3_600_000 - hour)
}

/** When in the day (milliseconds after its start) a share of its traffic has passed. */
export function timeOf(shares: number[], share: number): number {
  const hour = Math.max(
    0,
    shares.findIndex((sum) => sum > share),
  )
  const [before, after] = [shares[hour - 1] ?? 0, shares[hour] as number]
  return Math.floor((hour + (share - before) / (after - before)) * 3600) * 1000
}
