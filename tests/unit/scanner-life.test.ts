import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInput } from '@/lib/input'
import {
  ladderOf,
  outOfOrder,
  replay,
  STAGES,
  type StageEvent,
  slipDays,
  stageAfter,
  stagesAfter,
} from '@/lib/scanners/commissioning/rules'
import { enterServiceInput, holdInput, planInput } from '@/lib/scanners/commissioning/schema'
import { faultOfEnd, faultOfStart, momentOf } from '@/lib/scanners/downtime/rules'
import { reportDownInput, restoreInput } from '@/lib/scanners/downtime/schema'
import { canReportDown } from '@/lib/scanners/policy'
import { SCANNER_LAW } from '@/lib/scanners/rules'
import { stepFor } from '@/lib/states'
import { type Blocker, CommissioningStage, Role, ScannerState } from '@/prisma/generated/enums'
import { officeId, PEOPLE, PERSONAS } from '../support/people'

describe('the law of a unit', () => {
  const actions = ['ENTER_SERVICE', 'REPORT_DOWN', 'RESTORE', 'RETIRE'] as const

  it('has exactly these steps', () => {
    const allowed = Object.values(Role).flatMap((role) =>
      Object.values(ScannerState).flatMap((state) =>
        actions.flatMap((action) => {
          const step = stepFor(SCANNER_LAW, state, action, role)
          if (!step.ok) return []
          const why = step.value.reason ? ' because' : ''
          return [`${role} ${state} ${action} → ${step.value.to}${why}`]
        }),
      ),
    )
    expect(allowed.toSorted()).toEqual(
      [
        'CUSTOMS_OFFICER IN_SERVICE REPORT_DOWN → OUT_OF_SERVICE',
        'CUSTOMS_OFFICER OUT_OF_SERVICE RESTORE → IN_SERVICE',
        'CUSTOMS_SUPERVISOR COMMISSIONING ENTER_SERVICE → IN_SERVICE',
        'CUSTOMS_SUPERVISOR IN_SERVICE REPORT_DOWN → OUT_OF_SERVICE',
        'CUSTOMS_SUPERVISOR IN_SERVICE RETIRE → RETIRED because',
        'CUSTOMS_SUPERVISOR OUT_OF_SERVICE RESTORE → IN_SERVICE',
        'CUSTOMS_SUPERVISOR OUT_OF_SERVICE RETIRE → RETIRED because',
      ].toSorted(),
    )
  })

  it('lets whoever is there speak for a unit of Shalamcheh, and the supervisor for all', () => {
    const unit = { officeId: officeId('shalamcheh') }
    const told = PERSONAS.map((persona) => {
      const answer = canReportDown(PEOPLE[persona], unit)
      return [persona, answer.ok ? 'ok' : answer.reason]
    })
    expect(Object.fromEntries(told)).toEqual({
      officerAtShalamcheh: 'ok',
      officerAtChazabeh: 'UNIT_OF_OTHER_OFFICE',
      supervisor: 'ok',
      judge: 'NOT_YOUR_TASK',
      policeInKhorramshahr: 'NOT_YOUR_TASK',
      keeperAtKhorramshahr: 'NOT_YOUR_TASK',
      penaltyOfficer: 'NOT_YOUR_TASK',
      administrator: 'NOT_YOUR_TASK',
    })
  })
})

