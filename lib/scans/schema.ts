import { z } from 'zod'
import { declarationFields } from '@/lib/consignments/schema'
import { because, id, line } from '@/lib/input'
import { MAX_IMAGES, VERDICTS_WITH_REASON } from '@/lib/scans/rules'
import { hasControls } from '@/lib/text'
import { Direction, ScanState, Verdict } from '@/prisma/generated/enums'

const imageIds = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
  .pipe(z.array(id).max(MAX_IMAGES, because('TOO_MANY_IMAGES')))

/** The form *Log a scan*, in the officers' order. */
export const logScanInput = z.strictObject({
  clientId: id,
  ...declarationFields,
  scannerId: z.uuid({ error: because('REQUIRED') }),
  imageIds,
})
export type LogScanInput = z.output<typeof logScanInput>

export const decideInput = z
  .strictObject({
    scanId: id,
    verdict: z.enum(Verdict, { error: because('REQUIRED') }),
    reason: line(2, 500).optional(),
  })
  .refine((input) => input.reason || !VERDICTS_WITH_REASON.includes(input.verdict), {
    path: ['reason'],
    message: because('REQUIRED'),
  })
export type DecideInput = z.output<typeof decideInput>

/** A day that exists, in the years for which the Persian calendar is known. */
const day = z.iso.date().refine((text) => text >= '1900-01-01' && text < '2124-01-01')
export const SCAN_SORTS = ['time', 'number', 'weight', 'office'] as const

/** Filters of the scan list as the address bar carries them; whatever cannot be read is left out. */
export const scanFilter = z.object({
  q: z
    .string()
    .trim()
    .max(80)
    .refine((text) => !hasControls(text))
    .catch(''),
  office: z.uuid().optional().catch(undefined),
  scanner: z.uuid().optional().catch(undefined),
  state: z.enum(ScanState).optional().catch(undefined),
  direction: z.enum(Direction).optional().catch(undefined),
  hs: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional()
    .catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  images: z.literal('1').optional().catch(undefined),
  sort: z.enum(SCAN_SORTS).catch('time'),
  order: z.enum(['asc', 'desc']).catch('desc'),
  page: z.coerce.number().int().min(1).max(200).catch(1),
})
export type ScanFilter = z.output<typeof scanFilter>
