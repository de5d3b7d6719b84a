import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { SCAN_LAW } from '@/lib/scans/rules'
import { SEIZURE_LAW } from '@/lib/seizures/rules'
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

function may(actor: Who, verb: keyof typeof SEIZURE_VERBS): boolean {
  return (SEIZURE_VERBS[verb] as readonly Role[]).includes(actor.role)
}

/** The agencies that act on seizures read them, each those that `SEIZURE_READERS` says; police and the platform none. */
export function canReadSeizures(actor: Who): Result<null> {
  return may(actor, 'READ') ? ok(null) : refused('NOT_YOUR_TASK')
}

/** What an officer of the discovering office alone does with it, recording it among others. */
export function canChangeSeizure(actor: Who, seizure: { officeId: string }): Result<null> {
  if (!may(actor, 'CHANGE')) return refused('NOT_YOUR_TASK')
  return seizure.officeId === actor.officeId ? ok(null) : refused('OTHER_OFFICE')
}

/** Anti-Smuggling Law art. 53: only prohibited goods stay with the discoverer. */
export function canHoldSeizure(
  actor: Who,
  seizure: { officeId: string; legalKind: LegalKind },
): Result<null> {
  const allowed = canChangeSeizure(actor, seizure)
  if (!allowed.ok) return allowed
  return seizure.legalKind === 'PROHIBITED' ? ok(null) : refused('NOT_PROHIBITED')
}

/** Whose seizures each reader is given; the others read all. */
export const SEIZURE_READERS: Permission['narrowed'] = {
  CUSTOMS_OFFICER: 'OFFICE',
  WAREHOUSE_KEEPER: 'STORED',
  PENALTY_OFFICER: 'FILES',
}

export function readsEverySeizure(actor: Who): boolean {
  return canReadSeizures(actor).ok && !SEIZURE_READERS?.[actor.role]
}

/** See lib/permissions.ts. */
export const SEIZURE_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_SEIZURES',
    ways: ['/seizures', '/seizures/[number]'],
    narrowed: SEIZURE_READERS,
    ask: canReadSeizures,
  },
  {
    verb: 'RECORD_FIND',
    ways: ['/scans/[number]/find', 'recordFindAction'],
    own: 'OFFICE',
    steps: { law: SCAN_LAW, actions: ['RECORD_FIND'] },
    ask: canChangeSeizure,
  },
  {
    verb: 'APPRAISE',
    ways: ['appraiseSeizureAction'],
    own: 'OFFICE',
    steps: { law: SEIZURE_LAW, actions: ['APPRAISE'] },
    article: '53',
    ask: canChangeSeizure,
  },
  {
    verb: 'HOLD_GOODS',
    ways: ['holdSeizureAction'],
    own: 'OFFICE',
    steps: { law: SEIZURE_LAW, actions: ['HOLD'] },
    article: '53',
    condition: 'PROHIBITED_GOODS',
    ask: (who, { officeId, met }) =>
      canHoldSeizure(who, { officeId, legalKind: met ? 'PROHIBITED' : 'PERMITTED' }),
  },
]
