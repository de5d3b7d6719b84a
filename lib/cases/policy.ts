import type { Who } from '@/lib/actor'
import { CASE_LAW, type CaseAction, ORDER_LAW } from '@/lib/cases/rules'
import { every, type Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { SEIZURE_LAW } from '@/lib/seizures/rules'
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

function may(actor: Who, verb: keyof typeof CASE_VERBS): boolean {
  return (CASE_VERBS[verb] as readonly Role[]).includes(actor.role)
}

/** Agencies that act on files read them; police and the administrator do not. */
export function canReadCases(actor: Who): Result<null> {
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
export function placeThatReads(actor: Who): keyof CasePlaces | undefined {
  if (actor.role === 'PENALTY_OFFICER') return 'officeId'
  return actor.role === 'CUSTOMS_OFFICER' ? 'discovererId' : undefined
}

export function canReadCase(actor: Who, file: CasePlaces): Result<null> {
  const allowed = canReadCases(actor)
  const place = placeThatReads(actor)
  if (!allowed.ok || !place || file[place] === actor.officeId) return allowed
  return refused('CASE_OF_OTHERS')
}

/** Periods and amounts of the law are public; whoever is signed in reads them. */
export function canReadLegalRules(_actor: Who): Result<null> {
  return ok(null)
}

/** An officer files what their own office discovered. */
export function canFile(actor: Who, seizure: { officeId: string }): Result<null> {
  if (!may(actor, 'FILE')) return refused('NOT_YOUR_TASK')
  return seizure.officeId === actor.officeId ? ok(null) : refused('SEIZURE_OF_OTHERS')
}

/** Only a penalty officer of the file's own branch takes its steps and orders what becomes of the goods. */
export function canDecideCase(actor: Who, file: { officeId: string }): Result<null> {
  if (!may(actor, 'DECIDE')) return refused('NOT_YOUR_TASK')
  return file.officeId === actor.officeId ? ok(null) : refused('CASE_OF_OTHERS')
}

/** Whoever holds the goods carries an order out. */
export function canCarryOut(actor: Who, order: { holderId: string }): Result<null> {
  if (!may(actor, 'CARRY_OUT')) return refused('NOT_YOUR_TASK')
  return order.holderId === actor.officeId ? ok(null) : refused('ORDER_OF_OTHERS')
}

/** Goods signed for disposal leave by the hand of a second person. */
export function canCloseOrder(
  actor: Who,
  order: { holderId: string; setApartById: string | null },
): Result<null> {
  const allowed = canCarryOut(actor, order)
  if (!allowed.ok || order.setApartById !== actor.id) return allowed
  return refused('SECOND_PERSON_NEEDED')
}

const STEP = { own: 'OFFICE', ask: canDecideCase } as const

function onCase(
  verb: Permission['verb'],
  way: string,
  action: CaseAction,
  article: string,
): Permission {
  return { ...STEP, verb, ways: [way], steps: { law: CASE_LAW, actions: [action] }, article }
}

/** See lib/permissions.ts. */
export const CASE_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_CASES',
    ways: ['/cases', '/cases/[number]'],
    own: 'OFFICE',
    narrowed: { WAREHOUSE_KEEPER: 'STORED' },
    ask: (who, { officeId }) =>
      every(canReadCases(who), canReadCase(who, { officeId, discovererId: officeId })),
  },
  { verb: 'READ_LEGAL_RULES', ways: ['/cases/rules'], ask: canReadLegalRules },
  {
    verb: 'FILE_CASE',
    ways: ['/cases/new', 'fileCaseAction'],
    own: 'OFFICE',
    steps: { law: SEIZURE_LAW, actions: ['FILE'] },
    article: '44',
    ask: canFile,
  },
  onCase('ACCEPT_CASE', 'acceptCaseAction', 'ACCEPT', '44'),
  onCase('TRANSFER_CASE', 'transferCaseAction', 'TRANSFER', '44'),
  { ...onCase('RULE', 'ruleCaseAction', 'RULE', '45'), confirm: 'ALWAYS' },
  onCase('NOTIFY_RULING', 'notifyCaseAction', 'NOTIFY', '50'),
  onCase('LODGE_APPEAL', 'lodgeAppealAction', 'LODGE_APPEAL', '50'),
  { ...onCase('RULE_APPEAL', 'ruleAppealAction', 'RULE_APPEAL', '45'), confirm: 'ALWAYS' },
  onCase('MAKE_FINAL', 'makeFinalAction', 'MAKE_FINAL', '50'),
  {
    ...STEP,
    verb: 'ORDER_DISPOSITION',
    ways: ['orderDispositionAction'],
    article: '56',
    condition: 'RULING_FINAL',
    confirm: 'ALWAYS',
  },
  {
    verb: 'SET_APART',
    ways: ['setApartAction'],
    own: 'OFFICE',
    steps: { law: ORDER_LAW, actions: ['SET_APART'] },
    ask: (who, { officeId }) => canCarryOut(who, { holderId: officeId }),
  },
  {
    verb: 'CARRY_OUT',
    ways: ['carryOutAction'],
    own: 'OFFICE',
    steps: { law: ORDER_LAW, actions: ['CARRY_OUT'] },
    confirm: 'DESTRUCTION',
    ask: (who, { officeId, personId }) =>
      canCloseOrder(who, { holderId: officeId, setApartById: personId }),
  },
]
