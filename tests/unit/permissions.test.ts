import { describe, expect, it } from 'vitest'
import { LAWS } from '@/lib/cli/laws'
import { canReadPermissions } from '@/lib/dashboard/permissions/policy'
import {
  type Answer,
  matrixFor,
  matterOf,
  PERMISSIONS,
  ROLES,
  someone,
} from '@/lib/dashboard/permissions/rules'
import en from '@/lib/messages.en.json'
import type { Role } from '@/prisma/generated/enums'
import { PEOPLE, PERSONAS } from '../support/people'

/**
 * Who may do what, written by hand from docs/domain.md §2 and the law, for a lawyer to read. The matrix is made by
 * asking the policies; the two must be the same.
 */

/** Whoever is signed in. */
const ANYBODY = ['READ_LEGAL_RULES', 'READ_QUEUE', 'SEARCH_HS_CODES']
const THEMSELVES = ['KEEP_CREDENTIAL', 'KEEP_SESSIONS']
/** Every agency's people; an administrator reads no casework. */
const AGENCIES = ['READ_COUNCIL', 'READ_PROVINCE']
/** Of alerts addressed to them. */
const ANSWER_ALERTS = [
  'ACKNOWLEDGE_ALERT',
  'ACT_ON_ALERT',
  'CLOSE_ALERT_FALSE',
  'CLOSE_ALERT_TRUE',
  'LISTEN',
]
/** Of their own agency's duties. */
const ANSWER_DUTIES = ['RAISE_OBSTACLE', 'REMOVE_OBSTACLE', 'START_DUTY', 'SUBMIT_EVIDENCE']

/** Of an agency's log of who did what. */
const CHECK_THE_LOG = ['EXPORT_AUDIT', 'READ_AUDIT']

interface May {
  everywhere: string[]
  /** At their own office, store or branch, in their own county, or what is addressed to them. */
  atOwnPlace: string[]
  /** Nobody else's. */
  ownAlone: string[]
}

