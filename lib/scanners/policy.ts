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

/** Officers speak for the units of their own office, the supervisor for all of the province. */
export function canReportDown(actor: Actor, unit: { officeId: string }): Result<null> {
  if (actor.role === 'CUSTOMS_SUPERVISOR') return ok(null)
  if (actor.role !== 'CUSTOMS_OFFICER') return refused('NOT_YOUR_TASK')
  return unit.officeId === actor.officeId ? ok(null) : refused('UNIT_OF_OTHER_OFFICE')
}
