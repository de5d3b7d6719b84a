import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import type { LegalKind, Role } from '@/prisma/generated/enums'

/** Whose task each verb on seizures is. Place is checked by the functions below. */
export const SEIZURE_VERBS = {
  READ: [
    'CUSTOMS_OFFICER',
    'CUSTOMS_SUPERVISOR',
    'WAREHOUSE_KEEPER',
    'PENALTY_OFFICER',
    'JUDICIARY_OFFICER',
  ],
  /** Record, appraise, hold, and file before the penalty authority. */
  CHANGE: ['CUSTOMS_OFFICER'],
} as const satisfies Record<string, readonly Role[]>

function may(actor: Actor, verb: keyof typeof SEIZURE_VERBS): boolean {
  return (SEIZURE_VERBS[verb] as readonly Role[]).includes(actor.role)
}

/** The agencies that act on a seizure read those of the whole province; police and the platform read none. */
export function canReadSeizures(actor: Actor): Result<null> {
  return may(actor, 'READ') ? ok(null) : refused('NOT_YOUR_TASK')
}

/** What an officer of the discovering office alone does with it, recording it among others. */
export function canChangeSeizure(actor: Actor, seizure: { officeId: string }): Result<null> {
  if (!may(actor, 'CHANGE')) return refused('NOT_YOUR_TASK')
  return seizure.officeId === actor.officeId ? ok(null) : refused('OTHER_OFFICE')
}

/** Anti-Smuggling Law art. 53: only prohibited goods stay with the discoverer. */
export function canHoldSeizure(
  actor: Actor,
  seizure: { officeId: string; legalKind: LegalKind },
): Result<null> {
  const allowed = canChangeSeizure(actor, seizure)
  if (!allowed.ok) return allowed
  return seizure.legalKind === 'PROHIBITED' ? ok(null) : refused('NOT_PROHIBITED')
}
