import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { findActor, IDLE_MINUTES, openSession, sessionStanding } from '@/lib/sessions'
import { disableAccount } from '@/lib/staff/commands'
import {
  confirmIdentity,
  endAccountSessions,
  endMyOtherSessions,
  endMySession,
} from '@/lib/staff/sessions/commands'
import { listMySessions } from '@/lib/staff/sessions/queries'
import { query } from '../support/database'
import {
  administrator,
  colleagueAtShalamcheh,
  officeId,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  penaltyOfficer,
  unconfirmed,
} from '../support/people'
import { forgetAllAttempts, HERE, havePassword } from '../support/sign-in-world'
import { asAgency, haveAccount, signedInAs, WHY } from '../support/staff-world'
import { eventsOf, expectNothingWritten, itIs, refusalOf, settleWorld } from '../support/world'

const PASSWORD = 'یک رمز بلند و تازه'

beforeAll(async () => {
  await settleWorld()
  await havePassword(officerAtShalamcheh, PASSWORD)
})
beforeEach(forgetAllAttempts)

const officer = () => haveAccount('CUSTOMS_OFFICER', officeId('shalamcheh'))
const rowOf = async (id: string) => {
  const [row] = await query('SELECT * FROM session WHERE id = $1', [id])
  return row
}
async function actorOf(sessionId: string) {
  const actor = await findActor(sessionId)
  if (!actor) throw new Error('nobody')
  return actor
}

