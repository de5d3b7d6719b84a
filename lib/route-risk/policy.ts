import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

/** Routes are scored, persons never: who reads here reads about roads and water alone. */
const READERS: readonly Role[] = [
  'POLICE_OFFICER',
  'CUSTOMS_OFFICER',
  'CUSTOMS_SUPERVISOR',
  'JUDICIARY_OFFICER',
]

export function canReadRoutes(actor: Actor): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

function isPolice(actor: Actor): Result<null> {
  const police = actor.role === 'POLICE_OFFICER' && actor.officeKind === 'POLICE_COMMAND'
  return police ? ok(null) : refused('NOT_YOUR_TASK')
}

/** Police register side routes, of any county. */
export function canRegisterSegment(actor: Actor): Result<null> {
  return isPolice(actor)
}

/** A police officer reports what they saw, wherever it was. */
export function canReport(actor: Actor): Result<null> {
  return isPolice(actor)
}

/** Any other police officer than the reporter says whether a report is right. */
export function canAnswerReport(actor: Actor, report: { reporterId: string }): Result<null> {
  const police = isPolice(actor)
  if (!police.ok) return police
  return report.reporterId === actor.id ? refused('SECOND_PERSON_NEEDED') : ok(null)
}

/** The police of the route's county act on it; `ownCounty` is the county of the actor's command. */
export function canIntervene(
  actor: Actor,
  segment: { countyCode: string },
  ownCounty: string | null,
): Result<null> {
  const police = isPolice(actor)
  if (!police.ok) return police
  return segment.countyCode === ownCounty ? ok(null) : refused('ROUTE_OF_OTHER_COUNTY')
}
