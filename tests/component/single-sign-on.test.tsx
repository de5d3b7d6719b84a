import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { IdentityForm } from '@/components/staff/identity-form'
import { IdentityList } from '@/components/staff/identity-list'
import { SignInChoice } from '@/components/staff/sign-in-choice'
import { SignInForm } from '@/components/staff/sign-in-form'
import { refused, refusedAt } from '@/lib/result'
import { turnedAwayIn } from '@/lib/staff/identities/schema'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const label = { fa: 'گمرک', en: 'Customs' }
const form = <p>form</p>
const person = { displayName: 'مریم کعبی', username: 'maryam' }
const link = { ...person, claim: 'm.kaabi', linkedAt: new Date(), claimUntil: new Date() }

describe.each(LOCALES)('in %s', (locale) => {
  const { singleSignOn, singleSignOnForm, reasons } = WORDS[locale]
  const go = singleSignOnForm.go.replace(/<bdi>.*<\/bdi>/, label[locale])

  it('the sign-in page offers single sign-on beside the password, and says why somebody was turned away', async () => {
    const turnedAway = { refused: 'IDENTITY_NOT_LINKED', reference: '0a1b2c3d' } as const
    show(
      <SignInChoice provider={{ label, only: false }} turnedAway={turnedAway}>
        {form}
      </SignInChoice>,
      locale,
    )
    expect(screen.getByRole('button', { name: go })).toBeTruthy()
    expect(screen.getByText('form')).toBeTruthy()
    const words = fill(reasons.IDENTITY_NOT_LINKED, { reference: '0a1b2c3d' })
    expect(screen.getByRole('status').textContent).toBe(words)
    await expectAccessible()
  })

  it('without a provider nothing of it is shown', () => {
    show(
      <SignInChoice provider={undefined} turnedAway={undefined}>
        {form}
      </SignInChoice>,
      locale,
    )
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('as the only way in, it leaves the password folded away for administrators', async () => {
    show(
      <SignInChoice provider={{ label, only: true }} turnedAway={undefined}>
        {form}
      </SignInChoice>,
      locale,
    )
    expect(screen.getByText(singleSignOn.administrators).tagName).toBe('SUMMARY')
    await expectAccessible()
  })

  it('the links show who is expected, who has come and who has not, each by word', async () => {
    const links = (['LINKED', 'EXPECTED', 'LAPSED'] as const).map((state) => ({
      ...link,
      id: state,
      state,
    }))
    show(<IdentityList links={links} action={async () => refused('TAKEN_MEANWHILE')} />, locale)
    for (const state of Object.values(singleSignOnForm.states))
      expect(screen.getByText(state)).toBeTruthy()
    await expectAccessible()
    fireEvent.click(screen.getAllByRole('button')[0] as HTMLElement)
    expect(await screen.findByText(reasons.TAKEN_MEANWHILE)).toBeTruthy()
  })

  it('without links the page says what to do', () => {
    show(<IdentityList links={[]} action={async () => undefined} />, locale)
    expect(screen.getByText(singleSignOnForm.noneNext)).toBeTruthy()
  })

  it('a refused link keeps what was typed', async () => {
    const linkable = [{ id: '01990000-0000-7000-8000-000000000001', ...person }]
    show(
      <IdentityForm linkable={linkable} action={async () => refusedAt('claim', 'CLAIM_TAKEN')} />,
      locale,
    )
    const field = screen.getByLabelText(singleSignOnForm.claim)
    fireEvent.change(field, { target: { value: 'm.kaabi' } })
    fireEvent.click(screen.getByRole('button', { name: singleSignOnForm.link }))
    expect((await screen.findAllByText(new RegExp(reasons.CLAIM_TAKEN))).length).toBeGreaterThan(0)
    expect((field as HTMLInputElement).value).toBe('m.kaabi')
    await expectAccessible()
  })
})

describe('the password form', () => {
  it('masks what is typed, takes what is pasted, and tells password managers what is asked', () => {
    show(<SignInForm />)
    const field = screen.getByLabelText(WORDS.fa.signIn.password) as HTMLInputElement
    expect([field.type, field.autocomplete]).toEqual(['password', 'current-password'])
    expect(fireEvent.paste(field, { clipboardData: { getData: () => 'pasted' } })).toBe(true)
  })
})

describe('the address of the sign-in page', () => {
  it.each([
    [{}, undefined],
    [{ refused: 'SIGN_IN_FAILED' }, undefined],
    [{ refused: 'CALL_0800', reference: '0a1b2c3d' }, undefined],
    [{ refused: 'SIGN_IN_FAILED', reference: 'call 0800 1234' }, undefined],
    [
      { refused: 'SIGN_IN_FAILED', reference: '0a1b2c3d' },
      { refused: 'SIGN_IN_FAILED', reference: '0a1b2c3d' },
    ],
  ])('%j says %j: nobody else’s words can be put into it', (query, said) => {
    expect(turnedAwayIn(query)).toEqual(said)
  })
})
