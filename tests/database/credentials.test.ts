import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { hashPassword } from '@/lib/password'
import { findActor } from '@/lib/sessions'
import { startSession } from '@/lib/sign-in'
import { createFirstAdministrator } from '@/lib/staff/commands'
import { changePassword, provesIdentity } from '@/lib/staff/credentials/commands'
import { getOwnCredential } from '@/lib/staff/credentials/queries'
import {
  confirmEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
  startEnrolment,
} from '@/lib/staff/second-factor/commands'
import { RECOVERY_CODES } from '@/lib/staff/second-factor/rules'
import { setRoleSetting, takeLostFactor } from '@/lib/staff/sign-in-rules/commands'
import { listRoleSettings } from '@/lib/staff/sign-in-rules/queries'
import { query } from '../support/database'
import { administrator, judge, officerAtShalamcheh, PEOPLE, supervisor } from '../support/people'
import {
  codeOf,
  forgetAllAttempts,
  HERE,
  havePassword,
  haveSecondFactor,
} from '../support/sign-in-world'
import { eventsOf, itIs, refusalOf, settleWorld } from '../support/world'

const PASSWORD = 'سه واژه و یک خانه'
const NEW = 'پنج واژه در باغ دیگر'
const MORNING = new Date('2026-11-23T04:00:00Z')
let minute = 0

beforeAll(async () => {
  await settleWorld()
  await query('UPDATE role_setting SET second_factor_required = false')
})

/** Each test an hour later, so that no code of one was used in another. */
beforeEach(async () => {
  minute += 60
  itIs(at().toISOString())
  await forgetAllAttempts()
  for (const person of Object.values(PEOPLE)) await havePassword(person, PASSWORD)
})

const at = () => new Date(MORNING.getTime() + minute * 60_000)
const confirmed = (actor: Actor): Actor => ({ ...actor, confirmedAt: at() })
const credentialOf = async ({ id }: Actor) => {
  const [row] = await query('SELECT * FROM credential WHERE user_id = $1', [id])
  return row
}
const namesOf = async ({ id }: Actor) => (await eventsOf(id)).map(({ event }) => event)

async function signIn(actor: Actor, password = PASSWORD): Promise<string> {
  const started = await startSession({ username: actor.username, password }, HERE)
  if (!started.ok || !('sessionId' in started.value)) throw new Error(JSON.stringify(started))
  return started.value.sessionId
}

describe('a new password', () => {
  const change = (actor: Actor, wanted = NEW, present = PASSWORD) =>
    changePassword(actor, { present, wanted, again: wanted }, HERE)

  it('takes the place of the old one, ends the other sessions and keeps this one', async () => {
    const here = await signIn(officerAtShalamcheh)
    const elsewhere = await signIn(officerAtShalamcheh)
    expect(await change({ ...officerAtShalamcheh, sessionId: here })).toMatchObject({ ok: true })
    expect(await findActor(here)).toBeDefined()
    expect(await findActor(elsewhere)).toBeUndefined()
    await expect(signIn(officerAtShalamcheh)).rejects.toThrow('WRONG_CREDENTIALS')
    expect(await findActor(await signIn(officerAtShalamcheh, NEW))).toBeDefined()
    expect(await namesOf(officerAtShalamcheh)).toContain('PASSWORD_CHANGED')
  })

  it('needs the present one, counted as at sign-in', async () => {
    for (let count = 0; count < 5; count += 1)
      expect(await change(judge, NEW, 'نه آن که باید باشد')).toMatchObject({
        fields: [{ field: 'present', reason: 'WRONG_PASSWORD' }],
      })
    expect(await change(judge)).toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' })
  })

  it.each([
    ['too short', 'کوتاه', 'PASSWORD_TOO_SHORT'],
    ['everybody’s', 'passwordpassword', 'PASSWORD_COMMON'],
    ['made of the own name', 'maryam-maryam-maryam1405', 'PASSWORD_COMMON'],
    ['made of own words', 'maryam didban 1405', 'PASSWORD_OF_KNOWN_WORDS'],
    ['the present one', PASSWORD, 'PASSWORD_SAME'],
  ])('that is %s is refused beside its field', async (_, wanted, reason) => {
    const before = await credentialOf(officerAtShalamcheh)
    expect(await change(officerAtShalamcheh, wanted)).toMatchObject({
      fields: [{ field: 'wanted', reason }],
    })
    expect(await credentialOf(officerAtShalamcheh)).toEqual(before)
  })

  it('is owed by the first administrator, and by nobody once it was chosen', async () => {
    const made = await createFirstAdministrator({ username: 'sara', displayName: 'Sara Ahmadi' })
    if (!made.ok) throw new Error(made.reason)
    const { username, password } = made.value
    const sara = { ...administrator, username, displayName: 'Sara Ahmadi' }
    const session = await signIn(sara, password)
    const actor = await findActor(session)
    expect(actor?.owes).toBe('PASSWORD')
    expect(actor && (await change(actor, NEW, password))).toMatchObject({ ok: true })
    expect((await findActor(session))?.owes).toBeNull()
  })
})

