import { hash as digest } from 'node:crypto'

/** An agency's chain of events as text: what is hashed, and how an export writes it. Used without a database too. */

/** What a row's hash covers, in this order; the same in didban_audit_hash (compared by a test). */
const COLUMNS = [
  'agency',
  'ordinal',
  'previousHash',
  'id',
  'at',
  'event',
  'actorId',
  'role',
  'officeId',
  'subjectType',
  'subjectId',
  'before',
  'after',
  'reason',
  'requestId',
] as const

export type Column = (typeof COLUMNS)[number]

/** One row, every column exactly as the text that was hashed: JSON as the database writes it, moments in UTC. */
export type ChainRow = Record<Column, string | null> & { hash: string | null }

export const FORMAT = 'didban-audit-1'

/** What comes before the first row of a chain. */
export const BEFORE_FIRST = '0'.repeat(64)

/**
 * The parts of a text, each with its length in bytes before it, so that no two different rows read the same;
 * `-` is no value.
 */
export function lengthPrefixed(parts: readonly (string | null)[]): string {
  let text = ''
  for (const part of parts) text += part === null ? '-,' : `${Buffer.byteLength(part)}:${part},`
  return text
}

/** What is hashed of a row. */
export function textOf(row: ChainRow): string {
  return `${FORMAT},${lengthPrefixed(COLUMNS.map((column) => row[column]))}`
}

/** SHA-256 of a row's text, as 64 hexadecimal digits. */
export function hashOf(row: ChainRow): string {
  return digest('sha256', textOf(row), 'hex')
}

/** What an export says of itself in its first line. */
export interface Header {
  format: typeof FORMAT
  agency: string
  from: string
  to: string
  count: string
  /** The hash of the row before the first one. */
  previousHash: string
}

/** A header as its line, without the line's end. */
export function headerLine({ agency, from, to, count, previousHash }: Header): string {
  return JSON.stringify({ format: FORMAT, agency, from, to, count, previousHash })
}

/** A row as its line, without the line's end. */
export function rowLine(row: ChainRow): string {
  return JSON.stringify(row, LINE)
}

const LINE = [...COLUMNS, 'hash']

/** Reads a header's line; undefined where it is not exactly what `headerLine` writes. */
export function readHeader(line: string): Header | undefined {
  const header = parse(line) as Header | undefined
  if (header?.format !== FORMAT) return undefined
  const plain = [header.from, header.to, header.count].every(isOrdinal)
  if (!plain || !/^[A-Z]+$/.test(header.agency)) return undefined
  return headerLine(header) === line ? header : undefined
}

/**
 * Reads a row's line; undefined where it is not exactly what `rowLine` writes. So a change of one byte is found even
 * where it means the same.
 */
export function readRow(line: string): ChainRow | undefined {
  const row = parse(line) as ChainRow | undefined
  if (!row || LINE.some((name) => !isText(row[name as Column]))) return undefined
  return rowLine(row) === line ? row : undefined
}

function isText(value: unknown): boolean {
  return value === null || typeof value === 'string'
}

function isOrdinal(text: unknown): boolean {
  return typeof text === 'string' && /^(0|[1-9]\d{0,15})$/.test(text)
}

function parse(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
