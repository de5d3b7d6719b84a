import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { canActOnDuty, canJudgeEvidence, stepsOnDuty } from '@/lib/council/duties/policy'
import {
  DUTY_AGENCIES,
  type DutyCounts,
  dutyHolder,
  figuresOf,
  sumCounts,
} from '@/lib/council/duties/rules'
import { dutyFilter, obstacleInput } from '@/lib/council/duties/schema'
import { canKeepResolutions, canReadCouncil } from '@/lib/council/policy'
import { DUTY_LAW, DUTY_ROLES, RESOLUTION_LAW } from '@/lib/council/rules'
import { proposeInput } from '@/lib/council/schema'
import { parseInput } from '@/lib/input'
import type { Result } from '@/lib/result'
import { stepFor } from '@/lib/states'
import { type Agency, DutyState, Role } from '@/prisma/generated/enums'
import { judge, PEOPLE, PERSONAS, type Persona, policeInKhorramshahr } from '../support/people'

/** From, action, to, by whom: as the council's secretary would read it. */
const AGENCY_SIDE = [
  ['ASSIGNED', 'START', 'IN_PROGRESS'],
  ['ASSIGNED', 'OBSTRUCT', 'OBSTRUCTED'],
  ['IN_PROGRESS', 'OBSTRUCT', 'OBSTRUCTED'],
  ['OBSTRUCTED', 'REMOVE_OBSTACLE', 'IN_PROGRESS'],
  ['IN_PROGRESS', 'SUBMIT_EVIDENCE', 'EVIDENCE_SUBMITTED'],
]
const JUDICIARY_SIDE = [
  ['EVIDENCE_SUBMITTED', 'VERIFY', 'VERIFIED'],
  ['EVIDENCE_SUBMITTED', 'REJECT', 'IN_PROGRESS'],
]
const ANSWERING = [
  'CUSTOMS_SUPERVISOR',
  'WAREHOUSE_KEEPER',
  'POLICE_OFFICER',
  'PENALTY_OFFICER',
  'JUDICIARY_OFFICER',
]

describe('the law of duties', () => {
  it('has exactly these steps for every role, state and action', () => {
    const actions = [...new Set(DUTY_LAW.steps.map(({ action }) => action))]
    const allowed = Object.values(Role).flatMap((role) =>
      Object.values(DutyState).flatMap((state) =>
        actions.flatMap((action) => {
          const step = stepFor(DUTY_LAW, state, action, role)
          return step.ok ? [`${role} ${state} ${action} ${step.value.to}`] : []
        }),
      ),
    )
    const expected = [
      ...ANSWERING.flatMap((role) => AGENCY_SIDE.map((step) => `${role} ${step.join(' ')}`)),
      ...JUDICIARY_SIDE.map((step) => `JUDICIARY_OFFICER ${step.join(' ')}`),
    ]
    expect(allowed.toSorted()).toEqual(expected.toSorted())
  })

  it('asks for a reason to reject, and for a second person to judge', () => {
    const asked = (key: 'reason' | 'secondPerson') =>
      DUTY_LAW.steps.filter((step) => step[key]).map(({ action }) => action)
    expect(asked('reason')).toEqual(['REJECT'])
    expect(asked('secondPerson')).toEqual(['VERIFY', 'REJECT'])
  })

  it('lets a resolution be adopted once, by the judiciary', () => {
    expect(RESOLUTION_LAW.steps).toEqual([
      expect.objectContaining({
        from: 'PROPOSED',
        action: 'ADOPT',
        to: 'ADOPTED',
        roles: ['JUDICIARY_OFFICER'],
      }),
    ])
  })
})

type Verdicts = Record<Persona, string>

function told(ask: (actor: Actor) => Result<null>): Verdicts {
  const answers = PERSONAS.map((persona) => {
    const answer = ask(PEOPLE[persona])
    return [persona, answer.ok ? 'ok' : answer.reason] as const
  })
  return Object.fromEntries(answers) as Verdicts
}

