import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { now } from '@/lib/clock'
import { mayUsePassword } from '@/lib/identity-provider'
import { saysTwoFactors } from '@/lib/oidc'
import { findActor } from '@/lib/sessions'
import { linkIdentity, unlinkIdentity } from '@/lib/staff/identities/commands'
import { listLinks } from '@/lib/staff/identities/queries'
import { CLAIM_DAYS } from '@/lib/staff/identities/rules'
import { query } from '../support/database'
import {
  type Spoiled,
  startIdentityProvider,
  type TestProvider,
} from '../support/identity-provider'
import { APPLICATION, Visitor } from '../support/oidc-visitor'
import {
  administrator,
  judge,
  officerAtChazabeh,
  officerAtShalamcheh,
  supervisor,
} from '../support/people'
import { eventsOf, refusalOf, settleWorld } from '../support/world'

const admin = { ...administrator, confirmedAt: now() }

let provider: TestProvider
const logged: string[] = []

beforeAll(async () => {
  await settleWorld()
  await query('UPDATE role_setting SET second_factor_required = false')
  provider = await startIdentityProvider(APPLICATION)
  provider.knows(
    { subject: 'f81d4fae-1', name: 'm.kaabi' },
    { subject: 'f81d4fae-2', name: 'stranger' },
    { subject: 'f81d4fae-3', name: 'j.dashtban' },
    { subject: 'f81d4fae-4', name: 'a.karun', acr: '2', amr: ['pwd', 'otp'] },
  )
  set({})
})
afterAll(() => provider.stop())

/** The application's settings from now on. */
function set(more: Record<string, string>): void {
  const settings = { ...provider.environment, NEXTAUTH_URL: APPLICATION, ...more }
  for (const [name, value] of Object.entries(settings)) process.env[name] = value
  for (const name of ['OIDC_ACR', 'OIDC_ONLY']) if (!(name in more)) delete process.env[name]
}

/** Keeps what goes into the log, out of the tests' output. */
function listening(): void {
  logged.splice(0)
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    logged.push(String(line))
    return true
  })
}

async function link(actor: { id: string }, claim: string): Promise<void> {
  const made = await linkIdentity(admin, provider.issuer, { accountId: actor.id, claim })
  expect(made).toEqual({ ok: true, value: null })
}

async function unlinkAll(): Promise<void> {
  await query('DELETE FROM external_identity')
}

const sessions = async () => Number((await query('SELECT count(*) FROM session'))[0]?.count)

/** A sign-in that must fail: where it ended, with the reference number taken out after a look into the log. */
async function turnedAway(work: () => Promise<string>): Promise<string> {
  listening()
  const before = await sessions()
  const page = new URL(await work(), APPLICATION)
  expect(await sessions()).toBe(before)
  const reference = page.searchParams.get('reference') ?? ''
  expect(reference).toMatch(/^[0-9a-f]{8}$/)
  expect(logged.join('')).toContain(reference)
  page.searchParams.delete('reference')
  return page.pathname + page.search
}