const MAY: Record<Role, May> = {
  CUSTOMS_OFFICER: {
    everywhere: [
      ...ANYBODY,
      ...AGENCIES,
      'FOLLOW_CONSIGNMENT',
      'OPEN_EXCEPTIONALLY',
      'READ_ROUTES',
      'READ_SCANNERS',
      'READ_SCANS',
      'SEE_IMAGE',
    ],
    atOwnPlace: [
      ...ANSWER_ALERTS,
      'APPRAISE',
      'CARRY_OUT',
      'DECIDE_IMAGE',
      'FILE_CASE',
      'HOLD_GOODS',
      'IMPORT_SCANS',
      'LOG_SCAN',
      'READ_ALERTS',
      'READ_CASES',
      'READ_ITEM',
      'READ_ORDERS',
      'READ_PERMISSIONS',
      'READ_RECEIPT',
      'READ_SEIZURES',
      'RECORD_FIND',
      'RECORD_NO_FIND',
      'REGISTER_CONSIGNMENT',
      'REPORT_DOWN',
      'RESTORE_UNIT',
      'SEE_PHOTO',
      'SET_APART',
      'STAGE_IMAGE',
      'STAGE_PHOTO',
      'START_INSPECTION',
    ],
    ownAlone: [
      ...THEMSELVES,
      'DISCARD_IMAGE',
      'DISCARD_PHOTO',
      'READ_EXCEPTIONAL',
      'SEE_STAGED_IMAGE',
      'SEE_STAGED_PHOTO',
    ],
  },
  CUSTOMS_SUPERVISOR: {
    everywhere: [
      ...ANYBODY,
      ...AGENCIES,
      'COMMISSION',
      'ENTER_SERVICE',
      'FOLLOW_CONSIGNMENT',
      'OPEN_EXCEPTIONALLY',
      'READ_ALERTS',
      'READ_BACKLOG',
      'READ_CASES',
      'READ_EXCEPTIONAL',
      'READ_ITEM',
      'READ_ORDERS',
      'READ_RECEIPT',
      'READ_ROUTES',
      'READ_SCANNERS',
      'READ_SCANS',
      'READ_SEIZURES',
      'READ_STOCK',
      'REGISTER_SCANNER',
      'REPORT_DOWN',
      'RESTORE_UNIT',
      'RETIRE_UNIT',
      'SEE_IMAGE',
      'SEE_PHOTO',
    ],
    atOwnPlace: [...ANSWER_ALERTS, ...ANSWER_DUTIES, ...CHECK_THE_LOG, 'READ_PERMISSIONS'],
    ownAlone: THEMSELVES,
  },
  WAREHOUSE_KEEPER: {
    everywhere: [...ANYBODY, ...AGENCIES, 'OPEN_EXCEPTIONALLY', 'READ_BACKLOG', 'READ_STOCK'],
    atOwnPlace: [
      ...ANSWER_ALERTS,
      ...ANSWER_DUTIES,
      'CARRY_OUT',
      'FOLLOW_CONSIGNMENT',
      'MOVE_ITEM',
      'READ_ALERTS',
      'READ_CASES',
      'READ_EXCEPTIONAL',
      'READ_ITEM',
      'READ_ORDERS',
      'READ_PERMISSIONS',
      'READ_RECEIPT',
      'READ_SEIZURES',
      'RECEIVE_GOODS',
      'SEE_PHOTO',
      'SET_APART',
    ],
    ownAlone: THEMSELVES,
  },
  POLICE_OFFICER: {
    everywhere: [
      ...ANYBODY,
      ...AGENCIES,
      'CORROBORATE_REPORT',
      'OPEN_EXCEPTIONALLY',
      'READ_ROUTES',
      'READ_SCANNERS',
      'REFUTE_REPORT',
      'REGISTER_ROUTE',
      'REPORT_ROUTE',
    ],
    atOwnPlace: [
      ...ANSWER_ALERTS,
      ...ANSWER_DUTIES,
      'CANCEL_INTERVENTION',
      'END_INTERVENTION',
      'PLAN_INTERVENTION',
      'READ_ALERTS',
      'READ_PERMISSIONS',
      'START_INTERVENTION',
    ],
    ownAlone: [...THEMSELVES, 'READ_EXCEPTIONAL'],
  },
  PENALTY_OFFICER: {
    everywhere: [...ANYBODY, ...AGENCIES, 'OPEN_EXCEPTIONALLY', 'READ_BACKLOG'],
    atOwnPlace: [
      ...ANSWER_ALERTS,
      ...ANSWER_DUTIES,
      'ACCEPT_CASE',
      'FOLLOW_CONSIGNMENT',
      'LODGE_APPEAL',
      'MAKE_FINAL',
      'NOTIFY_RULING',
      'ORDER_DISPOSITION',
      'READ_ALERTS',
      'READ_CASES',
      'READ_EXCEPTIONAL',
      'READ_ITEM',
      'READ_ORDERS',
      'READ_PERMISSIONS',
      'READ_RECEIPT',
      'READ_SEIZURES',
      'RULE',
      'RULE_APPEAL',
      'SEE_PHOTO',
      'TRANSFER_CASE',
    ],
    ownAlone: THEMSELVES,
  },
  JUDICIARY_OFFICER: {
    everywhere: [
      ...ANYBODY,
      ...AGENCIES,
      ...CHECK_THE_LOG,
      'ADOPT_RESOLUTION',
      'FOLLOW_CONSIGNMENT',
      'PROPOSE_RESOLUTION',
      'READ_ALERTS',
      'READ_BACKLOG',
      'READ_CASES',
      'READ_EXCEPTIONAL',
      'READ_ITEM',
      'READ_ORDERS',
      'READ_PERMISSIONS',
      'READ_RECEIPT',
      'READ_ROUTES',
      'READ_SCANNERS',
      'READ_SCANS',
      'READ_SEIZURES',
      'READ_STOCK',
      'REJECT_EVIDENCE',
      'REVIEW_EXCEPTIONAL',
      'SEE_IMAGE',
      'SEE_PHOTO',
      'VERIFY_DUTY',
    ],
    atOwnPlace: [...ANSWER_ALERTS, ...ANSWER_DUTIES],
    ownAlone: THEMSELVES,
  },
  ADMINISTRATOR: {
    everywhere: [
      ...ANYBODY,
      'LINK_IDENTITY',
      'MANAGE_ACCOUNTS',
      'MANAGE_OFFICES',
      'POST_ACCOUNT',
      'READ_ACCOUNTS',
      'READ_OFFICES',
      'READ_PERMISSIONS',
      'SET_SIGN_IN_RULES',
      'SWITCH_ACCOUNT',
      'TAKE_LOST_FACTOR',
    ],
    atOwnPlace: [...CHECK_THE_LOG],
    ownAlone: THEMSELVES,
  },
}

