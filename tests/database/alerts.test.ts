import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import {
  acknowledgeAlert,
  actOnAlert,
  closeAlertFalse,
  closeAlertTrue,
} from '@/lib/alerts/commands'
import { getAlert, listAlerts } from '@/lib/alerts/queries'
import { alertFilter } from '@/lib/alerts/schema'
import { countMyAlerts } from '@/lib/alerts/stream/queries'
import { newId } from '@/lib/id'
import { findActor } from '@/lib/sessions'
import {
  alertsAbout,
  comradeInKhorramshahr,
  haveAlert,
  haveRule,
  policeInShadegan,
  raise,
  risk,
  settleAlerts,
} from '../support/alerts-world'
import { query } from '../support/database'
import {
  administrator,
  judge,
  officeId,
  officerAtShalamcheh,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { eventsOf, insert, itIs, refusalOf } from '../support/world'

beforeAll(settleAlerts)

const NOON = '2026-11-23T08:30:00Z'
const messagesOf = (number: number) =>
  query(`SELECT * FROM outbox_message WHERE payload ->> 'number' = $1 ORDER BY id`, [
    String(number),
  ])

describe('raising', () => {
  it('writes the alert with its evidence and clock, an event and a message to whom it addresses', async () => {
    const raised = risk()
    await raise(raised)
    const [alert, ...others] = await alertsAbout(raised.subject.id)
    expect(others).toEqual([])
    expect(alert).toMatchObject({
      rule_code: 'ROUTE_RISK_HIGH',
      subject_type: 'ROUTE_SEGMENT',
      evidence: { ...raised.evidence, value: 71, threshold: 50 },
      addressed_role: 'POLICE_OFFICER',
      office_id: officeId('police-khorramshahr'),
      state: 'RAISED',
      raised_at: raised.at,
      acknowledge_by: new Date('2026-11-23T07:00:00Z'),
    })
    const number = alert?.number ?? 0
    expect(await eventsOf(String(alert?.id))).toMatchObject([
      { event: 'ALERT_RAISED', after: { number, rule: 'ROUTE_RISK_HIGH', value: 71 } },
    ])
    expect(await messagesOf(number)).toMatchObject([
      {
        topic: 'ALERT',
        addressed_role: 'POLICE_OFFICER',
        office_id: officeId('police-khorramshahr'),
        payload: { number, rule: 'ROUTE_RISK_HIGH', state: 'RAISED' },
      },
    ])
  })

  it.each([
    [50, 1],
    [49.9, 0],
    [Number.NaN, 0],
  ])('at %d of a threshold of 50 gives %d alerts', async (value, count) => {
    const raised = risk({ value })
    await raise(raised)
    expect(await alertsAbout(raised.subject.id)).toHaveLength(count)
  })

  it('is silent where the rule is switched off', async () => {
    await haveRule('GOODS_PROHIBITED', 1, 'POLICE_OFFICER', 240, false)
    const raised = risk({ rule: 'GOODS_PROHIBITED' })
    await raise(raised)
    expect(await alertsAbout(raised.subject.id)).toEqual([])
    await haveRule('GOODS_PROHIBITED', 1, 'POLICE_OFFICER', 240)
  })

  it('does not repeat an open alert, and raises anew once it is closed', async () => {
    const raised = risk()
    await Promise.all([raise(raised), raise(raised), raise(raised)])
    const [alert, ...others] = await alertsAbout(raised.subject.id)
    expect(others).toEqual([])
    const alertId = String(alert?.id)
    expect(await messagesOf(alert?.number ?? 0)).toHaveLength(1)
    await acknowledgeAlert(policeInKhorramshahr, { alertId })
    await raise(raised)
    expect(await alertsAbout(raised.subject.id)).toHaveLength(1)
    await closeAlertFalse(policeInKhorramshahr, { alertId, reason: 'گزارش نادرست بود' })
    await raise(raised)
    expect(await alertsAbout(raised.subject.id)).toHaveLength(2)
  })

  it('is undone with its cause', async () => {
    const raised = risk()
    await raise(raised, async () => 'undo')
    expect(await alertsAbout(raised.subject.id)).toEqual([])
  })
})

describe('answering', () => {
  it('goes from acknowledged over acted to closed, each with an event and a message', async () => {
    itIs(NOON)
    const { id: alertId, number } = await haveAlert()
    const done = { ok: true, value: { number } }
    expect(await acknowledgeAlert(policeInKhorramshahr, { alertId })).toEqual(done)
    const reason = 'گشت مشترک فرستاده شد'
    expect(await actOnAlert(comradeInKhorramshahr, { alertId, reason })).toEqual(done)
    expect(await closeAlertTrue(policeInKhorramshahr, { alertId })).toEqual(done)
    const at = new Date(NOON)
    expect(await query('SELECT * FROM alert WHERE id = $1', [alertId])).toMatchObject([
      { state: 'CLOSED_TRUE', acknowledged_at: at, acted_at: at, closed_at: at },
    ])
    const events = await eventsOf(alertId)
    expect(events.map(({ event }) => event).sort()).toEqual(
      ['ALERT_RAISED', 'ALERT_ACKNOWLEDGED', 'ALERT_ACTED', 'ALERT_CLOSED'].sort(),
    )
    expect(events).toContainEqual(expect.objectContaining({ event: 'ALERT_ACTED', reason }))
    const states = (await messagesOf(number)).map(({ payload }) => payload.state)
    expect(states).toEqual(['RAISED', 'ACKNOWLEDGED', 'ACTED', 'CLOSED_TRUE'])
  })

  it('of two at once is taken once', async () => {
    const { id: alertId } = await haveAlert()
    const outcomes = await Promise.all([
      acknowledgeAlert(policeInKhorramshahr, { alertId }),
      acknowledgeAlert(comradeInKhorramshahr, { alertId }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      reason: expect.stringMatching(/^(TAKEN_MEANWHILE|NOT_IN_THIS_STATE)$/),
    })
    expect(await eventsOf(alertId)).toHaveLength(2)
  })

  it('a raised one as acted or closed is refused: somebody sees to it first', async () => {
    const { id: alertId } = await haveAlert()
    const reason = 'بی‌مورد'
    for (const outcome of [
      await actOnAlert(policeInKhorramshahr, { alertId, reason }),
      await closeAlertTrue(policeInKhorramshahr, { alertId }),
      await closeAlertFalse(policeInKhorramshahr, { alertId, reason }),
    ])
      expect(outcome).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
  })

  it.each<[string, Actor, string]>([
    ['another office', policeInShadegan, 'NOT_FOUND'],
    ['another agency', officerAtShalamcheh, 'NOT_FOUND'],
    ['a reader of all', judge, 'NOT_YOUR_TASK'],
    ['the administrator', administrator, 'NOT_YOUR_TASK'],
  ])('%s is refused and nothing changes', async (_, actor, reason) => {
    const { id: alertId } = await haveAlert()
    expect(await acknowledgeAlert(actor, { alertId })).toMatchObject({ ok: false, reason })
    expect(await eventsOf(alertId)).toHaveLength(1)
  })

  it('an alert to every office is any one’s of the role', async () => {
    const { id: alertId } = await haveAlert({ officeId: null })
    expect(await acknowledgeAlert(policeInShadegan, { alertId })).toMatchObject({ ok: true })
  })

  it('an alert that does not exist is refused', async () => {
    const input = { alertId: newId() }
    expect(await acknowledgeAlert(judge, input)).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('the database', () => {
  it('refuses a move that the law does not know, and a change of what is on record', async () => {
    const { id } = await haveAlert()
    const close = `UPDATE alert SET state = 'CLOSED_TRUE', acknowledged_at = now(), acted_at = now(), closed_at = now() WHERE id = $1`
    expect(await refusalOf(close, [id])).toBe('23001')
    expect(await refusalOf(`UPDATE alert SET evidence = '{}' WHERE id = $1`, [id])).toBe('23001')
    expect(await refusalOf('DELETE FROM alert WHERE id = $1', [id])).toBe('23001')
    expect(await refusalOf(`UPDATE outbox_message SET topic = 'X'`)).toBe('23001')
  })
})

describe('reading', () => {
  const filter = alertFilter.parse({})
  const at = new Date('2026-11-24T06:00:00Z')
  const seenBy = async (actor: Actor) => {
    const page = await listAlerts(actor, filter, at)
    return page?.rows.map(({ number }) => number)
  }

  it('gives each what is addressed to them, the judiciary and the supervisor all, the administrator nothing', async () => {
    const mine = (await haveAlert()).number
    const down = (await haveAlert({ rule: 'SCANNER_DOWN', officeId: null })).number
    for (const [actor, seen] of [
      [policeInKhorramshahr, [true, false]],
      [policeInShadegan, [false, false]],
      [officerAtShalamcheh, [false, false]],
      [supervisor, [true, true]],
      [judge, [true, true]],
    ] as const) {
      const numbers = (await seenBy(actor)) ?? []
      expect([mine, down].map((number) => numbers.includes(number))).toEqual(seen)
      const one = await getAlert(actor, mine)
      expect(one?.number).toBe(seen[0] ? mine : undefined)
    }
    expect(await seenBy(administrator)).toBeUndefined()
    expect(await getAlert(administrator, mine)).toBeUndefined()
    expect(await countMyAlerts(administrator)).toBeUndefined()
  })

  it('counts on the bell what is open and addressed to me', async () => {
    const before = await countMyAlerts(policeInKhorramshahr)
    const { id: alertId } = await haveAlert()
    await haveAlert({ rule: 'SCANNER_DOWN' })
    const more = await countMyAlerts(policeInKhorramshahr)
    expect(more?.open).toBe((before?.open ?? 0) + 1)
    expect(more?.newest).toBeGreaterThan(before?.newest ?? 0)
    await acknowledgeAlert(policeInKhorramshahr, { alertId })
    expect((await countMyAlerts(policeInKhorramshahr))?.open).toBe((before?.open ?? 0) + 1)
    await closeAlertFalse(policeInKhorramshahr, { alertId, reason: 'بی‌مورد' })
    expect((await countMyAlerts(policeInKhorramshahr))?.open).toBe(before?.open)
  })

  it('lists what waits first, then what is under way, then what is closed; filters by state and rule', async () => {
    const page = await listAlerts(judge, filter, at)
    const rank = ({ state }: { state: string }) =>
      state === 'RAISED' ? 0 : state.startsWith('CLOSED') ? 2 : 1
    const ranks = page?.rows.map(rank) ?? []
    expect(ranks).toEqual([...ranks].sort())
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]))
    const down = await listAlerts(judge, alertFilter.parse({ rule: 'SCANNER_DOWN' }), at)
    expect(new Set(down?.rows.map(({ ruleCode }) => ruleCode))).toEqual(new Set(['SCANNER_DOWN']))
    const open = await listAlerts(judge, alertFilter.parse({ state: 'OPEN' }), at)
    expect(open?.total).toBe(ranks.filter((one) => one < 2).length)
    const closed = await listAlerts(judge, alertFilter.parse({ state: 'CLOSED_TRUE' }), at)
    expect(closed?.rows.map(({ handledBy }) => handledBy)).toEqual([
      policeInKhorramshahr.displayName,
    ])
  })

  it('measures precision as true over closed, and the median time to acknowledge, of 90 days', async () => {
    const raisedAt = new Date('2026-05-01T06:00:00Z')
    const reason = 'قطعه تعویض شد'
    const acknowledgedAfter = async (minutes: number) => {
      const { id: alertId } = await haveAlert({
        rule: 'SCANNER_DOWN',
        officeId: null,
        at: raisedAt,
      })
      itIs(new Date(raisedAt.getTime() + minutes * 60_000).toISOString())
      await acknowledgeAlert(supervisor, { alertId })
      return alertId
    }
    const right = await acknowledgedAfter(10)
    await actOnAlert(supervisor, { alertId: right, reason })
    await closeAlertTrue(supervisor, { alertId: right })
    const wrong = await acknowledgedAfter(30)
    await closeAlertFalse(supervisor, { alertId: wrong, reason })
    await acknowledgedAfter(90)
    await haveAlert({ rule: 'SCANNER_DOWN', officeId: null, at: raisedAt })
    const page = await listAlerts(supervisor, filter, new Date('2026-05-02T06:00:00Z'))
    expect(page?.quality).toEqual({
      closed: 2,
      closedTrue: 1,
      acknowledged: 3,
      minutesToAcknowledge: 30,
    })
    const later = await listAlerts(supervisor, filter, new Date('2026-08-01T06:00:00Z'))
    expect(later?.quality).toEqual({
      closed: 0,
      closedTrue: 0,
      acknowledged: 0,
      minutesToAcknowledge: null,
    })
  })
})

describe('a page that only listens', () => {
  it('keeps no session from running idle', async () => {
    const id = newId()
    const startedAt = new Date('2026-11-23T06:00:00Z')
    await insert('session', {
      id,
      user_id: policeInKhorramshahr.id,
      method: 'PASSWORD',
      started_at: startedAt,
      last_seen_at: startedAt,
      expires_at: new Date('2026-11-23T14:00:00Z'),
    })
    itIs('2026-11-23T06:25:00Z')
    expect(await findActor(id, 'listening')).toMatchObject({ id: policeInKhorramshahr.id })
    itIs('2026-11-23T06:31:00Z')
    expect(await findActor(id, 'listening')).toBeUndefined()
    const [row] = await query('SELECT last_seen_at FROM session WHERE id = $1', [id])
    expect(row?.last_seen_at).toEqual(startedAt)
  })
})
