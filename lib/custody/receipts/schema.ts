import { z } from 'zod'
import { because, id, line } from '@/lib/input'

/** `item:bay`, so that a choice left out is seen for what it is. */
const place = z
  .string()
  .regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/, because('INVALID'))
  .transform((text) => ({ itemId: text.slice(0, 36), bayId: text.slice(37) }))

/** Taking over the goods of one seizure: who brought them, and a bay for each item. */
export const receiveSeizureInput = z.strictObject({
  seizureId: id,
  giverName: line(3, 80),
  places: z
    .union([place, z.array(place)])
    .optional()
    .transform((places) => [places ?? []].flat()),
  note: line(2, 500).optional(),
})
export type ReceiveSeizureInput = z.output<typeof receiveSeizureInput>
