import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'

/** What the council agreed is read by every agency; the administrator reads no casework. */
export function canReadCouncil(actor: Actor): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}

/** The judiciary writes down what the council agreed, and its adoption. */
export function canKeepResolutions(actor: Actor): Result<null> {
  return actor.role === 'JUDICIARY_OFFICER' ? ok(null) : refused('NOT_YOUR_TASK')
}
