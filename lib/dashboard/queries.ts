import type { Actor } from '@/lib/actor'
import { shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import { canReadProvince } from '@/lib/dashboard/policy'
import { change, ratio } from '@/lib/dashboard/rules'
import { asPlatform, readAs, type Tx } from '@/lib/db'
import { ok } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

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
  return readAs(actor, async (tx) => {
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

async function countTraffic(tx: Tx, at: Date, today: string): Promise<Traffic> {
  const start = startOfTehranDay(today)
  const weekAgo = startOfTehranDay(shiftDay(today, -7))
  const weekAgoNow = new Date(weekAgo.getTime() + (at.getTime() - start.getTime()))
  const since = startOfTehranDay(shiftDay(today, 1 - DAYS_SHOWN))
  const [row] = await tx.$queryRaw<Traffic[]>`
    SELECT
      (SELECT count(*)::int FROM scan_session WHERE scanned_at >= ${start} AND scanned_at <= ${at}) AS "scansToday",
      (SELECT count(*)::int FROM scan_session WHERE scanned_at >= ${weekAgo} AND scanned_at <= ${weekAgoNow}) AS "scansWeekAgo",
      (SELECT count(*)::int FROM scan_session WHERE state = 'SCANNED') AS waiting,
      (SELECT min(scanned_at) FROM scan_session WHERE state = 'SCANNED') AS "oldestWaiting",
      count(*) FILTER (WHERE state = 'REFERRED')::int AS referred,
      count(*) FILTER (WHERE state IN ('CLEARED', 'REFERRED'))::int AS decided
    FROM scan_session WHERE scanned_at >= ${since}`
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
    WITH counted AS (
      SELECT (scanned_at AT TIME ZONE 'Asia/Tehran')::date AS day, count(*)::int AS scans,
        count(*) FILTER (WHERE state = 'REFERRED')::int AS referred
      FROM scan_session WHERE scanned_at >= ${startOfTehranDay(first)} GROUP BY 1)
    SELECT to_char(d, 'YYYY-MM-DD') AS day, coalesce(scans, 0) AS scans, coalesce(referred, 0) AS referred
    FROM generate_series(${first}::date, ${today}::date, interval '1 day') AS d
      LEFT JOIN counted ON counted.day = d::date
    ORDER BY d`
}

/** Every customs office, also one that scanned nothing today. */
function countOffices(tx: Tx, today: string): Promise<OfficeCount[]> {
  return tx.$queryRaw<OfficeCount[]>`
    SELECT o.id AS "officeId", o.name_fa AS "officeFa", o.name_en AS "officeEn", count(s.id)::int AS scans
    FROM office o LEFT JOIN scan_session s ON s.office_id = o.id AND s.scanned_at >= ${startOfTehranDay(today)}
    WHERE o.kind = 'CUSTOMS_OFFICE' AND EXISTS (SELECT 1 FROM scanner sc WHERE sc.office_id = o.id AND sc.state <> 'COMMISSIONING')
    GROUP BY o.id ORDER BY scans DESC, o.name_fa`
}

export type WaitingKind =
  | 'READING'
  | 'EXAMINATION'
  | 'RESCAN'
  | 'UNIT_DOWN'
  | 'UNIT_COMMISSIONING'
  | 'NEVER_SIGNED_IN'

export interface Waiting {
  kind: WaitingKind
  count: number
  /** Since when the oldest waits. */
  since: Date | null
}

/** Which queues are whose: the role's own, in the order of its work. */
const QUEUES: Readonly<Record<Role, readonly WaitingKind[]>> = {
  CUSTOMS_OFFICER: ['READING', 'RESCAN', 'EXAMINATION'],
  CUSTOMS_SUPERVISOR: ['READING', 'EXAMINATION', 'UNIT_DOWN', 'UNIT_COMMISSIONING'],
  JUDICIARY_OFFICER: ['EXAMINATION', 'UNIT_DOWN', 'UNIT_COMMISSIONING'],
  ADMINISTRATOR: ['NEVER_SIGNED_IN'],
  WAREHOUSE_KEEPER: [],
  POLICE_OFFICER: [],
  PENALTY_OFFICER: [],
}

/** What waits for this actor: an officer's own office, others the province. */
export async function listWaiting(actor: Actor, at: Date): Promise<Waiting[]> {
  const kinds = QUEUES[actor.role]
  if (kinds.length === 0) return []
  const officeId = actor.role === 'CUSTOMS_OFFICER' ? actor.officeId : null
  const since = new Date(at.getTime() - 7 * 86_400_000)
  const rows = await readAs(
    actor,
    (tx) => tx.$queryRaw<Waiting[]>`
      WITH mine AS NOT MATERIALIZED (SELECT state, scanned_at FROM scan_session WHERE ${officeId}::uuid IS NULL OR office_id = ${officeId}::uuid)
      SELECT 'READING' AS kind, count(*)::int AS count, min(scanned_at) AS since FROM mine WHERE state = 'SCANNED'
      UNION ALL SELECT 'RESCAN', count(*)::int, min(scanned_at) FROM mine WHERE state = 'RESCAN' AND scanned_at >= ${since}
      UNION ALL SELECT 'EXAMINATION', count(*)::int, min(scanned_at) FROM mine WHERE state = 'REFERRED' AND scanned_at >= ${since}
      UNION ALL SELECT 'UNIT_DOWN', count(*)::int, min(state_since) FROM scanner WHERE state = 'OUT_OF_SERVICE'
      UNION ALL SELECT 'UNIT_COMMISSIONING', count(*)::int, min(state_since) FROM scanner WHERE state = 'COMMISSIONING'
      UNION ALL SELECT 'NEVER_SIGNED_IN', count(*)::int, min(created_at) FROM user_account u
        WHERE disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM session s WHERE s.user_id = u.id)`,
  )
  return kinds.flatMap((kind) => rows.filter((row) => row.kind === kind))
}

/** Whether the demonstration province is loaded: every page says so. */
export async function isDemonstration(): Promise<boolean> {
  const found = await asPlatform(async (tx) =>
    ok(await tx.installation.findUnique({ where: { id: 1 } })),
  )
  return found.ok && found.value?.demoLoadedAt != null
}

/** The newest migration the database has finished, none where it was never migrated; throws where it does not answer. */
export async function newestMigration(): Promise<string | undefined> {
  const found = await asPlatform(async (tx) => {
    const [table] = await tx.$queryRaw<{ exists: boolean }[]>`
      SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`
    if (!table?.exists) return ok([])
    return ok(
      await tx.$queryRaw<{ name: string }[]>`
        SELECT migration_name AS name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1`,
    )
  })
  return found.ok ? found.value[0]?.name : undefined
}
