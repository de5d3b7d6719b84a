import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LIMITS, LONGEST_WAIT } from '@/lib/attempts'
import type { Result } from '@/lib/result'
import { findActor } from '@/lib/sessions'
import { finishSession, PENDING_MINUTES, type Started, startSession } from '@/lib/sign-in'
import { changePassword } from '@/lib/staff/credentials/commands'
import { SENSITIVE_ROLES } from '@/lib/staff/sign-in-rules/rules'
import { query } from '../support/database'
import { judge, officerAtShalamcheh } from '../support/people'
import {
  codeOf,
  forgetAllAttempts,
  HERE,
  havePassword,
  haveSecondFactor,
} from '../support/sign-in-world'
import { eventsOf, itIs, settleWorld } from '../support/world'

const maryam = { username: 'maryam', password: 'سه واژه و یک خانه' }
const amin = { username: 'amin', password: 'چهار واژه در یک باغ' }
const wrong = { ...maryam, password: 'نه آن که باید باشد' }
const MORNING = new Date('2026-11-23T04:00:00Z')
const later = (minutes: number, seconds = 0) =>
  new Date(MORNING.getTime() + minutes * 60_000 + seconds * 1000)
const itIsAfter = (minutes: number, seconds = 0) => itIs(later(minutes, seconds).toISOString())
const events = async (name: string) =>
  query('SELECT * FROM audit_event WHERE event = $1 ORDER BY at, id', [name])

let secret = ''
const demanding: string[] = []
let codes: string[] = []

beforeAll(async () => {
  await settleWorld()
  const required = await query(
    'SELECT role FROM role_setting WHERE second_factor_required ORDER BY role::text',
  )
  demanding.push(...required.map(({ role }) => String(role)))
  await query('UPDATE role_setting SET second_factor_required = false')
  await havePassword(officerAtShalamcheh, maryam.password)
  await havePassword(judge, amin.password)
  itIs(later(-60).toISOString())
  const factor = await haveSecondFactor(judge, later(-60))
  secret = factor.secret
  codes = factor.codes
})

beforeEach(async () => {
  itIsAfter(0)
  await forgetAllAttempts()
})

function tokenOf(started: Result<Started>): string {
  if (!started.ok || !('pending' in started.value)) throw new Error(JSON.stringify(started))
  return started.value.pending
}

describe('signing in with a password', () => {
  it('is written down with its method and address', async () => {
    const started = await startSession(maryam, HERE)
    expect(started).toMatchObject({ ok: true, value: { sessionId: expect.any(String) } })
    expect(await eventsOf(officerAtShalamcheh.id)).toContainEqual(
      expect.objectContaining({
        event: 'SIGNED_IN',
        agency: 'PLATFORM',
        actor_id: officerAtShalamcheh.id,
        after: { method: 'PASSWORD', address: HERE.address },
      }),
    )
  })

  it('that fails is written down without the typed name where it is no account', async () => {
    await startSession({ username: 'somebody.else', password: maryam.password }, HERE)
    const found = (await events('SIGN_IN_FAILED')).at(-1)
    expect(found).toMatchObject({
      subject_type: 'SIGN_IN',
      subject_id: 'UNKNOWN_NAME',
      actor_id: null,
      after: { address: HERE.address },
    })
    expect(JSON.stringify(found)).not.toContain('somebody')
  })

  it('that fails names the account, and nobody as the one who did it', async () => {
    await startSession(wrong, HERE)
    expect((await events('SIGN_IN_FAILED')).at(-1)).toMatchObject({
      subject_type: 'USER',
      subject_id: officerAtShalamcheh.id,
      actor_id: null,
    })
  })

  it('leaves no password and no name in any row', async () => {
    await startSession(wrong, HERE)
    for (const table of ['audit_event', 'sign_in_attempt', 'pending_sign_in', 'session']) {
      const rows = JSON.stringify(await query(`SELECT * FROM ${table}`))
      expect(rows).not.toContain(wrong.password)
      expect(rows).not.toContain('argon2')
    }
    expect(JSON.stringify(await query('SELECT * FROM sign_in_attempt'))).not.toContain('maryam')
  })
})

