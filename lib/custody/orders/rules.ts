import type { Disposition } from '@/prisma/generated/enums'

const SALES: readonly Disposition[] = ['AUCTION', 'EXPORT_AUCTION', 'URGENT_SALE']

/** Whether carrying out brings money that the minutes must tell. */
export function isSale(disposition: Disposition): boolean {
  return SALES.includes(disposition)
}
