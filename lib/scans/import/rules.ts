import type { z } from 'zod'
import { containerNumber, cotage, hsCode, weightKg } from '@/lib/consignments/schema'
import { readTable, type Table, type TableRow } from '@/lib/csv'
import { line, parseInput } from '@/lib/input'
import { type FieldError, ok, type Refused, type Result, refused } from '@/lib/result'
import type { EntryRead, ImportInput, ReadRow, RowError } from '@/lib/scans/import/schema'
import {
  guessMapping,
  IMPORT_COLUMNS,
  type ImportField,
  MAX_FILE_ROWS,
  type Mapping,
  mappingProblems,
  toMapping,
} from '@/lib/scans/import-columns/rules'
import {
  readDirection,
  readInstant,
  readPlate,
  readTime,
  readVerdict,
} from '@/lib/scans/import-values/rules'
import { VERDICTS_WITH_REASON } from '@/lib/scans/rules'
import { hasControls, hasHiddenDirection } from '@/lib/text'

/** A file as read with a mapping; without rows where the mapping still has problems. */
export interface ReadFile {
  table: Table
  mapping: Mapping
  problems: FieldError[]
  rows: ReadRow[]
}

/** Reads a log at an instant, ahead of which nothing in it may lie. Without chosen columns it guesses. */
export function readImport(input: ImportInput, at: Date): Result<ReadFile> {
  const read = readTable(input.bytes, MAX_FILE_ROWS)
  if (!read.ok) return read
  const { headers, rows } = read.value
  const chosen = Object.keys(input.columns).length > 0
  const mapping = chosen ? toMapping(input.columns) : guessMapping(headers)
  const problems = mappingProblems(mapping, headers.length)
  const usable = problems.length === 0 ? rows : []
  return ok({
    table: read.value,
    mapping,
    problems,
    rows: usable.map((row) => readRow(row, mapping, headers.length, at)),
  })
}

/** One row as an entry, with every error that stands in its way. */
function readRow(row: TableRow, mapping: Mapping, columns: number, at: Date): ReadRow {
  const reader = rowReader(row, mapping)
  const entry = { scannedAt: takeInstant(reader, at), ...takeFacts(reader) }
  const named = entry.cotage ?? entry.plate ?? entry.containerNumber
  const unnamed = reader.errors.every(
    ({ field }) => !['COTAGE', 'PLATE', 'CONTAINER'].includes(field),
  )
  if (!named && unnamed) reader.fail('ROW', refused('CONSIGNMENT_UNIDENTIFIED'))
  if (entry.verdict && !entry.reason && VERDICTS_WITH_REASON.includes(entry.verdict))
    reader.fail('REASON', refused('RESULT_REASON_NEEDED'))
  if (row.cells.slice(columns).some((cell) => cell.trim() !== ''))
    reader.fail('ROW', refused('ROW_TOO_LONG', { cells: row.cells.length, columns }))
  return { line: row.line, entry, errors: reader.errors }
}

interface RowReader {
  errors: RowError[]
  fail(field: RowError['field'], why: Refused): void
  /** A field's cell read; undefined where it is empty or cannot be taken. */
  take<T>(field: ImportField, read: (cell: string) => Result<T>): T | undefined
  cell(field: ImportField): string
}

function rowReader(row: TableRow, mapping: Mapping): RowReader {
  const errors: RowError[] = []
  const cell = (field: ImportField) => plain(row.cells[mapping[field] ?? -1] ?? '')
  const fail: RowReader['fail'] = (field, { reason, details }) => {
    const value = field === 'ROW' ? '' : shorten(cell(field))
    errors.push({ line: row.line, field, reason, details, value })
  }
  const take: RowReader['take'] = (field, read) => {
    const text = cell(field)
    const needed = IMPORT_COLUMNS[field].need === 'ALWAYS'
    if (text === '' && !needed) return undefined
    const result = text === '' ? refused('CELL_EMPTY') : (hidden(text) ?? read(text))
    if (result.ok) return result.value
    fail(field, result)
    return undefined
  }
  return { errors, fail, take, cell }
}

/** Composed, on one line, without Excel's `="…"`; a dash alone is nothing. */
function plain(cell: string): string {
  const text = cell.normalize('NFC').replace(/\s+/g, ' ').trim()
  const inner = text.replace(/^="(.*)"$/, '$1').trim()
  return /^[-–—_]+$/.test(inner) ? '' : inner
}

function hidden(text: string): Refused | undefined {
  if (hasHiddenDirection(text)) return refused('HIDDEN_DIRECTION')
  return hasControls(text) ? refused('CONTROL_CHARACTERS') : undefined
}

/** Enough of a cell to find it by; what cannot be seen becomes a mark. */
export function shorten(text: string): string {
  const seen = [...text.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')]
  return seen.length > 40 ? `${seen.slice(0, 39).join('')}…` : seen.join('')
}

/** Day and time of day from one column or from two. */
function takeInstant({ take, cell }: RowReader, at: Date): Date | undefined {
  const apart = cell('TIME') !== ''
  const time = apart ? (take('TIME', readTime) ?? MIDNIGHT) : undefined
  return take('SCANNED_AT', (text) => readInstant(text, time, at))
}

function takeFacts({ take }: RowReader): EntryRead {
  return {
    scanner: take('SCANNER', readCode),
    direction: take('DIRECTION', readDirection),
    cotage: take('COTAGE', readCotage),
    plate: take('PLATE', readPlate),
    containerNumber: take('CONTAINER', readContainer),
    hsCode: take('HS_CODE', readHsCode),
    declaredGoods: take('GOODS', readGoods),
    // Spreadsheets write whole kilograms as 24000.00.
    declaredWeightKg: take('WEIGHT', (cell) => readWeight(cell.replace(/[.٫][0۰]{1,2}$/, ''))),
    verdict: take('RESULT', readVerdict),
    reason: take('REASON', readReason),
  }
}

/** Stands in for a time of day that cannot be read, so that the day is checked all the same. */
const MIDNIGHT = { hour: 0, minute: 0, second: 0 }

const readCode = by(line(1, 40))
const readCotage = by(cotage)
const readContainer = by(containerNumber)
const readHsCode = by(hsCode)
const readWeight = by(weightKg)
const readGoods = by(line(2, 200))
const readReason = by(line(2, 500))

/** Reads by the schema that the desk's form uses. */
function by<S extends z.ZodType>(schema: S) {
  return (cell: string): Result<z.output<S>> => {
    const parsed = parseInput(schema, cell)
    const [first] = parsed.ok ? [] : parsed.fields
    return first ? refused(first.reason, first.details) : parsed
  }
}
