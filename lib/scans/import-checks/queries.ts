import type { Actor } from '@/lib/actor'
import { shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import type { Tx } from '@/lib/db'
import { idFrom } from '@/lib/id'
import { type Refused, refused } from '@/lib/result'
import { shorten } from '@/lib/scans/import/rules'
import type { EntryRead, LogEntry, ReadRow, RowError } from '@/lib/scans/import/schema'
import type { ImportField } from '@/lib/scans/import-columns/rules'
import { directionKeeper, type KnownConsignment } from '@/lib/scans/import-consignments/rules'
import { canImportFromScanner } from '@/lib/scans/policy'
import { fold } from '@/lib/text'
import type { Scanner } from '@/prisma/generated/client'

/** FRESH rows would be added; PRESENT ones are here already, or stand further up in the same file. */
export type RowState = 'FRESH' | 'PRESENT' | 'WRONG'

/** A row that the import would add. */
export interface FreshRow {
  line: number
  state: 'FRESH'
  entry: LogEntry
  errors: RowError[]
  scannerId: string
  clientId: string
}

/** A row after the database was asked about it. */
export type CheckedRow = FreshRow | (ReadRow & { state: 'PRESENT' | 'WRONG' })

export interface CheckedRows {
  rows: CheckedRow[]
  /** Consignments of the office that some row may mean. */
  known: KnownConsignment[]
}

/** Asks of every row whether its unit, code and direction are right, and whether it is here already. */
export async function checkRows(actor: Actor, tx: Tx, rows: ReadRow[]): Promise<CheckedRows> {
  const facts = { units: await findUnits(tx), codes: await findCodes(tx, rows) }
  const known = await findConsignments(tx, actor.officeId, rows)
  const keepsDirection = directionKeeper(known)
  const settled = rows.map((row) => settle(actor, row, { ...facts, keepsDirection }))
  const clientIds = settled.map(clientIdOf)
  const sent = await findSent(tx, clientIds)
  return { rows: settled.map((row, index) => mark(row, clientIds[index], sent)), known }
}

interface Facts {
  units: Map<string, Scanner>
  codes: Map<string, string>
  keepsDirection: (entry: LogEntry) => boolean
}

interface SettledRow extends ReadRow {
  scannerId: string
}

function settle(actor: Actor, row: ReadRow, facts: Facts): SettledRow {
  const { scanner, hsCode } = row.entry
  const errors = [...row.errors]
  const fail = (field: ImportField, { reason, details }: Refused, value: string) =>
    errors.push({ line: row.line, field, reason, details, value: shorten(value) })
  const unit = facts.units.get(fold(scanner ?? ''))
  const usable = unit ? canImportFromScanner(actor, unit) : refused('UNIT_CODE_UNKNOWN')
  if (scanner && !usable.ok) fail('SCANNER', usable, scanner)
  const code = hsCode && facts.codes.get(hsCode)
  if (hsCode && !code) fail('HS_CODE', refused('HS_UNKNOWN', { code: hsCode }), hsCode)
  const entry = { ...row.entry, hsCode: code }
  if (errors.length === 0 && !facts.keepsDirection(entry as LogEntry))
    fail('DIRECTION', refused('DIRECTION_DIFFERS'), '')
  return { line: row.line, entry, errors, scannerId: unit?.id ?? '' }
}

/** The same scan has the same id in whichever file it comes again; undefined for a row that is wrong. */
function clientIdOf({ entry, errors, scannerId }: SettledRow): string | undefined {
  if (errors.length > 0 || !entry.scannedAt) return undefined
  const { plate, containerNumber = '', cotage = '' } = entry
  const moment = entry.scannedAt.toISOString()
  return idFrom('import', scannerId, moment, plate?.plate ?? '', containerNumber, cotage)
}

function mark(row: SettledRow, clientId: string | undefined, sent: Set<string>): CheckedRow {
  if (!clientId) return { ...row, state: 'WRONG' }
  if (sent.has(clientId)) return { ...row, state: 'PRESENT' }
  sent.add(clientId)
  return { ...row, entry: row.entry as LogEntry, state: 'FRESH', clientId }
}

async function findUnits(tx: Tx): Promise<Map<string, Scanner>> {
  const units = await tx.scanner.findMany()
  return new Map(units.map((unit) => [fold(unit.code), unit]))
}

/** Codes as declared to codes as listed: of the national eight digits the first six are the HS code. */
async function findCodes(tx: Tx, rows: ReadRow[]): Promise<Map<string, string>> {
  const declared = [...new Set(rows.flatMap(({ entry }) => entry.hsCode ?? []))]
  const candidates = declared.flatMap((code) => [code, code.slice(0, 6)])
  const listed = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM hs_code WHERE code = ANY(${candidates})`
  const codes = new Set(listed.map(({ code }) => code))
  const found = declared.map((code) => [code, codes.has(code) ? code : code.slice(0, 6)] as const)
  return new Map(found.filter(([, code]) => codes.has(code)))
}

async function findSent(tx: Tx, clientIds: (string | undefined)[]): Promise<Set<string>> {
  const asked = clientIds.filter((id) => id !== undefined)
  const sent = await tx.$queryRaw<{ id: string }[]>`
    SELECT client_id::text AS id FROM scan_session WHERE client_id = ANY(${asked}::uuid[])`
  return new Set(sent.map(({ id }) => id))
}

/** What the office has registered under these cotages, or for these vehicles on these days. */
async function findConsignments(
  tx: Tx,
  officeId: string,
  rows: ReadRow[],
): Promise<KnownConsignment[]> {
  const entries = rows.map(({ entry }) => entry)
  const visits = entries.filter(({ cotage }) => !cotage)
  const plates = visits.flatMap(({ plate }) => plate?.plate ?? [])
  const containers = visits.flatMap(({ containerNumber }) => containerNumber ?? [])
  const [from, to] = daysOf(entries)
  return tx.$queryRaw<KnownConsignment[]>`
    SELECT id, direction, cotage, plate, container_number AS "containerNumber", registered_at AS "registeredAt"
    FROM consignment
    WHERE office_id = ${officeId}::uuid AND (cotage = ANY(${entries.flatMap(({ cotage }) => cotage ?? [])})
      OR ((plate = ANY(${plates}) OR container_number = ANY(${containers}))
        AND registered_at >= ${from} AND registered_at < ${to}))
    ORDER BY registered_at DESC`
}

/** The Tehran days that a log spans, from the start of the first to the end of the last. */
function daysOf(entries: EntryRead[]): [Date, Date] {
  const times = entries.flatMap(({ scannedAt }) => scannedAt?.getTime() ?? [])
  const [first, last] = times.reduce(
    ([least, most], time) => [Math.min(least, time), Math.max(most, time)],
    [Number.POSITIVE_INFINITY, 0],
  )
  if (last === 0) return [new Date(0), new Date(0)]
  return [
    startOfTehranDay(tehranDay(new Date(first))),
    startOfTehranDay(shiftDay(tehranDay(new Date(last)), 1)),
  ]
}