describe('a second factor', () => {
  it('is set up with a key that is sealed in the database', async () => {
    const { secret, codes } = await haveSecondFactor(supervisor, at())
    const row = await credentialOf(supervisor)
    expect(row?.totp_secret).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toContain(secret)
    expect(new Set(codes).size).toBe(RECOVERY_CODES)
    const kept = JSON.stringify(await query('SELECT * FROM recovery_code'))
    for (const code of codes) expect(kept).not.toContain(code)
    expect(await getOwnCredential(supervisor)).toMatchObject({
      secondFactorSince: at(),
      codesLeft: RECOVERY_CODES,
      enrolment: undefined,
    })
    expect(await namesOf(supervisor)).toContain('SECOND_FACTOR_SET')
    const after = JSON.stringify(await eventsOf(supervisor.id))
    for (const hidden of [secret, ...codes]) expect(after).not.toContain(hidden)
  })

  it('cannot be set up anew over one that is on', async () => {
    expect(await startEnrolment(confirmed(supervisor))).toMatchObject({
      reason: 'SECOND_FACTOR_SET',
    })
    expect(await confirmEnrolment(supervisor, { code: '123456' })).toMatchObject({
      reason: 'SECOND_FACTOR_SET',
    })
  })

  it('needs a fresh proof of identity, and a first code', async () => {
    expect(await startEnrolment({ ...judge, confirmedAt: null })).toMatchObject({
      reason: 'CONFIRM_IDENTITY',
    })
    expect(await startEnrolment(confirmed(judge))).toMatchObject({ ok: true })
    expect(await confirmEnrolment(judge, { code: '000000' })).toMatchObject({
      fields: [{ field: 'code', reason: 'WRONG_CODE' }],
    })
    expect(await credentialOf(judge)).toMatchObject({ totp_confirmed_at: null })
    expect(await signIn(judge)).toBeDefined()
  })

  it('confirmed from two pages at once is set up once', async () => {
    await startEnrolment(confirmed(judge))
    const secret = (await getOwnCredential(judge))?.enrolment?.secret ?? ''
    const code = codeOf(secret, at())
    const both = await Promise.all([
      confirmEnrolment(judge, { code }),
      confirmEnrolment(judge, { code }),
    ])
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await query('SELECT 1 FROM recovery_code WHERE user_id = $1', [judge.id])).toHaveLength(
      RECOVERY_CODES,
    )
  })

  it('proves identity by a fresh code, and gives new recovery codes for one', async () => {
    const { secret, codes } = await haveSecondFactor(PEOPLE.penaltyOfficer, at())
    minute += 60
    itIs(at().toISOString())
    const actor = PEOPLE.penaltyOfficer
    const code = codeOf(secret, at())
    expect(await provesIdentity(actor, { code }, HERE)).toMatchObject({ ok: true })
    expect(await provesIdentity(actor, { code }, HERE)).toMatchObject({
      fields: [{ field: 'code', reason: 'WRONG_CODE' }],
    })
    const [first = ''] = codes
    const renewed = await renewRecoveryCodes(actor, { code: first }, HERE)
    expect(renewed).toMatchObject({ ok: true })
    expect(await provesIdentity(actor, { code: codes[1] ?? '' }, HERE)).toMatchObject({ ok: false })
  })

  it('comes off with a fresh code alone, and its recovery codes with it', async () => {
    const actor = PEOPLE.keeperAtKhorramshahr
    const { secret } = await haveSecondFactor(actor, at())
    minute += 60
    itIs(at().toISOString())
    expect(await removeSecondFactor(actor, { code: '000000' }, HERE)).toMatchObject({ ok: false })
    const code = codeOf(secret, at())
    expect(await removeSecondFactor(actor, { code }, HERE)).toMatchObject({ ok: true })
    expect(await credentialOf(actor)).toMatchObject({ totp_secret: null, totp_confirmed_at: null })
    expect(await query('SELECT 1 FROM recovery_code WHERE user_id = $1', [actor.id])).toEqual([])
    expect(await namesOf(actor)).toContain('SECOND_FACTOR_REMOVED')
  })

  it('that was lost is taken off by an administrator with a reason; its owner then owes a password', async () => {
    const actor = PEOPLE.policeInKhorramshahr
    await haveSecondFactor(actor, at())
    const input = { username: actor.username, reason: 'تلفن گم شد' }
    expect(await takeLostFactor({ ...administrator, confirmedAt: null }, input)).toMatchObject({
      reason: 'CONFIRM_IDENTITY',
    })
    expect(await takeLostFactor(confirmed(administrator), input)).toMatchObject({ ok: true })
    expect((await findActor(await signIn(actor)))?.owes).toBe('PASSWORD')
    const own = { username: administrator.username, reason: 'تلفن گم شد' }
    expect(await takeLostFactor(confirmed(administrator), own)).toMatchObject({
      reason: 'OWN_ACCOUNT',
    })
    expect(await takeLostFactor(confirmed(judge), input)).toMatchObject({
      reason: 'NOT_YOUR_TASK',
    })
  })
})