/** In which states of the thing; what is not named is no step of a law of states. */
const IN_STATES: Record<string, string[]> = {
  ACCEPT_CASE: ['FILED'],
  ACKNOWLEDGE_ALERT: ['RAISED'],
  ACT_ON_ALERT: ['ACKNOWLEDGED'],
  ADOPT_RESOLUTION: ['PROPOSED'],
  APPRAISE: ['RECORDED'],
  CANCEL_INTERVENTION: ['PLANNED'],
  CARRY_OUT: ['SET_APART'],
  CLOSE_ALERT_FALSE: ['ACKNOWLEDGED', 'ACTED'],
  CLOSE_ALERT_TRUE: ['ACTED'],
  CORROBORATE_REPORT: ['SUBMITTED'],
  DECIDE_IMAGE: ['SCANNED'],
  END_INTERVENTION: ['ACTIVE'],
  ENTER_SERVICE: ['COMMISSIONING'],
  FILE_CASE: ['DELIVERED', 'HELD_BY_DISCOVERER'],
  HOLD_GOODS: ['APPRAISED'],
  LODGE_APPEAL: ['NOTIFIED'],
  MAKE_FINAL: ['NOTIFIED'],
  MOVE_ITEM: ['STORED'],
  NOTIFY_RULING: ['RULED'],
  RAISE_OBSTACLE: ['ASSIGNED', 'IN_PROGRESS'],
  RECEIVE_GOODS: ['APPRAISED'],
  RECORD_FIND: ['INSPECTING'],
  RECORD_NO_FIND: ['INSPECTING'],
  REFUTE_REPORT: ['SUBMITTED'],
  REJECT_EVIDENCE: ['EVIDENCE_SUBMITTED'],
  REMOVE_OBSTACLE: ['OBSTRUCTED'],
  REPORT_DOWN: ['IN_SERVICE'],
  RESTORE_UNIT: ['OUT_OF_SERVICE'],
  RETIRE_UNIT: ['IN_SERVICE', 'OUT_OF_SERVICE'],
  RULE: ['FIRST_INSTANCE'],
  RULE_APPEAL: ['APPEALED'],
  SET_APART: ['ORDERED'],
  START_DUTY: ['ASSIGNED'],
  START_INSPECTION: ['REFERRED'],
  START_INTERVENTION: ['PLANNED'],
  SUBMIT_EVIDENCE: ['IN_PROGRESS'],
  TRANSFER_CASE: ['FILED', 'FIRST_INSTANCE'],
  VERIFY_DUTY: ['EVIDENCE_SUBMITTED'],
}

/** Never by whoever did the step before. */
const BY_A_SECOND_PERSON = [
  'CARRY_OUT',
  'CORROBORATE_REPORT',
  'REFUTE_REPORT',
  'REJECT_EVIDENCE',
  'VERIFY_DUTY',
]
/** Never about oneself. */
const NOT_ABOUT_ONESELF = ['POST_ACCOUNT', 'SWITCH_ACCOUNT', 'TAKE_LOST_FACTOR']
/** After proving again who one is. */
const CONFIRMED = [
  'CARRY_OUT DESTRUCTION',
  'EXPORT_AUDIT ALWAYS',
  'KEEP_CREDENTIAL ALWAYS',
  'LINK_IDENTITY ALWAYS',
  'MANAGE_ACCOUNTS ALWAYS',
  'MANAGE_OFFICES ALWAYS',
  'OPEN_EXCEPTIONALLY ALWAYS',
  'ORDER_DISPOSITION ALWAYS',
  'POST_ACCOUNT ALWAYS',
  'RULE ALWAYS',
  'RULE_APPEAL ALWAYS',
  'SET_SIGN_IN_RULES ALWAYS',
  'SWITCH_ACCOUNT ALWAYS',
  'TAKE_LOST_FACTOR ALWAYS',
]

const rows = matrixFor(ROLES).flatMap((group) => group.rows)
const permissions = PERMISSIONS.flatMap((group) => group.rows)

function verbsOf(role: Role, answer: Answer): string[] {
  const given = rows.filter(({ cells }) =>
    cells.some((cell) => cell.role === role && cell.answer === answer),
  )
  return given.map(({ verb }) => String(verb)).sort()
}

describe.each(ROLES)('%s', (role) => {
  it('may everywhere, at their own place and with their own alone exactly this', () => {
    const { everywhere, atOwnPlace, ownAlone } = MAY[role]
    expect({
      everywhere: verbsOf(role, 'YES'),
      atOwnPlace: verbsOf(role, 'OWN'),
      ownAlone: verbsOf(role, 'MINE'),
    }).toEqual({
      everywhere: everywhere.toSorted(),
      atOwnPlace: atOwnPlace.toSorted(),
      ownAlone: ownAlone.toSorted(),
    })
  })
})

