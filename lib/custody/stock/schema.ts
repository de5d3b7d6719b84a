import { z } from 'zod'

/** What the stock figures are of, as the address bar carries it; whatever cannot be read is left out. */
export const stockFilter = z.object({
  /** A store's id, or every store; a keeper's own unless told. */
  store: z
    .union([z.uuid(), z.literal('all')])
    .optional()
    .catch(undefined),
  by: z.enum(['items', 'value']).catch('items'),
})
export type StockFilter = z.output<typeof stockFilter>
