import { z } from 'zod'
import { FOUND_BY_NUMBER } from '@/lib/audit/rules'
import { hasControls, toAsciiDigits } from '@/lib/text'
import { Agency } from '@/prisma/generated/enums'

const day = z.iso.date()
const left = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** Where a page of the log goes on: the last event shown. */
const cursor = z.string().regex(/^\d{13}_[0-9a-f-]{36}$/)

/** Filters of the log as the address bar carries them; whatever cannot be read is left out. */
export const auditFilter = z.object({
  agency: left(z.enum(Agency)),
  person: z
    .string()
    .trim()
    .max(80)
    .refine((text) => !hasControls(text))
    .catch(''),
  event: left(z.string().regex(/^[A-Z][A-Z_]{2,60}$/)),
  type: left(z.enum(FOUND_BY_NUMBER)),
  number: left(
    z
      .string()
      .max(20)
      .transform((text) => toAsciiDigits(text.trim()))
      .pipe(z.string().regex(/^\d{1,9}$/)),
  ),
  only: left(z.enum(['READS', 'CHANGES'])),
  from: left(day),
  to: left(day),
  after: left(cursor),
})
export type AuditFilter = z.output<typeof auditFilter>
