import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { reportDown, restoreUnit, retireUnit } from '@/lib/scanners/downtime/commands'
import { reportDownInput, restoreInput } from '@/lib/scanners/downtime/schema'
import { query } from '../support/database'
import {
  colleagueAtShalamcheh,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  supervisor,
} from '../support/people'
import { downtimesOf, haveDowntime, haveUnit, unitRow } from '../support/scanner-world'
import { eventsOf, expectNothingWritten, itIs, refusalOf, settleWorld } from '../support/world'

beforeAll(settleWorld)

const NOW = '2026-11-23T11:00:00Z'
const CAUSE = { reason: 'BREAKDOWN', blocker: 'PART' }
const down = (scannerId: string, more: object = {}) =>
  reportDownInput.parse({ scannerId, ...CAUSE, ...more })
const restored = (scannerId: string, more: object = {}) =>
  restoreInput.parse({ scannerId, remedy: 'لامپ عوض شد', ...more })
const alertsOf = (id: string) =>
  query('SELECT rule_code, subject_type, office_id, evidence FROM alert WHERE subject_id = $1', [
    id,
  ])

describe('reporting a unit down', () => {
  it('opens a downtime with its event and an alert that names the place', async () => {
    itIs(NOW)
    const { id, code } = await haveUnit()
    const input = down(id, { day: '2026-11-23', time: '۱۰:۱۵', note: 'لامپ روشن نمی‌شود' })
    expect(await reportDown(officerAtShalamcheh, input)).toEqual({ ok: true, value: { code } })
    const startedAt = new Date('2026-11-23T06:45:00Z')
    expect(await unitRow(id)).toMatchObject({
      state: 'OUT_OF_SERVICE',
      state_since: startedAt,
      blocker: 'PART',
    })
    expect(await downtimesOf(id)).toMatchObject([
      { started_at: startedAt, ended_at: null, ...CAUSE, reported_by_id: officerAtShalamcheh.id },
    ])
    expect(await eventsOf(id)).toMatchObject([
      {
        event: 'DOWNTIME_OPENED',
        subject_type: 'SCANNER',
        before: { state: 'IN_SERVICE' },
        after: { state: 'OUT_OF_SERVICE', ...CAUSE, startedAt: startedAt.toISOString() },
        reason: 'لامپ روشن نمی‌شود',
      },
    ])
    const [alert, ...others] = await alertsOf(id)
    expect(others).toEqual([])
    expect(alert).toMatchObject({
      rule_code: 'SCANNER_DOWN',
      subject_type: 'SCANNER',
      office_id: null,
      evidence: { code, officeEn: expect.stringContaining('Shalamcheh'), ...CAUSE },
    })
  })

  it('without a time is now, and is the supervisor’s task as well', async () => {
    itIs(NOW)
    const { id } = await haveUnit({ office: 'chazabeh' })
    expect(await reportDown(supervisor, down(id))).toMatchObject({ ok: true })
    expect(await downtimesOf(id)).toMatchObject([{ started_at: new Date(NOW) }])
  })

  it.each([
    ['2026-11-23', '14:31', 'DOWNTIME_IN_FUTURE'],
    ['2026-11-20', '14:29', 'DOWNTIME_TOO_OLD'],
    ['2026-11-22', '11:59', 'DOWNTIME_OVERLAPS'],
  ])('that began %s %s is refused: %s', async (day, time, reason) => {
    itIs(NOW)
    const { id } = await haveUnit()
    await haveDowntime(id, '2026-11-22T06:00:00Z', '2026-11-22T08:30:00Z')
    const attempt = () => reportDown(officerAtShalamcheh, down(id, { day, time }))
    expect(await expectNothingWritten(attempt)).toMatchObject({
      fields: [{ field: 'day', reason }],
    })
    expect(await unitRow(id)).toMatchObject({ state: 'IN_SERVICE', blocker: null })
    expect(await downtimesOf(id)).toHaveLength(1)
    expect(await alertsOf(id)).toEqual([])
  })

  it('may begin at the very moment the last one ended', async () => {
    itIs(NOW)
    const { id } = await haveUnit()
    await haveDowntime(id, '2026-11-22T06:00:00Z', '2026-11-22T08:30:00Z')
    const input = down(id, { day: '2026-11-22', time: '12:00' })
    expect(await reportDown(officerAtShalamcheh, input)).toMatchObject({ ok: true })
  })

  it('that began before the unit was installed is refused', async () => {
    itIs(NOW)
    const { id } = await haveUnit({ installedOn: '2026-11-23' })
    const input = down(id, { day: '2026-11-22', time: '23:00' })
    expect(await reportDown(officerAtShalamcheh, input)).toMatchObject({
      fields: [{ field: 'day', reason: 'DOWNTIME_BEFORE_SERVICE' }],
    })
  })

  it('of one that is down, retired or on its way is refused', async () => {
    itIs(NOW)
    const units = [
      await haveUnit({ state: 'OUT_OF_SERVICE', blocker: 'PART' }),
      await haveUnit({ state: 'RETIRED' }),
      await haveUnit({ state: 'COMMISSIONING', stage: 'INSTALLED' }),
    ]
    for (const { id } of units)
      expect(
        await expectNothingWritten(() => reportDown(officerAtShalamcheh, down(id))),
      ).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
  })

  it('by two at once: one wins', async () => {
    itIs(NOW)
    const { id } = await haveUnit()
    const people = [officerAtShalamcheh, colleagueAtShalamcheh, supervisor, officerAtShalamcheh]
    const outcomes = await Promise.all(people.map((actor) => reportDown(actor, down(id))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes)
      if (!outcome.ok) expect(['TAKEN_MEANWHILE', 'NOT_IN_THIS_STATE']).toContain(outcome.reason)
    expect(await downtimesOf(id)).toHaveLength(1)
    expect(await eventsOf(id)).toHaveLength(1)
  })

  it('is refused to another office and to everybody else', async () => {
    const { id } = await haveUnit()
    expect(await expectNothingWritten(() => reportDown(officerAtChazabeh, down(id)))).toMatchObject(
      { reason: 'UNIT_OF_OTHER_OFFICE' },
    )
    for (const persona of PERSONAS.filter((one) => !/officerAt|supervisor/.test(one)))
      expect(await reportDown(PEOPLE[persona], down(id))).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it('of no unit is refused', async () => {
    expect(await reportDown(supervisor, down(newId()))).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('restoring a unit', () => {
  const haveDown = async (since = '2026-11-22T06:00:00Z') => {
    const unit = await haveUnit({ state: 'OUT_OF_SERVICE', since, blocker: 'PART' })
    await haveDowntime(unit.id, since, null)
    return unit
  }

  it('ends its downtime with the remedy', async () => {
    itIs(NOW)
    const { id } = await haveDown()
    const input = restored(id, { day: '2026-11-23', time: '13:00' })
    expect(await restoreUnit(colleagueAtShalamcheh, input)).toMatchObject({ ok: true })
    const endedAt = new Date('2026-11-23T09:30:00Z')
    expect(await unitRow(id)).toMatchObject({
      state: 'IN_SERVICE',
      state_since: endedAt,
      blocker: null,
    })
    expect(await downtimesOf(id)).toMatchObject([
      { ended_at: endedAt, remedy: 'لامپ عوض شد', restored_by_id: colleagueAtShalamcheh.id },
    ])
    expect(await eventsOf(id)).toMatchObject([
      { event: 'DOWNTIME_CLOSED', after: { state: 'IN_SERVICE' }, reason: 'لامپ عوض شد' },
    ])
  })

  it.each([
    ['2026-11-23', '14:31', 'DOWNTIME_IN_FUTURE'],
    ['2026-11-22', '09:30', 'DOWNTIME_ENDS_FIRST'],
  ])('at %s %s is refused: %s', async (day, time, reason) => {
    itIs(NOW)
    const { id } = await haveDown()
    const attempt = () => restoreUnit(officerAtShalamcheh, restored(id, { day, time }))
    expect(await expectNothingWritten(attempt)).toMatchObject({
      fields: [{ field: 'day', reason }],
    })
    expect(await unitRow(id)).toMatchObject({ state: 'OUT_OF_SERVICE' })
  })

  it('of older data without an open downtime opens none', async () => {
    itIs(NOW)
    const { id } = await haveUnit({ state: 'OUT_OF_SERVICE', blocker: 'PART' })
    expect(await restoreUnit(officerAtShalamcheh, restored(id))).toMatchObject({ ok: true })
    expect(await downtimesOf(id)).toEqual([])
    expect(await unitRow(id)).toMatchObject({ state: 'IN_SERVICE', state_since: new Date(NOW) })
  })

  it('by two at once: one wins', async () => {
    itIs(NOW)
    const { id } = await haveDown()
    const outcomes = await Promise.all(
      [officerAtShalamcheh, supervisor].map((actor) => restoreUnit(actor, restored(id))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('of one at work is refused, and to whoever is not there', async () => {
    const { id } = await haveUnit()
    expect(await restoreUnit(supervisor, restored(id))).toMatchObject({
      reason: 'NOT_IN_THIS_STATE',
    })
    expect(await restoreUnit(officerAtChazabeh, restored(id))).toMatchObject({
      reason: 'UNIT_OF_OTHER_OFFICE',
    })
  })
})

describe('retiring a unit', () => {
  it('ends what held it down, with the reason', async () => {
    itIs(NOW)
    const { id } = await haveUnit({ state: 'OUT_OF_SERVICE', blocker: 'VENDOR' })
    await haveDowntime(id, '2026-11-01T06:00:00Z', null)
    const input = { scannerId: id, reason: 'قطعه ساخته نمی‌شود' }
    expect(await retireUnit(supervisor, input)).toMatchObject({ ok: true })
    expect(await unitRow(id)).toMatchObject({
      state: 'RETIRED',
      state_since: new Date(NOW),
      blocker: null,
    })
    expect(await downtimesOf(id)).toMatchObject([
      { ended_at: new Date(NOW), restored_by_id: supervisor.id, remedy: null },
    ])
    expect(await eventsOf(id)).toMatchObject([{ event: 'SCANNER_RETIRED', reason: input.reason }])
    expect(await retireUnit(supervisor, input)).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
  })

  it('in the very moment its downtime began is refused, not a fault', async () => {
    itIs(NOW)
    const { id } = await haveUnit()
    await reportDown(supervisor, down(id))
    const input = { scannerId: id, reason: 'فرسوده' }
    expect(await retireUnit(supervisor, input)).toMatchObject({ reason: 'DOWNTIME_ENDS_FIRST' })
    expect(await unitRow(id)).toMatchObject({ state: 'OUT_OF_SERVICE' })
  })

  it('is the supervisor’s alone, and not of one on its way', async () => {
    const { id } = await haveUnit()
    for (const persona of PERSONAS.filter((one) => one !== 'supervisor'))
      expect(await retireUnit(PEOPLE[persona], { scannerId: id, reason: 'فرسوده' })).toMatchObject({
        reason: 'NOT_YOUR_TASK',
      })
    const coming = await haveUnit({ state: 'COMMISSIONING', stage: 'NEED' })
    expect(await retireUnit(supervisor, { scannerId: coming.id, reason: 'فرسوده' })).toMatchObject({
      reason: 'NOT_IN_THIS_STATE',
    })
  })
})

describe('the database itself', () => {
  it('takes no overlapping downtimes, nor one that ends before it begins', async () => {
    const { id } = await haveUnit()
    await haveDowntime(id, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')
    await expect(haveDowntime(id, '2026-11-01T23:59:00Z', '2026-11-03T00:00:00Z')).rejects.toThrow(
      'downtime_no_overlap',
    )
    await expect(haveDowntime(id, '2026-10-01T00:00:00Z', null)).rejects.toThrow(
      'downtime_no_overlap',
    )
    await expect(haveDowntime(id, '2026-11-05T00:00:00Z', '2026-11-04T00:00:00Z')).rejects.toThrow()
  })

  it('changes no downtime that has ended, deletes none, and moves no unit past its law', async () => {
    const { id } = await haveUnit()
    await haveDowntime(id, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')
    const refusals = [
      await refusalOf(`UPDATE downtime SET remedy = 'x' WHERE scanner_id = $1`, [id]),
      await refusalOf('DELETE FROM downtime WHERE scanner_id = $1', [id]),
      await refusalOf(`UPDATE scanner SET state = 'COMMISSIONING', stage = 'NEED' WHERE id = $1`, [
        id,
      ]),
      await refusalOf('UPDATE scanner SET rated_per_hour = 1 WHERE id = $1', [id]),
    ]
    for (const refusal of refusals) expect(refusal).toBe('23001')
  })
})
