import { createHash } from 'node:crypto'
import { afterEach, expect, vi } from 'vitest'
import type { Actor } from '@/lib/actor'
import { idFrom, newId } from '@/lib/id'
import { type LogScanInput, logScanInput } from '@/lib/scans/schema'
import type { Direction, ScanState } from '@/prisma/generated/enums'
import { query } from './database'
import { colleagueAtShalamcheh, officeId, officerAtShalamcheh, PEOPLE } from './people'

/** A small world made by SQL, past all of the program's own rules but the database's. */

type Row = Record<string, unknown>

export async function insert(table: string, row: Row): Promise<Row> {
  const names = Object.keys(row)
  const places = names.map((_, index) => `$${index + 1}`)
  const sql = `INSERT INTO ${table} (${names}) VALUES (${places}) RETURNING *`
  const [made] = await query<Row>(sql, Object.values(row))
  return made ?? {}
}

const scanner = (code: string, office: string) => ({
  id: idFrom('test-scanner', code),
  code,
  office,
})

export const portal = scanner('SH-1', 'shalamcheh')
export const brokenPortal = scanner('SH-2', 'shalamcheh')
export const comingPortal = scanner('SH-3', 'shalamcheh')
export const retiredPortal = scanner('SH-4', 'shalamcheh')
export const portalAtChazabeh = scanner('CH-1', 'chazabeh')

const SINCE = '2026-01-01T00:00:00Z'

/** The people and five units: two at work, one broken, one on its way, one retired. */
export async function settleWorld(): Promise<void> {
  for (const actor of [...Object.values(PEOPLE), colleagueAtShalamcheh]) await insertPerson(actor)
  await insertScanner(portal, { state: 'IN_SERVICE' })
  await insertScanner(brokenPortal, { state: 'OUT_OF_SERVICE', blocker: 'PART' })
  await insertScanner(comingPortal, { state: 'COMMISSIONING', stage: 'INSTALLED' })
  await insertScanner(retiredPortal, { state: 'RETIRED' })
  await insertScanner(portalAtChazabeh, { state: 'IN_SERVICE' })
}

function insertPerson({ id, username, displayName, role, officeId }: Actor): Promise<Row> {
  return insert('user_account', {
    id,
    username,
    display_name: displayName,
    role,
    office_id: officeId,
    created_at: SINCE,
  })
}

function insertScanner(unit: typeof portal, more: Row): Promise<Row> {
  const { id, code, office } = unit
  return insert('scanner', {
    id,
    code,
    kind: 'FIXED_PORTAL',
    maker: 'Maker',
    model: 'M1',
    office_id: officeId(office),
    rated_per_hour: 20,
    energy_mev: 6,
    opens_at_hour: 7,
    closes_at_hour: 19,
    state_since: SINCE,
    ...more,
  })
}

/** What a person would have typed into *Log a scan*, read as the form's own schema reads it. */
export function typed(changed: Record<string, unknown> = {}): LogScanInput {
  return logScanInput.parse({
    clientId: newId(),
    direction: 'IMPORT',
    scannerId: portal.id,
    plateTwo: '12',
    plateLetter: 'ع',
    plateThree: '345',
    plateRegion: '14',
    ...changed,
  })
}

/** A plate for every vehicle that must not be met again. */
export function freshPlate(): Record<string, string> {
  plates += 1
  const serial = plates
  const digit = (place: number) => String((Math.floor(serial / 9 ** place) % 9) + 1)
  return {
    plateTwo: digit(0) + digit(1),
    plateThree: digit(2) + digit(3) + digit(4),
    plateRegion: '24',
  }
}
let plates = 0

export interface ScanFacts {
  at: string
  state?: ScanState
  direction?: Direction
  unit?: typeof portal
  cotage?: string | null
  plate?: string | null
  containerNumber?: string | null
  hsCode?: string | null
  goods?: string | null
  weightKg?: number | null
}

/** A scan of the past with its consignment. */
export async function haveScan(facts: ScanFacts): Promise<{ id: string; number: number }> {
  const { at, unit = portal, direction = 'IMPORT', cotage, plate = null } = facts
  cotages += 1
  const place = { office_id: officeId(unit.office), direction }
  const consignment = await insert('consignment', {
    id: newId(),
    ...place,
    cotage: cotage === undefined ? String(50_000_000 + cotages) : cotage,
    plate,
    plate_kind: plate && (plate.includes('-') ? 'IRANIAN' : 'OTHER'),
    container_number: facts.containerNumber ?? null,
    hs_code: facts.hsCode ?? null,
    declared_goods: facts.goods ?? null,
    declared_weight_kg: facts.weightKg ?? null,
    registered_at: at,
  })
  const scan = await insert('scan_session', {
    id: newId(),
    client_id: newId(),
    request_hash: '0'.repeat(64),
    origin: 'DESK',
    consignment_id: consignment.id,
    ...place,
    scanner_id: unit.id,
    operator_id: officerAtShalamcheh.id,
    scanned_at: at,
    logged_at: at,
    state: facts.state ?? 'SCANNED',
  })
  return { id: String(scan.id), number: Number(scan.number) }
}
let cotages = 0

/** An image that its uploader's draft still holds, or one of a scan. */
export async function haveImage(more: Row = {}): Promise<string> {
  const id = newId()
  await insert('scan_image', {
    id,
    uploader_id: officerAtShalamcheh.id,
    uploaded_at: new Date(),
    file_name: 'high.png',
    sha256: createHash('sha256').update(id).digest('hex'),
    format: 'PNG',
    energy: 'HIGH',
    width: 100,
    height: 50,
    bit_depth: 16,
    channels: 1,
    byte_length: 1234,
    ...more,
  })
  return id
}

const COUNTED = ['consignment', 'scan_session', 'image_decision', 'scan_image', 'audit_event']

/** How many rows there are, so that a refusal can be shown to have written none. */
export async function rowCounts(): Promise<Record<string, number>> {
  const columns = COUNTED.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
  const [counts] = await query<Record<string, number>>(`SELECT ${columns}`)
  return counts ?? {}
}

/** Runs something that must leave every table as it was. */
export async function expectNothingWritten<T>(work: () => Promise<T>): Promise<T> {
  const before = await rowCounts()
  const outcome = await work()
  expect(await rowCounts()).toEqual(before)
  return outcome
}

/** Sets the clock until the end of the test. */
export function itIs(instant: string): void {
  vi.stubEnv('DIDBAN_NOW', instant)
}
afterEach(() => {
  vi.unstubAllEnvs()
})

/** The events of a subject, oldest first. */
export function eventsOf(subjectId: string): Promise<Row[]> {
  return query(
    `SELECT event, agency, actor_id, role, office_id, subject_type, before, after, reason
     FROM audit_event WHERE subject_id = $1 ORDER BY at, id`,
    [subjectId],
  )
}

/** The error code with which the database refuses a statement; `undefined` where it took it. */
export async function refusalOf(sql: string, values: unknown[] = []): Promise<string | undefined> {
  try {
    await query(sql, values)
    return undefined
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string }
    return constraint ?? code
  }
}
