import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'
import {
  Agency,
  ExceptionalReason,
  ExceptionalVerdict,
  FileNumberKind,
} from '@/prisma/generated/enums'

/** For how many hours a file may be opened; the database allows no more than the last. */
export const OPENING_HOURS = ['1', '4', '8'] as const

const fileNumber = line(1, 20)
  .transform(toAsciiDigits)
  .pipe(z.string().regex(/^[1-9]\d{0,8}$/, because('NUMBER_FORM')))
  .transform(Number)

export const openInput = z.strictObject({
  numberKind: z.enum(FileNumberKind, { error: because('REQUIRED') }),
  number: fileNumber,
  reasonKind: z.enum(ExceptionalReason, { error: because('REQUIRED') }),
  reason: line(20, 500),
  hours: z.enum(OPENING_HOURS, { error: because('REQUIRED') }).transform(Number),
  /** Sent only from the page that says who will be told. */
  checked: z.literal('yes').optional(),
})
export type OpenInput = z.output<typeof openInput>

export const accessInput = z.strictObject({ accessId: id })
export type AccessInput = z.output<typeof accessInput>

export const reviewInput = z.strictObject({
  accessId: id,
  verdict: z.enum(ExceptionalVerdict, { error: because('REQUIRED') }),
  note: line(2, 500).optional(),
})
export type ReviewInput = z.output<typeof reviewInput>

/** Filters of the report as the address bar carries them; whatever cannot be read is left out. */
export const accessFilter = z.object({
  /** Open now; waiting for review; reviewed; or asked for under a number that no file has. */
  state: z
    .enum({ OPEN: 'OPEN', WAITING: 'WAITING', ...ExceptionalVerdict, NO_FILE: 'NO_FILE' })
    .optional()
    .catch(undefined),
  agency: z.enum(Agency).exclude(['JUDICIARY', 'PLATFORM']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type AccessFilter = z.output<typeof accessFilter>
