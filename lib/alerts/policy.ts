import type { Who } from '@/lib/actor'
import { ALERT_LAW } from '@/lib/alerts/rules'
import { every, type Permission } from '@/lib/permissions'
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
export function canReadAlerts(actor: Who): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}

/** The judiciary and the provincial supervisor read every alert, others those addressed to them. */
export function readsEveryAlert(actor: Who): boolean {
  return READS_ALL.includes(actor.role)
}

export function canReadAlert(actor: Who, alert: Address): Result<null> {
  const allowed = canReadAlerts(actor)
  return allowed.ok && readsEveryAlert(actor) ? allowed : canHandle(actor, alert)
}

/** Whoever is addressed answers: the role, and where one office is named, that office. */
export function canHandle(actor: Who, alert: Address): Result<null> {
  const allowed = canReadAlerts(actor)
  if (!allowed.ok || actor.role !== alert.addressedRole) return refused('NOT_YOUR_TASK')
  const here = alert.officeId === null || alert.officeId === actor.officeId
  return here ? ok(null) : refused('ALERT_OF_OTHER_OFFICE')
}

const TO_ME: Pick<Permission, 'own' | 'ask'> = {
  own: 'ADDRESSED',
  ask: (who, { role, officeId }) => canHandle(who, { addressedRole: role, officeId }),
}

/** See lib/permissions.ts. */
export const ALERT_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_ALERTS',
    ways: ['/alerts', '/alerts/[number]'],
    own: 'ADDRESSED',
    ask: (who, { role, officeId }) =>
      every(canReadAlerts(who), canReadAlert(who, { addressedRole: role, officeId })),
  },
  { ...TO_ME, verb: 'LISTEN', ways: ['GET /api/live'] },
  {
    ...TO_ME,
    verb: 'ACKNOWLEDGE_ALERT',
    ways: ['acknowledgeAlertAction'],
    steps: { law: ALERT_LAW, actions: ['ACKNOWLEDGE'] },
  },
  {
    ...TO_ME,
    verb: 'ACT_ON_ALERT',
    ways: ['actOnAlertAction'],
    steps: { law: ALERT_LAW, actions: ['ACT'] },
  },
  {
    ...TO_ME,
    verb: 'CLOSE_ALERT_TRUE',
    ways: ['closeAlertTrueAction'],
    steps: { law: ALERT_LAW, actions: ['CLOSE_TRUE'] },
  },
  {
    ...TO_ME,
    verb: 'CLOSE_ALERT_FALSE',
    ways: ['closeAlertFalseAction'],
    steps: { law: ALERT_LAW, actions: ['CLOSE_FALSE'] },
  },
]
