import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { addOffice, renameOffice, reopenOffice, retireOffice } from '@/lib/staff/offices/commands'
import { getOffice, listAllOffices, listOpenOffices } from '@/lib/staff/offices/queries'
import { postAccount } from '@/lib/staff/postings/commands'
import { query } from '../support/database'
import {
  administrator,
  officeId,
  PEOPLE,
  PERSONAS,
  supervisor,
  unconfirmed,
} from '../support/people'
import { asAgency, dayOn, haveAccount, WHY } from '../support/staff-world'
import { eventsOf, expectNothingWritten, settleWorld } from '../support/world'

beforeAll(settleWorld)

let made = 0
const newcomer = (changed: object = {}) => {
  made += 1
  const names = { nameFa: 'انبار تازه', nameEn: 'New store', countyCode: 'ahvaz' }
  return { code: `new-store-${made}`, kind: 'STORE' as const, ...names, reason: WHY, ...changed }
}
async function haveOffice(): Promise<{ id: string; code: string }> {
  const input = newcomer()
  expect(await addOffice(administrator, input)).toMatchObject({ ok: true })
  const [row] = await query('SELECT id FROM office WHERE code = $1', [input.code])
  return { id: String(row?.id), code: input.code }
}
const rowOf = async (id: string) => {
  const [row] = await query('SELECT * FROM office WHERE id = $1', [id])
  return row
}

describe('a place of work', () => {
  it('is added with the agency of its kind, and is an event with its reason', async () => {
    const { id } = await haveOffice()
    expect(await rowOf(id)).toMatchObject({ agency: 'OCSSP', kind: 'STORE', county_code: 'ahvaz' })
    expect(await eventsOf(id)).toMatchObject([
      { event: 'OFFICE_ADDED', actor_id: administrator.id, reason: WHY },
    ])
  })

  it('whose code is taken is refused beside the code, also of five at once', async () => {
    const input = newcomer()
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => addOffice(administrator, input)),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ fields: [{ field: 'code', reason: 'OFFICE_CODE_TAKEN' }] })
  })

  it('lies in a county of the province or stands for the whole of it', async () => {
    expect(await addOffice(administrator, newcomer({ countyCode: 'atlantis' }))).toMatchObject({
      fields: [{ field: 'countyCode', reason: 'INVALID' }],
    })
    const whole = newcomer({ countyCode: undefined })
    expect(await addOffice(administrator, whole)).toMatchObject({ ok: true })
  })

  it('takes other names, told before and after', async () => {
    const { id } = await haveOffice()
    const names = { nameFa: 'انبار مرکزی', nameEn: 'Central store', countyCode: 'ahvaz' }
    const input = { officeId: id, ...names, reason: WHY }
    expect(await renameOffice(administrator, input)).toEqual({ ok: true, value: null })
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      event: 'OFFICE_CHANGED',
      before: { nameFa: 'انبار تازه' },
      after: { nameFa: 'انبار مرکزی' },
    })
    expect(await renameOffice(administrator, input)).toMatchObject({ reason: 'ALREADY_DONE' })
  })
})

describe('closing a place', () => {
  it('takes it out of the choices, keeps it in the list, and can be undone', async () => {
    const { id, code } = await haveOffice()
    const input = { officeId: id, reason: WHY }
    const choices = async () => (await listOpenOffices(administrator))?.map((one) => one.id) ?? []
    expect(await choices()).toContain(id)
    expect(await retireOffice(administrator, input)).toMatchObject({ ok: true })
    expect(await choices()).not.toContain(id)
    expect(await retireOffice(administrator, input)).toMatchObject({ reason: 'ALREADY_DONE' })
    expect((await getOffice(administrator, code, new Date()))?.retiredAt).toBeInstanceOf(Date)
    expect(await reopenOffice(administrator, input)).toMatchObject({ ok: true })
    expect(await choices()).toContain(id)
  })

  it('waits until nobody is posted there, now or later', async () => {
    const { id } = await haveOffice()
    const keeper = await haveAccount('WAREHOUSE_KEEPER', officeId('store-ahvaz'))
    const post = { accountId: keeper.id, role: 'WAREHOUSE_KEEPER' as const, reason: WHY }
    await postAccount(administrator, { ...post, officeId: id, from: dayOn(5) })
    expect(await retireOffice(administrator, { officeId: id, reason: WHY })).toMatchObject({
      reason: 'OFFICE_IN_USE',
      details: { count: 1 },
    })
  })

  it('against a posting at the same moment: one of both', async () => {
    const { id } = await haveOffice()
    const keeper = await haveAccount('WAREHOUSE_KEEPER', officeId('store-ahvaz'))
    const post = { accountId: keeper.id, role: 'WAREHOUSE_KEEPER' as const, reason: WHY }
    const outcomes = await Promise.all([
      retireOffice(administrator, { officeId: id, reason: WHY }),
      postAccount(administrator, { ...post, officeId: id, from: dayOn(0) }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is never of the platform itself', async () => {
    const own = { officeId: officeId('platform'), reason: WHY }
    expect(await retireOffice(administrator, own)).toMatchObject({ reason: 'OFFICE_NEEDED' })
  })
})

describe('who keeps places of work', () => {
  it.each(PERSONAS.filter((persona) => persona !== 'administrator'))('%s does not', async (one) => {
    const actor = PEOPLE[one]
    const input = { officeId: officeId('store-ahvaz'), reason: WHY }
    const attempts: (() => Promise<unknown>)[] = [
      () => addOffice(actor, newcomer()),
      () => renameOffice(actor, { ...input, nameFa: 'نام', nameEn: 'Name' }),
      () => retireOffice(actor, input),
      () => reopenOffice(actor, input),
    ]
    for (const attempt of attempts)
      expect(await expectNothingWritten(attempt)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    expect(await listAllOffices(actor, new Date())).toBeUndefined()
    expect(await listOpenOffices(actor)).toBeUndefined()
  })

  it('nobody does who has not proved lately who they are', async () => {
    const outcome = await addOffice(unconfirmed(administrator), newcomer())
    expect(outcome).toMatchObject({ reason: 'CONFIRM_IDENTITY' })
  })

  it('nor of a place that does not exist', async () => {
    const nowhere = { officeId: newId(), reason: WHY }
    expect(await retireOffice(administrator, nowhere)).toMatchObject({ reason: 'NOT_FOUND' })
  })

  it('the database lets no agency change one, and nobody its code or kind', async () => {
    const rename = `UPDATE office SET name_fa = 'دیگر' WHERE code = 'store-ahvaz'`
    expect(await asAgency(supervisor, rename)).toBe('42501')
    expect(await asAgency(administrator, `UPDATE office SET code = 'other'`)).toBe('42501')
    expect(await asAgency(administrator, `UPDATE office SET kind = 'BENCH'`)).toBe('42501')
    expect(await asAgency(administrator, 'DELETE FROM office')).toBe('42501')
    expect(await asAgency(supervisor, 'SELECT name_fa FROM office')).toBeGreaterThan(20)
  })
})
