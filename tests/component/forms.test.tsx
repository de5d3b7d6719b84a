import { act, fireEvent, within as inside, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RegisterForm } from '@/components/scanners/register-form'
import { type DecideAction, DecideForm } from '@/components/scans/decide-form'
import { CreateAccountForm } from '@/components/staff/create-account-form'
import { NewPasswordNotice, type PasswordAction } from '@/components/staff/new-password'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import type { OfficeChoice } from '@/lib/staff/queries'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const words = WORDS.fa
const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
const control = (name: string) => screen.getByLabelText<HTMLInputElement>(new RegExp(`^${name}`))
const sentBy = (action: { mock: { calls: [unknown, FormData][] } }, index = 0) =>
  Object.fromEntries(action.mock.calls[index]?.[1] ?? [])
/** Where each link of a summary leads; it must be something that can take focus. */
const targets = () =>
  inside(screen.getByRole('alert'))
    .getAllByRole('link')
    .map((link) => document.querySelector<HTMLElement>(link.getAttribute('href') ?? ''))

const OFFICES: OfficeChoice[] = [
  { id: 'shalamcheh', kind: 'CUSTOMS_OFFICE', fa: 'گمرک شلمچه', en: 'Shalamcheh customs' },
  { id: 'store', kind: 'STORE', fa: 'انبار اهواز', en: 'Ahvaz store' },
]

describe.each(LOCALES)('in %s', (locale) => {
  const said = WORDS[locale]

  it('a reading is asked for by name', async () => {
    show(<DecideForm scanId="scan-1" action={async () => undefined} />, locale)
    const choices = screen.getByRole('group', { name: said.decide.verdict })
    expect(inside(choices).getAllByRole('radio')).toHaveLength(3)
    for (const verdict of Object.values(said.words.verdicts))
      expect(inside(choices).getByLabelText(verdict)).toBeDefined()
    expect(screen.getByLabelText(said.decide.reason)).toBeDefined()
    await expectAccessible()
  })

  it('a new password is shown with its name, once, to be copied', async () => {
    show(<NewPasswordNotice made={{ username: 'maryam', password: 'abcd-efgh' }} />, locale)
    const status = screen.getByRole('status')
    expect(status.textContent).toContain(fill(said.accounts.password, { username: 'maryam' }))
    expect(inside(status).getByText('abcd-efgh').getAttribute('dir')).toBe('ltr')
    expect(inside(status).getByRole('button', { name: said.ui.copy })).toBeDefined()
    await expectAccessible()
  })

  it('the form of an account has its names', async () => {
    const none = async () => undefined
    show(<CreateAccountForm offices={OFFICES} action={none} />, locale)
    for (const name of ['displayName', 'username', 'role', 'office'] as const)
      expect(screen.getByLabelText(said.accounts[name])).toBeDefined()
    await expectAccessible()
  })

  it('the form of a unit has its names', async () => {
    show(<RegisterForm offices={OFFICES} action={async () => undefined} />, locale)
    for (const name of ['code', 'kind', 'maker', 'ratedPerHour', 'stage'] as const)
      expect(screen.getByLabelText(said.unit[name])).toBeDefined()
    await expectAccessible()
  })
})

describe('a reading', () => {
  const action = vi.fn<DecideAction>()
  afterEach(() => action.mockReset())
  const open = () => show(<DecideForm scanId="scan-1" action={action} />)
  const { decide } = words

  it('carries scan, verdict and reason', async () => {
    action.mockResolvedValueOnce(ok({ number: 7 }))
    open()
    fireEvent.click(control(words.words.verdicts.SUSPECT))
    fireEvent.change(control(decide.reason), { target: { value: 'سایه در کف' } })
    await press(decide.send)
    expect(sentBy(action)).toEqual({ scanId: 'scan-1', verdict: 'SUSPECT', reason: 'سایه در کف' })
  })

  it('that is clear needs no reason', async () => {
    action.mockResolvedValueOnce(ok({ number: 7 }))
    open()
    fireEvent.click(control(words.words.verdicts.CLEAR))
    expect(screen.queryByLabelText(decide.reason)).toBeNull()
    await press(decide.send)
    expect(sentBy(action)).toEqual({ scanId: 'scan-1', verdict: 'CLEAR' })
  })

  it('refused keeps what was chosen and typed, and takes the eye to the fault', async () => {
    action.mockImplementation(async () => refusedAt('reason', 'TOO_SHORT'))
    open()
    fireEvent.click(control(words.words.verdicts.SUSPECT))
    fireEvent.change(control(decide.reason), { target: { value: 'x' } })
    await press(decide.send)
    expect(document.activeElement).toBe(screen.getByRole('alert'))
    expect(targets()).toEqual([control(decide.reason)])
    expect(control(decide.reason).value).toBe('x')
    expect(control(decide.reason).getAttribute('aria-invalid')).toBe('true')
    expect(control(words.words.verdicts.SUSPECT).checked).toBe(true)
    await expectAccessible()
    await press(decide.send)
    expect(sentBy(action, 1)).toEqual(sentBy(action, 0))
  })

  it('without a verdict leads to the choices', async () => {
    action.mockResolvedValueOnce(refusedAt('verdict', 'REQUIRED'))
    open()
    await press(decide.send)
    expect(targets()).toEqual([control(words.words.verdicts.CLEAR)])
    await expectAccessible()
  })

  it('of a scan decided meanwhile says so', async () => {
    action.mockResolvedValueOnce(refused('ALREADY_DECIDED'))
    open()
    await press(decide.send)
    expect(screen.getByRole('alert').textContent).toContain(words.reasons.ALREADY_DECIDED)
  })
})