describe('every verb', () => {
  it('has its words, and no word stands for none', () => {
    const verbs = rows.map(({ verb }) => String(verb)).sort()
    expect(verbs).toEqual(Object.keys(en.permissions.verbs).sort())
  })

  it('is open in exactly these states, the same for every role', () => {
    const open = rows.flatMap(({ verb, cells }) => {
      const told = cells.filter(({ states }) => states.length > 0)
      const all = new Set(told.map(({ states }) => states.toSorted().join()))
      expect(all.size).toBeLessThanOrEqual(1)
      return told[0] ? [[verb, told[0].states.toSorted()]] : []
    })
    expect(Object.fromEntries(open)).toEqual(IN_STATES)
  })

  it('that is a step of a law is given by its policy to exactly the law’s roles', () => {
    for (const row of rows.filter(({ subject }) => subject))
      for (const { role, answer, states } of row.cells)
        expect([row.verb, role, answer !== 'NO']).toEqual([row.verb, role, states.length > 0])
  })

  it('takes a second person, or is never about oneself, exactly where said', () => {
    const held = rows.filter(({ cells }) => cells.some(({ notOneself }) => notOneself))
    const second = held.filter(({ subject }) => subject).map(({ verb }) => verb)
    const others = held.filter(({ subject }) => !subject).map(({ verb }) => verb)
    expect(second.sort()).toEqual(BY_A_SECOND_PERSON)
    expect(others.sort()).toEqual(NOT_ABOUT_ONESELF)
  })

  it('takes a second person where its law says so', () => {
    for (const { verb, steps } of permissions) {
      const taken = steps?.law.steps.filter(({ action }) => steps.actions.includes(action)) ?? []
      const second = taken.some(({ secondPerson }) => secondPerson)
      expect([verb, second]).toEqual([verb, BY_A_SECOND_PERSON.includes(verb)])
    }
  })

  it('is confirmed first exactly where said', () => {
    const confirmed = rows.flatMap(({ verb, confirm }) => (confirm ? [`${verb} ${confirm}`] : []))
    expect(confirmed.sort()).toEqual(CONFIRMED)
  })

  it('says what “own” means wherever it is narrowed', () => {
    const silent = rows.filter(({ cells }) =>
      cells.some((cell) => cell.answer === 'OWN' && !cell.own),
    )
    expect(silent.map(({ verb }) => verb)).toEqual([])
  })

  it('with a condition is nobody’s where the condition does not hold', () => {
    for (const { verb, ask, condition } of permissions) {
      // The command asks this one itself, beside the policy.
      if (!condition || condition === 'RULING_FINAL') continue
      for (const role of ROLES) {
        const who = someone(role)
        expect([verb, role, ask(who, { ...matterOf(who), met: false }).ok]).toEqual([
          verb,
          role,
          false,
        ])
      }
    }
  })
})

describe('every step of every law', () => {
  /** Taken in the same transaction as another, by the same person. */
  const TAKEN_ALONG = [
    'CASE CLOSE',
    'ITEM HAND_OUT',
    'ITEM RECEIVE',
    'ITEM SET_APART',
    'SEIZURE CLOSE',
  ]

  it('is a verb of the matrix, or taken along with one', () => {
    const named = permissions.flatMap(
      ({ steps }) => steps?.actions.map((action) => `${steps.law.subject} ${action}`) ?? [],
    )
    const all = LAWS.flatMap(({ law }) => law.steps.map(({ action }) => `${law.subject} ${action}`))
    expect([...new Set(all)].sort()).toEqual([...new Set([...named, ...TAKEN_ALONG])].sort())
    expect(named).toHaveLength(new Set(named).size)
  })
})

describe('the matrix itself', () => {
  it('is read whole by the judiciary and administrators, by others their own role', () => {
    const told = PERSONAS.map((persona) => {
      const actor = PEOPLE[persona]
      const others = ROLES.filter((role) => role !== actor.role)
      expect(canReadPermissions(actor, { role: actor.role }).ok).toBe(true)
      return [persona, others.every((role) => canReadPermissions(actor, { role }).ok)] as const
    })
    const whole = told.filter(([, all]) => all).map(([persona]) => persona)
    expect(whole).toEqual(['judge', 'administrator'])
  })

  it('is asked of people as the tests know them: a description and an actor are told the same', () => {
    for (const { verb, ask } of permissions)
      for (const persona of PERSONAS) {
        const actor = PEOPLE[persona]
        const plain = someone(actor.role)
        const matter = {
          ...matterOf(plain),
          officeId: actor.officeId,
          countyCode: actor.countyCode ?? '',
        }
        expect([verb, persona, ask(actor, matter).ok]).toEqual([
          verb,
          persona,
          ask(plain, matterOf(plain)).ok,
        ])
      }
  })
})
