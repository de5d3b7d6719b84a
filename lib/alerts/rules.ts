import type { Law } from '@/lib/states'
import type { AlertState, Role } from '@/prisma/generated/enums'

export type AlertAction = 'ACKNOWLEDGE' | 'ACT' | 'CLOSE_TRUE' | 'CLOSE_FALSE'

/** Whom an alert can address; each alert's own role is asked by policy. */
const ADDRESSED: readonly Role[] = [
  'CUSTOMS_OFFICER',
  'CUSTOMS_SUPERVISOR',
  'WAREHOUSE_KEEPER',
  'POLICE_OFFICER',
  'PENALTY_OFFICER',
  'JUDICIARY_OFFICER',
]

/** An alert is answered, acted on, and closed as true or false: how rules are measured later. */
export const ALERT_LAW: Law<AlertState, AlertAction> = {
  subject: 'ALERT',
  first: ['RAISED'],
  steps: [
    {
      from: 'RAISED',
      action: 'ACKNOWLEDGE',
      to: 'ACKNOWLEDGED',
      roles: ADDRESSED,
      event: 'ALERT_ACKNOWLEDGED',
    },
    {
      from: 'ACKNOWLEDGED',
      action: 'ACT',
      to: 'ACTED',
      roles: ADDRESSED,
      event: 'ALERT_ACTED',
      reason: true,
    },
    {
      from: 'ACKNOWLEDGED',
      action: 'CLOSE_FALSE',
      to: 'CLOSED_FALSE',
      roles: ADDRESSED,
      event: 'ALERT_CLOSED',
      reason: true,
    },
    {
      from: 'ACTED',
      action: 'CLOSE_TRUE',
      to: 'CLOSED_TRUE',
      roles: ADDRESSED,
      event: 'ALERT_CLOSED',
    },
    {
      from: 'ACTED',
      action: 'CLOSE_FALSE',
      to: 'CLOSED_FALSE',
      roles: ADDRESSED,
      event: 'ALERT_CLOSED',
      reason: true,
    },
  ],
}
