import { z } from 'zod'

/** Filters of the backlog as the address bar carries them; whatever cannot be read is left out. */
export const backlogFilter = z.object({
  /** Jalali months, the running one among them. */
  months: z.enum(['6', '12']).catch('12').transform(Number),
  /** Code of a goods class: seizures that hold such goods. */
  goods: z
    .string()
    .regex(/^[A-Z][A-Z_]{1,30}$/)
    .optional()
    .catch(undefined),
  /** The discovering office. */
  office: z.uuid().optional().catch(undefined),
})
export type BacklogFilter = z.output<typeof backlogFilter>
