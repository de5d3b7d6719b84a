import { z } from 'zod'
import { id, line, rials } from '@/lib/input'

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

export const carryOutInput = z.strictObject({
  orderId: id,
  /** صورت‌جلسه: how it was carried out, before whom, under which document. */
  minutes: line(10, 2000),
  /** What a sale brought; left out where nothing is sold. */
  proceedsRial: rials().optional(),
})
export type CarryOutInput = z.output<typeof carryOutInput>
