import type { Who } from '@/lib/actor'
import { QUEUES } from '@/lib/dashboard/queue/rules'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'

/** Counts of the province, without any case: for every agency; the administrator reads no casework. */
export function canReadProvince(actor: Who): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}

/** Whoever is signed in has work of their own; which, a table says. */
export function canReadQueue(actor: Who): Result<null> {
  return QUEUES[actor.role].length > 0 ? ok(null) : refused('NOT_YOUR_TASK')
}

/**
 * Who may follow one consignment's way: customs and the judiciary every one; store keepers and the penalty
 * authority those from which something was seized.
 */
export function canFollow(actor: Who, consignment: { seized: boolean }): Result<null> {
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

/** See lib/permissions.ts. */
export const DASHBOARD_PERMISSIONS: readonly Permission[] = [
  { verb: 'READ_QUEUE', ways: ['/'], ask: canReadQueue },
  { verb: 'READ_PROVINCE', ways: ['/'], ask: canReadProvince },
  {
    verb: 'FOLLOW_CONSIGNMENT',
    ways: ['/consignments/[number]'],
    narrowed: { WAREHOUSE_KEEPER: 'STORED', PENALTY_OFFICER: 'FILES' },
    ask: (who, { seized }) => canFollow(who, { seized }),
  },
]