describe.each([
  ['an account', 'maryam'],
  ['a name that is none', 'not.an.account'],
])('attempts on %s', (_, username) => {
  const attempt = (password = wrong.password, from = HERE) =>
    startSession({ username, password }, from)

  it('are free at first, then answered with a wait, the right password too', async () => {
    for (let count = 0; count < LIMITS.name.free; count += 1)
      expect(await attempt()).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    expect(await attempt(maryam.password)).toMatchObject({
      reason: 'TOO_MANY_ATTEMPTS',
      details: { minutes: 1 },
    })
  })

  it('wait longer each time, up to the longest wait', async () => {
    for (let count = 0; count < LIMITS.name.free; count += 1) await attempt()
    const waits: unknown[] = []
    let minute = 0
    for (let count = 0; count < 6; count += 1) {
      const answer = await attempt()
      if (answer.ok) throw new Error('signed in')
      waits.push(answer.details.minutes)
      minute += Number(answer.details.minutes)
      itIsAfter(minute)
      expect(await attempt()).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    }
    expect(waits).toEqual([1, 2, 4, 8, LONGEST_WAIT, LONGEST_WAIT])
  })

  it('of many at once are counted each', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt()))
    const refused = answers.map((answer) => (answer.ok ? 'IN' : answer.reason))
    expect(refused.filter((reason) => reason === 'WRONG_CREDENTIALS')).toHaveLength(
      LIMITS.name.free,
    )
    expect(await events('SIGN_IN_LIMITED')).not.toHaveLength(0)
  })

  it('fade while nobody tries', async () => {
    for (let count = 0; count < LIMITS.name.free; count += 1) await attempt()
    itIsAfter(LIMITS.name.fades * LIMITS.name.free)
    for (let count = 0; count < LIMITS.name.free; count += 1)
      expect(await attempt()).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
  })
})

describe('attempts', () => {
  it('are forgotten once the password was right', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let count = 1; count < LIMITS.name.free; count += 1) await startSession(wrong, HERE)
      expect(await startSession(maryam, HERE)).toMatchObject({ ok: true })
    }
  })

  it('from one address on many names wait too, and other addresses do not', async () => {
    for (let count = 0; count < LIMITS.address.free; count += 1)
      await startSession({ username: `name.${count}`, password: 'x' }, HERE)
    expect(await startSession(maryam, HERE)).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' })
    const elsewhere = { ...HERE, address: '192.0.2.8' }
    expect(await startSession(maryam, elsewhere)).toMatchObject({ ok: true })
  }, 60_000)
})

