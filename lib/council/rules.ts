import type { Law } from '@/lib/states'
import type { DutyState, ResolutionState, Role } from '@/prisma/generated/enums'

const JUDICIARY = ['JUDICIARY_OFFICER'] as const

/** Who answers for an agency's duties. */
export const DUTY_ROLES: readonly Role[] = [
  'CUSTOMS_SUPERVISOR',
  'WAREHOUSE_KEEPER',
  'POLICE_OFFICER',
  'PENALTY_OFFICER',
  'JUDICIARY_OFFICER',
]

export type ResolutionAction = 'ADOPT'

export const RESOLUTION_LAW: Law<ResolutionState, ResolutionAction> = {
  subject: 'RESOLUTION',
  first: ['PROPOSED'],
  steps: [
    {
      from: 'PROPOSED',
      action: 'ADOPT',
      to: 'ADOPTED',
      roles: JUDICIARY,
      event: 'RESOLUTION_ADOPTED',
    },
  ],
}

export type DutyAction =
  | 'START'
  | 'OBSTRUCT'
  | 'REMOVE_OBSTACLE'
  | 'SUBMIT_EVIDENCE'
  | 'VERIFY'
  | 'REJECT'

/** A promise of an agency, from its assignment to the judiciary's word that it is kept. */
export const DUTY_LAW: Law<DutyState, DutyAction> = {
  subject: 'DUTY',
  first: ['ASSIGNED'],
  steps: [
    {
      from: 'ASSIGNED',
      action: 'START',
      to: 'IN_PROGRESS',
      roles: DUTY_ROLES,
      event: 'DUTY_STARTED',
    },
    {
      from: 'ASSIGNED',
      action: 'OBSTRUCT',
      to: 'OBSTRUCTED',
      roles: DUTY_ROLES,
      event: 'OBSTACLE_RAISED',
    },
    {
      from: 'IN_PROGRESS',
      action: 'OBSTRUCT',
      to: 'OBSTRUCTED',
      roles: DUTY_ROLES,
      event: 'OBSTACLE_RAISED',
    },
    {
      from: 'OBSTRUCTED',
      action: 'REMOVE_OBSTACLE',
      to: 'IN_PROGRESS',
      roles: DUTY_ROLES,
      event: 'OBSTACLE_REMOVED',
    },
    {
      from: 'IN_PROGRESS',
      action: 'SUBMIT_EVIDENCE',
      to: 'EVIDENCE_SUBMITTED',
      roles: DUTY_ROLES,
      event: 'EVIDENCE_SUBMITTED',
    },
    {
      from: 'EVIDENCE_SUBMITTED',
      action: 'VERIFY',
      to: 'VERIFIED',
      roles: JUDICIARY,
      event: 'DUTY_VERIFIED',
      secondPerson: true,
    },
    {
      from: 'EVIDENCE_SUBMITTED',
      action: 'REJECT',
      to: 'IN_PROGRESS',
      roles: JUDICIARY,
      event: 'EVIDENCE_REJECTED',
      reason: true,
      secondPerson: true,
    },
  ],
}
