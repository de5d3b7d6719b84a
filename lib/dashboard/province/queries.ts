import type { Actor } from '@/lib/actor'
import { shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import { canReadProvince } from '@/lib/dashboard/policy'
import { change, ratio } from '@/lib/dashboard/rules'
import { readFigures, type Tx } from '@/lib/db'

export interface DayCount {
  /** Tehran day, `YYYY-MM-DD`. */
  day: string
  scans: number
  referred: number
}

export interface OfficeCount {
  officeId: string
  officeFa: string
  officeEn: string
  scans: number
}

export interface Province {
  asOf: Date
  today: string
  scansToday: number
  /** Against the same hours of the same weekday a week ago. */
  changeToday: number | undefined
  scansWeekAgo: number
  waiting: number
  oldestWaiting: Date | null
  referredShare: number | undefined
  referred: number
  decided: number
  unitsInService: number
  units: number
  commissioning: number
  days: DayCount[]
  offices: OfficeCount[]
}

const DAYS_SHOWN = 30

/** The province now: counts only, one snapshot. Undefined for whoever reads no casework. */
export async function getProvince(actor: Actor, at: Date): Promise<Province | undefined> {
  if (!canReadProvince(actor).ok) return undefined
  const today = tehranDay(at)
  return readFigures(actor, async (tx) => {
    const traffic = await countTraffic(tx, at, today)
    const fleet = await countFleet(tx)
    const days = await countDays(tx, today)
    const offices = await countOffices(tx, today)
    return {
      asOf: at,
      today,
      ...traffic,
      changeToday: change(traffic.scansToday, traffic.scansWeekAgo),
      referredShare: ratio(traffic.referred, traffic.decided),
      ...fleet,
      days,
      offices,
    }
  })
}

interface Traffic {
  scansToday: number
  scansWeekAgo: number
  waiting: number
  oldestWaiting: Date | null
  referred: number
  decided: number
}

/** Today's hours from the index of scans; all that is older from the counts by day and unit. */
async function countTraffic(tx: Tx, at: Date, today: string): Promise<Traffic> {
  const start = startOfTehranDay(today)
  const weekAgo = startOfTehranDay(shiftDay(today, -7))
  const weekAgoNow = new Date(weekAgo.getTime() + (at.getTime() - start.getTime()))
  const [row] = await tx.$queryRaw<Traffic[]>`
    SELECT
      (SELECT count(*)::int FROM scan_session WHERE scanned_at >= ${start} AND scanned_at <= ${at}) AS "scansToday",
      (SELECT count(*)::int FROM scan_session WHERE scanned_at >= ${weekAgo} AND scanned_at <= ${weekAgoNow}) AS "scansWeekAgo",
      (SELECT count(*)::int FROM scan_session WHERE state = 'SCANNED') AS waiting,
      (SELECT min(scanned_at) FROM scan_session WHERE state = 'SCANNED') AS "oldestWaiting",
      coalesce(sum(referred), 0)::int AS referred, coalesce(sum(cleared + referred), 0)::int AS decided
    FROM scan_counts WHERE day BETWEEN ${shiftDay(today, 1 - DAYS_SHOWN)}::date AND ${today}::date`
  if (!row) throw new Error('an aggregate always answers one row')
  return row
}

async function countFleet(
  tx: Tx,
): Promise<{ unitsInService: number; units: number; commissioning: number }> {
  const rows = await tx.scanner.groupBy({ by: ['state'], _count: true })
  const count = (state: string) => rows.find((row) => row.state === state)?._count ?? 0
  const unitsInService = count('IN_SERVICE')
  return {
    unitsInService,
    units: unitsInService + count('OUT_OF_SERVICE'),
    commissioning: count('COMMISSIONING'),
  }
}

function countDays(tx: Tx, today: string): Promise<DayCount[]> {
  const first = shiftDay(today, 1 - DAYS_SHOWN)
  return tx.$queryRaw<DayCount[]>`
    SELECT to_char(d, 'YYYY-MM-DD') AS day, coalesce(sum(c.scans), 0)::int AS scans,
      coalesce(sum(c.referred), 0)::int AS referred
    FROM generate_series(${first}::date, ${today}::date, interval '1 day') AS d
      LEFT JOIN scan_counts c ON c.day = d::date
    GROUP BY d ORDER BY d`
}

/** Every customs office, also one that scanned nothing today. */
function countOffices(tx: Tx, today: string): Promise<OfficeCount[]> {
  return tx.$queryRaw<OfficeCount[]>`
    SELECT o.id AS "officeId", o.name_fa AS "officeFa", o.name_en AS "officeEn", coalesce(sum(c.scans), 0)::int AS scans
    FROM office o JOIN scanner sc ON sc.office_id = o.id
      LEFT JOIN scan_counts c ON c.scanner_id = sc.id AND c.day = ${today}::date
    WHERE o.kind = 'CUSTOMS_OFFICE'
    GROUP BY o.id HAVING bool_or(sc.state <> 'COMMISSIONING') ORDER BY scans DESC, o.name_fa`
}
