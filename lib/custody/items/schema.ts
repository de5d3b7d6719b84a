import { z } from 'zod'
import { AGE_BUCKETS, LEGAL_STATES } from '@/lib/custody/stock/rules'
import { because, id, line } from '@/lib/input'
import { hasControls } from '@/lib/text'

export const ITEM_SORTS = ['age', 'value'] as const
/** States that an item can have in the stores' list; goods not yet received are not in it. */
export const STOCK_STATES = ['STORED', 'READY_FOR_DISPOSAL', 'OUT'] as const

/** Filters of the stock list as the address bar carries them; whatever cannot be read is left out. */
export const itemFilter = z.object({
  q: z
    .string()
    .trim()
    .max(80)
    .refine((text) => !hasControls(text))
    .catch(''),
  /** A store's id, or every store; a keeper's own unless told. */
  store: z
    .union([z.uuid(), z.literal('all')])
    .optional()
    .catch(undefined),
  goods: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/)
    .optional()
    .catch(undefined),
  legal: z.enum(LEGAL_STATES).optional().catch(undefined),
  age: z.enum(AGE_BUCKETS).optional().catch(undefined),
  /** Older than two months since discovery. */
  old: z.literal('1').optional().catch(undefined),
  /** Past the period that runs from the final ruling. */
  late: z.literal('1').optional().catch(undefined),
  /** Held where none is given. */
  state: z.enum(STOCK_STATES).optional().catch(undefined),
  sort: z.enum(ITEM_SORTS).catch('age'),
  order: z.enum(['asc', 'desc']).catch('desc'),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
})
export type ItemFilter = z.output<typeof itemFilter>

/** To another bay of the same store. The bay the keeper saw tells whether somebody moved it meanwhile. */
export const moveItemInput = z.strictObject({
  itemId: id,
  fromBayId: id,
  toBayId: z.uuid({ error: because('REQUIRED') }),
  note: line(2, 500).optional(),
})
export type MoveItemInput = z.output<typeof moveItemInput>
