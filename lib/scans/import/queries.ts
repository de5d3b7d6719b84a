import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { readAs, type Tx } from '@/lib/db'
import { type FieldError, ok, type Result } from '@/lib/result'
import { type ReadFile, readImport, shorten } from '@/lib/scans/import/rules'
import type { EntryRead, ImportInput, RowError } from '@/lib/scans/import/schema'
import { type CheckedRow, checkRows, type RowState } from '@/lib/scans/import-checks/queries'
import type { Mapping } from '@/lib/scans/import-columns/rules'
import { canImportScans } from '@/lib/scans/policy'

/** An import that was done. */
export interface ImportView {
  officeId: string
  importedAt: Date
  importedBy: string
  added: number
  present: number
  /** When the scans it added were made; empty where it added none. */
  firstScanAt: Date | null
  lastScanAt: Date | null
  /** The unit, where all its scans are of one. */
  scannerId: string | null
}

export interface SampleRow {
  line: number
  state: RowState
  entry: EntryRead
}

/** What an import of a file would do, with nothing done yet. */
export interface ImportPreview {
  fileName: string
  headers: string[]
  /** The first value of each column. */
  examples: string[]
  mapping: Mapping
  /** What the mapping lacks; while there is any, no row has been read. */
  problems: FieldError[]
  sample: SampleRow[]
  rows: number
  fresh: number
  present: number
  wrong: number
  /** The first of them; `errorCount` says how many there are. */
  errors: RowError[]
  errorCount: number
  /** Set where the office has imported this very file. */
  earlier: ImportView | undefined
}

const SAMPLE_ROWS = 10
const SHOWN_ERRORS = 200

/** Reads a log and says what importing it would do. */
export async function previewImport(
  actor: Actor,
  input: ImportInput,
): Promise<Result<ImportPreview>> {
  const allowed = canImportScans(actor)
  if (!allowed.ok) return allowed
  const file = readImport(input, now())
  if (!file.ok) return file
  return readAs(actor, async (tx) => {
    const earlier = await findImport(actor, tx, hashOf(input.bytes))
    const { rows } = await checkRows(actor, tx, file.value.rows)
    const { fileName } = input
    return ok({ fileName, earlier, ...describe(file.value), ...summarise(rows) })
  })
}

/** The file's fingerprint: the same bytes are the same file, under whatever name. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The import of this very file by the actor's office, inside the caller's transaction. */
export async function findImport(
  actor: Actor,
  tx: Tx,
  sha256: string,
): Promise<ImportView | undefined> {
  if (!canImportScans(actor).ok) return undefined
  const [found] = await tx.$queryRaw<ImportView[]>`
    SELECT m.office_id AS "officeId", m.imported_at AS "importedAt", u.display_name AS "importedBy", m.added, m.present,
      min(s.scanned_at) AS "firstScanAt", max(s.scanned_at) AS "lastScanAt",
      CASE WHEN count(DISTINCT s.scanner_id) = 1 THEN min(s.scanner_id::text) END AS "scannerId"
    FROM scan_import m JOIN user_account u ON u.id = m.imported_by_id
      LEFT JOIN scan_session s ON s.import_id = m.id
    WHERE m.office_id = ${actor.officeId}::uuid AND m.sha256 = ${sha256}
    GROUP BY m.id, u.display_name`
  return found
}

function describe({ table, mapping, problems }: ReadFile) {
  const { headers, rows } = table
  const examples = headers.map((_, column) => {
    const filled = rows.find((row) => row.cells[column]?.trim())
    return shorten(filled?.cells[column]?.trim() ?? '')
  })
  return { headers: headers.map(shorten), examples, mapping, problems, rows: rows.length }
}

function summarise(rows: CheckedRow[]) {
  const count = (state: RowState) => rows.filter((row) => row.state === state).length
  const errors = rows.flatMap((row) => row.errors)
  return {
    sample: rows.slice(0, SAMPLE_ROWS).map(({ line, state, entry }) => ({ line, state, entry })),
    fresh: count('FRESH'),
    present: count('PRESENT'),
    wrong: count('WRONG'),
    errors: errors.slice(0, SHOWN_ERRORS),
    errorCount: errors.length,
  }
}
