import type { ClientBase } from 'pg'
import { type Cell, copyLine, copyLines } from './copy'

/** The columns we fill, table by table in the order of their foreign keys. */
const TABLES = {
  consignment: `
    id, number, office_id, direction, cotage, plate_kind, plate, container_number,
    hs_code, declared_goods, declared_weight_kg, registered_at`,
  scan_session: `
    id, number, client_id, request_hash, origin, consignment_id, office_id, scanner_id,
    operator_id, direction, scanned_at, logged_at, state`,
  scan_image: `
    id, scan_id, ordinal, uploader_id, uploaded_at, file_name, sha256, format, energy,
    width, height, bit_depth, channels, byte_length`,
  image_decision: `
    id, scan_id, origin, reader_id, verdict, reason, decided_at`,
  audit_event: `
    id, at, event, agency, actor_id, role, office_id, subject_type, subject_id, after,
    reason`,
} as const

export type Table = keyof typeof TABLES

/** Lines on their way into each table. */
export type Lines = Record<Table, string[]>

export function noLines(): Lines {
  return { consignment: [], scan_session: [], scan_image: [], image_decision: [], audit_event: [] }
}

export function addLine(lines: Lines, table: Table, row: Cell[]): void {
  lines[table].push(copyLine(row))
}

/** Begins to write; a failure is thrown to whoever awaits it, later on. */
export function writeLines(client: ClientBase, lines: Lines): Promise<void> {
  const written = (async () => {
    for (const table of Object.keys(TABLES) as Table[])
      if (lines[table].length > 0) await copyLines(client, table, TABLES[table], lines[table])
  })()
  written.catch(() => undefined)
  return written
}
