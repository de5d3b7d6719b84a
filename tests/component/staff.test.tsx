import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AccountTable } from '@/components/staff/account-table'
import { AccountView } from '@/components/staff/account-view'
import { MySessions } from '@/components/staff/my-sessions'
import { OfficeTable } from '@/components/staff/office-table'
import { OfficeView } from '@/components/staff/office-view'
import { ConfirmWay } from '@/components/ui/confirm-identity'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { accountFilter } from '@/lib/staff/schema'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'
import { ACCOUNT, NO_ACTIONS, OFFICE, OFFICES, RuleForm, SESSIONS } from './staff-pieces'

const words = WORDS.fa
const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

describe.each(LOCALES)('in %s', (locale) => {
  const said = WORDS[locale]

  it('an account shows its postings, what can be changed, and its history', async () => {
    show(
      <AccountView
        account={ACCOUNT}
        offices={OFFICES}
        today="2026-11-24"
        own={false}
        actions={NO_ACTIONS}
      />,
      locale,
    )
    expect(screen.getByText(said.words.postingStates.CURRENT)).toBeDefined()
    expect(screen.getByText(said.words.postingStates.PAST)).toBeDefined()
    for (const name of ['DISABLE', 'END_SESSIONS', 'RESET', 'END_POSTING'] as const)
      expect(screen.getAllByText(said.accounts.do[name]).length).toBeGreaterThan(0)
    expect(screen.queryByText(said.accounts.do.ENABLE)).toBeNull()
    expect(screen.getByRole('form', { name: said.accounts.post })).toBeDefined()
    await expectAccessible()
  })

  it('one’s own account offers neither a move nor an end', async () => {
    show(
      <AccountView
        account={ACCOUNT}
        offices={OFFICES}
        today="2026-11-24"
        own
        actions={NO_ACTIONS}
      />,
      locale,
    )
    expect(screen.getByText(said.accounts.ownAccount)).toBeDefined()
    for (const name of ['DISABLE', 'END_POSTING'] as const)
      expect(screen.queryByText(said.accounts.do[name])).toBeNull()
    expect(screen.queryByText(said.accounts.move)).toBeNull()
    await expectAccessible()
  })

  it('the list of accounts leads to each by name', async () => {
    const page = { rows: [ACCOUNT], total: 1, pageSize: 50 }
    show(<AccountTable page={page} filter={accountFilter.parse({})} />, locale)
    const link = screen.getByRole('link', { name: ACCOUNT.displayName })
    expect(link.getAttribute('href')).toBe('/accounts/person/maryam')
    await expectAccessible()
  })

  it('an empty list says the next step', () => {
    const page = { rows: [], total: 0, pageSize: 50 }
    show(<AccountTable page={page} filter={accountFilter.parse({ q: 'x' })} />, locale)
    expect(screen.getByRole('link', { name: said.accounts.showAll })).toBeDefined()
  })

  it('places of work say whose they are and whether they are closed', async () => {
    const closed = { ...OFFICE, id: 'b', code: 'old-store', retiredAt: new Date() }
    show(<OfficeTable offices={[OFFICE, closed]} />, locale)
    expect(screen.getByText(said.officeForm.retired)).toBeDefined()
    await expectAccessible()
  })

  it('a place of work can be renamed and closed', async () => {
    const actions = {
      RENAME: NO_ACTIONS.DISABLE,
      RETIRE: NO_ACTIONS.DISABLE,
      REOPEN: NO_ACTIONS.DISABLE,
    }
    show(<OfficeView office={OFFICE} counties={[]} actions={actions} />, locale)
    expect(screen.getByRole('form', { name: said.officeForm.rename })).toBeDefined()
    expect(screen.getByText(said.officeForm.nobody)).toBeDefined()
    await expectAccessible()
  })

  it('my sessions name the device, mark this one, and end any other by name', async () => {
    const none = vi.fn(async () => ok(null))
    show(<MySessions sessions={SESSIONS} endOne={none} endOthers={none} />, locale)
    expect(screen.getByText(said.mySessions.this)).toBeDefined()
    const { browsers, systems } = said.words
    const device = fill(said.mySessions.device, {
      browser: browsers.FIREFOX,
      system: systems.LINUX,
    })
    expect(screen.getAllByRole('button')).toHaveLength(2)
    expect(screen.getByRole('button', { name: new RegExp(device) })).toBeDefined()
    await expectAccessible()
  })
})

