import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { endSession, findActor, IDLE_MINUTES, SESSION_HOURS } from '@/lib/sessions'
import { startSession } from '@/lib/sign-in'
import { query } from '../support/database'
import { officeId, officerAtShalamcheh } from '../support/people'
import { HERE, havePassword } from '../support/sign-in-world'
import { itIs, settleWorld } from '../support/world'

const maryam = { username: 'maryam', password: 'یک رمز بلند' }
const MORNING = '2026-11-23T04:00:00Z'
const START = new Date(MORNING).getTime()
const minutesLater = (minutes: number, seconds = 0) =>
  itIs(new Date(START + minutes * 60_000 + seconds * 1000).toISOString())

beforeAll(async () => {
  await settleWorld()
  await havePassword(officerAtShalamcheh, maryam.password)
})

beforeEach(() => itIs(MORNING))

async function signedIn(): Promise<string> {
  const started = await startSession(maryam, HERE)
  if (!started.ok || !('sessionId' in started.value)) throw new Error('not signed in')
  return started.value.sessionId
}
/** Ends what is open a moment ago and posts anew, past the program. */
async function post(role: string, office: string): Promise<void> {
  await query('UPDATE posting SET valid_to = now() WHERE user_id = $1 AND valid_to IS NULL', [
    officerAtShalamcheh.id,
  ])
  await query(
    `INSERT INTO posting (id, user_id, role, office_id, valid_from, made_at)
     SELECT $1, $2, $3, $4, max(valid_to), now() FROM posting WHERE user_id = $2`,
    [newId(), officerAtShalamcheh.id, role, officeId(office)],
  )
  itIs(new Date(Date.now() + 1).toISOString())
}
const rowOf = async (id: string) => {
  const [row] = await query('SELECT * FROM session WHERE id = $1', [id])
  return row
}
const sessions = async () => (await query('SELECT id FROM session')).length

describe('signing in', () => {
  it('opens a session for at most a shift', async () => {
    const row = await rowOf(await signedIn())
    expect(row).toMatchObject({
      user_id: officerAtShalamcheh.id,
      started_at: new Date(MORNING),
      expires_at: new Date(START + SESSION_HOURS * 3_600_000),
      ended_at: null,
    })
  })

  it('takes the name as people type it', async () => {
    for (const username of [' Maryam ', 'MARYAM'])
      expect(await startSession({ ...maryam, username }, HERE)).toMatchObject({ ok: true })
  })

  it.each([
    ['a wrong password', { ...maryam, password: 'یک رمز' }],
    ['an unknown name', { ...maryam, username: 'nobody' }],
    ['an empty password', { ...maryam, password: '' }],
    ['no name', { password: maryam.password }],
    ['a name that is no text', { ...maryam, username: { contains: 'm' } }],
    ['a name with a NUL', { ...maryam, username: 'mar\u0000yam' }],
    ['a password of 100,000 characters', { ...maryam, password: 'a'.repeat(100_000) }],
    ['nothing', undefined],
    ['a list', [maryam]],
  ])('with %s is refused in the same words, and opens nothing', async (_, input) => {
    const before = await sessions()
    expect(await startSession(input, HERE)).toEqual({
      ok: false,
      reason: 'WRONG_CREDENTIALS',
      details: {},
      fields: [],
    })
    expect(await sessions()).toBe(before)
  })

  it('with a shut account is refused in the same words', async () => {
    await query('UPDATE user_account SET disabled_at = now() WHERE username = $1', ['maryam'])
    expect(await startSession(maryam, HERE)).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    await query('UPDATE user_account SET disabled_at = NULL WHERE username = $1', ['maryam'])
  })
})

