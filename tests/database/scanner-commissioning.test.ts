import { beforeAll, describe, expect, it } from 'vitest'
import { registerScanner } from '@/lib/scanners/commands'
import {
  enterService,
  holdUnit,
  planStages,
  reachStage,
  resumeUnit,
} from '@/lib/scanners/commissioning/commands'
import { replay, STAGES } from '@/lib/scanners/commissioning/rules'
import { planInput } from '@/lib/scanners/commissioning/schema'
import { getUnit } from '@/lib/scanners/queries'
import { registerScannerInput } from '@/lib/scanners/schema'
import type { CommissioningStage } from '@/prisma/generated/enums'
import { query } from '../support/database'
import { officeId, PEOPLE, PERSONAS, supervisor } from '../support/people'
import { haveUnit, stageEventsOf, unitRow } from '../support/scanner-world'
import { eventsOf, expectNothingWritten, itIs, refusalOf, settleWorld } from '../support/world'

beforeAll(settleWorld)

const NOW = '2026-11-23T11:00:00Z'
const coming = (stage: CommissioningStage = 'DELIVERED') =>
  haveUnit({ state: 'COMMISSIONING', stage })
const reach = (scannerId: string, stage: CommissioningStage) =>
  reachStage(supervisor, { scannerId, stage })
const hold = (scannerId: string) =>
  holdUnit(supervisor, { scannerId, blocker: 'SITE', note: 'فونداسیون آماده نیست' })

/** The caches on the unit's row say what its ledger replays to. */
async function expectReplayed(id: string): Promise<void> {
  const { stage, blocker } = replay(await stageEventsOf(id))
  expect(await unitRow(id)).toMatchObject({ stage, blocker })
}

describe('a unit on its way', () => {
  it('goes from its need to service, every stage in its ledger', async () => {
    itIs(NOW)
    const input = registerScannerInput.parse({
      code: 'WAY-1',
      kind: 'FIXED_PORTAL',
      officeId: officeId('chazabeh'),
      maker: 'Maker',
      model: 'M1',
      ratedPerHour: '100',
      energyMev: '6',
      opensAtHour: '0',
      closesAtHour: '24',
      stage: 'NEED',
    })
    await registerScanner(supervisor, input)
    const [row] = await query<{ id: string }>(`SELECT id FROM scanner WHERE code = 'WAY-1'`)
    const id = String(row?.id)
    await expectReplayed(id)
    for (const stage of STAGES.slice(1)) {
      expect(await reach(id, stage)).toMatchObject({ ok: true })
      await expectReplayed(id)
      if (stage !== 'DELIVERED') continue
      expect(await hold(id)).toMatchObject({ ok: true })
      await expectReplayed(id)
      expect(await resumeUnit(supervisor, { scannerId: id, note: 'آماده شد' })).toMatchObject({
        ok: true,
      })
      await expectReplayed(id)
    }
    expect((await stageEventsOf(id)).map(({ kind, stage }) => `${kind} ${stage}`)).toEqual([
      ...STAGES.slice(0, 4).map((stage) => `REACHED ${stage}`),
      'HELD DELIVERED',
      'RESUMED DELIVERED',
      ...STAGES.slice(4).map((stage) => `REACHED ${stage}`),
    ])
    expect(await unitRow(id)).toMatchObject({ state: 'COMMISSIONING' })
    const entered = { scannerId: id, licenceUntil: '2027-11-23' }
    expect(await enterService(supervisor, entered)).toEqual({ ok: true, value: { code: 'WAY-1' } })
    expect(await unitRow(id)).toMatchObject({
      state: 'IN_SERVICE',
      stage: null,
      blocker: null,
      state_since: new Date(NOW),
    })
    expect((await eventsOf(id)).map(({ event }) => event)).toEqual([
      'SCANNER_REGISTERED',
      ...Array.from({ length: 3 }, () => 'STAGE_REACHED'),
      'COMMISSIONING_HELD',
      'COMMISSIONING_RESUMED',
      ...Array.from({ length: 5 }, () => 'STAGE_REACHED'),
      'SCANNER_ENTERED_SERVICE',
    ])
    const at = new Date('2026-11-23T13:00:00Z')
    const detail = await getUnit(supervisor, 'WAY-1', at, 7)
    // Scheduled hours begin with the entry into service, not with the installation that day.
    expect(detail?.unit).toMatchObject({ installedOn: '2026-11-23', licenceUntil: '2027-11-23' })
    expect(detail?.unit.figures).toMatchObject({ scheduledHours: 2, availability: 1 })
  })

  it.each(['FUNDED', 'DELIVERED', 'INSTALLED', 'OPERATORS_TRAINED'] as const)(
    'at delivery does not reach %s next',
    async (stage) => {
      const { id } = await coming()
      expect(await expectNothingWritten(() => reach(id, stage))).toMatchObject({
        reason: 'STAGE_OUT_OF_ORDER',
      })
      await expectReplayed(id)
    },
  )

  it('that is held reaches nothing, is not held twice, and resumes once', async () => {
    itIs(NOW)
    const { id } = await coming()
    const resume = () => resumeUnit(supervisor, { scannerId: id })
    expect(await resume()).toMatchObject({ reason: 'COMMISSIONING_NOT_HELD' })
    expect(await hold(id)).toMatchObject({ ok: true })
    expect(await hold(id)).toMatchObject({ reason: 'COMMISSIONING_IS_HELD' })
    expect(await reach(id, 'SITE_READY')).toMatchObject({ reason: 'COMMISSIONING_IS_HELD' })
    const detail = await getUnit(supervisor, (await unitRow(id))?.code as string, new Date(NOW), 30)
    expect(detail?.unit.ladder).toMatchObject({ blocker: 'SITE', heldSince: new Date(NOW) })
    expect(await resume()).toMatchObject({ ok: true })
    expect(await resume()).toMatchObject({ reason: 'COMMISSIONING_NOT_HELD' })
  })

  it('worked on by three at once: one wins', async () => {
    const { id } = await coming()
    const outcomes = await Promise.all([1, 2, 3].map(() => reach(id, 'SITE_READY')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes)
      if (!outcome.ok) expect(['TAKEN_MEANWHILE', 'STAGE_OUT_OF_ORDER']).toContain(outcome.reason)
    expect(await stageEventsOf(id)).toHaveLength(2)
    await expectReplayed(id)
  })

  it('does not enter service before its last stage, held, or with a licence that has ended', async () => {
    itIs(NOW)
    const early = await coming('ACCEPTANCE_TESTED')
    const enter = (scannerId: string, licenceUntil = '2027-01-01') =>
      enterService(supervisor, { scannerId, licenceUntil })
    expect(await enter(early.id)).toMatchObject({ reason: 'STAGE_OUT_OF_ORDER' })
    const { id } = await coming('OPERATORS_TRAINED')
    expect(await enter(id, '2026-11-23')).toMatchObject({
      fields: [{ field: 'licenceUntil', reason: 'LICENCE_NOT_AHEAD' }],
    })
    await hold(id)
    expect(await enter(id)).toMatchObject({ reason: 'COMMISSIONING_IS_HELD' })
    expect(await unitRow(id)).toMatchObject({ state: 'COMMISSIONING' })
  })

  it('enters service once', async () => {
    itIs(NOW)
    const { id } = await coming('OPERATORS_TRAINED')
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => enterService(supervisor, { scannerId: id, licenceUntil: '2027-01-01' })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await eventsOf(id)).toHaveLength(1)
  })
})

