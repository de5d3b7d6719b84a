import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

const READERS: readonly Role[] = [
  'CUSTOMS_SUPERVISOR',
  'WAREHOUSE_KEEPER',
  'PENALTY_OFFICER',
  'JUDICIARY_OFFICER',
]

/** Counts of what waits where, without any case: for the agencies that hold goods and files, and the judiciary. */
export function canReadBacklog(actor: Who): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** See lib/permissions.ts. */
export const BACKLOG_PERMISSIONS: readonly Permission[] = [
  { verb: 'READ_BACKLOG', ways: ['/backlog'], ask: canReadBacklog },
]