describe('what sign-in asks of a role', () => {
  it('is the administrators’ to say, once each way, with an event', async () => {
    const rule = { role: 'POLICE_OFFICER', required: true } as const
    expect(await setRoleSetting(judge, rule)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    expect(await setRoleSetting(confirmed(administrator), rule)).toMatchObject({ ok: true })
    expect(await setRoleSetting(confirmed(administrator), rule)).toMatchObject({
      reason: 'ALREADY_DONE',
    })
    expect(await eventsOf('POLICE_OFFICER')).toMatchObject([
      {
        event: 'SIGN_IN_RULE_CHANGED',
        actor_id: administrator.id,
        before: { secondFactorRequired: false },
        after: { secondFactorRequired: true },
      },
    ])
    expect(await listRoleSettings(judge)).toBeUndefined()
    expect(await listRoleSettings(administrator)).toContainEqual(
      expect.objectContaining({ role: 'POLICE_OFFICER', secondFactorRequired: true }),
    )
  })
})

/** Runs SQL as the program does for somebody of that agency; gives the rows, or the error code. */
async function probe(role: string, actor: Actor, sql: string): Promise<unknown> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `SELECT set_config('didban.actor', $1, true), set_config('didban.role', $2, true),
         set_config('didban.agency', $3, true), set_config('role', $4, true)`,
      [actor.id, actor.role, actor.agency, role],
    )
    const { rows, rowCount } = await client.query(sql)
    return rows.length > 0 ? rows : rowCount
  } catch (error) {
    return (error as { code?: string }).code
  } finally {
    await client.end()
  }
}

