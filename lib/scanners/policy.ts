import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

/** Who watches the fleet: customs runs it, police and the judiciary rely on it. */
const READERS: readonly Role[] = [
  'CUSTOMS_OFFICER',
  'CUSTOMS_SUPERVISOR',
  'JUDICIARY_OFFICER',
  'POLICE_OFFICER',
]

export function canReadScanners(actor: Actor): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** The provincial supervisor registers and manages units. */
export function canManageScanners(actor: Actor): Result<null> {
  return actor.role === 'CUSTOMS_SUPERVISOR' ? ok(null) : refused('NOT_YOUR_TASK')
}
