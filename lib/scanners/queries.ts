import type { Actor } from '@/lib/actor'
import { type HistoryLine, listHistory } from '@/lib/audit/queries'
import { tehranDay, tehranHour } from '@/lib/calendar'
import { readAs, type Tx } from '@/lib/db'
import { type Measured, measureUnits } from '@/lib/scanners/availability/queries'
import { type Figures, figuresOf, type Outage } from '@/lib/scanners/availability/rules'
import { readLadders } from '@/lib/scanners/commissioning/queries'
import { type Ladder, NAMED_SITES } from '@/lib/scanners/commissioning/rules'
import { type DowntimeRow, listDowntimes } from '@/lib/scanners/downtime/queries'
import { canReadScanners } from '@/lib/scanners/policy'
import {
  isPastSupport,
  STATE_ORDER,
  scheduledHoursSoFar,
  utilisationToday,
} from '@/lib/scanners/rules'
import type { WindowDays } from '@/lib/scanners/schedule/rules'
import { Prisma } from '@/prisma/generated/client'
import type {
  Blocker,
  CommissioningStage,
  ScannerKind,
  ScannerState,
} from '@/prisma/generated/enums'

interface UnitRow {
  id: string
  code: string
  kind: ScannerKind
  maker: string
  model: string
  officeId: string
  officeCode: string
  officeFa: string
  officeEn: string
  ratedPerHour: number
  opensAtHour: number
  closesAtHour: number
  installedOn: string | null
  endOfSupportOn: Date | null
  licenceUntil: string | null
  state: ScannerState
  stateSince: Date
  stage: CommissioningStage | null
  blocker: Blocker | null
  lastScanAt: Date | null
}

export interface BoardUnit extends UnitRow {
  scansToday: number
  pastSupport: boolean
  hoursSoFar: number
  /** Share of rated throughput so far today; undefined is "n/a". */
  utilisation: number | undefined
  /** Over the chosen window. */
  figures: Figures
  /** The downtime that holds it now. */
  open: Outage | undefined
  /** While it is on its way into service. */
  ladder: Ladder | undefined
}

export interface ScannerBoard {
  at: Date
  days: WindowDays
  units: BoardUnit[]
  /** Of all units together. */
  province: Figures
  /** The offices where units must come into service, in their order. */
  sites: { code: string; fa: string; en: string }[]
}

/** Every unit of the province with its figures over a window; undefined where the actor may not see the fleet. */
export async function getScannerBoard(
  actor: Actor,
  at: Date,
  days: WindowDays = 30,
): Promise<ScannerBoard | undefined> {
  if (!canReadScanners(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const { units, measured } = await readUnits(tx, Prisma.sql`TRUE`, days, at)
    const province = figuresOf([...measured.values()].map(({ tally }) => tally))
    const sites = await readSites(tx)
    return { at, days, units: units.sort(byStateAndPlace), province, sites }
  })
}

async function readSites(tx: Tx): Promise<ScannerBoard['sites']> {
  const offices = await tx.office.findMany({ where: { code: { in: [...NAMED_SITES] } } })
  return offices
    .map(({ code, nameFa, nameEn }) => ({ code, fa: nameFa, en: nameEn }))
    .sort((a, b) => NAMED_SITES.indexOf(a.code) - NAMED_SITES.indexOf(b.code))
}

export interface UnitDetail {
  at: Date
  days: WindowDays
  unit: BoardUnit
  /** Newest first, at most 50. */
  downtimes: DowntimeRow[]
  history: HistoryLine[]
}

/** One unit with its figures, downtimes and history; undefined where there is none of that code. */
export async function getUnit(
  actor: Actor,
  code: string,
  at: Date,
  days: WindowDays,
): Promise<UnitDetail | undefined> {
  if (!canReadScanners(actor).ok) return undefined
  return readAs(actor, async (tx) => {
    const { units } = await readUnits(tx, Prisma.sql`sc.code = ${code}`, days, at)
    const [unit] = units
    if (!unit) return undefined
    const downtimes = await listDowntimes(tx, unit.id)
    const history = await listHistory(tx, [unit.id])
    return { at, days, unit, downtimes, history }
  })
}

async function readUnits(tx: Tx, where: Prisma.Sql, days: WindowDays, at: Date) {
  const rows = await tx.$queryRaw<UnitRow[]>`
    SELECT sc.id, sc.code, sc.kind, sc.maker, sc.model, sc.office_id AS "officeId", o.code AS "officeCode",
      o.name_fa AS "officeFa", o.name_en AS "officeEn", sc.rated_per_hour AS "ratedPerHour",
      sc.opens_at_hour AS "opensAtHour", sc.closes_at_hour AS "closesAtHour", sc.installed_on::text AS "installedOn",
      sc.end_of_support_on AS "endOfSupportOn", sc.radiation_licence_until::text AS "licenceUntil", sc.state,
      sc.state_since AS "stateSince", sc.stage, sc.blocker,
      (SELECT s.scanned_at FROM scan_session s WHERE s.scanner_id = sc.id ORDER BY s.scanner_id, s.scanned_at DESC LIMIT 1) AS "lastScanAt"
    FROM scanner sc JOIN office o ON o.id = sc.office_id
    WHERE ${where}`
  const measured = await measureUnits(tx, rows, days, at)
  const ladders = await readLadders(tx, rows, tehranDay(at))
  const units = rows.map((row) => describe(row, at, measured.get(row.id), ladders.get(row.id)))
  return { units, measured }
}

function describe(
  row: UnitRow,
  at: Date,
  measured: Measured | undefined,
  ladder: Ladder | undefined,
): BoardUnit {
  const hoursSoFar = scheduledHoursSoFar(row, tehranHour(at))
  const scansToday = measured?.scansToday ?? 0
  return {
    ...row,
    scansToday,
    hoursSoFar,
    pastSupport: isPastSupport(row.endOfSupportOn, at),
    utilisation: utilisationToday({ ...row, scansToday, hoursSoFar }),
    figures: figuresOf(measured ? [measured.tally] : []),
    open: measured?.open,
    ladder,
  }
}

function byStateAndPlace(a: BoardUnit, b: BoardUnit): number {
  return (
    STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
    a.officeEn.localeCompare(b.officeEn) ||
    a.code.localeCompare(b.code)
  )
}

export interface ScannerChoice {
  id: string
  code: string
  kind: ScannerKind
  officeId: string
  officeFa: string
  officeEn: string
  state: ScannerState
}

/** Units by office, for filters and forms; `officeId` keeps to one office. */
export async function listScanners(actor: Actor, officeId?: string): Promise<ScannerChoice[]> {
  if (!canReadScanners(actor).ok) return []
  const rows = await readAs(actor, (tx) =>
    tx.scanner.findMany({
      where: officeId ? { officeId } : {},
      include: { office: true },
      orderBy: [{ office: { nameFa: 'asc' } }, { code: 'asc' }],
    }),
  )
  return rows.map(({ id, code, kind, officeId, office, state }) => ({
    id,
    code,
    kind,
    officeId,
    officeFa: office.nameFa,
    officeEn: office.nameEn,
    state,
  }))
}
