import type { Actor } from '@/lib/actor'
import { startOfTehranDay, tehranDay, tehranHour } from '@/lib/calendar'
import { readAs } from '@/lib/db'
import { canReadScanners } from '@/lib/scanners/policy'
import {
  isPastSupport,
  STATE_ORDER,
  scheduledHoursSoFar,
  utilisationToday,
} from '@/lib/scanners/rules'
import type {
  Blocker,
  CommissioningStage,
  ScannerKind,
  ScannerState,
} from '@/prisma/generated/enums'

interface BoardRow {
  id: string
  code: string
  kind: ScannerKind
  maker: string
  model: string
  officeId: string
  officeFa: string
  officeEn: string
  ratedPerHour: number
  opensAtHour: number
  closesAtHour: number
  endOfSupportOn: Date | null
  state: ScannerState
  stateSince: Date
  stage: CommissioningStage | null
  blocker: Blocker | null
  lastScanAt: Date | null
  scansToday: number
}

export interface BoardUnit extends BoardRow {
  pastSupport: boolean
  hoursSoFar: number
  /** Share of rated throughput so far today; undefined is "n/a". */
  utilisation: number | undefined
}

/** Every unit with its state, last scan and today's scans; undefined where the actor may not see the fleet. */
export async function getScannerBoard(actor: Actor, at: Date): Promise<BoardUnit[] | undefined> {
  if (!canReadScanners(actor).ok) return undefined
  const today = startOfTehranDay(tehranDay(at))
  const rows = await readAs(
    actor,
    (tx) => tx.$queryRaw<BoardRow[]>`
      SELECT sc.id, sc.code, sc.kind, sc.maker, sc.model, sc.office_id AS "officeId", o.name_fa AS "officeFa",
        o.name_en AS "officeEn", sc.rated_per_hour AS "ratedPerHour", sc.opens_at_hour AS "opensAtHour",
        sc.closes_at_hour AS "closesAtHour", sc.end_of_support_on AS "endOfSupportOn", sc.state,
        sc.state_since AS "stateSince", sc.stage, sc.blocker,
        (SELECT s.scanned_at FROM scan_session s WHERE s.scanner_id = sc.id ORDER BY s.scanner_id, s.scanned_at DESC LIMIT 1) AS "lastScanAt",
        (SELECT count(*)::int FROM scan_session s WHERE s.scanner_id = sc.id AND s.scanned_at >= ${today}) AS "scansToday"
      FROM scanner sc JOIN office o ON o.id = sc.office_id`,
  )
  return rows.map((row) => describe(row, at)).sort(byStateAndPlace)
}

function describe(row: BoardRow, at: Date): BoardUnit {
  const hoursSoFar = scheduledHoursSoFar(row, tehranHour(at))
  return {
    ...row,
    hoursSoFar,
    pastSupport: isPastSupport(row.endOfSupportOn, at),
    utilisation: utilisationToday({ ...row, hoursSoFar }),
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
