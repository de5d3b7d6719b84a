import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

/** Whom an alert or a message calls: a role, in one office or in all of them. */
export interface Address {
  addressedRole: Role
  /** Empty where every office of the role is addressed. */
  officeId: string | null
}

const READS_ALL: readonly Role[] = ['JUDICIARY_OFFICER', 'CUSTOMS_SUPERVISOR']

/** Everybody but the administrator may have alerts; of which, `canReadAlert` says. */
export function canReadAlerts(actor: Actor): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}

/** The judiciary and the provincial supervisor read every alert, others those addressed to them. */
export function readsEveryAlert(actor: Actor): boolean {
  return READS_ALL.includes(actor.role)
}

export function canReadAlert(actor: Actor, alert: Address): Result<null> {
  const allowed = canReadAlerts(actor)
  return allowed.ok && readsEveryAlert(actor) ? allowed : canHandle(actor, alert)
}

/** Whoever is addressed answers: the role, and where one office is named, that office. */
export function canHandle(actor: Actor, alert: Address): Result<null> {
  const allowed = canReadAlerts(actor)
  if (!allowed.ok || actor.role !== alert.addressedRole) return refused('NOT_YOUR_TASK')
  const here = alert.officeId === null || alert.officeId === actor.officeId
  return here ? ok(null) : refused('ALERT_OF_OTHER_OFFICE')
}
