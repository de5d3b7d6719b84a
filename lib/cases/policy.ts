import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

/** Whose task each verb on files is. Place is asked by the functions below. */
const CASE_VERBS = {
  READ: [
    'PENALTY_OFFICER',
    'JUDICIARY_OFFICER',
    'CUSTOMS_SUPERVISOR',
    'CUSTOMS_OFFICER',
    'WAREHOUSE_KEEPER',
  ],
  FILE: ['CUSTOMS_OFFICER'],
  DECIDE: ['PENALTY_OFFICER'],
  CARRY_OUT: ['WAREHOUSE_KEEPER', 'CUSTOMS_OFFICER'],
} as const satisfies Record<string, readonly Role[]>

function may(actor: Actor, verb: keyof typeof CASE_VERBS): boolean {
  return (CASE_VERBS[verb] as readonly Role[]).includes(actor.role)
}

/** Agencies that act on files read them; police and the administrator do not. */
export function canReadCases(actor: Actor): Result<null> {
  return may(actor, 'READ') ? ok(null) : refused('NOT_YOUR_TASK')
}

/** The places of a file by which somebody's reading is narrowed. */
export interface CasePlaces {
  /** The branch. */
  officeId: string
  /** The discovering office. */
  discovererId: string
}

/**
 * Which place must be one's own to read a file: a branch reads what was filed with it, a customs office what
 * it discovered; stores, the judiciary and the supervisor read all.
 */
export function placeThatReads(actor: Actor): keyof CasePlaces | undefined {
  if (actor.role === 'PENALTY_OFFICER') return 'officeId'
  return actor.role === 'CUSTOMS_OFFICER' ? 'discovererId' : undefined
}

export function canReadCase(actor: Actor, file: CasePlaces): Result<null> {
  const allowed = canReadCases(actor)
  const place = placeThatReads(actor)
  if (!allowed.ok || !place || file[place] === actor.officeId) return allowed
  return refused('CASE_OF_OTHERS')
}

/** Periods and amounts of the law are public; whoever is signed in reads them. */
export function canReadLegalRules(_actor: Actor): Result<null> {
  return ok(null)
}

/** An officer files what their own office discovered. */
export function canFile(actor: Actor, seizure: { officeId: string }): Result<null> {
  if (!may(actor, 'FILE')) return refused('NOT_YOUR_TASK')
  return seizure.officeId === actor.officeId ? ok(null) : refused('SEIZURE_OF_OTHERS')
}

/** Only a penalty officer of the file's own branch takes its steps and orders what becomes of the goods. */
export function canDecideCase(actor: Actor, file: { officeId: string }): Result<null> {
  if (!may(actor, 'DECIDE')) return refused('NOT_YOUR_TASK')
  return file.officeId === actor.officeId ? ok(null) : refused('CASE_OF_OTHERS')
}

/** Whoever holds the goods carries an order out. */
export function canCarryOut(actor: Actor, order: { holderId: string }): Result<null> {
  if (!may(actor, 'CARRY_OUT')) return refused('NOT_YOUR_TASK')
  return order.holderId === actor.officeId ? ok(null) : refused('ORDER_OF_OTHERS')
}

/** Goods signed for disposal leave by the hand of a second person. */
export function canCloseOrder(
  actor: Actor,
  order: { holderId: string; setApartById: string | null },
): Result<null> {
  const allowed = canCarryOut(actor, order)
  if (!allowed.ok || order.setApartById !== actor.id) return allowed
  return refused('SECOND_PERSON_NEEDED')
}