describe('a person whom an administrator has linked', () => {
  it('signs in, as a session of ours, and is pinned to the provider’s subject', async () => {
    await link(officerAtShalamcheh, 'm.kaabi')
    const visitor = new Visitor()
    expect(await visitor.signIn('m.kaabi')).toBe(`${APPLICATION}/`)
    const actor = await findActor((await visitor.sessionId()) ?? '')
    expect(actor).toMatchObject({ id: officerAtShalamcheh.id, role: 'CUSTOMS_OFFICER' })
    expect(await query('SELECT method, proved_twice FROM session')).toEqual([
      { method: 'OIDC', proved_twice: false },
    ])
    const [row] = await query('SELECT subject FROM external_identity')
    expect(row).toEqual({ subject: 'f81d4fae-1' })
    expect((await eventsOf(officerAtShalamcheh.id)).map(({ event }) => event)).toContain(
      'IDENTITY_PINNED',
    )
  })

  it('is known by the subject from then on, whatever the provider calls them', async () => {
    provider.knows({ subject: 'f81d4fae-1', name: 'm.kaabi-married' })
    expect(await new Visitor().signIn('m.kaabi-married')).toBe(`${APPLICATION}/`)
  })

  it('is not somebody else who is given the name later', async () => {
    provider.knows({ subject: 'f81d4fae-9', name: 'm.kaabi' })
    expect(await turnedAway(() => new Visitor().signIn('m.kaabi'))).toBe(
      '/sign-in?refused=IDENTITY_NOT_LINKED',
    )
    provider.knows({ subject: 'f81d4fae-1', name: 'm.kaabi' })
  })

  it('is refused once the account is disabled, and the name they are expected under is not used up', async () => {
    await link(officerAtChazabeh, 'j.dashtban')
    const disable = 'UPDATE user_account SET disabled_at = $2 WHERE id = $1'
    await query(disable, [officerAtChazabeh.id, now()])
    expect(await turnedAway(() => new Visitor().signIn('j.dashtban'))).toBe(
      '/sign-in?refused=IDENTITY_NOT_LINKED',
    )
    await query(disable, [officerAtChazabeh.id, null])
    expect(await new Visitor().signIn('j.dashtban')).toBe(`${APPLICATION}/`)
    await query(disable, [officerAtChazabeh.id, now()])
    expect(await turnedAway(() => new Visitor().signIn('j.dashtban'))).toBe(
      '/sign-in?refused=ACCOUNT_DISABLED',
    )
    await query(disable, [officerAtChazabeh.id, null])
  })

  it('is refused under a name that nobody used in time', async () => {
    await link(supervisor, 'stranger')
    await query(`UPDATE external_identity SET claim_until = now() - interval '1 second'
                 WHERE claim = 'stranger'`)
    expect(await turnedAway(() => new Visitor().signIn('stranger'))).toBe(
      '/sign-in?refused=IDENTITY_NOT_LINKED',
    )
    expect(CLAIM_DAYS).toBe(7)
  })
})

describe('somebody whom no administrator has linked', () => {
  it('is refused in words, gets no account, and the attempt is written down', async () => {
    await unlinkAll()
    const people = await query('SELECT id FROM user_account')
    expect(await turnedAway(() => new Visitor().signIn('stranger'))).toBe(
      '/sign-in?refused=IDENTITY_NOT_LINKED',
    )
    expect(await query('SELECT id FROM user_account')).toHaveLength(people.length)
    const [event] = await query(
      `SELECT after FROM audit_event WHERE event = 'SIGN_IN_FAILED' ORDER BY at DESC, id DESC LIMIT 1`,
    )
    expect(event?.after).toMatchObject({ method: 'OIDC', subject: 'f81d4fae-2' })
  })

  it('and whom the provider itself refuses never reads the provider’s text', async () => {
    const page = await turnedAway(() => new Visitor().signIn('nobody'))
    expect(page).toBe('/sign-in?refused=SIGN_IN_FAILED')
    expect(logged.join('')).not.toContain('<b>')
  })
})

describe('an answer of the provider', () => {
  it('serves once: its code is refused the second time', async () => {
    await link(officerAtShalamcheh, 'm.kaabi')
    const visitor = new Visitor()
    const answer = await visitor.identify(await visitor.begin(), 'm.kaabi')
    expect(await visitor.open(answer)).toBe(`${APPLICATION}/`)
    expect(await turnedAway(() => visitor.open(answer))).toBe('/sign-in?refused=SIGN_IN_FAILED')
  })

  it('serves the browser alone that asked: in another one it is refused', async () => {
    const asked = new Visitor()
    const answer = await asked.identify(await asked.begin(), 'm.kaabi')
    expect(await turnedAway(() => new Visitor().open(answer))).toBe(
      '/sign-in?refused=SIGN_IN_FAILED',
    )
    const another = new Visitor()
    await another.begin()
    expect(await turnedAway(() => another.open(answer))).toBe('/sign-in?refused=SIGN_IN_FAILED')
  })

  it('with a state of somebody else’s making is refused', async () => {
    const visitor = new Visitor()
    const answer = new URL(await visitor.identify(await visitor.begin(), 'm.kaabi'))
    answer.searchParams.set('state', 'made-up')
    expect(await turnedAway(() => visitor.open(answer.href))).toBe(
      '/sign-in?refused=SIGN_IN_FAILED',
    )
  })

  it('naming another issuer is refused', async () => {
    const visitor = new Visitor()
    const answer = new URL(await visitor.identify(await visitor.begin(), 'm.kaabi'))
    answer.searchParams.set('iss', 'http://localhost:1')
    expect(await turnedAway(() => visitor.open(answer.href))).toBe(
      '/sign-in?refused=SIGN_IN_FAILED',
    )
  })

  it('from a provider that calls itself otherwise than configured is refused', async () => {
    // The same server under its number: its metadata and ID tokens say `localhost`.
    set({ OIDC_ISSUER: provider.issuer.replace('localhost', '127.0.0.1') })
    expect(await turnedAway(() => new Visitor().signIn('m.kaabi'))).toBe(
      '/sign-in?refused=SIGN_IN_FAILED',
    )
    set({})
  })

  it('that never comes, because nobody is there, is answered in words', async () => {
    set({ OIDC_ISSUER: 'http://localhost:9' })
    expect(await turnedAway(() => new Visitor().begin())).toBe('/sign-in?refused=SIGN_IN_FAILED')
    set({})
  })
})