describe('confirming that it is oneself', () => {
  const action = vi.fn<(before: unknown, form: FormData) => Promise<Result<null>>>()
  const confirm = vi.fn<(before: unknown, form: FormData) => Promise<Result<null>>>()
  afterEach(() => {
    action.mockReset()
    confirm.mockReset()
  })
  const form = (
    <ConfirmWay confirm={confirm}>
      <RuleForm action={action} />
    </ConfirmWay>
  )
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  const begin = async () => {
    action.mockResolvedValueOnce(refused('CONFIRM_IDENTITY'))
    type('grounds', 'چون چنین است')
    await press('send')
  }
  const proof = (index = 0) => Object.fromEntries(confirm.mock.calls[index]?.[1] ?? [])

  it('asks for the password in the form, takes focus, and sends all again by itself', async () => {
    show(form)
    await begin()
    expect(screen.getByRole('group', { name: words.confirm.title })).toBeDefined()
    expect(document.activeElement).toBe(screen.getByLabelText(words.confirm.present))
    await expectAccessible()
    type(words.confirm.present, 'یک رمز بلند')
    confirm.mockResolvedValueOnce(ok(null))
    action.mockResolvedValueOnce(ok(null))
    await press(words.confirm.send)
    expect(proof()).toEqual({ present: 'یک رمز بلند' })
    expect(Object.fromEntries(action.mock.calls[1]?.[1] ?? [])).toEqual({ grounds: 'چون چنین است' })
    expect(screen.queryByRole('group', { name: words.confirm.title })).toBeNull()
  })

  it('keeps what was typed while the password is wrong, and works by keys alone', async () => {
    show(form)
    await begin()
    const password = screen.getByLabelText(words.confirm.present)
    confirm.mockResolvedValueOnce(refusedAt('present', 'WRONG_PASSWORD'))
    await act(async () => fireEvent.keyDown(password, { key: 'Enter' }))
    expect(screen.getByText(words.reasons.WRONG_PASSWORD)).toBeDefined()
    expect(screen.getByLabelText<HTMLInputElement>('grounds').value).toBe('چون چنین است')
    expect(action).toHaveBeenCalledTimes(1)
  })

  it('asks for a code where the account has a second factor', async () => {
    show(form)
    await begin()
    type(words.confirm.present, 'یک رمز بلند')
    confirm.mockResolvedValueOnce(refusedAt('code', 'CODE_NEEDED'))
    await press(words.confirm.send)
    type(words.confirm.code, '123456')
    confirm.mockResolvedValueOnce(ok(null))
    action.mockResolvedValueOnce(ok(null))
    await press(words.confirm.send)
    expect(proof(1)).toEqual({ present: 'یک رمز بلند', code: '123456' })
    expect(action).toHaveBeenCalledTimes(2)
  })

  it('says how long to wait after too many attempts', async () => {
    show(form)
    await begin()
    confirm.mockResolvedValueOnce(refused('TOO_MANY_ATTEMPTS', { minutes: 5 }))
    await press(words.confirm.send)
    expect(screen.getByRole('alert').textContent).toContain('۵')
  })

  it('is not sent along with the form', async () => {
    show(form)
    await begin()
    type(words.confirm.present, 'یک رمز بلند')
    action.mockResolvedValueOnce(refused('CONFIRM_IDENTITY'))
    await press('send')
    expect(JSON.stringify(Object.fromEntries(action.mock.calls[1]?.[1] ?? []))).not.toContain('رمز')
  })
})