function only(allowed: Partial<Verdicts>, otherwise = 'NOT_YOUR_TASK'): Verdicts {
  const everybody = PERSONAS.map((persona) => [persona, otherwise] as const)
  return { ...(Object.fromEntries(everybody) as Verdicts), ...allowed }
}

const adopted = { agency: 'CUSTOMS', resolution: { state: 'ADOPTED' } } as const
const others = {
  judge: 'OTHER_AGENCY',
  policeInKhorramshahr: 'OTHER_AGENCY',
  keeperAtKhorramshahr: 'OTHER_AGENCY',
  penaltyOfficer: 'OTHER_AGENCY',
} as const

describe('who may', () => {
  it('read the council', () => {
    expect(told(canReadCouncil)).toEqual(only({ administrator: 'NOT_YOUR_TASK' }, 'ok'))
  })

  it('propose and adopt', () => {
    expect(told(canKeepResolutions)).toEqual(only({ judge: 'ok' }))
  })

  it('act on a duty of customs', () => {
    expect(told((actor) => canActOnDuty(actor, adopted))).toEqual(
      only({ supervisor: 'ok', ...others }),
    )
  })

  it('act on it before the adoption', () => {
    const proposed = { agency: 'CUSTOMS', resolution: { state: 'PROPOSED' } } as const
    expect(told((actor) => canActOnDuty(actor, proposed))).toEqual(
      only({ supervisor: 'RESOLUTION_NOT_ADOPTED', ...others }),
    )
  })

  it('judge evidence that another submitted, and not one’s own', () => {
    const ask = (submittedById: string) => (actor: Actor) =>
      canJudgeEvidence(actor, { submittedById })
    expect(told(ask(PEOPLE.supervisor.id))).toEqual(only({ judge: 'ok' }))
    expect(told(ask(judge.id))).toEqual(only({ judge: 'SECOND_PERSON_NEEDED' }))
  })
})

describe('the steps that a page offers', () => {
  const duty = (state: DutyState, agency: Agency = 'POLICE', submittedById: string | null = null) =>
    ({ agency, state, submittedById, resolution: { state: 'ADOPTED' } }) as const
  it.each([
    ['ASSIGNED', ['START', 'OBSTRUCT']],
    ['IN_PROGRESS', ['OBSTRUCT', 'SUBMIT_EVIDENCE']],
    ['OBSTRUCTED', ['REMOVE_OBSTACLE']],
    ['EVIDENCE_SUBMITTED', []],
    ['VERIFIED', []],
  ] as const)('on a police duty that is %s are for the police %j', (state, steps) => {
    expect(stepsOnDuty(policeInKhorramshahr, duty(state))).toEqual({ steps, secondPerson: false })
    expect(stepsOnDuty(PEOPLE.supervisor, duty(state)).steps).toEqual([])
  })

  it('are for the judiciary to verify or reject, or a word that another must', () => {
    const submitted = duty('EVIDENCE_SUBMITTED', 'POLICE', policeInKhorramshahr.id)
    expect(stepsOnDuty(judge, submitted)).toEqual({
      steps: ['VERIFY', 'REJECT'],
      secondPerson: false,
    })
    const own = duty('EVIDENCE_SUBMITTED', 'JUDICIARY', judge.id)
    expect(stepsOnDuty(judge, own)).toEqual({ steps: [], secondPerson: true })
  })
})

describe('a duty', () => {
  it.each([
    ['ASSIGNED', 'POLICE'],
    ['IN_PROGRESS', 'POLICE'],
    ['OBSTRUCTED', 'TAZIRAT'],
    ['EVIDENCE_SUBMITTED', 'JUDICIARY'],
    ['VERIFIED', undefined],
  ] as const)('of the police that is %s is held by %s', (state, holder) => {
    expect(dutyHolder({ state, agency: 'POLICE' }, 'TAZIRAT')).toBe(holder)
  })

  it('can be laid on every agency whose people answer for one', () => {
    const agencies = PERSONAS.map((persona) => PEOPLE[persona])
      .filter(({ role }) => DUTY_ROLES.includes(role))
      .map(({ agency }) => agency)
    expect(new Set(agencies)).toEqual(new Set(DUTY_AGENCIES))
  })
})

