import { fromTehranClock, tehranDay } from '@/lib/calendar'
import { type Plate, plateFromText } from '@/lib/consignments/schema'
import { ok, type Result, refused } from '@/lib/result'
import { fold, toAsciiDigits } from '@/lib/text'
import type { Direction, Verdict } from '@/prisma/generated/enums'

/** A day as written, and what stood behind it in the same cell. */
interface WrittenDay {
  year: number
  month: number
  day: number
  rest: string
}

/** A time of day as written, with its distance from UTC where that was said. */
interface WrittenTime {
  hour: number
  minute: number
  second: number
  offsetMinutes?: number | undefined
}

/** The instant a cell means, with the time of day in it or `apart`. Neither ahead of `at` nor before 2000. */
export function readInstant(typed: string, apart: WrittenTime | undefined, at: Date): Result<Date> {
  const day = readDay(typed)
  if (!day.ok) return day
  const time = timeOf(day.value.rest, apart)
  return time.ok ? toInstant(day.value, time.value, at) : time
}

/** Spreadsheets add a midnight to a day whose time stands in a column of its own. */
function timeOf(rest: string, apart: WrittenTime | undefined): Result<WrittenTime> {
  if (rest === '') return apart ? ok(apart) : refused('TIME_OF_DAY_MISSING')
  const time = readTime(rest)
  if (!apart || !time.ok) return time
  return time.value.hour + time.value.minute === 0 ? ok(apart) : refused('TIME_TWICE')
}

/** `1405/09/02`, `۱۴۰۵-۰۹-۰۲ ۱۴:۳۰`, `2026-11-23T14:30:00Z`: the year first, Jalali or Gregorian. */
function readDay(typed: string): Result<WrittenDay> {
  const text = toAsciiDigits(typed)
  const found = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?:[T\s،,-]+(\S.*))?$/iu.exec(text)
  const [, year, , month, day, rest = ''] = found ?? []
  if (found) return ok({ year: Number(year), month: Number(month), day: Number(day), rest })
  const dayFirst = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/.test(text)
  return refused(dayFirst ? 'DAY_BEFORE_YEAR' : 'DAY_FORM')
}

const HALVES: Record<string, number> = { am: 0, قظ: 0, pm: 12, بظ: 12 }

/** `14:30`, `14:30:05`, `2:30 PM`, `14:30:00+03:30`. */
export function readTime(typed: string): Result<WrittenTime> {
  const text = toAsciiDigits(typed)
  const form =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]m|[قب]\.?\s?ظ\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu
  const [whole, hours, minutes, seconds = '0', half, zone] = form.exec(text) ?? []
  if (!whole) return refused('TIME_FORM')
  const hour = half ? fromHalfDay(Number(hours), HALVES[fold(half)] ?? 0) : Number(hours)
  const time = { hour, minute: Number(minutes), second: Number(seconds) }
  const possible = hour < 24 && time.minute < 60 && time.second < 60
  return possible ? ok({ ...time, offsetMinutes: offsetOf(zone) }) : refused('TIME_FORM')
}

/** 12 AM is midnight, 12 PM is noon; 13 PM is no time. */
function fromHalfDay(hour: number, half: number): number {
  return hour >= 1 && hour <= 12 ? (hour % 12) + half : 24
}

function offsetOf(zone: string | undefined): number | undefined {
  if (!zone) return undefined
  if (/z/i.test(zone)) return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1)
}

/** Scanners came to these borders in this century; an earlier date is a slip. */
const EARLIEST = new Date('2000-01-01T00:00:00Z')

/** By the clock of Tehran, unless the file says another. */
function toInstant(day: WrittenDay, time: WrittenTime, at: Date): Result<Date> {
  const { rest: _, ...date } = day
  const { offsetMinutes, ...clock } = time
  const tehran = fromTehranClock({ ...date, ...clock })
  if (!tehran) return refused('DAY_NOT_ON_CALENDAR')
  const instant = offsetMinutes === undefined ? tehran : inZone(tehran, clock, offsetMinutes)
  if (instant > at) return refused('SCANNED_IN_FUTURE')
  return instant < EARLIEST ? refused('SCANNED_TOO_EARLY') : ok(instant)
}

/** The same wall clock on the same day, read at another distance from UTC. */
function inZone(tehran: Date, clock: WrittenTime, offsetMinutes: number): Date {
  const midnight = new Date(`${tehranDay(tehran)}T00:00:00Z`).getTime()
  const minutes = clock.hour * 60 + clock.minute - offsetMinutes
  return new Date(midnight + (minutes * 60 + clock.second) * 1000)
}

/** Words of other systems, compared folded. */
const DIRECTION_WORDS: Record<Direction, string> = {
  IMPORT: 'واردات|وارداتی|ورودی|ورود|وارد|import|imports|in|inbound|entry',
  EXPORT: 'صادرات|صادراتی|خروجی|خروج|صادر|export|exports|out|outbound|exit',
  TRANSIT: 'گذر خارجی|ترانزیت|ترانزیت خارجی|ترانزیتی|عبوری|عبور|transit|through',
}

const VERDICT_WORDS: Record<Verdict | 'WAITING', string> = {
  CLEAR: 'بی‌مورد|بدون مورد|سالم|پاک|عادی|بلامانع|clear|cleared|ok|normal|no find',
  SUSPECT: 'مشکوک|ارجاع|ارجاع به ارزیابی|ارزیابی|suspect|suspicious|refer|referred',
  UNREADABLE:
    'ناخوانا|نامشخص|پویش دوباره|پویش مجدد|اسکن دوباره|اسکن مجدد|unreadable|unclear|rescan',
  WAITING:
    'در انتظار|در انتظار تحلیل|تحلیل نشده|بررسی نشده|waiting|waiting for reading|pending|scanned',
}

function dictionary<T extends string>(words: Record<T, string>): Map<string, T> {
  const entries = Object.entries(words) as [T, string][]
  return new Map(
    entries.flatMap(([code, list]) => list.split('|').map((word) => [fold(word), code] as const)),
  )
}

const DIRECTIONS = dictionary(DIRECTION_WORDS)
const VERDICTS = dictionary(VERDICT_WORDS)

export function readDirection(typed: string): Result<Direction> {
  const found = DIRECTIONS.get(fold(typed))
  return found ? ok(found) : refused('DIRECTION_WORD')
}

/** What the reader elsewhere found; undefined where the image still waited for one. */
export function readVerdict(typed: string): Result<Verdict | undefined> {
  const found = VERDICTS.get(fold(typed))
  if (!found) return refused('RESULT_WORD')
  return ok(found === 'WAITING' ? undefined : found)
}

/** A plate in one cell: Iranian where it reads as one, else as text. */
export function readPlate(typed: string): Result<Plate> {
  const plate = plateFromText(typed)
  return plate === 'INCOMPLETE' || [...plate.plate].length < 2
    ? refused('PLATE_INCOMPLETE')
    : ok(plate)
}