describe('all sessions of an account', () => {
  it('end with the next request, when an administrator says so, and say why', async () => {
    const { id } = await officer()
    const sessions = await Promise.all([signedInAs({ id }), signedInAs({ id })])
    const input = { accountId: id, reason: WHY }
    expect(await endAccountSessions(administrator, input)).toEqual({ ok: true, value: null })
    for (const session of sessions) {
      expect(await findActor(session)).toBeUndefined()
      expect(await sessionStanding(session)).toMatchObject({ because: 'ENDED_BY_ADMINISTRATOR' })
    }
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      event: 'SESSIONS_ENDED',
      actor_id: administrator.id,
      after: { sessions: 2 },
      reason: WHY,
    })
    expect(await findActor(await signedInAs({ id }))).toBeDefined()
  })

  it('end when the account is shut, and say so', async () => {
    const { id } = await officer()
    const session = await signedInAs({ id })
    await disableAccount(administrator, { accountId: id, reason: WHY })
    expect(await findActor(session)).toBeUndefined()
    expect(await sessionStanding(session)).toMatchObject({ because: 'ACCOUNT_DISABLED' })
    expect(await openSession(id, { method: 'PASSWORD' })).toMatchObject({ ok: false })
  })

  it('of an older epoch are worth nothing, even one that no command has ended', async () => {
    const { id } = await officer()
    const session = await signedInAs({ id })
    await query('UPDATE user_account SET session_epoch = session_epoch + 1 WHERE id = $1', [id])
    expect(await findActor(session)).toBeUndefined()
  })

  it('are not opened on a proof that has become stale meanwhile', async () => {
    const { id } = await officer()
    await endAccountSessions(administrator, { accountId: id, reason: WHY })
    const stale = await openSession(id, { method: 'PASSWORD', epoch: 0 })
    expect(stale).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    expect(await openSession(id, { method: 'PASSWORD', epoch: 1 })).toMatchObject({ ok: true })
  })

  it.each(PERSONAS.filter((persona) => persona !== 'administrator'))(
    'are not ended by %s',
    async (persona) => {
      const input = { accountId: officerAtShalamcheh.id, reason: WHY }
      const attempt = () => endAccountSessions(PEOPLE[persona], input)
      expect(await expectNothingWritten(attempt)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    },
  )

  it('are not ended by who has not proved lately who they are, nor of nobody', async () => {
    const input = { accountId: officerAtShalamcheh.id, reason: WHY }
    expect(await endAccountSessions(unconfirmed(administrator), input)).toMatchObject({
      reason: 'CONFIRM_IDENTITY',
    })
    const nobody = { accountId: newId(), reason: WHY }
    expect(await endAccountSessions(administrator, nobody)).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('one’s own sessions', () => {
  it('are listed, this one first, and can be ended one by one', async () => {
    const { id } = await officer()
    const [mine, other] = [await signedInAs({ id }), await signedInAs({ id })]
    const actor = await actorOf(mine)
    const listed = await listMySessions(actor, new Date())
    expect(listed.map((one) => [one.id, one.own])).toEqual([
      [mine, true],
      [other, false],
    ])
    expect(await endMySession(actor, { sessionId: other })).toEqual({ ok: true, value: null })
    expect(await findActor(other)).toBeUndefined()
    expect(await sessionStanding(other)).toMatchObject({ because: 'ENDED_ELSEWHERE' })
    expect(await listMySessions(actor, new Date())).toHaveLength(1)
    expect(await endMySession(actor, { sessionId: other })).toMatchObject({
      reason: 'ALREADY_DONE',
    })
  })

  it('of two who end the same at once one has done it', async () => {
    const { id } = await officer()
    const actor = await actorOf(await signedInAs({ id }))
    const sessionId = await signedInAs({ id })
    const outcomes = await Promise.all([
      endMySession(actor, { sessionId }),
      endMySession(actor, { sessionId }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('are ended all but this one', async () => {
    const { id } = await officer()
    const [mine, other] = [await signedInAs({ id }), await signedInAs({ id })]
    const actor = await actorOf(mine)
    expect(await endMyOtherSessions(actor)).toEqual({ ok: true, value: null })
    expect(await findActor(other)).toBeUndefined()
    expect(await findActor(mine)).toBeDefined()
    expect(await endMyOtherSessions(actor)).toMatchObject({ reason: 'ALREADY_DONE' })
  })

  it('are nobody else’s: somebody else’s answers like none, to an administrator too', async () => {
    const sessionId = await signedInAs(colleagueAtShalamcheh)
    for (const actor of [officerAtShalamcheh, penaltyOfficer, administrator]) {
      expect(await endMySession(actor, { sessionId })).toMatchObject({ reason: 'NOT_FOUND' })
      expect(await endMySession(actor, { sessionId: newId() })).toMatchObject({
        reason: 'NOT_FOUND',
      })
      const listed = await listMySessions(actor, new Date())
      expect(listed.map(({ id }) => id)).not.toContain(sessionId)
    }
    expect(await findActor(sessionId)).toBeDefined()
  })

  it('the database shows and ends nobody else’s, and lets nobody prolong or confirm one', async () => {
    const id = await signedInAs(colleagueAtShalamcheh)
    const own = await signedInAs(officerAtShalamcheh)
    const one = `WHERE id = '${id}'`
    expect(await asAgency(officerAtShalamcheh, `SELECT 1 FROM session ${one}`)).toBe(0)
    expect(await asAgency(officerAtShalamcheh, `UPDATE session SET ended_at = now() ${one}`)).toBe(
      0,
    )
    expect(await asAgency(penaltyOfficer, `SELECT 1 FROM session ${one}`)).toBe(0)
    for (const change of [
      'confirmed_at = now()',
      "expires_at = now() + interval '1 year'",
      'last_seen_at = now()',
      'epoch = 9',
    ]) {
      const sql = `UPDATE session SET ${change} WHERE id = '${own}'`
      expect(await asAgency(officerAtShalamcheh, sql)).toBe('42501')
    }
    const open = `INSERT INTO session (id, user_id, method, started_at, last_seen_at, expires_at)
      VALUES (gen_random_uuid(), '${administrator.id}', 'PASSWORD', now(), now(), now() + interval '1 hour')`
    expect(await asAgency(officerAtShalamcheh, open)).toBe('42501')
  })
})

describe('a session', () => {
  it('keeps what a browser says of itself short and in one line, and no address that is none', async () => {
    const { id } = await officer()
    const userAgent = `Firefox\u0000\n\u202e${'x'.repeat(1000)}`
    const opened = await openSession(id, { method: 'TOTP', userAgent, address: 'javascript:' })
    const row = await rowOf(opened.ok ? opened.value.sessionId : '')
    expect(row).toMatchObject({ method: 'TOTP', address: null })
    expect(String(row?.user_agent)).toMatch(/^Firefox x+$/)
    expect(String(row?.user_agent)).toHaveLength(300)
    const raw = `UPDATE session SET user_agent = E'a\\nb' WHERE id = '${row?.id}'`
    expect(await refusalOf(raw)).toBe('session_user_agent_safe')
  })

  it('says when it would end, without being kept running by the question', async () => {
    const { id } = await officer()
    const session = await signedInAs({ id })
    const { started_at: startedAt } = (await rowOf(session)) ?? {}
    const start = (startedAt as Date).getTime()
    itIs(new Date(start + 10 * 60_000).toISOString())
    expect(await sessionStanding(session)).toMatchObject({
      posting: `CUSTOMS_OFFICER ${officeId('shalamcheh')}`,
      idleAt: new Date(start + IDLE_MINUTES * 60_000),
      because: undefined,
    })
    itIs(new Date(start + IDLE_MINUTES * 60_000 + 1).toISOString())
    expect(await sessionStanding(session)).toMatchObject({ because: 'IDLE' })
  })
})

describe('confirming that it is oneself', () => {
  const HOUR = 3_600_000

  it('by the password is good for ten minutes', async () => {
    const session = await signedInAs(officerAtShalamcheh)
    await query('UPDATE session SET confirmed_at = $2 WHERE id = $1', [
      session,
      new Date(Date.now() - HOUR),
    ])
    const actor = await actorOf(session)
    const wrong = await confirmIdentity(actor, { present: 'نه این' }, HERE)
    expect(wrong).toMatchObject({ fields: [{ field: 'present', reason: 'WRONG_PASSWORD' }] })
    expect((await actorOf(session)).confirmedAt?.getTime()).toBeLessThan(Date.now() - HOUR / 2)
    expect(await confirmIdentity(actor, { present: PASSWORD }, HERE)).toMatchObject({ ok: true })
    expect((await actorOf(session)).confirmedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000)
  })

  it('is limited like signing in', async () => {
    const actor = await actorOf(await signedInAs(officerAtShalamcheh))
    const reasons: unknown[] = []
    for (let attempt = 0; attempt < 12; attempt++) {
      const outcome = await confirmIdentity(actor, { present: 'نه این' }, HERE)
      reasons.push(outcome.ok ? 'ok' : outcome.reason)
    }
    expect(reasons).toContain('TOO_MANY_ATTEMPTS')
  })

  it('who has no password of ours signs in again', async () => {
    const { id } = await officer()
    const actor = await actorOf(await signedInAs({ id }))
    expect(await confirmIdentity(actor, { present: PASSWORD }, HERE)).toMatchObject({
      reason: 'CONFIRM_BY_SIGNING_IN',
    })
  })
})
