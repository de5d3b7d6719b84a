import {
  BEFORE_FIRST,
  type ChainRow,
  FORMAT,
  hashOf,
  headerLine,
  rowLine,
} from '@/lib/audit/chain/rules'
import type { Checkpoint } from '@/lib/audit/checkpoints/rules'
import { ChainReader, type Verdict } from '@/lib/audit/verification/rules'
import { idFrom } from '@/lib/id'

/** Exports made without a database, by the very functions that a verifier reads them with. */

const EVENTS = ['SCAN_LOGGED', 'IMAGE_DECIDED', 'SEIZURE_RECORDED', 'CASE_FILED']
const REASONS = [null, 'کشف جاساز', 'he said: "no"\n', 'ے\u200cنیم‌فاصله', '']

/** The row behind another one, of a small believable variety. */
export function rowAfter(previous: ChainRow | undefined, agency = 'POLICE'): ChainRow {
  const n = Number(previous?.ordinal ?? 0) + 1
  const row: ChainRow = {
    agency,
    ordinal: String(n),
    previousHash: previous?.hash ?? BEFORE_FIRST,
    id: idFrom('audit', agency, String(n)),
    at: new Date(Date.UTC(2026, 10, 1) + n * 61_337).toISOString(),
    event: EVENTS[n % 4] ?? '',
    actorId: n % 7 === 0 ? null : idFrom('person', String(n % 20)),
    role: 'POLICE_OFFICER',
    officeId: idFrom('office', String(n % 3)),
    subjectType: 'SCAN',
    subjectId: idFrom('scan', String(n % 90)),
    before: n % 2 ? null : '{"state": "QUEUED"}',
    after: `{"state": "SCANNED", "number": ${n}, "goods": "چای «ممتاز»"}`,
    reason: REASONS[n % 5] ?? null,
    requestId: n % 3 ? `r-${n}` : null,
    hash: null,
  }
  return { ...row, hash: hashOf(row) }
}

/** So many rows, one behind the other. */
export function chainOf(count: number, agency = 'POLICE'): ChainRow[] {
  const rows: ChainRow[] = []
  for (let n = 0; n < count; n += 1) rows.push(rowAfter(rows.at(-1), agency))
  return rows
}

/** The lines of an export of these rows. */
export function exportOf(rows: ChainRow[], said: Partial<Record<'to' | 'count', string>> = {}) {
  const [first] = rows
  const header = headerLine({
    format: FORMAT,
    agency: first?.agency ?? 'POLICE',
    from: first?.ordinal ?? '1',
    to: rows.at(-1)?.ordinal ?? '0',
    count: String(rows.length),
    previousHash: first?.previousHash ?? BEFORE_FIRST,
    ...said,
  })
  return [header, ...rows.map(rowLine)]
}

/** What a verifier says of these lines. */
export function verdictOf(lines: (string | undefined)[], checkpoints: Checkpoint[] = []): Verdict {
  const reader = new ChainReader(checkpoints)
  for (const line of lines) reader.push(line)
  return reader.end()
}

/** What would have been signed when the chain had come to this row. */
export function checkpointAt(row: ChainRow): Checkpoint {
  const { agency, ordinal, hash, at } = row
  return { agency: String(agency), ordinal: Number(ordinal), hash: String(hash), at: String(at) }
}
