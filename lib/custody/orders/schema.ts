import { z } from 'zod'
import { because, id, line } from '@/lib/input'
import { toAsciiDigits } from '@/lib/text'

/** Which orders the list shows, as the address bar carries it. */
export const orderFilter = z.object({
  show: z.enum(['open', 'closed']).catch('open'),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
})
export type OrderFilter = z.output<typeof orderFilter>

export const setApartInput = z.strictObject({
  orderId: id,
  /** The cage; goods that their discoverer still holds have none. */
  bayId: id.optional(),
  note: line(2, 500).optional(),
})
export type SetApartInput = z.output<typeof setApartInput>

/** Whole rials as people type them: any digits, thousands apart or not. */
const rial = line(1, 30)
  .transform(toAsciiDigits)
  .pipe(z.string().regex(/^(\d+|\d{1,3}([,٬،.\s]\d{3})+)$/, because('RIAL_FORM')))
  .transform((digits) => Number(digits.replace(/\D/g, '')))
  .pipe(z.number().max(9_000_000_000_000_000, because('RIAL_RANGE')))

export const carryOutInput = z.strictObject({
  orderId: id,
  /** صورت‌جلسه: how it was carried out, before whom, under which document. */
  minutes: line(10, 2000),
  /** What a sale brought; left out where nothing is sold. */
  proceedsRial: rial.optional(),
})
export type CarryOutInput = z.output<typeof carryOutInput>
