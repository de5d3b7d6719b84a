import type { Who } from '@/lib/actor'
import { DUTY_LAW, DUTY_ROLES, type DutyAction } from '@/lib/council/rules'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { stepsFrom } from '@/lib/states'
import type { Agency, DutyState, ResolutionState } from '@/prisma/generated/enums'

/** An agency's own people act on its duties, once the resolution is adopted; nobody on another agency's. */
export function canActOnDuty(
  actor: Who,
  duty: { agency: Agency; resolution: { state: ResolutionState } },
): Result<null> {
  if (!DUTY_ROLES.includes(actor.role)) return refused('NOT_YOUR_TASK')
  if (duty.agency !== actor.agency) return refused('OTHER_AGENCY')
  return duty.resolution.state === 'ADOPTED' ? ok(null) : refused('RESOLUTION_NOT_ADOPTED')
}

/** The judiciary says whether evidence suffices: another person than who submitted it. */
export function canJudgeEvidence(actor: Who, duty: { submittedById: string | null }): Result<null> {
  if (actor.role !== 'JUDICIARY_OFFICER') return refused('NOT_YOUR_TASK')
  return duty.submittedById === actor.id ? refused('SECOND_PERSON_NEEDED') : ok(null)
}

/** What this actor may do with a duty now, and whether only a second person is missing. */
export function stepsOnDuty(
  actor: Who,
  duty: {
    agency: Agency
    state: DutyState
    submittedById: string | null
    resolution: { state: ResolutionState }
  },
): { steps: DutyAction[]; secondPerson: boolean } {
  const open = stepsFrom(DUTY_LAW, duty.state, actor.role)
  const allowed = (step: (typeof open)[number]) =>
    step.secondPerson ? canJudgeEvidence(actor, duty) : canActOnDuty(actor, duty)
  return {
    steps: open.filter((step) => allowed(step).ok).map(({ action }) => action),
    secondPerson: open.some((step) => {
      const told = allowed(step)
      return !told.ok && told.reason === 'SECOND_PERSON_NEEDED'
    }),
  }
}

function onDuty(verb: Permission['verb'], way: string, action: DutyAction): Permission {
  return {
    verb,
    ways: [way],
    own: 'AGENCY',
    condition: 'RESOLUTION_ADOPTED',
    steps: { law: DUTY_LAW, actions: [action] },
    ask: (who, { agency, met }) =>
      canActOnDuty(who, { agency, resolution: { state: met ? 'ADOPTED' : 'PROPOSED' } }),
  }
}

function judging(verb: Permission['verb'], way: string, action: DutyAction): Permission {
  return {
    verb,
    ways: [way],
    steps: { law: DUTY_LAW, actions: [action] },
    ask: (who, { personId }) => canJudgeEvidence(who, { submittedById: personId }),
  }
}

/** See lib/permissions.ts. */
export const DUTY_PERMISSIONS: readonly Permission[] = [
  onDuty('START_DUTY', 'startDutyAction', 'START'),
  onDuty('RAISE_OBSTACLE', 'raiseObstacleAction', 'OBSTRUCT'),
  onDuty('REMOVE_OBSTACLE', 'removeObstacleAction', 'REMOVE_OBSTACLE'),
  onDuty('SUBMIT_EVIDENCE', 'submitEvidenceAction', 'SUBMIT_EVIDENCE'),
  judging('VERIFY_DUTY', 'verifyDutyAction', 'VERIFY'),
  judging('REJECT_EVIDENCE', 'rejectEvidenceAction', 'REJECT'),
]