describe('a plan', () => {
  const plan = (scannerId: string, days: object) =>
    planStages(supervisor, planInput.parse({ scannerId, ...days }))
  const planned = (id: string) =>
    query(
      `SELECT stage, planned_on::text AS day FROM commissioning_plan WHERE scanner_id = $1 ORDER BY stage`,
      [id],
    )

  it('sets days of stages ahead, changes them, and keeps what is left empty', async () => {
    itIs(NOW)
    const { id } = await coming()
    await plan(id, { SITE_READY: '2026-12-01', INSTALLED: '2026-12-20' })
    expect(await plan(id, { INSTALLED: '2027-01-10' })).toMatchObject({ ok: true })
    expect(await planned(id)).toEqual([
      { stage: 'SITE_READY', day: '2026-12-01' },
      { stage: 'INSTALLED', day: '2027-01-10' },
    ])
    expect(await eventsOf(id)).toMatchObject([
      { event: 'STAGES_PLANNED', before: {} },
      {
        event: 'STAGES_PLANNED',
        before: { SITE_READY: '2026-12-01', INSTALLED: '2026-12-20' },
        after: { INSTALLED: '2027-01-10' },
      },
    ])
  })

  it.each([
    [{}, 'SITE_READY', 'REQUIRED'],
    [{ DELIVERED: '2026-12-01' }, 'DELIVERED', 'STAGE_REACHED_ALREADY'],
    [{ SITE_READY: '2026-12-10', INSTALLED: '2026-12-09' }, 'INSTALLED', 'PLAN_ORDER'],
  ])('of %j is refused', async (days, field, reason) => {
    const { id } = await coming()
    const outcome = await expectNothingWritten(() => plan(id, days))
    expect(outcome).toMatchObject({ fields: [{ field, reason }] })
    expect(await planned(id)).toEqual([])
  })

  it('slips with every day that passes', async () => {
    itIs(NOW)
    const { id, code } = await coming()
    await plan(id, { SITE_READY: '2026-11-20' })
    const slipOn = async (at: string) =>
      (await getUnit(supervisor, code, new Date(at), 30))?.unit.ladder?.slip
    expect(await slipOn(NOW)).toBe(3)
    expect(await slipOn('2026-12-20T11:00:00Z')).toBe(30)
  })
})

describe('commissioning', () => {
  it('is the supervisor’s alone', async () => {
    const { id: scannerId } = await coming()
    for (const persona of PERSONAS.filter((one) => one !== 'supervisor')) {
      const actor = PEOPLE[persona]
      const attempts = [
        () => reachStage(actor, { scannerId, stage: 'SITE_READY' }),
        () => holdUnit(actor, { scannerId, blocker: 'SITE', note: 'محل' }),
        () => resumeUnit(actor, { scannerId }),
        () => planStages(actor, { scannerId, FUNDED: '2026-12-01' }),
        () => enterService(actor, { scannerId, licenceUntil: '2027-01-01' }),
      ]
      for (const attempt of attempts)
        expect(await attempt()).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    }
  })

  it('is over for a unit in service', async () => {
    const { id } = await haveUnit()
    for (const outcome of [await reach(id, 'FUNDED'), await hold(id)])
      expect(outcome).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
  })

  it('keeps its ledger: nothing is changed or removed', async () => {
    const { id } = await coming()
    for (const statement of [
      `UPDATE commissioning_event SET stage = 'NEED' WHERE scanner_id = $1`,
      'DELETE FROM commissioning_event WHERE scanner_id = $1',
    ])
      expect(await refusalOf(statement, [id])).toBe('23001')
  })
})