describe('the way into service', () => {
  it('has nine stages in this order', () => {
    expect(STAGES).toEqual([
      'NEED',
      'FUNDED',
      'CONTRACTED',
      'DELIVERED',
      'SITE_READY',
      'INSTALLED',
      'RADIATION_LICENSED',
      'ACCEPTANCE_TESTED',
      'OPERATORS_TRAINED',
    ])
    expect(stageAfter('NEED')).toBe('FUNDED')
    expect(stageAfter('OPERATORS_TRAINED')).toBeUndefined()
    expect(stagesAfter('ACCEPTANCE_TESTED')).toEqual(['OPERATORS_TRAINED'])
  })

  it.each([
    ['2026-11-01', '2026-11-23', 22],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-12-01', '2026-11-23', -8],
    ['2021-03-20', '2021-03-23', 3],
    ['2024-02-28', '2024-03-01', 2],
  ])('planned for %s and done on %s slips %i days', (planned, actual, days) => {
    expect(slipDays(planned, actual)).toBe(days)
  })

  const event = (
    kind: StageEvent['kind'],
    stage: CommissioningStage,
    at: string,
    blocker?: Blocker,
  ) => ({
    kind,
    stage,
    at: new Date(at),
    blocker: blocker ?? null,
  })
  const events = [
    event('REACHED', 'CONTRACTED', '2026-08-01T08:00:00Z'),
    event('HELD', 'CONTRACTED', '2026-08-10T08:00:00Z', 'FUNDS'),
    event('RESUMED', 'CONTRACTED', '2026-09-01T08:00:00Z'),
    event('REACHED', 'DELIVERED', '2026-10-01T21:00:00Z'),
    event('HELD', 'DELIVERED', '2026-10-05T08:00:00Z', 'SITE'),
  ]

  it('replays to where the unit stands and what holds it', () => {
    expect(replay(events)).toEqual({
      stage: 'DELIVERED',
      blocker: 'SITE',
      heldSince: new Date('2026-10-05T08:00:00Z'),
    })
    expect(replay(events.slice(0, 3))).toMatchObject({ stage: 'CONTRACTED', blocker: null })
    expect(replay([])).toEqual({ stage: null, blocker: null, heldSince: null })
  })

  it('is a ladder: done, now, ahead, with days planned and slipped', () => {
    const plan = new Map<CommissioningStage, string>([
      ['DELIVERED', '2026-09-20'],
      ['SITE_READY', '2026-11-20'],
      ['INSTALLED', '2026-12-20'],
    ])
    const ladder = ladderOf({ stage: 'DELIVERED', blocker: 'SITE' }, plan, events, '2026-11-23')
    expect(ladder).toMatchObject({
      done: 4,
      blocker: 'SITE',
      heldSince: new Date('2026-10-05T08:00:00Z'),
      slip: 3,
    })
    expect(ladder.rungs.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 4 }, () => 'DONE'),
      'NOW',
      ...Array.from({ length: 5 }, () => 'AHEAD'),
    ])
    // 21:00 UTC on the 1st is the 2nd in Tehran: twelve days after the 20th of September.
    expect(ladder.rungs[3]).toMatchObject({ stage: 'DELIVERED', slip: 12 })
    expect(ladder.rungs[4]).toMatchObject({ stage: 'SITE_READY', slip: 3, reachedAt: null })
    expect(ladder.rungs[5]).toMatchObject({ slip: -27, plannedOn: '2026-12-20' })
    expect(ladder.rungs[0]).toMatchObject({ slip: undefined, reachedAt: null })
    expect(ladder.rungs.at(-1)).toMatchObject({ stage: 'IN_SERVICE', slip: undefined })
  })

  it('of older data holds since nobody knows when', () => {
    const ladder = ladderOf({ stage: 'NEED', blocker: 'FUNDS' }, new Map(), [], '2026-11-23')
    expect(ladder).toMatchObject({ blocker: 'FUNDS', heldSince: undefined, slip: undefined })
  })

  it('after the last stage stands before service', () => {
    const ladder = ladderOf(
      { stage: 'OPERATORS_TRAINED', blocker: null },
      new Map(),
      [],
      '2026-11-23',
    )
    expect(ladder.rungs.find(({ state }) => state === 'NOW')?.stage).toBe('IN_SERVICE')
  })

  it('is planned forward: the first day that lies before an earlier stage’s is found', () => {
    const days = fc.array(fc.option(fc.integer({ min: 10, max: 28 }), { nil: undefined }), {
      minLength: 9,
      maxLength: 9,
    })
    fc.assert(
      fc.property(days, (drawn) => {
        const plan = new Map<CommissioningStage, string>()
        for (const [index, stage] of STAGES.entries())
          if (drawn[index] !== undefined) plan.set(stage, `2026-11-${drawn[index]}`)
        const planned = [...plan.values()]
        const forward = planned.join() === planned.toSorted().join()
        expect(outOfOrder(plan) === undefined).toBe(forward)
      }),
    )
  })
})