describe('who acts', () => {
  it('is read from the database', async () => {
    const id = await signedIn()
    expect(await findActor(id)).toMatchObject({
      id: officerAtShalamcheh.id,
      sessionId: id,
      username: 'maryam',
      role: 'CUSTOMS_OFFICER',
      agency: 'CUSTOMS',
      officeId: officeId('shalamcheh'),
      officeKind: 'CUSTOMS_OFFICE',
      office: { fa: expect.stringContaining('شلمچه'), en: expect.stringContaining('Shalamcheh') },
    })
  })

  it('in another role or place from the next request on, and has proved nothing there yet', async () => {
    itIs(new Date().toISOString())
    const id = await signedIn()
    expect(await findActor(id)).toMatchObject({ confirmedAt: expect.any(Date) })
    await post('CUSTOMS_SUPERVISOR', 'customs-province')
    expect(await findActor(id)).toMatchObject({
      role: 'CUSTOMS_SUPERVISOR',
      officeId: officeId('customs-province'),
      officeKind: 'CUSTOMS_PROVINCE',
      countyCode: 'ahvaz',
      confirmedAt: null,
    })
    await post('CUSTOMS_OFFICER', 'shalamcheh')
    expect(await findActor(id)).toMatchObject({ role: 'CUSTOMS_OFFICER' })
  })

  it('cannot be changed by whoever holds it', async () => {
    const actor = await findActor(await signedIn())
    expect(() => Object.assign(actor ?? {}, { role: 'ADMINISTRATOR' })).toThrow(TypeError)
  })

  it('is nobody for a session that does not exist', async () => {
    expect(await findActor(newId())).toBeUndefined()
  })

  it('is nobody once the account is shut', async () => {
    const id = await signedIn()
    await query('UPDATE user_account SET disabled_at = now() WHERE username = $1', ['maryam'])
    expect(await findActor(id)).toBeUndefined()
    await query('UPDATE user_account SET disabled_at = NULL WHERE username = $1', ['maryam'])
  })
})

describe('a session', () => {
  it('ends when nobody has been there for a while', async () => {
    const id = await signedIn()
    minutesLater(IDLE_MINUTES)
    expect(await findActor(id)).toBeDefined()
    minutesLater(2 * IDLE_MINUTES)
    expect(await findActor(id)).toBeDefined()
    minutesLater(3 * IDLE_MINUTES, 1)
    expect(await findActor(id)).toBeUndefined()
    minutesLater(3 * IDLE_MINUTES)
    expect(await findActor(id)).toBeDefined()
  })

  it('ends after a shift, however busy', async () => {
    const id = await signedIn()
    const shift = SESSION_HOURS * 60
    for (let minutes = 20; minutes < shift; minutes += 20) {
      minutesLater(minutes)
      expect(await findActor(id)).toBeDefined()
    }
    minutesLater(shift - 1, 59)
    expect(await findActor(id)).toBeDefined()
    minutesLater(shift)
    expect(await findActor(id)).toBeUndefined()
  })

  it('writes down that somebody is there once a minute, not with every request', async () => {
    const id = await signedIn()
    minutesLater(1)
    await findActor(id)
    expect(await rowOf(id)).toMatchObject({ last_seen_at: new Date(MORNING) })
    minutesLater(1, 1)
    await findActor(id)
    expect(await rowOf(id)).toMatchObject({ last_seen_at: new Date(START + 61_000) })
  })

  it('ended in one tab is ended in all, and stays ended', async () => {
    const id = await signedIn()
    const other = await signedIn()
    minutesLater(5)
    expect(await endSession(id)).toMatchObject({ ok: true })
    expect(await findActor(id)).toBeUndefined()
    expect(await findActor(other)).toBeDefined()
    minutesLater(9)
    await endSession(id)
    expect(await rowOf(id)).toMatchObject({ ended_at: new Date(START + 5 * 60_000) })
  })

  it('asked for many times at once is one answer', async () => {
    const id = await signedIn()
    minutesLater(10)
    const actors = await Promise.all(Array.from({ length: 10 }, () => findActor(id)))
    expect(actors.every((actor) => actor?.username === 'maryam')).toBe(true)
  })
})
