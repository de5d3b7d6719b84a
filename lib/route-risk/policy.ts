import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { INTERVENTION_LAW, REPORT_LAW } from '@/lib/route-risk/rules'
import type { Role } from '@/prisma/generated/enums'

/** Routes are scored, persons never: who reads here reads about roads and water alone. */
const READERS: readonly Role[] = [
  'POLICE_OFFICER',
  'CUSTOMS_OFFICER',
  'CUSTOMS_SUPERVISOR',
  'JUDICIARY_OFFICER',
]

export function canReadRoutes(actor: Who): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

function isPolice(actor: Who): Result<null> {
  const police = actor.role === 'POLICE_OFFICER' && actor.officeKind === 'POLICE_COMMAND'
  return police ? ok(null) : refused('NOT_YOUR_TASK')
}

/** Police register side routes, of any county. */
export function canRegisterSegment(actor: Who): Result<null> {
  return isPolice(actor)
}

/** A police officer reports what they saw, wherever it was. */
export function canReport(actor: Who): Result<null> {
  return isPolice(actor)
}

/** Any other police officer than the reporter says whether a report is right. */
export function canAnswerReport(actor: Who, report: { reporterId: string }): Result<null> {
  const police = isPolice(actor)
  if (!police.ok) return police
  return report.reporterId === actor.id ? refused('SECOND_PERSON_NEEDED') : ok(null)
}

/** The police of the route's county act on it. */
export function canIntervene(actor: Who, segment: { countyCode: string }): Result<null> {
  const police = isPolice(actor)
  if (!police.ok) return police
  return segment.countyCode === actor.countyCode ? ok(null) : refused('ROUTE_OF_OTHER_COUNTY')
}

const ON_ROUTE: Pick<Permission, 'own' | 'ask'> = {
  own: 'COUNTY',
  ask: (who, { countyCode }) => canIntervene(who, { countyCode }),
}

/** See lib/permissions.ts. */
export const ROUTE_PERMISSIONS: readonly Permission[] = [
  { verb: 'READ_ROUTES', ways: ['/route-risk', '/route-risk/[code]'], ask: canReadRoutes },
  {
    verb: 'REGISTER_ROUTE',
    ways: ['/route-risk/new', 'registerSegmentAction'],
    ask: canRegisterSegment,
  },
  { verb: 'REPORT_ROUTE', ways: ['/route-risk/report', 'submitReportAction'], ask: canReport },
  {
    verb: 'CORROBORATE_REPORT',
    ways: ['corroborateReportAction'],
    steps: { law: REPORT_LAW, actions: ['CORROBORATE'] },
    ask: (who, { personId }) => canAnswerReport(who, { reporterId: personId }),
  },
  {
    verb: 'REFUTE_REPORT',
    ways: ['refuteReportAction'],
    steps: { law: REPORT_LAW, actions: ['REFUTE'] },
    ask: (who, { personId }) => canAnswerReport(who, { reporterId: personId }),
  },
  { ...ON_ROUTE, verb: 'PLAN_INTERVENTION', ways: ['planInterventionAction'] },
  {
    ...ON_ROUTE,
    verb: 'START_INTERVENTION',
    ways: ['startInterventionAction'],
    steps: { law: INTERVENTION_LAW, actions: ['START'] },
  },
  {
    ...ON_ROUTE,
    verb: 'END_INTERVENTION',
    ways: ['endInterventionAction'],
    steps: { law: INTERVENTION_LAW, actions: ['END'] },
  },
  {
    ...ON_ROUTE,
    verb: 'CANCEL_INTERVENTION',
    ways: ['cancelInterventionAction'],
    steps: { law: INTERVENTION_LAW, actions: ['CANCEL'] },
  },
]
