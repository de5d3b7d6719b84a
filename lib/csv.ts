import { CsvError, parse } from 'csv-parse/sync'
import { ok, type Result, refused } from '@/lib/result'
import { toAsciiDigits } from '@/lib/text'

/** A table as spreadsheets and other systems export it: one row of titles, then rows. */
export interface Table {
  headers: string[]
  rows: TableRow[]
}

export interface TableRow {
  /** The line of the file on which the row begins, counted from 1. */
  line: number
  cells: string[]
}

/** More columns than this is not a table that people made. */
const MAX_COLUMNS = 100

/** Reads a text table; its encoding, delimiter and quotes are found out. Rows without a value are left out. */
export function readTable(bytes: Uint8Array, maxRows: number): Result<Table> {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const text = decoded.value.replace(/\r\n?/g, '\n')
  const delimiter = delimiterOf(text)
  // The line `sep=;` is Excel's own; an empty one in its place keeps the line numbers.
  const records = parseRecords(text.replace(/^sep=.\n/i, '\n'), delimiter, maxRows + 2)
  if (!records.ok) return records
  const [head, ...rows] = records.value
  if (!head || rows.length === 0) return refused('FILE_EMPTY')
  if (rows.length > maxRows) return refused('FILE_TOO_MANY_ROWS', { maximum: maxRows })
  const headers = head.cells.map((cell) => cell.replace(/\s+/g, ' ').trim())
  if (headers.length > MAX_COLUMNS)
    return refused('FILE_TOO_MANY_COLUMNS', { maximum: MAX_COLUMNS })
  return isHeader(headers) ? ok({ headers, rows }) : refused('FILE_WITHOUT_HEADER')
}

const MARKS: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** How a zip file (xlsx, ods) and an old Excel file begin. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

function beginsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte)
}

/** Text as marked; unmarked it is UTF-8, or else the windows-1256 that a Persian Excel writes. */
function decode(bytes: Uint8Array): Result<string> {
  if (WORKBOOKS.some((mark) => beginsWith(bytes, mark))) return refused('FILE_IS_WORKBOOK')
  const [marked] = MARKS.find(([, mark]) => beginsWith(bytes, mark)) ?? []
  const text = decodeAs(marked ?? 'utf-8', bytes) ?? (marked ? undefined : decodeArabic(bytes))
  return text === undefined || text.includes('\0') ? refused('FILE_NOT_TEXT') : ok(text)
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** This code page has no Persian ye and writes the Arabic one instead; so it does for kaf. */
function decodeArabic(bytes: Uint8Array): string | undefined {
  return decodeAs('windows-1256', bytes)?.replace(/[يى]/g, 'ی').replace(/ك/g, 'ک')
}

const DELIMITERS = [',', ';', '\t', '،']
const SAMPLE = { characters: 65_536, lines: 20 }

/** The delimiter on whose number most of the first lines agree; of several, the one that makes more columns. */
function delimiterOf(text: string): string {
  const [, stated] = /^sep=(.)\n/i.exec(text) ?? []
  if (stated && DELIMITERS.includes(stated)) return stated
  const lines = countDelimiters(text)
  const votes = DELIMITERS.map((delimiter) => {
    const columns = lines[0]?.get(delimiter) ?? 0
    const agreeing = lines.filter((line) => (line.get(delimiter) ?? 0) === columns).length
    return { delimiter, columns, agreeing: columns > 0 ? agreeing : 0 }
  })
  const [best] = votes.sort((a, b) => b.agreeing - a.agreeing || b.columns - a.columns)
  return best?.agreeing ? best.delimiter : ','
}

/** How often each delimiter stands outside quotes, for the first lines that have any. */
function countDelimiters(text: string): Map<string, number>[] {
  const lines = [new Map<string, number>()]
  let quoted = false
  for (const character of text.slice(0, SAMPLE.characters)) {
    const line = lines.at(-1)
    if (character === '"') quoted = !quoted
    if (quoted || !line) continue
    if (character === '\n' && line.size > 0) lines.push(new Map())
    if (lines.length > SAMPLE.lines) break
    if (DELIMITERS.includes(character)) line.set(character, (line.get(character) ?? 0) + 1)
  }
  return lines.filter((line) => line.size > 0)
}

function parseRecords(text: string, delimiter: string, most: number): Result<TableRow[]> {
  try {
    const records: unknown = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 100_000,
      to: most,
    })
    return ok((records as { record: string[]; info: { lines: number } }[]).map(rowOf))
  } catch (error) {
    if (error instanceof CsvError) return refused('FILE_QUOTES', { line: Number(error.lines) })
    throw error
  }
}

/** The parser says on which line a record ends. */
function rowOf({ record, info }: { record: string[]; info: { lines: number } }): TableRow {
  const breaks = record.reduce((total, cell) => total + cell.split('\n').length - 1, 0)
  return { line: info.lines - breaks, cells: record }
}

/** Titles have words: a cell of digits and marks alone is a value, and one title alone is no table. */
function isHeader(headers: string[]): boolean {
  const filled = headers.filter((title) => title !== '')
  return filled.length > 1 && filled.every((title) => !/^[\d/.:\s-]+$/.test(toAsciiDigits(title)))
}
