import { beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '@/lib/auth'
import { newId } from '@/lib/id'
import type { Result } from '@/lib/result'
import {
  createAccount,
  createFirstAdministrator,
  disableAccount,
  enableAccount,
  type NewPassword,
  resetPassword,
} from '@/lib/staff/commands'
import { listAccounts, listOffices } from '@/lib/staff/queries'
import { query } from '../support/database'
import { administrator, officeId, PEOPLE, PERSONAS, policeInKhorramshahr } from '../support/people'
import { eventsOf, expectNothingWritten, settleWorld } from '../support/world'

beforeAll(settleWorld)

let made = 0
function serial(): number {
  made += 1
  return made
}
const newcomer = (changed: object = {}) => ({
  username: `newcomer.${serial()}`,
  displayName: 'نفر تازه',
  role: 'CUSTOMS_OFFICER' as const,
  officeId: officeId('chazabeh'),
  ...changed,
})

async function created(outcome: Promise<Result<NewPassword>>): Promise<NewPassword> {
  const result = await outcome
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const rowOf = async (username: string) => {
  const [row] = await query('SELECT * FROM user_account WHERE username = $1', [username])
  return row
}
const idOf = async (username: string) => String((await rowOf(username))?.id)
const signIn = ({ username, password }: NewPassword) => startSession({ username, password })

describe('an account', () => {
  it('is a row, an event without its password, and a password that signs in', async () => {
    const account = await created(createAccount(administrator, newcomer()))
    const row = await rowOf(account.username)
    expect(row).toMatchObject({ role: 'CUSTOMS_OFFICER', disabled_at: null })
    expect(row?.password_hash).toMatch(/^\$argon2id\$/)
    const events = await eventsOf(String(row?.id))
    expect(events).toMatchObject([{ event: 'ACCOUNT_CREATED', actor_id: administrator.id }])
    expect(JSON.stringify(events)).not.toContain(account.password)
    expect(JSON.stringify(events)).not.toContain('argon2')
    expect(await signIn(account)).toMatchObject({ ok: true })
  })

  it('whose name is taken is refused beside the name, also of five at once', async () => {
    const taken = { ok: false, fields: [{ field: 'username', reason: 'USERNAME_TAKEN' }] }
    const again = () => createAccount(administrator, newcomer({ username: 'maryam' }))
    expect(await expectNothingWritten(again)).toMatchObject(taken)
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        createAccount(administrator, newcomer({ username: 'all.at.once' })),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toMatchObject(taken)
  })

  it.each(['store-ahvaz', 'customs-province', 'platform', 'nowhere'])(
    'of an officer is not placed at %s',
    async (place) => {
      const misplaced = newcomer({ officeId: officeId(place) })
      expect(await createAccount(administrator, misplaced)).toMatchObject({
        fields: [{ field: 'officeId', reason: 'OFFICE_NOT_FOR_ROLE' }],
      })
    },
  )
})

describe('a new password', () => {
  it('replaces the old one, ends what runs, and is recorded without being told', async () => {
    const account = await created(createAccount(administrator, newcomer()))
    const accountId = await idOf(account.username)
    await signIn(account)
    const fresh = await created(resetPassword(administrator, { accountId }))
    expect(fresh.password).not.toBe(account.password)
    expect(await signIn(account)).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    const sessions = await query('SELECT ended_at FROM session WHERE user_id = $1', [accountId])
    expect(sessions).toEqual([{ ended_at: expect.any(Date) }])
    expect(await signIn(fresh)).toMatchObject({ ok: true })
    const events = await eventsOf(accountId)
    expect(events.map(({ event }) => event)).toEqual(['ACCOUNT_CREATED', 'PASSWORD_RESET'])
    expect(JSON.stringify(events)).not.toContain(fresh.password)
  })

  it('of nobody is refused', async () => {
    expect(await resetPassword(administrator, { accountId: newId() })).toMatchObject({
      reason: 'NOT_FOUND',
    })
  })
})

describe('a shut account', () => {
  it('cannot sign in, its sessions end, and it can be opened again', async () => {
    const account = await created(createAccount(administrator, newcomer()))
    const accountId = await idOf(account.username)
    await signIn(account)
    expect(await disableAccount(administrator, { accountId })).toEqual({ ok: true, value: null })
    expect(await signIn(account)).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    const running = 'SELECT 1 FROM session WHERE user_id = $1 AND ended_at IS NULL'
    expect(await query(running, [accountId])).toEqual([])
    expect(await enableAccount(administrator, { accountId })).toEqual({ ok: true, value: null })
    expect(await signIn(account)).toMatchObject({ ok: true })
    expect((await eventsOf(accountId)).map(({ event }) => event)).toEqual([
      'ACCOUNT_CREATED',
      'ACCOUNT_DISABLED',
      'ACCOUNT_ENABLED',
    ])
  })

  it('shut or opened twice is refused, also of two at once', async () => {
    const accountId = await idOf((await created(createAccount(administrator, newcomer()))).username)
    expect(await enableAccount(administrator, { accountId })).toMatchObject({
      reason: 'ALREADY_DONE',
    })
    const outcomes = await Promise.all([
      disableAccount(administrator, { accountId }),
      disableAccount(administrator, { accountId }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'ALREADY_DONE' })
    expect((await eventsOf(accountId)).at(-1)).toMatchObject({ event: 'ACCOUNT_DISABLED' })
  })

  it('is never one’s own', async () => {
    const own = { accountId: administrator.id }
    expect(await expectNothingWritten(() => disableAccount(administrator, own))).toMatchObject({
      reason: 'OWN_ACCOUNT',
    })
  })
})

describe('who manages accounts', () => {
  it.each(PERSONAS.filter((persona) => persona !== 'administrator'))(
    '%s does not',
    async (persona) => {
      const actor = PEOPLE[persona]
      const account = { accountId: policeInKhorramshahr.id }
      const attempts: (() => Promise<unknown>)[] = [
        () => createAccount(actor, newcomer()),
        () => resetPassword(actor, account),
        () => disableAccount(actor, account),
        () => enableAccount(actor, account),
      ]
      for (const attempt of attempts)
        expect(await expectNothingWritten(attempt)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
      expect(await listAccounts(actor)).toBeUndefined()
    },
  )

  it('the administrator sees everybody, when they were last here, and no hash', async () => {
    const accounts = await listAccounts(administrator)
    const maryam = accounts?.find(({ username }) => username === 'maryam')
    expect(maryam).toMatchObject({ role: 'CUSTOMS_OFFICER', lastSeenAt: null, disabledAt: null })
    expect(JSON.stringify(accounts)).not.toContain('argon2')
    const account = await created(createAccount(administrator, newcomer()))
    await signIn(account)
    const seen = (await listAccounts(administrator))?.find(
      ({ username }) => username === account.username,
    )
    expect(seen?.lastSeenAt).toBeInstanceOf(Date)
  })
})

describe('the first administrator', () => {
  it('is made from the machine itself, with an event of nobody’s', async () => {
    const input = { username: 'Sara.Ahmadi', displayName: 'سارا احمدی' }
    const account = await created(createFirstAdministrator(input))
    expect(account.username).toBe('sara.ahmadi')
    const row = await rowOf('sara.ahmadi')
    expect(row).toMatchObject({ role: 'ADMINISTRATOR', office_id: officeId('platform') })
    expect(await eventsOf(String(row?.id))).toMatchObject([
      { event: 'ACCOUNT_CREATED', agency: 'PLATFORM', actor_id: null },
    ])
    expect(await signIn(account)).toMatchObject({ ok: true })
  })

  it('is not made of nonsense, nor under a taken name', async () => {
    expect(await createFirstAdministrator({ username: 'x', displayName: '' })).toMatchObject({
      reason: 'CHECK_FIELDS',
    })
    const taken = { username: 'maryam', displayName: 'مریم کعبی' }
    expect(await createFirstAdministrator(taken)).toMatchObject({
      fields: [{ field: 'username', reason: 'USERNAME_TAKEN' }],
    })
  })

  it('waits for the reference data', async () => {
    await query(`UPDATE office SET kind = 'STORE' WHERE kind = 'PLATFORM'`)
    const input = { username: 'too.early', displayName: 'زود آمده' }
    expect(await createFirstAdministrator(input)).toMatchObject({ reason: 'OFFICE_UNKNOWN' })
    await query(`UPDATE office SET kind = 'PLATFORM' WHERE code = 'platform'`)
  })
})

it('places can be listed by anybody signed in, all or of one kind', async () => {
  const all = await listOffices(policeInKhorramshahr)
  const customs = await listOffices(policeInKhorramshahr, 'CUSTOMS_OFFICE')
  expect(all.length).toBeGreaterThan(customs.length)
  expect(customs.every(({ kind }) => kind === 'CUSTOMS_OFFICE')).toBe(true)
  expect(customs.map(({ id }) => id)).toContain(officeId('shalamcheh'))
})