describe('a provider’s answer', () => {
  const minutesAgo = (minutes: number) => Math.floor(now().getTime() / 1000) - minutes * 60

  it.each<[string, Spoiled]>([
    ['whose ID token another key signed is refused', { signature: 'FOREIGN' }],
    ['whose ID token is not signed is refused', { signature: 'NONE' }],
    ['whose ID token has expired is refused', { claims: { exp: minutesAgo(60) } }],
    ['whose ID token is another program’s is refused', { claims: { aud: 'another' } }],
    ['whose ID token lacks our nonce is refused', { claims: { nonce: undefined } }],
    ['whose ID token names another issuer is refused', { claims: { iss: 'http://localhost:1' } }],
    ['whose ID token holds no subject is refused', { claims: { sub: '' } }],
    [
      'of whom the provider last asked for proof eleven minutes ago is refused',
      { claims: { auth_time: minutesAgo(11) } },
    ],
    ['that does not say when it asked is refused', { claims: { auth_time: undefined } }],
  ])('%s', async (_, spoiled) => {
    provider.spoils({})
    expect(await new Visitor().signIn('m.kaabi')).toBe(`${APPLICATION}/`)
    provider.spoils(spoiled)
    expect(await turnedAway(() => new Visitor().signIn('m.kaabi'))).toBe(
      '/sign-in?refused=SIGN_IN_FAILED',
    )
    provider.spoils()
  })

  it('is asked for anew each time: nobody becomes whoever sat there before', async () => {
    const visitor = new Visitor()
    await visitor.signIn('m.kaabi')
    // It ends here only where the provider has shown the page that asks who is there.
    expect(await visitor.signIn('m.kaabi')).toBe(`${APPLICATION}/`)
  })

  it('that leads the program to another address is not followed', async () => {
    set({ OIDC_ISSUER: `${provider.issuer}/moved` })
    expect(await turnedAway(() => new Visitor().begin())).toBe('/sign-in?refused=SIGN_IN_FAILED')
    set({})
  })
})

describe('a second factor', () => {
  const owes = async (visitor: Visitor) =>
    (await findActor((await visitor.sessionId()) ?? ''))?.owes
  const require = (role: string, required: boolean) =>
    query('UPDATE role_setting SET second_factor_required = $2 WHERE role = $1', [role, required])

  it('is believed of the provider only in the words that OIDC_ACR names', () => {
    set({ OIDC_ACR: '2 mfa' })
    expect(saysTwoFactors({ acr: '2' })).toBe(true)
    expect(saysTwoFactors({ amr: ['pwd', 'mfa'] })).toBe(true)
    expect(saysTwoFactors({ acr: '1', amr: ['pwd'] })).toBe(false)
    expect(saysTwoFactors({})).toBe(false)
    set({})
    expect(saysTwoFactors({ acr: '2', amr: ['mfa'] })).toBe(false)
  })

  it('asked for by the provider is enough', async () => {
    set({ OIDC_ACR: '2' })
    await require('JUDICIARY_OFFICER', true)
    await link(judge, 'a.karun')
    const visitor = new Visitor()
    expect(await visitor.signIn('a.karun')).toBe(`${APPLICATION}/`)
    expect(await owes(visitor)).toBeNull()
    set({})
  })

  it('of which the provider says nothing is owed where the role demands one', async () => {
    const visitor = new Visitor()
    expect(await visitor.signIn('a.karun')).toBe(`${APPLICATION}/`)
    expect(await owes(visitor)).toBe('SECOND_FACTOR')
    await require('JUDICIARY_OFFICER', false)
  })

  it('of ours is asked for where there is one, and no session is open before', async () => {
    await query(
      `INSERT INTO credential (user_id, password_hash, changed_at, totp_secret, totp_confirmed_at, totp_last_step)
       VALUES ($1, '$argon2id$none', now(), 'v1.a.a.a', now(), 0)
       ON CONFLICT (user_id) DO UPDATE SET totp_secret = 'v1.a.a.a', totp_confirmed_at = now(), totp_last_step = 0`,
      [judge.id],
    )
    const before = await sessions()
    const visitor = new Visitor()
    expect(await visitor.signIn('a.karun')).toBe(`${APPLICATION}/sign-in`)
    expect(await sessions()).toBe(before)
    expect(await visitor.sessionId()).toBeUndefined()
    expect(await query('SELECT user_id FROM pending_sign_in')).toEqual([{ user_id: judge.id }])
  })
})

