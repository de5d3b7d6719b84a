import type { Blocker, DowntimeReason } from '@/prisma/generated/enums'
import type { Day } from './calendar'
import { FLEET, sinceOf, type Unit } from './fleet'
import { type Random, seededRandom, seedOf, weighted } from './random'

/** An interval in which a unit in service did not work; without an end where it still does not. */
export interface Outage {
  startedAt: number
  endedAt: number | null
  reason: DowntimeReason
  blocker: Blocker
  note: string | null
  remedy: string | null
}

interface Cause extends Pick<Outage, 'reason' | 'blocker' | 'note' | 'remedy'> {
  /** How long, from and to. */
  hours: [number, number]
  share: number
}

type Line = [DowntimeReason, Blocker, [number, number], number, string, string]

const LINES: Line[] = [
  ['BREAKDOWN', 'PART', [9, 96], 20, 'خرابی منبع تغذیه شتاب‌دهنده', 'قطعه تعویض شد'],
  ['BREAKDOWN', 'PART', [6, 60], 14, 'خرابی آرایه آشکارساز', 'برد آشکارساز تعویض شد'],
  ['BREAKDOWN', 'VENDOR', [24, 130], 14, 'خطای مکرر سامانه کنترل', 'نماینده سازنده تنظیم کرد'],
  ['POWER_CUT', 'POWER', [2, 8], 18, 'قطع برق و نبود مولد', 'برق وصل شد'],
  ['NETWORK_CUT', 'NETWORK', [1, 5], 8, 'قطع ارتباط با ایستگاه تحلیل', 'ارتباط برقرار شد'],
  ['PLANNED_MAINTENANCE', 'VENDOR', [4, 9], 12, 'سرویس دوره‌ای', 'سرویس انجام شد'],
  ['NO_OPERATOR', 'STAFF', [4, 11], 6, 'نبود کاربر آموزش‌دیده در نوبت', 'کاربر جایگزین حاضر شد'],
  ['RADIATION_CHECK', 'RADIATION_SAFETY', [3, 7], 6, 'سنجش پرتو', 'سنجش تأیید شد'],
  ['OTHER', 'SITE', [3, 20], 4, 'آب‌گرفتگی محوطه', 'محوطه تخلیه شد'],
]

const CAUSES = LINES.map(([reason, blocker, hours, share, note, remedy]): Cause => {
  return { reason, blocker, hours, share, note, remedy }
})
const pickCause = weighted(CAUSES, ({ share }) => share)

/** What is wrong with units that are out of service now. */
const OPEN: Partial<Record<Blocker, string>> = {
  PART: 'سوختن لوله شتاب‌دهنده؛ قطعه در انتظار ورود',
  VENDOR: 'خطای سامانه کنترل؛ در انتظار نماینده سازنده',
}

const HOUR = 3_600_000

/** Mean days from one outage of a unit to the next: past its maker's support, and within it. */
const MEAN_DAYS = { worn: 30, sound: 70 }

/** Every unit's outages on the days of the demonstration, oldest first; they never overlap. */
export function planOutages(days: Day[], now: Date): Map<string, Outage[]> {
  return new Map(FLEET.map((unit, index) => [unit.code, outagesOf(unit, index, days, now)]))
}

function outagesOf(unit: Unit, index: number, days: Day[], now: Date): Outage[] {
  const first = days[0]?.start ?? now.getTime()
  const today = days.at(-1)?.start ?? now.getTime()
  const since = sinceOf(unit, today)
  if (unit.state === 'COMMISSIONING') return []
  const from = unit.state === 'IN_SERVICE' ? Math.max(first, since) : first
  const to = unit.state === 'IN_SERVICE' ? now.getTime() - 6 * HOUR : since
  const closed = closedOutages(unit, seededRandom(seedOf(index, today / HOUR, 11)), from, to)
  return unit.state === 'OUT_OF_SERVICE' ? [...closed, openOutage(unit, since)] : closed
}

function closedOutages(unit: Unit, random: Random, from: number, to: number): Outage[] {
  const isWorn = unit.support !== null && unit.support < 0
  const mean = (isWorn ? MEAN_DAYS.worn : MEAN_DAYS.sound) * 24 * HOUR
  const outages: Outage[] = []
  for (let at = from; at < to; ) {
    at += minutely(mean * (0.15 - 0.85 * Math.log(1 - random.next())))
    const { hours, share: _, ...cause } = pickCause(random)
    const endedAt = at + minutely(random.between(hours[0], hours[1]) * HOUR)
    if (endedAt > to) break
    outages.push({ startedAt: at, endedAt, ...cause })
    at = endedAt
  }
  return outages
}

const minutely = (span: number) => Math.round(span / 60_000) * 60_000

function openOutage({ blocker }: Unit, startedAt: number): Outage {
  const cause = { reason: 'BREAKDOWN' as const, blocker: blocker ?? 'PART' }
  return { startedAt, endedAt: null, ...cause, note: OPEN[cause.blocker] ?? null, remedy: null }
}

/** Whether a unit is down in any part of an hour of the day that starts at an instant. */
export function isDownIn(outages: Outage[], dayStart: number, hour: number): boolean {
  const [from, to] = [dayStart + hour * HOUR, dayStart + (hour + 1) * HOUR]
  return outages.some(({ startedAt, endedAt }) => startedAt < to && (endedAt ?? to) > from)
}
