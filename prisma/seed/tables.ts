import type { ClientBase } from 'pg'
import { type Cell, copyLine, copyLines } from './copy'

/** The columns we fill, table by table in the order of their foreign keys. */
const TABLES = {
  commissioning_plan: 'scanner_id, stage, planned_on',
  commissioning_event: 'id, scanner_id, at, kind, stage, blocker, note, by_id',
  downtime: `
    id, number, scanner_id, started_at, ended_at, reason, blocker, note, reported_by_id,
    restored_by_id, remedy`,
  route_segment: `
    id, code, name_fa, name_en, county_code, surface, line, length_km, monthly_value_rial,
    harm, score, band, scored_at`,
  route_report: `
    id, number, segment_id, office_id, reporter_id, severity, observed_at, submitted_at, note,
    state, answered_by_id, answered_at`,
  intervention: `
    id, number, segment_id, office_id, kind, hours_per_day, planned_from, planned_to,
    planned_by_id, planned_at, state, started_at, ended_at, note`,
  route_score: `
    id, segment_id, at, threat, vulnerability, impact, score, band, inputs`,
  resolution: `
    id, number, title, text, met_on, state, proposed_by_id, proposed_at, adopted_at`,
  duty: `
    id, number, resolution_id, agency, title, due_on, state, state_since, assigned_at,
    evidence, submitted_at, submitted_by_id, verified_at, verified_by_id`,
  obstacle: 'id, duty_id, kind, owner, note, since, raised_by_id, removed_at',
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
  inspection: `
    id, number, scan_id, consignment_id, office_id, trigger, examiner_id, started_at,
    ended_at, result, note`,
  seizure: `
    id, number, office_id, inspection_id, consignment_id, recorded_by_id, discovered_at,
    legal_kind, owner, concealment, note, state, appraised_at, value_rial, delivered_at,
    closed_at`,
  seized_item: `
    id, seizure_id, ordinal, description, class_code, quantity, unit, value_rial, state,
    store_id, bay_id, stored_at, out_at`,
  appraisal: 'id, item_id, value_rial, appraiser_id, at',
  receipt: `
    id, number, seizure_id, store_id, received_by_id, giver_name, received_at, note`,
  case_file: `
    id, number, seizure_id, office_id, filed_by_id, filed_at, state, accepted_at, ruled_at,
    notified_at, appealed_at, final_at, closed_at`,
  ruling: `
    id, case_id, instance, outcome, fine_rial, grounds, ruled_at, ruled_by_id`,
  disposition_order: `
    id, number, case_id, holder_id, disposition, ordered_at, ordered_by_id, note, state,
    set_apart_at, set_apart_by_id, closed_at, closed_by_id, minutes, proceeds_rial`,
  custody_event: `
    id, item_id, ordinal, kind, at, holder_id, from_bay_id, to_bay_id, receipt_id, order_id,
    by_id, note, hash`,
  alert: `
    id, number, rule_code, subject_type, subject_id, evidence, addressed_role, office_id,
    state, raised_at, acknowledge_by, acknowledged_at, acted_at, closed_at`,
  audit_event: `
    id, at, event, agency, actor_id, role, office_id, subject_type, subject_id, before,
    after, reason`,
} as const

export type Table = keyof typeof TABLES

/** The tables we fill, in the order of their foreign keys. */
export const FILLED = Object.keys(TABLES) as Table[]

/** Lines on their way into each table. */
export type Lines = Map<Table, string[]>

export function addLine(lines: Lines, table: Table, row: Cell[]): void {
  const line = copyLine(row)
  const known = lines.get(table)
  if (known) known.push(line)
  else lines.set(table, [line])
}

/** Begins to write; a failure is thrown to whoever awaits it, later on. */
export function writeLines(client: ClientBase, lines: Lines): Promise<void> {
  const written = (async () => {
    for (const table of FILLED) {
      const rows = lines.get(table)
      if (rows) await copyLines(client, table, TABLES[table], rows)
    }
  })()
  written.catch(() => undefined)
  return written
}
