import { beforeAll, describe, expect, it } from 'vitest'
import { startOfTehranDay } from '@/lib/calendar'
import { newId } from '@/lib/id'
import { findActor } from '@/lib/sessions'
import { callOffPosting, endPosting, postAccount } from '@/lib/staff/postings/commands'
import { getAccount, listAccounts } from '@/lib/staff/queries'
import { POSTINGS } from '@/lib/staff/rules'
import { accountFilter } from '@/lib/staff/schema'
import { Role } from '@/prisma/generated/enums'
import { query } from '../support/database'
import {
  administrator,
  officeId,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  unconfirmed,
} from '../support/people'
import { dayOn, daysOn, haveAccount, postingRows, signedInAs, WHY } from '../support/staff-world'
import { eventsOf, expectNothingWritten, refusalOf, settleWorld } from '../support/world'

beforeAll(settleWorld)

const officer = () => haveAccount('CUSTOMS_OFFICER', officeId('shalamcheh'))
const toChazabeh = (accountId: string, from = dayOn(0)) => ({
  accountId,
  role: 'CUSTOMS_OFFICER' as const,
  officeId: officeId('chazabeh'),
  from,
  reason: WHY,
})
const cacheOf = async (id: string) => {
  const [row] = await query('SELECT role, office_id FROM user_account WHERE id = $1', [id])
  return row
}

describe('an account', () => {
  it('is posted with its making, whoever makes it', async () => {
    const { id } = await officer()
    expect(await postingRows(id)).toMatchObject([
      { role: 'CUSTOMS_OFFICER', office_id: officeId('shalamcheh'), valid_to: null },
    ])
  })
})

describe('another posting from today', () => {
  it('holds on the next request, ends the one before, and is an event with its reason', async () => {
    const { id } = await officer()
    const session = await signedInAs({ id })
    expect(await postAccount(administrator, toChazabeh(id))).toEqual({ ok: true, value: null })
    expect(await findActor(session)).toMatchObject({ officeId: officeId('chazabeh') })
    const [before, after] = await postingRows(id)
    expect(before?.valid_to).toEqual(after?.valid_from)
    expect(after).toMatchObject({ office_id: officeId('chazabeh'), valid_to: null })
    expect(await cacheOf(id)).toMatchObject({ office_id: officeId('chazabeh') })
    expect((await eventsOf(id)).slice(-1)).toMatchObject([
      {
        event: 'POSTING_MADE',
        actor_id: administrator.id,
        reason: WHY,
        before: { posting: { officeId: officeId('shalamcheh') } },
        after: { officeId: officeId('chazabeh') },
      },
    ])
  })

  it('to another role shows with the next request too, unconfirmed', async () => {
    const { id } = await officer()
    const session = await signedInAs({ id })
    const input = { accountId: id, role: 'CUSTOMS_SUPERVISOR' as const, reason: WHY }
    const supervision = officeId('customs-province')
    await postAccount(administrator, { ...input, officeId: supervision, from: dayOn(0) })
    expect(await findActor(session)).toMatchObject({
      role: 'CUSTOMS_SUPERVISOR',
      confirmedAt: null,
    })
  })

  it('of two at once is one', async () => {
    const { id } = await officer()
    const outcomes = await Promise.all([
      postAccount(administrator, toChazabeh(id)),
      postAccount(administrator, toChazabeh(id)),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      fields: [{ field: 'officeId', reason: 'SAME_POSTING' }],
    })
    expect(await postingRows(id)).toHaveLength(2)
  })
})

