import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/actor'
import { type BulkEvent, recordEvents } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused } from '@/lib/result'
import { findImport, hashOf, type ImportView } from '@/lib/scans/import/queries'
import { type ReadFile, readImport } from '@/lib/scans/import/rules'
import type { ImportInput } from '@/lib/scans/import/schema'
import { type CheckedRows, checkRows, type FreshRow } from '@/lib/scans/import-checks/queries'
import { placeConsignments } from '@/lib/scans/import-consignments/commands'
import type { NewConsignment } from '@/lib/scans/import-consignments/rules'
import { canImportScans } from '@/lib/scans/policy'
import { stateAfter } from '@/lib/scans/rules'

export interface ImportedScans extends ImportView {
  /** True where this very file had been imported before: nothing was added now. */
  repeated: boolean
}

/** Takes a log in as a whole, or not at all; the same file again adds nothing. */
export async function importScans(
  actor: Actor,
  input: ImportInput,
): Promise<Result<ImportedScans>> {
  const allowed = canImportScans(actor)
  if (!allowed.ok) return allowed
  const at = now()
  const file = readImport(input, at)
  const sha256 = hashOf(input.bytes)
  return writeAs(actor, async (tx) => {
    await lockImports(tx, actor.officeId)
    const before = await findImport(actor, tx, sha256)
    if (before) return ok<ImportedScans>({ ...before, repeated: true })
    const checked = await checkFile(actor, tx, file)
    if (!checked.ok) return checked
    const work = { tx, actor, at, id: newId(), fileName: input.fileName, sha256 }
    const added = await add(work, checked.value)
    if (!added.ok) return added
    const done = await findImport(actor, tx, sha256)
    return done ? ok<ImportedScans>({ ...done, repeated: false }) : refused('NOT_FOUND')
  })
}

/** One import of an office after the other: a twin waits and then finds the first, and no scan comes twice. */
async function lockImports(tx: Tx, officeId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import|${officeId}`}, 0))`
}

async function checkFile(
  actor: Actor,
  tx: Tx,
  file: Result<ReadFile>,
): Promise<Result<CheckedRows>> {
  if (!file.ok) return file
  const { problems, rows } = file.value
  if (problems.length > 0) return refused('CHECK_FIELDS', {}, problems)
  const checked = await checkRows(actor, tx, rows)
  const count = checked.rows.reduce((total, row) => total + row.errors.length, 0)
  return count > 0 ? refused('IMPORT_HAS_ERRORS', { count }) : ok(checked)
}

/** An import under way. */
interface Import {
  tx: Tx
  actor: Actor
  at: Date
  id: string
  fileName: string
  sha256: string
}

interface PlacedRow extends FreshRow {
  scanId: string
  consignmentId: string
}

async function add(work: Import, { rows, known }: CheckedRows): Promise<Result<null>> {
  const { tx, actor, at, id, fileName, sha256 } = work
  const fresh = rows.filter((row) => row.state === 'FRESH')
  const entries = fresh.map((row) => row.entry)
  const placement = await placeConsignments(actor, tx, entries, known)
  if (!placement.ok) return placement
  const { consignmentIds, fresh: registered } = placement.value
  const counts = { added: fresh.length, present: rows.length - fresh.length }
  const place = { officeId: actor.officeId, importedById: actor.id, importedAt: at }
  await tx.scanImport.create({ data: { id, fileName, sha256, ...place, ...counts } })
  const placed = fresh.map((row, index) => {
    return { ...row, scanId: newId(), consignmentId: consignmentIds[index] ?? '' }
  })
  await addScans(work, placed)
  await addDecisions(tx, placed)
  await recordEvents(tx, actor, at, eventsOf(work, counts, registered, placed))
  return ok(null)
}

/** In one statement, as are decisions and events: a full log is a hundred thousand rows. */
async function addScans({ tx, actor, at, id }: Import, rows: PlacedRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO scan_session (id, client_id, request_hash, origin, consignment_id, office_id, scanner_id,
      operator_id, direction, scanned_at, logged_at, state, import_id, import_line)
    SELECT "id", "clientId", "requestHash", 'IMPORT', "consignmentId", ${actor.officeId}::uuid, "scannerId",
      ${actor.id}::uuid, "direction", "scannedAt", ${at}, "state", ${id}::uuid, "line"
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(scanOf))}::jsonb) AS r("id" uuid, "clientId" uuid,
      "requestHash" text, "consignmentId" uuid, "scannerId" uuid, "direction" direction,
      "scannedAt" timestamptz, "state" scan_state, "line" int)`
}

function scanOf({ scanId, clientId, consignmentId, scannerId, line, entry }: PlacedRow) {
  const { direction, scannedAt, verdict } = entry
  const state = (verdict && stateAfter('SCANNED', verdict)) ?? 'SCANNED'
  const requestHash = createHash('sha256').update(JSON.stringify(entry)).digest('hex')
  const links = { id: scanId, clientId, consignmentId, scannerId }
  return { ...links, requestHash, direction, scannedAt, state, line }
}

/** Verdicts of readers elsewhere. The log does not say when each was made; it counts from the scan. */
async function addDecisions(tx: Tx, rows: PlacedRow[]): Promise<void> {
  const decisions = rows.flatMap(({ scanId, entry: { verdict, reason, scannedAt } }) =>
    verdict ? [{ id: newId(), scanId, verdict, reason, scannedAt }] : [],
  )
  await tx.$executeRaw`
    INSERT INTO image_decision (id, scan_id, origin, verdict, reason, decided_at)
    SELECT "id", "scanId", 'IMPORT', "verdict", "reason", "scannedAt"
    FROM jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb)
      AS r("id" uuid, "scanId" uuid, "verdict" verdict, "reason" text, "scannedAt" timestamptz)`
}

function eventsOf(
  { id: importId, fileName }: Import,
  counts: { added: number; present: number },
  registered: NewConsignment[],
  rows: PlacedRow[],
): BulkEvent[] {
  return [
    {
      event: 'SCANS_IMPORTED',
      subject: { type: 'SCAN_IMPORT', id: importId },
      after: { fileName, ...counts },
    },
    ...registered.map(({ id, registeredAt: _, ...declared }) => ({
      event: 'CONSIGNMENT_REGISTERED',
      subject: { type: 'CONSIGNMENT', id },
      after: { ...declared, importId },
    })),
    ...rows.map(({ scanId, consignmentId, line }) => ({
      event: 'SCAN_IMPORTED',
      subject: { type: 'SCAN', id: scanId },
      after: { consignmentId, importId, line },
    })),
  ]
}
