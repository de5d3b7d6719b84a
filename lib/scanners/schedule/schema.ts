import { z } from 'zod'
import { WINDOWS } from '@/lib/scanners/schedule/rules'

/** Over how many days figures are taken, as the address bar carries it; thirty unless asked for. */
export const windowInput = z.object({
  days: z.coerce.number().pipe(z.literal(WINDOWS)).catch(30),
})