const DENIED = '42501'
const AGENCIES = [
  ['didban_customs', officerAtShalamcheh],
  ['didban_ocssp', PEOPLE.keeperAtKhorramshahr],
  ['didban_police', PEOPLE.policeInKhorramshahr],
  ['didban_tazirat', PEOPLE.penaltyOfficer],
  ['didban_judiciary', judge],
  ['didban_figures', judge],
  ['didban_exceptional', judge],
  ['didban_auditor', judge],
] as const
const SECRET_TABLES = ['credential', 'recovery_code', 'pending_sign_in', 'sign_in_attempt']

describe('raw SQL', () => {
  it.each(
    AGENCIES.flatMap(([role, actor]) =>
      SECRET_TABLES.map((table) => [role, table, actor] as const),
    ),
  )('as %s reads and writes nothing of %s', async (role, table, actor) => {
    expect(await probe(role, actor, `SELECT * FROM ${table}`)).toBe(DENIED)
    expect(await probe(role, actor, `SELECT count(*) FROM ${table}`)).toBe(DENIED)
    expect(await probe(role, actor, `DELETE FROM ${table}`)).toBe(DENIED)
  })

  const platform = (sql: string, actor: Actor = administrator) =>
    probe('didban_platform', actor, sql)

  it.each(['password_hash', 'totp_secret', 'totp_last_step', 'must_change', '*'])(
    'as an administrator reads no %s',
    async (column) => {
      expect(await platform(`SELECT ${column} FROM credential`)).toBe(DENIED)
    },
  )

  it('as an administrator cannot guess a hash by changing rows', async () => {
    const sql = `UPDATE credential SET must_change = true WHERE password_hash LIKE '$argon2id$%'`
    expect(await platform(sql)).toBe(DENIED)
    const tell = `UPDATE credential SET must_change = true WHERE user_id = '${judge.id}' RETURNING password_hash`
    expect(await platform(tell)).toBe(DENIED)
  })

  it('as an administrator gives nobody a password that may stay, nor a second factor', async () => {
    const hash = await hashPassword(NEW)
    const set = (what: string) =>
      platform(`UPDATE credential SET ${what} WHERE user_id = '${judge.id}'`)
    expect(await set(`password_hash = '${hash}', must_change = true`)).toBe(1)
    expect(await set(`password_hash = '${hash}', must_change = false`)).toBe(DENIED)
    expect(await set(`totp_secret = 'v1.aa.bb.cc', must_change = true`)).toBe(DENIED)
    expect(
      await set(
        `totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, must_change = true`,
      ),
    ).toBe(1)
  })

  it('as the platform without being an administrator changes nothing', async () => {
    const sql = `UPDATE credential SET must_change = true`
    expect(await platform(sql, { ...administrator, role: 'CUSTOMS_OFFICER' })).toBe(0)
  })

  it('cannot use a recovery code twice, nor take its use back', async () => {
    const { codes } = await haveSecondFactor({ ...administrator }, at())
    expect(codes).toHaveLength(RECOVERY_CODES)
    const used = `UPDATE recovery_code SET used_at = now() WHERE user_id = '${administrator.id}'`
    expect(await probe('didban_system', administrator, used)).toBe(RECOVERY_CODES)
    await query(used)
    expect(await probe('didban_system', administrator, used)).toBe(0)
  })

  it.each([
    ['a password that is no Argon2id', `password_hash = 'secret'`, 'credential_password_argon2id'],
    ['an open key', `totp_secret = 'JBSWY3DPEHPK3PXP'`, 'credential_totp_sealed'],
    [
      'a confirmed factor without its key',
      `totp_secret = NULL, totp_confirmed_at = now(), totp_last_step = 1`,
      'credential_totp_whole',
    ],
  ])('keeps out %s', async (_, what, constraint) => {
    const sql = `UPDATE credential SET ${what} WHERE user_id = '${officerAtShalamcheh.id}'`
    expect(await refusalOf(sql)).toBe(constraint)
  })
})
