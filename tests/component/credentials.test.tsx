import { act, fireEvent, within as inside, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { CredentialSummary } from '@/components/staff/credential-summary'
import { LostFactorForm } from '@/components/staff/lost-factor-form'
import { PasswordForm, type PasswordFormAction } from '@/components/staff/password-form'
import {
  BeginEnrolment,
  type CodesAction,
  ConfirmEnrolment,
  ManageSecondFactor,
} from '@/components/staff/second-factor-forms'
import { SignInCodeForm } from '@/components/staff/sign-in-code-form'
import { SignInForm } from '@/components/staff/sign-in-form'
import { RoleRules } from '@/components/staff/sign-in-rules'
import { ok, refused, refusedAt } from '@/lib/result'
import type { OwnCredential } from '@/lib/staff/credentials/queries'
import { expectAccessible, LOCALES, show, WORDS } from './show'

const none = async () => undefined
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const enrolment = { secret: SECRET, picture: 'data:image/svg+xml;base64,PHN2Zy8+' }
const CODES = ['0123-4567-89AB-CDEF', 'GHJK-MNPQ-RSTV-WXYZ']
const credential: OwnCredential = {
  passwordChangedAt: new Date('2026-11-01T06:00:00Z'),
  mustChange: false,
  secondFactorSince: new Date('2026-11-02T06:00:00Z'),
  codesLeft: 9,
  required: true,
  enrolment: undefined,
}
const settings = [
  { role: 'JUDICIARY_OFFICER', secondFactorRequired: true, changedAt: new Date(0) },
  { role: 'POLICE_OFFICER', secondFactorRequired: false, changedAt: new Date(0) },
] as const
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

const signIn = vi.hoisted(() => vi.fn())
vi.mock('next-auth/react', () => ({ signIn }))

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const form = words.accountForm

  it('each form and page of one’s own account is accessible', async () => {
    const pieces = [
      <SignInForm key="a" />,
      <SignInCodeForm key="b" />,
      <PasswordForm key="c" action={none} minimum="15" />,
      <BeginEnrolment key="d" action={none} />,
      <ConfirmEnrolment key="e" enrolment={enrolment} action={none} restart={none} next="/" />,
      <ManageSecondFactor key="f" actions={{ renew: none, remove: none }} />,
      <CredentialSummary key="g" credential={credential} />,
      <LostFactorForm key="i" action={none} />,
    ]
    for (const piece of pieces) {
      const { unmount } = show(piece, locale)
      await expectAccessible()
      unmount()
    }
  })

  it('a refused password stays typed, and the refusal stands beside its field', async () => {
    const action: PasswordFormAction = async () => refusedAt('wanted', 'PASSWORD_COMMON')
    show(<PasswordForm action={action} minimum="15" />, locale)
    type(form.present, 'old')
    type(form.wanted, 'passwordpassword')
    type(form.again, 'passwordpassword')
    await press(form.change)
    const wanted = screen.getByLabelText<HTMLInputElement>(form.wanted)
    expect(wanted.value).toBe('passwordpassword')
    expect(wanted.type).toBe('password')
    expect(wanted.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('alert').textContent).toContain(words.reasons.PASSWORD_COMMON)
    await expectAccessible()
  })

  it('a changed password is said, and the typed ones are gone', async () => {
    show(<PasswordForm action={async () => ok(null)} minimum="15" />, locale)
    for (const label of [form.present, form.wanted, form.again]) type(label, 'nothing much')
    await press(form.change)
    expect(screen.getByRole('status').textContent).toBe(form.changed)
    expect(screen.queryByLabelText(form.wanted)).toBeNull()
  })

  it('the key stands as a picture and in groups', () => {
    show(<ConfirmEnrolment enrolment={enrolment} action={none} restart={none} next="/" />, locale)
    expect(screen.getByRole('img', { name: form.picture })).toBeDefined()
    expect(screen.getByText('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ').dir).toBe('ltr')
  })

  it('recovery codes take the form’s place, to be copied and printed', async () => {
    const action: CodesAction = async () => ok({ codes: CODES })
    show(<ConfirmEnrolment enrolment={enrolment} action={action} restart={none} next="/" />, locale)
    type(form.code, '123456')
    await press(form.confirm)
    const sheet = screen.getByRole('region', { name: form.codesTitle })
    expect(
      inside(sheet)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(CODES)
    expect(inside(sheet).getByRole('button', { name: form.print })).toBeDefined()
    expect(inside(sheet).getByRole('link', { name: form.kept }).getAttribute('href')).toBe('/')
    expect(screen.queryByLabelText(form.code)).toBeNull()
    expect(screen.queryByRole('button', { name: form.newSecret })).toBeNull()
    await expectAccessible()
  })

  it('each role has one button that says what it will do', async () => {
    const asked = vi.fn(async () => refused('ALREADY_DONE'))
    show(<RoleRules settings={[...settings]} action={asked} labelledBy="x" />, locale)
    const judges = words.signInRulesForm.releaseFor.replace(
      '{role}',
      words.words.roles.JUDICIARY_OFFICER,
    )
    await press(judges)
    const [, sent] = asked.mock.calls[0] as unknown as [unknown, FormData]
    expect(Object.fromEntries(sent)).toEqual({ role: 'JUDICIARY_OFFICER', required: 'no' })
    expect(screen.getByRole('status').textContent).toBe(words.reasons.ALREADY_DONE)
  })

  it('sign-in says why not in the same words whatever was wrong, and how long to wait', async () => {
    show(<SignInForm />, locale)
    type(words.signIn.username, 'maryam')
    type(words.signIn.password, 'wrong')
    signIn.mockResolvedValueOnce({ ok: false, error: 'WRONG_CREDENTIALS' })
    await press(words.signIn.signIn)
    expect(screen.getByRole('alert').textContent).toContain(words.reasons.WRONG_CREDENTIALS)
    signIn.mockResolvedValueOnce({ ok: false, error: 'TOO_MANY_ATTEMPTS:4' })
    await press(words.signIn.signIn)
    expect(screen.getByRole('alert').textContent).toMatch(/4|۴/)
    signIn.mockRejectedValueOnce(new Error('network'))
    await press(words.signIn.signIn)
    expect(screen.getByRole('alert').textContent).toContain(words.reasons.UNREACHABLE)
    expect(screen.getByLabelText<HTMLInputElement>(words.signIn.username).value).toBe('maryam')
  })

  it('a wrong code is said beside the code', async () => {
    show(<SignInCodeForm />, locale)
    type(words.signIn.code, '000000')
    signIn.mockResolvedValueOnce({ ok: false, error: 'WRONG_CODE' })
    await press(words.signIn.signIn)
    const [link] = inside(screen.getByRole('alert')).getAllByRole('link')
    expect(link?.textContent).toBe(words.reasons.WRONG_CODE)
    expect(link?.getAttribute('href')).toBe('#code')
    expect(signIn).toHaveBeenLastCalledWith('code', { code: '000000', redirect: false })
  })
})
