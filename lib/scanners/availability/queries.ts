import { shiftDay, tehranDay } from '@/lib/calendar'
import type { Tx } from '@/lib/db'
import { type Outage, type Tally, tallyOf } from '@/lib/scanners/availability/rules'
import { outagesOf } from '@/lib/scanners/downtime/rules'
import { serviceOf, type WindowDays, windowOf } from '@/lib/scanners/schedule/rules'
import type { Blocker, ScannerState } from '@/prisma/generated/enums'

/** What of a unit its figures depend on. */
export interface MeasuredUnit {
  id: string
  state: ScannerState
  stateSince: Date
  installedOn: string | null
  blocker: Blocker | null
  opensAtHour: number
  closesAtHour: number
  ratedPerHour: number
}

export interface Measured {
  tally: Tally
  scansToday: number
  /** Set while the unit is down. */
  open: Outage | undefined
}

/** Each unit's window up to `at`. Three queries, whatever the number of units; inside the page's own snapshot. */
export async function measureUnits(
  tx: Tx,
  units: MeasuredUnit[],
  days: WindowDays,
  at: Date,
): Promise<Map<string, Measured>> {
  const ids = units.map(({ id }) => id)
  const window = windowOf(days, at)
  const outages = await readOutages(tx, ids, window.from)
  const counts = await readCounts(tx, ids, days, tehranDay(at))
  const entries = await readEntries(tx, ids)
  return new Map(
    units.map((unit) => {
      const own = outagesOf(
        unit,
        outages.filter(({ scannerId }) => scannerId === unit.id),
      )
      const service = serviceOf({ ...unit, enteredAt: entries.get(unit.id) }, at)
      const { scans = 0, today = 0 } = counts.get(unit.id) ?? {}
      const tally = tallyOf({ ...unit, service, scans }, own, window)
      return [unit.id, { tally, scansToday: today, open: own.find(({ to }) => to === null) }]
    }),
  )
}

function readOutages(tx: Tx, ids: string[], from: Date) {
  return tx.$queryRaw<(Outage & { scannerId: string })[]>`
    SELECT scanner_id AS "scannerId", started_at AS "from", ended_at AS "to", reason, blocker
    FROM downtime
    WHERE scanner_id = ANY(${ids}::uuid[]) AND (ended_at IS NULL OR ended_at > ${from})
    ORDER BY started_at`
}

/** Scans by unit over the window's days, and today. */
async function readCounts(tx: Tx, ids: string[], days: WindowDays, today: string) {
  const rows = await tx.$queryRaw<{ scannerId: string; scans: number; today: number }[]>`
    SELECT scanner_id AS "scannerId", sum(scans)::int AS scans,
      coalesce(sum(scans) FILTER (WHERE day = ${today}::date), 0)::int AS today
    FROM scan_counts
    WHERE day BETWEEN ${shiftDay(today, 1 - days)}::date AND ${today}::date AND scanner_id = ANY(${ids}::uuid[])
    GROUP BY scanner_id`
  return new Map(rows.map((row) => [row.scannerId, row]))
}

/** When each unit entered service, where that was recorded. */
async function readEntries(tx: Tx, ids: string[]): Promise<Map<string, Date>> {
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`
    SELECT subject_id AS id, min(at) AS at FROM audit_event
    WHERE subject_type = 'SCANNER' AND subject_id = ANY(${ids}) AND event = 'SCANNER_ENTERED_SERVICE'
    GROUP BY subject_id`
  return new Map(rows.map(({ id, at }) => [id, at]))
}
