import { shiftDay, tehranDay } from '@/lib/calendar'
import { idFrom } from '@/lib/id'
import type {
  Blocker,
  CommissioningStage,
  ScannerKind,
  ScannerState,
} from '@/prisma/generated/enums'
import type { Cell } from './copy'
import { readCsv } from './csv'
import type { Flow } from './goods'

/** A unit of the demonstration fleet. Makers and models are invented. */
export interface Unit {
  code: string
  office: string
  kind: ScannerKind
  maker: string
  model: string
  perHour: number
  mev: number
  hours: [number, number]
  state: ScannerState
  /** Days since the present state began. */
  since: number
  /** Days since installation, and until support and the radiation licence end. */
  installed: number | null
  support: number | null
  licence: number | null
  stage: CommissioningStage | null
  blocker: Blocker | null
  flow: Flow
  /** How busy it is beside the others, while it works. */
  share: number
}

/** The columns of the file, which are the unit's own names but for its hours. */
type Column = 'per_hour' | 'opens' | 'closes' | Exclude<keyof Unit, 'perHour' | 'hours'>

/** Days in the file are counted from the day of loading. */
export const FLEET: Unit[] = readCsv<Column>(new URL('data/fleet.csv', import.meta.url)).map(
  (row) => ({
    code: row.code,
    office: row.office,
    kind: row.kind as ScannerKind,
    maker: row.maker,
    model: row.model,
    perHour: Number(row.per_hour),
    mev: Number(row.mev),
    hours: [Number(row.opens), Number(row.closes)],
    state: row.state as ScannerState,
    since: Number(row.since),
    installed: numberOf(row.installed),
    support: numberOf(row.support),
    licence: numberOf(row.licence),
    stage: (row.stage || null) as CommissioningStage | null,
    blocker: (row.blocker || null) as Blocker | null,
    flow: row.flow as Flow,
    share: Number(row.share),
  }),
)

function numberOf(text: string): number | null {
  return text === '' ? null : Number(text)
}

/** The identifier of a unit's row. */
export function scannerId(code: string): string {
  return idFrom('demo-scanner', code)
}

/** Six in the morning, so many days before the day that starts at an instant. */
export function morningOf(today: number, daysBack: number): number {
  return today - daysBack * 86_400_000 + 6 * 3_600_000
}

/** When the unit came to be in service, out of it or on its way into it. */
export function sinceOf(unit: Unit, today: number): number {
  return morningOf(today, unit.since)
}

/** Whether the unit worked on the day so many days back. */
export function wasInService(unit: Unit, daysBack: number): boolean {
  if (unit.state === 'IN_SERVICE') return daysBack < unit.since
  return unit.state !== 'COMMISSIONING' && daysBack > unit.since
}

/** Units whose pictures are whole trucks in transmission, as our generator draws them. */
export function drawsTrucks(unit: Unit): boolean {
  return unit.kind !== 'BACKSCATTER' && unit.kind !== 'PALLET'
}

export const SCANNER_COLUMNS = `id, code, kind, maker, model, office_id, rated_per_hour, energy_mev,
  opens_at_hour, closes_at_hour, installed_on, end_of_support_on, radiation_licence_until,
  state, state_since, stage, blocker`

/**
 * The fleet as rows; `today` is the first instant of the Tehran day of loading, `restored` when each unit in
 * service last came back.
 */
export function scannerRows(today: number, restored: Map<string, number>): Cell[][] {
  const day = tehranDay(new Date(today))
  const inDays = (days: number | null) => (days === null ? null : shiftDay(day, days))
  return FLEET.map((unit) => {
    const { code, kind, maker, model, perHour, mev, hours, support, licence, state } = unit
    const installed = unit.installed === null ? null : shiftDay(day, -unit.installed)
    const since = new Date(restored.get(code) ?? sinceOf(unit, today)).toISOString()
    const made = [scannerId(code), code, kind, maker, model, idFrom('office', unit.office)]
    const dates = [installed, inDays(support), inDays(licence)]
    return [...made, perHour, mev, ...hours, ...dates, state, since, unit.stage, unit.blocker]
  })
}