describe('a posting arranged for later', () => {
  it('takes effect by itself at the first moment of its day, and the cache follows', async () => {
    const { id } = await officer()
    const from = dayOn(3)
    expect(await postAccount(administrator, toChazabeh(id, from))).toMatchObject({ ok: true })
    expect(await cacheOf(id)).toMatchObject({ office_id: officeId('shalamcheh') })
    const begin = startOfTehranDay(from).getTime()
    daysOn((begin - 60_000 - Date.now()) / 86_400_000)
    const session = await signedInAs({ id })
    expect(await findActor(session)).toMatchObject({ officeId: officeId('shalamcheh') })
    daysOn((begin + 1000 - Date.now()) / 86_400_000)
    expect(await findActor(session)).toMatchObject({ officeId: officeId('chazabeh') })
    expect(await cacheOf(id)).toMatchObject({ office_id: officeId('chazabeh') })
    daysOn(0)
    await findActor(session)
    expect(await cacheOf(id)).toMatchObject({ office_id: officeId('shalamcheh') })
  })

  it('is called off as if it had never been arranged', async () => {
    const { id } = await officer()
    await postAccount(administrator, toChazabeh(id, dayOn(3)))
    const again = await postAccount(administrator, toChazabeh(id, dayOn(5)))
    expect(again).toMatchObject({ reason: 'POSTING_ARRANGED' })
    const callOff = { accountId: id, reason: WHY }
    expect(await callOffPosting(administrator, callOff)).toMatchObject({ ok: true })
    const [current, off] = await postingRows(id)
    expect(current).toMatchObject({ office_id: officeId('shalamcheh'), valid_to: null })
    expect(off?.valid_to).toEqual(off?.valid_from)
    expect(await callOffPosting(administrator, callOff)).toMatchObject({ reason: 'ALREADY_DONE' })
    const at = daysOn(4)
    const [account] = await query('SELECT username FROM user_account WHERE id = $1', [id])
    const view = await getAccount(administrator, String(account?.username), at)
    expect(view?.postings.map(({ state }) => state)).toEqual(['CALLED_OFF', 'CURRENT'])
  })

  it.each([
    ['yesterday', -1, 'DAY_HAS_PASSED'],
    ['in two years', 730, 'DAY_TOO_FAR'],
  ])('for %s is refused', async (_, days, reason) => {
    const { id } = await officer()
    const arranged = () => postAccount(administrator, toChazabeh(id, dayOn(days)))
    expect(await expectNothingWritten(arranged)).toMatchObject({
      fields: [{ field: 'from', reason }],
    })
  })
})

describe('the end of service', () => {
  it('makes nobody of a person from the next request on; the account is listed so', async () => {
    const { id } = await officer()
    const session = await signedInAs({ id })
    const input = { accountId: id, from: dayOn(0), reason: WHY }
    expect(await endPosting(administrator, input)).toMatchObject({ ok: true })
    expect(await findActor(session)).toBeUndefined()
    const filter = accountFilter.parse({ state: 'NOT_POSTED' })
    const page = await listAccounts(administrator, filter, new Date())
    expect(page?.rows.map((row) => row.id)).toContain(id)
    expect(await endPosting(administrator, input)).toMatchObject({ reason: 'ALREADY_DONE' })
    const back = await postAccount(administrator, toChazabeh(id))
    expect(back).toMatchObject({ ok: true })
    expect(await findActor(session)).toMatchObject({ officeId: officeId('chazabeh') })
  })

  it('arranged for later is called off', async () => {
    const { id } = await officer()
    await endPosting(administrator, { accountId: id, from: dayOn(9), reason: WHY })
    expect((await postingRows(id))[0]?.valid_to).toBeInstanceOf(Date)
    await callOffPosting(administrator, { accountId: id, reason: WHY })
    expect((await postingRows(id))[0]?.valid_to).toBeNull()
  })
})

