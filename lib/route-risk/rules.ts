import type { Law } from '@/lib/states'
import type { InterventionState, ReportState } from '@/prisma/generated/enums'

const POLICE = ['POLICE_OFFICER'] as const

export type ReportAction = 'CORROBORATE' | 'REFUTE'

/** A report stands or falls by somebody else's word than the reporter's. */
export const REPORT_LAW: Law<ReportState, ReportAction> = {
  subject: 'ROUTE_REPORT',
  first: ['SUBMITTED'],
  steps: [
    {
      from: 'SUBMITTED',
      action: 'CORROBORATE',
      to: 'CORROBORATED',
      roles: POLICE,
      event: 'ROUTE_REPORT_CORROBORATED',
      secondPerson: true,
    },
    {
      from: 'SUBMITTED',
      action: 'REFUTE',
      to: 'REFUTED',
      roles: POLICE,
      event: 'ROUTE_REPORT_REFUTED',
      reason: true,
      secondPerson: true,
    },
  ],
}

export type InterventionAction = 'START' | 'END' | 'CANCEL'

/** What is done on a side route, from plan to end. */
export const INTERVENTION_LAW: Law<InterventionState, InterventionAction> = {
  subject: 'INTERVENTION',
  first: ['PLANNED'],
  steps: [
    {
      from: 'PLANNED',
      action: 'START',
      to: 'ACTIVE',
      roles: POLICE,
      event: 'INTERVENTION_STARTED',
    },
    { from: 'ACTIVE', action: 'END', to: 'ENDED', roles: POLICE, event: 'INTERVENTION_ENDED' },
    {
      from: 'PLANNED',
      action: 'CANCEL',
      to: 'CANCELLED',
      roles: POLICE,
      event: 'INTERVENTION_CANCELLED',
      reason: true,
    },
  ],
}
