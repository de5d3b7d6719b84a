import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'

/** Counts of the province, without any case: for every agency; the administrator reads no casework. */
export function canReadProvince(actor: Actor): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}