describe('with a second factor', () => {
  it('a password opens no session, only the second step', async () => {
    const before = await query('SELECT id FROM session')
    const token = tokenOf(await startSession(amin, HERE))
    expect(await query('SELECT id FROM session')).toHaveLength(before.length)
    expect(JSON.stringify(await query('SELECT * FROM pending_sign_in'))).not.toContain(token)
  })

  it('a code opens it, once', async () => {
    itIsAfter(10)
    const token = tokenOf(await startSession(amin, HERE))
    const code = codeOf(secret, later(10))
    const finished = await finishSession({ token, code }, HERE)
    if (!finished.ok) throw new Error(finished.reason)
    expect(await findActor(finished.value.sessionId)).toMatchObject({ username: 'amin' })
    expect(await finishSession({ token, code }, HERE)).toMatchObject({ reason: 'SIGN_IN_EXPIRED' })
  })

  it('a code that was used is never taken again, nor one from before it', async () => {
    itIsAfter(20)
    const use = async (at: Date) => {
      const token = tokenOf(await startSession(amin, HERE))
      return finishSession({ token, code: codeOf(secret, at) }, HERE)
    }
    expect(await use(later(20))).toMatchObject({ ok: true })
    expect(await use(later(20))).toMatchObject({ reason: 'WRONG_CODE' })
    expect(await use(later(20, -30))).toMatchObject({ reason: 'WRONG_CODE' })
    expect(await use(later(20, 30))).toMatchObject({ ok: true })
  })

  it('a code of two steps ago or ahead is refused', async () => {
    itIsAfter(30)
    for (const seconds of [-60, 60]) {
      const token = tokenOf(await startSession(amin, HERE))
      const code = codeOf(secret, later(30, seconds))
      expect(await finishSession({ token, code }, HERE)).toMatchObject({ reason: 'WRONG_CODE' })
    }
  })

  it('the same code from two browsers at once opens one session', async () => {
    itIsAfter(40)
    const tokens = [
      tokenOf(await startSession(amin, HERE)),
      tokenOf(await startSession(amin, HERE)),
    ]
    const code = codeOf(secret, later(40))
    const answers = await Promise.all(tokens.map((token) => finishSession({ token, code }, HERE)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('a recovery code serves once, also of two at once, however it is typed', async () => {
    itIsAfter(50)
    const [first = '', second = ''] = codes
    const enter = async (code: string) =>
      finishSession({ token: tokenOf(await startSession(amin, HERE)), code }, HERE)
    const both = await Promise.all([enter(first), enter(first)])
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await enter(first)).toMatchObject({ reason: 'WRONG_CODE' })
    expect(await enter(second.toLowerCase().replaceAll('-', ' '))).toMatchObject({ ok: true })
    expect((await events('RECOVERY_CODE_USED')).length).toBe(2)
  })

  it('the second step ends after some minutes', async () => {
    itIsAfter(60)
    const token = tokenOf(await startSession(amin, HERE))
    itIsAfter(60 + PENDING_MINUTES)
    const code = codeOf(secret, later(60 + PENDING_MINUTES))
    expect(await finishSession({ token, code }, HERE)).toMatchObject({ reason: 'SIGN_IN_EXPIRED' })
  })

  it('wrong codes wait as wrong passwords do, and a right one too', async () => {
    itIsAfter(70)
    const token = tokenOf(await startSession(amin, HERE))
    for (let count = 0; count < LIMITS.factor.free; count += 1)
      expect(await finishSession({ token, code: '000000' }, HERE)).toMatchObject({
        reason: 'WRONG_CODE',
      })
    const code = codeOf(secret, later(70))
    expect(await finishSession({ token, code }, HERE)).toMatchObject({
      reason: 'TOO_MANY_ATTEMPTS',
    })
  })

  it('a first step from before a new password is worth nothing', async () => {
    itIsAfter(90)
    const token = tokenOf(await startSession(amin, HERE))
    const wanted = 'پنج واژه در باغ دیگر'
    const changed = await changePassword(
      judge,
      { present: amin.password, wanted, again: wanted },
      HERE,
    )
    expect(changed).toMatchObject({ ok: true })
    const code = codeOf(secret, later(90))
    expect(await finishSession({ token, code }, HERE)).toMatchObject({
      reason: 'WRONG_CREDENTIALS',
    })
    await havePassword(judge, amin.password)
  })

  it.each([
    ['no token', { code: '123456' }],
    ['a token of nobody', { token: 'a'.repeat(43), code: '123456' }],
    ['a token that is an object', { token: { not: '' }, code: '123456' }],
    ['a code that is a list', { token: 'a'.repeat(43), code: ['123456'] }],
    ['a code of 100,000 characters', { token: 'a'.repeat(43), code: '1'.repeat(100_000) }],
    ['nothing', undefined],
  ])('%s is refused', async (_, input) => {
    expect(await finishSession(input, HERE)).toMatchObject({ ok: false })
  })
})

describe('who is signed in but owes sign-in something', () => {
  const owes = async () => {
    const started = await startSession(maryam, HERE)
    if (!started.ok || !('sessionId' in started.value)) throw new Error('not signed in')
    return (await findActor(started.value.sessionId))?.owes
  }

  it('owes nothing with a password of their own and no rule', async () => {
    expect(await owes()).toBeNull()
  })

  it('owes another password where somebody else gave it', async () => {
    await query('UPDATE credential SET must_change = true WHERE user_id = $1', [
      officerAtShalamcheh.id,
    ])
    expect(await owes()).toBe('PASSWORD')
    await query('UPDATE credential SET must_change = false')
  })

  it('owes a second factor where the role demands one, from the next request on', async () => {
    await query(
      `UPDATE role_setting SET second_factor_required = true WHERE role = 'CUSTOMS_OFFICER'`,
    )
    expect(await owes()).toBe('SECOND_FACTOR')
    await query('UPDATE role_setting SET second_factor_required = false')
    expect(await owes()).toBeNull()
  })
})

it('a new installation demands one of whoever administers, rules or oversees', () => {
  expect(demanding).toEqual([...SENSITIVE_ROLES].sort())
})