describe('links', () => {
  it('are made and seen by administrators alone, who have just proved who they are', async () => {
    const input = { accountId: supervisor.id, claim: 'b.darya' }
    expect(await linkIdentity(judge, provider.issuer, input)).toMatchObject({
      reason: 'NOT_YOUR_TASK',
    })
    const tired = { ...administrator, confirmedAt: null }
    expect(await linkIdentity(tired, provider.issuer, input)).toMatchObject({
      reason: 'CONFIRM_IDENTITY',
    })
    expect(await listLinks(judge, provider.issuer)).toBeUndefined()
    const page = await listLinks(admin, provider.issuer)
    expect(page?.links.map(({ claim, state }) => [claim, state])).toContainEqual([
      'm.kaabi',
      'LINKED',
    ])
    expect(page?.linkable.map(({ id }) => id)).not.toContain(officerAtShalamcheh.id)
  })

  it('are one for an account and one for a name, also of two made at once', async () => {
    const again = { accountId: officerAtShalamcheh.id, claim: 'another' }
    expect(await linkIdentity(admin, provider.issuer, again)).toMatchObject({
      fields: [{ field: 'accountId', reason: 'LINKED' }],
    })
    const made = await Promise.all(
      [supervisor, officerAtChazabeh].map(({ id }) =>
        linkIdentity(admin, provider.issuer, { accountId: id, claim: 'b.darya' }),
      ),
    )
    expect(made.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('taken away end the sessions of the account, and the way in', async () => {
    const visitor = new Visitor()
    await visitor.signIn('m.kaabi')
    const sessionId = (await visitor.sessionId()) ?? ''
    expect(await findActor(sessionId)).toBeDefined()
    const page = await listLinks(admin, provider.issuer)
    const row = page?.links.find(({ claim }) => claim === 'm.kaabi')
    expect(await unlinkIdentity(admin, { linkId: row?.id ?? '' })).toMatchObject({ ok: true })
    expect(await findActor(sessionId)).toBeUndefined()
    expect(await turnedAway(() => new Visitor().signIn('m.kaabi'))).toBe(
      '/sign-in?refused=IDENTITY_NOT_LINKED',
    )
    const events = (await eventsOf(officerAtShalamcheh.id)).map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['IDENTITY_LINKED', 'IDENTITY_UNLINKED']))
  })

  it('are never pinned to two people, nor to nobody, by raw SQL', async () => {
    const values = `'${provider.issuer}', '${administrator.id}', now()`
    const insert = `INSERT INTO external_identity (id, user_id, issuer, linked_by, linked_at, subject, claim)
      VALUES (gen_random_uuid(), '${supervisor.id}', ${values}`
    expect(await refusalOf(`${insert}, NULL, NULL)`)).toBe('external_identity_known')
    expect(await refusalOf(`${insert}, 'x', NULL)`)).toBe('external_identity_pinned')
    expect(await refusalOf(`${insert}, NULL, 'x')`)).toBe('external_identity_term')
  })
})

describe('OIDC_ONLY', () => {
  it('leaves passwords to administrators alone', () => {
    set({ OIDC_ONLY: '1' })
    expect(mayUsePassword('ADMINISTRATOR')).toBe(true)
    expect(mayUsePassword('JUDICIARY_OFFICER')).toBe(false)
    set({})
    expect(mayUsePassword('JUDICIARY_OFFICER')).toBe(true)
  })
})
