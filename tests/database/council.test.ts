import { beforeAll, describe, expect, it } from 'vitest'
import { adoptResolution, proposeResolution } from '@/lib/council/commands'
import {
  raiseObstacle,
  rejectEvidence,
  removeObstacle,
  startDuty,
  submitEvidence,
  verifyDuty,
} from '@/lib/council/duties/commands'
import { listDuties } from '@/lib/council/duties/queries'
import { figuresOf } from '@/lib/council/duties/rules'
import { dutyFilter } from '@/lib/council/duties/schema'
import { getResolution, listResolutions } from '@/lib/council/queries'
import { proposeInput, resolutionFilter } from '@/lib/council/schema'
import { newId } from '@/lib/id'
import { haveDuty, haveObstacle, otherJudge, settleCouncil } from '../support/council-world'
import { query } from '../support/database'
import {
  administrator,
  judge,
  officerAtShalamcheh,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { eventsOf, itIs, refusalOf, settleWorld } from '../support/world'

beforeAll(async () => {
  await settleWorld()
  await settleCouncil()
})

const NOW = '2026-11-23T07:00:00Z'
const stateOf = async (id: string, table = 'duty') => {
  const [row] = await query(`SELECT state FROM ${table} WHERE id = $1`, [id])
  return row?.state
}
const obstaclesOf = (id: string) =>
  query('SELECT kind, owner, removed_at FROM obstacle WHERE duty_id = $1 ORDER BY since', [id])

const typed = (changed: object = {}) =>
  proposeInput.parse({
    title: 'راه‌اندازی ایکس‌ری چذابه',
    text: 'دستگاه تا پایان سال در مدار باشد.',
    metOn: '2026-11-01',
    agency0: 'CUSTOMS',
    duty0: 'تکمیل پروانه پرتو',
    dueOn0: '2026-12-01',
    agency1: 'POLICE',
    duty1: 'گزارش مسیرهای فرعی',
    dueOn1: '2026-12-15',
    ...changed,
  })

async function proposed(): Promise<{ id: string; number: number }> {
  itIs(NOW)
  const outcome = await proposeResolution(judge, typed())
  if (!outcome.ok) throw new Error(outcome.reason)
  const { number } = outcome.value
  const [row] = await query<{ id: string }>('SELECT id FROM resolution WHERE number = $1', [number])
  return { id: String(row?.id), number }
}

describe('a resolution', () => {
  it('is written down with its duties and an event for each', async () => {
    const { id, number } = await proposed()
    const detail = await getResolution(judge, number)
    expect(detail).toMatchObject({ state: 'PROPOSED', metOn: '2026-11-01', adoptedAt: null })
    expect(detail?.dutyRows).toMatchObject([
      { agency: 'CUSTOMS', dueOn: '2026-12-01', state: 'ASSIGNED' },
      { agency: 'POLICE', dueOn: '2026-12-15', state: 'ASSIGNED' },
    ])
    expect(await eventsOf(id)).toMatchObject([
      { event: 'RESOLUTION_PROPOSED', after: { state: 'PROPOSED', duties: 2 } },
    ])
    const [duty] = detail?.dutyRows ?? []
    expect(await eventsOf(duty?.id ?? '')).toMatchObject([
      { event: 'DUTY_ASSIGNED', after: { agency: 'CUSTOMS', dueOn: '2026-12-01' } },
    ])
  })

  it('of a meeting to come, or by another agency, is refused', async () => {
    itIs(NOW)
    expect(await proposeResolution(judge, typed({ metOn: '2026-11-24' }))).toMatchObject({
      fields: [{ field: 'metOn', reason: 'MEETING_NOT_YET' }],
    })
    expect(await proposeResolution(supervisor, typed())).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it('is adopted once, of two at once by one', async () => {
    const { id } = await proposed()
    const outcomes = await Promise.all([
      adoptResolution(judge, { resolutionId: id }),
      adoptResolution(otherJudge, { resolutionId: id }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await stateOf(id, 'resolution')).toBe('ADOPTED')
    expect((await eventsOf(id)).map(({ event }) => event)).toEqual([
      'RESOLUTION_PROPOSED',
      'RESOLUTION_ADOPTED',
    ])
  })

  it('that is only proposed begins no duty, in the program and in the database', async () => {
    const { id } = await haveDuty({ resolution: 'PROPOSED' })
    expect(await startDuty(supervisor, { dutyId: id })).toMatchObject({
      reason: 'RESOLUTION_NOT_ADOPTED',
    })
    expect(await refusalOf(`UPDATE duty SET state = 'IN_PROGRESS' WHERE id = $1`, [id])).toBe(
      '23001',
    )
    expect(await stateOf(id)).toBe('ASSIGNED')
  })
})

const obstacle = { kind: 'FUNDS', owner: 'TAZIRAT', note: 'اعتبار نرسیده است' } as const
const evidence = 'نامه شماره ۱۲ و صورت‌جلسه تحویل‌گیری'

describe('a duty', () => {
  it('goes from start over an obstacle to the judiciary’s word, each step with its event', async () => {
    itIs(NOW)
    const { id: dutyId, number } = await haveDuty()
    const taken = { ok: true, value: { number } }
    expect(await startDuty(supervisor, { dutyId })).toEqual(taken)
    expect(await raiseObstacle(supervisor, { dutyId, ...obstacle })).toEqual(taken)
    expect(await stateOf(dutyId)).toBe('OBSTRUCTED')
    expect(await obstaclesOf(dutyId)).toMatchObject([{ kind: 'FUNDS', removed_at: null }])
    expect(await removeObstacle(supervisor, { dutyId })).toEqual(taken)
    expect(await obstaclesOf(dutyId)).toMatchObject([{ removed_at: new Date(NOW) }])
    expect(await submitEvidence(supervisor, { dutyId, evidence })).toEqual(taken)
    expect(await rejectEvidence(judge, { dutyId, reason: 'پیوست ندارد' })).toEqual(taken)
    expect(await stateOf(dutyId)).toBe('IN_PROGRESS')
    expect(await submitEvidence(supervisor, { dutyId, evidence })).toEqual(taken)
    expect(await verifyDuty(judge, { dutyId })).toEqual(taken)
    const [row] = await query(
      'SELECT state, evidence, submitted_by_id, verified_by_id, verified_at FROM duty WHERE id = $1',
      [dutyId],
    )
    expect(row).toEqual({
      state: 'VERIFIED',
      evidence,
      submitted_by_id: supervisor.id,
      verified_by_id: judge.id,
      verified_at: new Date(NOW),
    })
    const events = await eventsOf(dutyId)
    expect(events.map(({ event }) => event)).toEqual([
      'DUTY_STARTED',
      'OBSTACLE_RAISED',
      'OBSTACLE_REMOVED',
      'EVIDENCE_SUBMITTED',
      'EVIDENCE_REJECTED',
      'EVIDENCE_SUBMITTED',
      'DUTY_VERIFIED',
    ])
    expect(events[1]).toMatchObject({ after: { kind: 'FUNDS' }, reason: obstacle.note })
    expect(events[4]).toMatchObject({ reason: 'پیوست ندارد', actor_id: judge.id })
  })

  it('is not another agency’s to touch, the judiciary’s neither', async () => {
    const { id: dutyId } = await haveDuty({ state: 'IN_PROGRESS' })
    for (const stranger of [policeInKhorramshahr, judge])
      expect(await submitEvidence(stranger, { dutyId, evidence })).toMatchObject({
        reason: 'OTHER_AGENCY',
      })
    expect(await submitEvidence(officerAtShalamcheh, { dutyId, evidence })).toMatchObject({
      reason: 'NOT_YOUR_TASK',
    })
    expect(await stateOf(dutyId)).toBe('IN_PROGRESS')
    expect(await eventsOf(dutyId)).toEqual([])
  })

  it('of the judiciary is judged by another of the judiciary', async () => {
    const facts = { state: 'EVIDENCE_SUBMITTED', agency: 'JUDICIARY', evidenceBy: judge } as const
    const { id: dutyId } = await haveDuty(facts)
    expect(await verifyDuty(judge, { dutyId })).toMatchObject({ reason: 'SECOND_PERSON_NEEDED' })
    expect(await rejectEvidence(judge, { dutyId, reason: 'ناقص است' })).toMatchObject({
      reason: 'SECOND_PERSON_NEEDED',
    })
    const raw = `UPDATE duty SET state = 'VERIFIED', verified_at = now(), verified_by_id = $2 WHERE id = $1`
    expect(await refusalOf(raw, [dutyId, judge.id])).toBe('duty_two_people')
    expect(await verifyDuty(otherJudge, { dutyId })).toMatchObject({ ok: true })
  })

  it('takes no step twice and none out of turn', async () => {
    const { id: dutyId } = await haveDuty({ state: 'IN_PROGRESS' })
    expect(await startDuty(supervisor, { dutyId })).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
    expect(await verifyDuty(judge, { dutyId })).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
    expect(await startDuty(supervisor, { dutyId: newId() })).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('two at once on a duty', () => {
  it('starting: one', async () => {
    const { id: dutyId } = await haveDuty()
    const both = [startDuty(supervisor, { dutyId }), startDuty(supervisor, { dutyId })]
    expect((await Promise.all(both)).filter(({ ok }) => ok)).toHaveLength(1)
    expect(await eventsOf(dutyId)).toHaveLength(1)
  })

  it('raising an obstacle: one obstacle', async () => {
    const { id: dutyId } = await haveDuty({ state: 'IN_PROGRESS' })
    const raise = () => raiseObstacle(supervisor, { dutyId, ...obstacle })
    expect((await Promise.all([raise(), raise()])).filter(({ ok }) => ok)).toHaveLength(1)
    expect(await obstaclesOf(dutyId)).toHaveLength(1)
    expect(await eventsOf(dutyId)).toHaveLength(1)
  })

  it('one verifying, one rejecting: one of them', async () => {
    const { id: dutyId } = await haveDuty({ state: 'EVIDENCE_SUBMITTED' })
    const outcomes = await Promise.all([
      verifyDuty(judge, { dutyId }),
      rejectEvidence(otherJudge, { dutyId, reason: 'ناقص است' }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await eventsOf(dutyId)).toHaveLength(1)
  })
})

describe('the database', () => {
  it('keeps one open obstacle, removed once and never rewritten', async () => {
    const { id } = await haveDuty({ state: 'OBSTRUCTED' })
    await expect(haveObstacle(id)).rejects.toMatchObject({ constraint: 'obstacle_one_open' })
    const change = (set: string) => refusalOf(`UPDATE obstacle SET ${set} WHERE duty_id = $1`, [id])
    expect(await change(`note = 'چیز دیگر'`)).toBe('23001')
    expect(await change('removed_at = now()')).toBeUndefined()
    expect(await change('removed_at = NULL')).toBe('23001')
  })

  it('refuses a state that no step leads to, and evidence of nobody', async () => {
    const { id } = await haveDuty()
    const change = (set: string) => refusalOf(`UPDATE duty SET ${set} WHERE id = $1`, [id])
    expect(await change(`state = 'VERIFIED', verified_at = now()`)).toBe('23001')
    expect(await change(`due_on = '2030-01-01'`)).toBe('23001')
    expect(await change('submitted_at = now()')).toBe('duty_people')
  })
})

describe('the lists', () => {
  const at = new Date('2027-03-01T08:00:00Z')
  const list = (filter: object) => listDuties(supervisor, dutyFilter.parse(filter), at)
  const numbersOf = async (filter: object) =>
    (await list({ agency: 'OCSSP', ...filter }))?.rows.map(({ number }) => number)

  it('filter duties and count them by agency, with n/a for nothing', async () => {
    const due = { agency: 'OCSSP', dueOn: '2027-02-01' } as const
    const late = await haveDuty({ ...due, state: 'IN_PROGRESS' })
    const kept = await haveDuty({ ...due, state: 'VERIFIED', verifiedAt: '2027-02-01T20:00:00Z' })
    const missed = await haveDuty({ ...due, state: 'VERIFIED', verifiedAt: '2027-02-01T21:00:00Z' })
    const stuck = await haveDuty({ agency: 'OCSSP', dueOn: '2027-04-01', state: 'OBSTRUCTED' })
    await haveObstacle(stuck.id, '2026-08-01T00:00:00Z', '2026-08-02T00:00:00Z')
    const waiting = await haveDuty({ agency: 'OCSSP', dueOn: '2027-02-01', resolution: 'PROPOSED' })
    expect(await numbersOf({ overdue: '1' })).toEqual([late.number])
    expect(await numbersOf({ due: '1' })).toEqual([late.number, kept.number, missed.number])
    expect(await numbersOf({ obstructed: '1' })).toEqual([stuck.number])
    expect(await numbersOf({ state: 'ASSIGNED' })).toEqual([waiting.number])
    const page = await list({})
    const counts = page?.agencies.find(({ agency }) => agency === 'OCSSP')
    expect(counts).toMatchObject({ duties: 4, due: 3, onTime: 1, overdue: 1, openObstacles: 1 })
    expect(counts).toMatchObject({ obstructed: 1, repeated: 1 })
    expect(counts?.openObstacleDays).toBeCloseTo(181.083, 2)
    expect(counts && figuresOf(counts).onTimeShare).toBeCloseTo(1 / 3)
    expect(page?.agencies.some(({ agency }) => agency === 'TAZIRAT')).toBe(false)
  })

  it('show resolutions with how far they have come', async () => {
    const page = await listResolutions(judge, resolutionFilter.parse({ state: 'PROPOSED' }))
    expect(page?.rows.every(({ state }) => state === 'PROPOSED')).toBe(true)
    expect(page?.rows.length).toBe(page?.total)
  })

  it('are closed to the administrator', async () => {
    const { number } = await proposed()
    expect(await listDuties(administrator, dutyFilter.parse({}), at)).toBeUndefined()
    expect(await listResolutions(administrator, resolutionFilter.parse({}))).toBeUndefined()
    expect(await getResolution(administrator, number)).toBeUndefined()
    expect(await getResolution(officerAtShalamcheh, number)).toMatchObject({ number })
  })
})
