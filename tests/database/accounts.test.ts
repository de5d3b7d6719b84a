import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import type { Result } from '@/lib/result'
import { startSession } from '@/lib/sign-in'
import {
  createAccount,
  createFirstAdministrator,
  disableAccount,
  enableAccount,
  type NewPassword,
  resetPassword,
} from '@/lib/staff/commands'
import { listAccounts, listOffices } from '@/lib/staff/queries'
import { accountFilter } from '@/lib/staff/schema'
import { query } from '../support/database'
import {
  administrator,
  officeId,
  PEOPLE,
  PERSONAS,
  policeInKhorramshahr,
  unconfirmed,
} from '../support/people'
import { HERE } from '../support/sign-in-world'
import { eventsOf, expectNothingWritten, settleWorld } from '../support/world'

beforeAll(settleWorld)

const WHY = 'حکم شماره ۱۲'

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
  reason: WHY,
  ...changed,
})

async function created(outcome: Promise<Result<NewPassword>>): Promise<NewPassword> {
  const result = await outcome
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const EVERYBODY = accountFilter.parse({})
const everybody = async () => {
  const page = await listAccounts(administrator, EVERYBODY, new Date())
  return page?.rows ?? []
}
const rowOf = async (username: string) => {
  const [row] = await query('SELECT * FROM user_account WHERE username = $1', [username])
  return row
}
/** What administrators did, without what happened at the door. */
const changesOf = async (id: string) => {
  const events = (await eventsOf(id)).map(({ event }) => String(event))
  return events.filter((event) => /^(ACCOUNT|PASSWORD)_/.test(event))
}
const idOf = async (username: string) => String((await rowOf(username))?.id)
const signIn = ({ username, password }: NewPassword) => startSession({ username, password }, HERE)

describe('an account', () => {
  it('is a row, an event without its password, and a password that signs in', async () => {
    const account = await created(createAccount(administrator, newcomer()))
    const row = await rowOf(account.username)
    expect(row).toMatchObject({ role: 'CUSTOMS_OFFICER', disabled_at: null })
    const events = await eventsOf(String(row?.id))
    expect(events).toMatchObject([
      { event: 'ACCOUNT_CREATED', actor_id: administrator.id, reason: WHY },
    ])
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
    const fresh = await created(resetPassword(administrator, { accountId, reason: WHY }))
    expect(fresh.password).not.toBe(account.password)
    expect(await signIn(account)).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    const sessions = await query('SELECT ended_at FROM session WHERE user_id = $1', [accountId])
    expect(sessions).toEqual([{ ended_at: expect.any(Date) }])
    expect(await signIn(fresh)).toMatchObject({ ok: true })
    const events = await eventsOf(accountId)
    expect(await changesOf(accountId)).toEqual(['ACCOUNT_CREATED', 'PASSWORD_RESET'])
    expect(JSON.stringify(events)).not.toContain(fresh.password)
  })

  it('of nobody is refused', async () => {
    expect(await resetPassword(administrator, { accountId: newId(), reason: WHY })).toMatchObject({
      reason: 'NOT_FOUND',
    })
  })
})

describe('a shut account', () => {
  it('cannot sign in, its sessions end, and it can be opened again', async () => {
    const account = await created(createAccount(administrator, newcomer()))
    const accountId = await idOf(account.username)
    await signIn(account)
    expect(await disableAccount(administrator, { accountId, reason: WHY })).toEqual({
      ok: true,
      value: null,
    })
    expect(await signIn(account)).toMatchObject({ reason: 'WRONG_CREDENTIALS' })
    const running = 'SELECT 1 FROM session WHERE user_id = $1 AND ended_at IS NULL'
    expect(await query(running, [accountId])).toEqual([])
    expect(await enableAccount(administrator, { accountId, reason: WHY })).toEqual({
      ok: true,
      value: null,
    })
    expect(await signIn(account)).toMatchObject({ ok: true })
    expect(await changesOf(accountId)).toEqual([
      'ACCOUNT_CREATED',
      'ACCOUNT_DISABLED',
      'ACCOUNT_ENABLED',
    ])
  })

  it('shut or opened twice is refused, also of two at once', async () => {
    const accountId = await idOf((await created(createAccount(administrator, newcomer()))).username)
    expect(await enableAccount(administrator, { accountId, reason: WHY })).toMatchObject({
      reason: 'ALREADY_DONE',
    })
    const outcomes = await Promise.all([
      disableAccount(administrator, { accountId, reason: WHY }),
      disableAccount(administrator, { accountId, reason: WHY }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'ALREADY_DONE' })
    expect((await changesOf(accountId)).at(-1)).toBe('ACCOUNT_DISABLED')
  })

  it('is never one’s own', async () => {
    const own = { accountId: administrator.id, reason: WHY }
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
      const account = { accountId: policeInKhorramshahr.id, reason: WHY }
      const attempts: (() => Promise<unknown>)[] = [
        () => createAccount(actor, newcomer()),
        () => resetPassword(actor, account),
        () => disableAccount(actor, account),
        () => enableAccount(actor, account),
      ]
      for (const attempt of attempts)
        expect(await expectNothingWritten(attempt)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
      expect(await listAccounts(actor, EVERYBODY, new Date())).toBeUndefined()
    },
  )

  it('the administrator sees everybody, when they were last here, and no hash', async () => {
    const accounts = await everybody()
    const maryam = accounts.find(({ username }) => username === 'maryam')
    expect(maryam).toMatchObject({ role: 'CUSTOMS_OFFICER', lastSeenAt: null, disabledAt: null })
    expect(JSON.stringify(accounts)).not.toContain('argon2')
    const account = await created(createAccount(administrator, newcomer()))
    await signIn(account)
    const seen = (await everybody()).find(({ username }) => username === account.username)
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
})

it('places can be listed by anybody signed in, all or of one kind', async () => {
  const all = await listOffices(policeInKhorramshahr)
  const customs = await listOffices(policeInKhorramshahr, 'CUSTOMS_OFFICE')
  expect(all.length).toBeGreaterThan(customs.length)
  expect(customs.every(({ kind }) => kind === 'CUSTOMS_OFFICE')).toBe(true)
  expect(customs.map(({ id }) => id)).toContain(officeId('shalamcheh'))
})

describe('the list of accounts', () => {
  const listed = async (filter: object) => {
    const page = await listAccounts(administrator, accountFilter.parse(filter), new Date())
    return page?.rows.map(({ username }) => username) ?? []
  }

  it.each([
    ['a part of the name', { q: 'بندری' }, ['arash']],
    ['Arabic letters', { q: 'بندري' }, ['arash']],
    ['a part of the user name', { q: 'ARAS' }, ['arash']],
    ['a role', { role: 'PENALTY_OFFICER' }, ['narges']],
    ['an agency', { agency: 'OCSSP' }, ['yaser']],
    ['a wildcard as what it is', { q: '%' }, []],
  ])('is narrowed by %s', async (_, filter, expected) => {
    expect(await listed(filter)).toEqual(expected)
  })

  it('tells who is shut', async () => {
    const accountId = await idOf((await created(createAccount(administrator, newcomer()))).username)
    await disableAccount(administrator, { accountId, reason: WHY })
    const page = await listAccounts(
      administrator,
      accountFilter.parse({ state: 'DISABLED' }),
      new Date(),
    )
    expect(page?.rows.map(({ id }) => id)).toContain(accountId)
    expect(page?.rows.every(({ state }) => state === 'DISABLED')).toBe(true)
  })
})

it('nothing is administered by somebody who has not proved lately who they are', async () => {
  const somebody = unconfirmed(administrator)
  const account = { accountId: policeInKhorramshahr.id, reason: WHY }
  const attempts: (() => Promise<unknown>)[] = [
    () => createAccount(somebody, newcomer()),
    () => resetPassword(somebody, account),
    () => disableAccount(somebody, account),
    () => enableAccount(somebody, account),
  ]
  for (const attempt of attempts)
    expect(await expectNothingWritten(attempt)).toMatchObject({ reason: 'CONFIRM_IDENTITY' })
})