describe('a new account', () => {
  const action = vi.fn<PasswordAction>()
  afterEach(() => action.mockReset())
  const { accounts } = words
  const typeAll = () => {
    fireEvent.change(control(accounts.displayName), { target: { value: 'مریم کعبی' } })
    fireEvent.change(control(accounts.username), { target: { value: 'maryam' } })
    fireEvent.change(control(accounts.role), { target: { value: 'CUSTOMS_OFFICER' } })
    fireEvent.change(control(accounts.office), { target: { value: 'shalamcheh' } })
    fireEvent.change(control(accounts.reason), { target: { value: 'حکم ۱۲' } })
  }
  const ALL = {
    displayName: 'مریم کعبی',
    username: 'maryam',
    role: 'CUSTOMS_OFFICER',
    officeId: 'shalamcheh',
    reason: 'حکم ۱۲',
  }

  it('offers the places of its role alone', () => {
    show(<CreateAccountForm offices={OFFICES} action={action} />)
    expect(control(accounts.office).disabled).toBe(true)
    fireEvent.change(control(accounts.role), { target: { value: 'WAREHOUSE_KEEPER' } })
    const places = [...control(accounts.office).querySelectorAll('option')]
    expect(places.map((place) => place.value)).toEqual(['', 'store'])
  })

  it('is sent whole; its password is shown and the form is empty again', async () => {
    action.mockResolvedValueOnce(ok({ username: 'maryam', password: 'abcd-efgh' }))
    show(<CreateAccountForm offices={OFFICES} action={action} />)
    typeAll()
    await press(accounts.send)
    expect(sentBy(action)).toEqual(ALL)
    expect(screen.getByText('abcd-efgh')).toBeDefined()
    expect(control(accounts.username).value).toBe('')
    expect(control(accounts.role).value).toBe('')
  })

  it('refused keeps everything, choices too', async () => {
    action.mockImplementation(async () => refusedAt('username', 'USERNAME_TAKEN'))
    show(<CreateAccountForm offices={OFFICES} action={action} />)
    typeAll()
    await press(accounts.send)
    expect(targets()).toEqual([control(accounts.username)])
    expect(control(accounts.role).value).toBe('CUSTOMS_OFFICER')
    expect(control(accounts.office).value).toBe('shalamcheh')
    await press(accounts.send)
    expect(sentBy(action, 1)).toEqual(ALL)
  })
})

describe('a new unit', () => {
  const action = vi.fn<(before: unknown, form: FormData) => Promise<Result<{ code: string }>>>()
  afterEach(() => action.mockReset())
  const { unit } = words

  it('refused keeps everything, choices too', async () => {
    action.mockImplementation(async () => refusedAt('code', 'UNIT_CODE_TAKEN'))
    show(<RegisterForm offices={OFFICES} action={action} />)
    fireEvent.change(control(unit.code), { target: { value: 'SH-9' } })
    fireEvent.change(control(unit.kind), { target: { value: 'MOBILE' } })
    fireEvent.change(control(unit.stage), { target: { value: 'FUNDED' } })
    await press(unit.send)
    expect(targets()).toEqual([control(unit.code)])
    expect(control(unit.kind).value).toBe('MOBILE')
    expect(control(unit.stage).value).toBe('FUNDED')
    await press(unit.send)
    expect(sentBy(action, 1)).toEqual(sentBy(action, 0))
    expect(sentBy(action, 1)).toMatchObject({ code: 'SH-9', kind: 'MOBILE', stage: 'FUNDED' })
  })
})
