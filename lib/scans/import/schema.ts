import { z } from 'zod'
import type { Plate } from '@/lib/consignments/schema'
import { because, line } from '@/lib/input'
import type { Details, Reason } from '@/lib/result'
import { IMPORT_FIELDS, type ImportField, MAX_FILE_BYTES } from '@/lib/scans/import-columns/rules'
import type { Direction, Verdict } from '@/prisma/generated/enums'

const column = z.coerce.number().int().min(-1)

/** A log as a file, and which column means what: -1 where the file has none, nothing where we are to guess. */
export const importInput = z.strictObject({
  fileName: line(1, 200),
  bytes: z
    .instanceof(Uint8Array, { error: because('REQUIRED') })
    .refine((bytes) => bytes.length <= MAX_FILE_BYTES, because('FILE_TOO_LARGE')),
  columns: z.partialRecord(z.enum(IMPORT_FIELDS), column, { error: because('INVALID') }),
})
export type ImportInput = z.output<typeof importInput>

/** What one row says, everything canonical. */
export interface LogEntry {
  scannedAt: Date
  /** The unit's code as the file has it. */
  scanner: string
  direction: Direction
  cotage?: string | undefined
  plate?: Plate | undefined
  containerNumber?: string | undefined
  hsCode?: string | undefined
  declaredGoods?: string | undefined
  declaredWeightKg?: number | undefined
  /** Undefined where the image still waited for a reader. */
  verdict?: Verdict | undefined
  reason?: string | undefined
}

/** Why a row cannot be taken. */
export interface RowError {
  line: number
  /** ROW where the whole row is meant. */
  field: ImportField | 'ROW'
  reason: Reason
  details: Details
  /** What the file has there, shortened; hidden characters made visible. */
  value: string
}

/** A row as far as it could be read; complete where it has no error. */
/** An entry as far as its row could be read. */
export type EntryRead = { [Name in keyof LogEntry]?: LogEntry[Name] | undefined }

export interface ReadRow {
  line: number
  entry: EntryRead
  errors: RowError[]
}