describe('a downtime', () => {
  const at = new Date('2026-11-23T11:00:00Z')
  const known = {
    at,
    lastEndedAt: new Date('2026-11-22T09:00:00Z'),
    enteredAt: new Date('2026-11-21T06:00:00Z'),
  }

  it.each([
    ['2026-11-23T11:00:00Z', undefined],
    ['2026-11-22T09:00:00Z', undefined],
    ['2026-11-23T11:00:01Z', 'DOWNTIME_IN_FUTURE'],
    ['2026-11-22T08:59:59Z', 'DOWNTIME_OVERLAPS'],
    ['2026-11-20T10:59:59Z', 'DOWNTIME_TOO_OLD'],
  ])('that began %s: %s', (startedAt, fault) => {
    expect(faultOfStart(new Date(startedAt), known)).toBe(fault)
  })

  it('does not begin before the unit entered service', () => {
    const fresh = { ...known, lastEndedAt: null }
    expect(faultOfStart(new Date('2026-11-21T05:59:00Z'), fresh)).toBe('DOWNTIME_BEFORE_SERVICE')
    expect(faultOfStart(new Date('2026-11-21T06:00:00Z'), fresh)).toBeUndefined()
  })

  it.each([
    ['2026-11-23T11:00:00Z', undefined],
    ['2026-11-23T11:00:01Z', 'DOWNTIME_IN_FUTURE'],
    ['2026-11-23T09:00:00Z', 'DOWNTIME_ENDS_FIRST'],
    ['2026-11-23T09:01:00Z', undefined],
  ])('that ended %s: %s', (endedAt, fault) => {
    const startedAt = new Date('2026-11-23T09:00:00Z')
    expect(faultOfEnd(new Date(endedAt), { at, startedAt })).toBe(fault)
  })

  it('is told by day and clock in Tehran, of today by the clock alone, or is now', () => {
    expect(momentOf({}, at)).toEqual(at)
    expect(momentOf({ time: '09:05' }, at)).toEqual(new Date('2026-11-23T05:35:00Z'))
    expect(momentOf({ day: '2026-11-23', time: '9:05' }, at)).toEqual(
      new Date('2026-11-23T05:35:00Z'),
    )
    // The hour that summer time skipped in 2021.
    expect(momentOf({ day: '2021-03-22', time: '00:30' }, at)).toBeUndefined()
  })
})

describe('what is typed', () => {
  const unit = { scannerId: '0190a000-0000-7000-8000-000000000001' }
  const down = { ...unit, reason: 'BREAKDOWN', blocker: 'PART' }
  const faultsOf = (outcome: ReturnType<typeof parseInput>) =>
    outcome.ok ? [] : outcome.fields.map(({ field, reason }) => `${field} ${reason}`)

  it.each([
    [{ day: '2026-11-23' }, ['time REQUIRED']],
    [{ time: '14:30' }, []],
    [{ day: '2026-11-23', time: '۱۴:۳۰' }, []],
    [{ day: '2026-11-23', time: '24:30' }, ['time TIME_FORM']],
    [{ day: '2026-11-31', time: '14:30' }, ['day INVALID']],
    [{ reason: 'TIRED' }, ['reason REQUIRED']],
    [{ blocker: undefined }, ['blocker REQUIRED']],
    [{ note: 'x' }, ['note TOO_SHORT']],
  ])('of a downtime %j: %j', (changed, faults) => {
    expect(faultsOf(parseInput(reportDownInput, { ...down, ...changed }))).toEqual(faults)
  })

  it('of a restoration says what was done', () => {
    expect(faultsOf(parseInput(restoreInput, unit))).toEqual(['remedy REQUIRED'])
  })

  it('of a hold names what holds and says why', () => {
    expect(faultsOf(parseInput(holdInput, unit))).toEqual(['blocker REQUIRED', 'note REQUIRED'])
  })

  it('of an entry into service has a licence day', () => {
    expect(faultsOf(parseInput(enterServiceInput, unit))).toEqual(['licenceUntil REQUIRED'])
  })

  it('of a plan has days that exist, and no stage that is none', () => {
    expect(faultsOf(parseInput(planInput, { ...unit, FUNDED: '2026-02-30' }))).toHaveLength(1)
    expect(parseInput(planInput, { ...unit, FUNDED: '2026-12-01' }).ok).toBe(true)
    expect(parseInput(planInput, { ...unit, NEED: '2026-12-01' }).ok).toBe(false)
  })

  it('of a plan can be any stage ahead of the first', () => {
    const stages = Object.keys(planInput.shape).filter((name) => name !== 'scannerId')
    expect(stages).toEqual(Object.values(CommissioningStage).slice(1))
  })
})