describe('who posts', () => {
  it.each(PERSONAS.filter((persona) => persona !== 'administrator'))('%s does not', async (one) => {
    const account = { accountId: officerAtShalamcheh.id, reason: WHY }
    const attempts: (() => Promise<unknown>)[] = [
      () => postAccount(PEOPLE[one], toChazabeh(officerAtShalamcheh.id)),
      () => endPosting(PEOPLE[one], { ...account, from: dayOn(0) }),
      () => callOffPosting(PEOPLE[one], account),
    ]
    for (const attempt of attempts)
      expect(await expectNothingWritten(attempt)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it('nobody posts themselves, nor without having proved lately who they are', async () => {
    const own = toChazabeh(administrator.id)
    expect(await postAccount(administrator, own)).toMatchObject({ reason: 'OWN_ACCOUNT' })
    const { id } = await officer()
    const outcome = await postAccount(unconfirmed(administrator), toChazabeh(id))
    expect(outcome).toMatchObject({ reason: 'CONFIRM_IDENTITY' })
  })

  it('nobody is posted where their role does not work, and nobody who does not exist', async () => {
    const { id } = await officer()
    const store = { ...toChazabeh(id), officeId: officeId('store-ahvaz') }
    expect(await postAccount(administrator, store)).toMatchObject({
      fields: [{ field: 'officeId', reason: 'OFFICE_NOT_FOR_ROLE' }],
    })
    expect(await postAccount(administrator, toChazabeh(newId()))).toMatchObject({
      reason: 'NOT_FOUND',
    })
  })
})

describe('the ledger of postings', () => {
  const POST = `INSERT INTO posting (id, user_id, role, office_id, valid_from, valid_to, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, now())`
  const raw = (id: string, change: object = {}) => {
    const row = {
      role: 'CUSTOMS_OFFICER',
      office: officeId('chazabeh'),
      from: '2026-02-01',
      to: null,
    }
    const { role, office, from, to } = { ...row, ...change }
    return refusalOf(POST, [newId(), id, role, office, from, to])
  }

  it('holds nobody in two places at once, whatever a program tries', async () => {
    const { id } = await officer()
    expect(await raw(id)).toBe('posting_one_at_a_time')
    expect(await raw(id, { from: '2020-01-01', to: '2020-02-01' })).toBeUndefined()
    expect(await raw(id, { from: '2020-01-15', to: '2020-01-16' })).toBe('posting_one_at_a_time')
    expect(await raw(id, { from: '2020-02-02', to: '2020-02-01' })).toBe('posting_runs_forward')
  })

  it('holds no role at an office of another kind; the database and the rules know the same', async () => {
    const { id } = await officer()
    const past = { from: '2019-01-01', to: '2019-01-02' }
    expect(await raw(id, { ...past, office: officeId('store-ahvaz') })).toBe('posting_fits_office')
    for (const role of Object.values(Role)) {
      const [row] = await query('SELECT didban_office_kind_of($1) AS kind', [role])
      expect(row?.kind).toBe(POSTINGS[role])
    }
  })

  it('does not change but for an end that is still to come', async () => {
    const { id } = await officer()
    await postAccount(administrator, toChazabeh(id))
    const [past, current] = await postingRows(id)
    const change = (what: string, row = current) =>
      refusalOf(`UPDATE posting SET ${what} WHERE id = $1`, [row?.id])
    expect(await change("role = 'POLICE_OFFICER'")).toBe('23001')
    expect(await change("valid_from = '2020-01-01'")).toBe('23001')
    expect(await change('valid_to = NULL', past)).toBe('23001')
    expect(await change("valid_to = now() + interval '1 day'")).toBeUndefined()
    expect(await refusalOf('DELETE FROM posting WHERE id = $1', [past?.id])).toBe('23001')
    expect(await refusalOf('TRUNCATE posting CASCADE')).toBe('23001')
  })

  it('is what the accounts say, for everybody', async () => {
    const stale = await query(
      `SELECT u.username FROM user_account u JOIN posting p ON p.user_id = u.id
       WHERE p.valid_from <= now() AND (p.valid_to IS NULL OR p.valid_to > now())
         AND (u.role, u.office_id) IS DISTINCT FROM (p.role, p.office_id)`,
    )
    expect(stale).toEqual([])
  })
})
