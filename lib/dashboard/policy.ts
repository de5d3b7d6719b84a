import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'

/** Counts of the province, without any case: for every agency; the administrator reads no casework. */
export function canReadProvince(actor: Actor): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}

/**
 * Who may follow one consignment's way: customs and the judiciary every one; store keepers and the penalty
 * authority those from which something was seized.
 */
export function canFollow(actor: Actor, consignment: { seized: boolean }): Result<null> {
  switch (actor.role) {
    case 'CUSTOMS_OFFICER':
    case 'CUSTOMS_SUPERVISOR':
    case 'JUDICIARY_OFFICER':
      return ok(null)
    case 'WAREHOUSE_KEEPER':
    case 'PENALTY_OFFICER':
      return consignment.seized ? ok(null) : refused('NOT_FOUND')
    default:
      return refused('NOT_YOUR_TASK')
  }
}