describe('figures', () => {
  const none: DutyCounts = sumCounts([])
  it('of nothing are not available, never 0', () => {
    expect(figuresOf(none)).toEqual({
      onTimeShare: undefined,
      meanObstacleDays: undefined,
      repeatShare: undefined,
    })
  })

  it('are numerator ÷ denominator', () => {
    const counts = { ...none, due: 4, onTime: 3, openObstacles: 2, openObstacleDays: 15 }
    expect(figuresOf({ ...counts, obstructed: 5, repeated: 1 })).toEqual({
      onTimeShare: 0.75,
      meanObstacleDays: 7.5,
      repeatShare: 0.2,
    })
  })

  it('of several agencies are those of their sum', () => {
    const counts = fc.record(
      Object.fromEntries(Object.keys(none).map((name) => [name, fc.nat(1000)])),
    ) as unknown as fc.Arbitrary<DutyCounts>
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 6 }), (rows) => {
        for (const name of Object.keys(none) as (keyof DutyCounts)[])
          expect(sumCounts(rows)[name]).toBe(rows.reduce((sum, row) => sum + row[name], 0))
      }),
    )
  })
})

describe('a proposal', () => {
  const typed = {
    title: 'راه‌اندازی ایکس‌ری چذابه',
    text: 'دستگاه تا پایان سال در مدار باشد.\n\nگزارش ماهانه داده شود.',
    metOn: '2026-11-01',
    agency0: 'CUSTOMS',
    duty0: 'تکمیل پروانه پرتو',
    dueOn0: '2026-12-01',
  }
  const fieldsOf = (input: object) => {
    const parsed = parseInput(proposeInput, input)
    return parsed.ok ? [] : parsed.fields.map(({ field, reason }) => `${field} ${reason}`)
  }

  it('keeps its lines and its duties in their order, empty places left out', () => {
    const more = { agency4: 'POLICE', duty4: 'گزارش مسیرها', dueOn4: '2026-11-02' }
    const parsed = parseInput(proposeInput, { ...typed, ...more })
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        text: typed.text,
        duties: [
          { agency: 'CUSTOMS', title: 'تکمیل پروانه پرتو', dueOn: '2026-12-01' },
          { agency: 'POLICE', title: 'گزارش مسیرها', dueOn: '2026-11-02' },
        ],
      },
    })
  })

  it('needs a title, a text, a day and one duty', () => {
    expect(fieldsOf({}).toSorted()).toEqual(
      ['agency0', 'dueOn0', 'duty0', 'metOn', 'text', 'title'].map((name) => `${name} REQUIRED`),
    )
  })

  it('needs all three of a duty that was begun', () => {
    expect(fieldsOf({ ...typed, duty2: 'گزارش مسیرها' })).toEqual([
      'agency2 REQUIRED',
      'dueOn2 REQUIRED',
    ])
  })

  it('has no duty that is due on the day of the meeting or before', () => {
    expect(fieldsOf({ ...typed, dueOn0: '2026-11-01' })).toEqual(['dueOn0 DUE_BEFORE_MEETING'])
  })

  it('lays no duty on the platform, and none in an eleventh place', () => {
    expect(fieldsOf({ ...typed, agency0: 'PLATFORM' })).toEqual(['agency0 REQUIRED'])
    expect(fieldsOf({ ...typed, duty10: 'یازدهم' })).not.toEqual([])
  })
})

it('an obstacle says what, whose and why', () => {
  const parsed = parseInput(obstacleInput, { dutyId: '00000000-0000-4000-8000-000000000000' })
  expect(parsed.ok ? [] : parsed.fields.map(({ field }) => field)).toEqual([
    'kind',
    'owner',
    'note',
  ])
})

it('filters that cannot be read are left out', () => {
  expect(dutyFilter.parse({ agency: 'PLATFORM', state: 'x', overdue: 'yes', page: '-1' })).toEqual({
    page: 1,
  })
})
