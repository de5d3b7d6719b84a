import { fromTehranClock, tehranDay } from '@/lib/calendar'
import type { Outage } from '@/lib/scanners/availability/rules'
import type { Blocker, ScannerState } from '@/prisma/generated/enums'

/** How many downtimes a unit's page lists. */
export const DOWNTIMES_SHOWN = 50

/** A downtime may be reported so many hours after it began. */
export const REPORT_WITHIN_HOURS = 72

/** A clock time in Tehran, of today unless a day is given; `at` without one. Undefined where no such time is. */
export function momentOf(
  typed: { day?: string | undefined; time?: string | undefined },
  at: Date,
): Date | undefined {
  if (!typed.time) return at
  const [year = 0, month = 0, day = 0] = (typed.day ?? tehranDay(at)).split('-').map(Number)
  const [hour = 0, minute = 0] = typed.time.split(':').map(Number)
  return fromTehranClock({ year, month, day, hour, minute, second: 0 })
}

export type StartFault =
  | 'DOWNTIME_IN_FUTURE'
  | 'DOWNTIME_TOO_OLD'
  | 'DOWNTIME_OVERLAPS'
  | 'DOWNTIME_BEFORE_SERVICE'

/** Why a downtime cannot have begun then, or undefined. It may begin at the very moment the last one ended. */
export function faultOfStart(
  startedAt: Date,
  known: { at: Date; lastEndedAt: Date | null; enteredAt: Date },
): StartFault | undefined {
  if (startedAt > known.at) return 'DOWNTIME_IN_FUTURE'
  if (known.at.getTime() - startedAt.getTime() > REPORT_WITHIN_HOURS * 3_600_000)
    return 'DOWNTIME_TOO_OLD'
  if (known.lastEndedAt && startedAt < known.lastEndedAt) return 'DOWNTIME_OVERLAPS'
  return startedAt < known.enteredAt ? 'DOWNTIME_BEFORE_SERVICE' : undefined
}

/** Why a unit cannot have been restored then, or undefined. */
export function faultOfEnd(
  endedAt: Date,
  known: { at: Date; startedAt: Date },
): 'DOWNTIME_IN_FUTURE' | 'DOWNTIME_ENDS_FIRST' | undefined {
  if (endedAt > known.at) return 'DOWNTIME_IN_FUTURE'
  return endedAt <= known.startedAt ? 'DOWNTIME_ENDS_FIRST' : undefined
}

/**
 * A unit's outages as figures count them. One that is out of service without an open row (older data) has
 * been down since its state began, for no recorded reason.
 */
export function outagesOf(
  unit: { state: ScannerState; stateSince: Date; blocker: Blocker | null },
  rows: Outage[],
): Outage[] {
  if (unit.state !== 'OUT_OF_SERVICE' || rows.some(({ to }) => to === null)) return rows
  const last = rows.reduce((latest, { to }) => (to && to > latest ? to : latest), unit.stateSince)
  return [...rows, { from: last, to: null, reason: null, blocker: unit.blocker }]
}
