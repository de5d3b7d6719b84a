'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { NewPasswordNotice, type PasswordAction } from '@/components/staff/new-password'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { localeOf } from '@/lib/format'
import type { OfficeChoice } from '@/lib/staff/queries'
import { POSTINGS } from '@/lib/staff/rules'
import type { Role } from '@/prisma/generated/enums'

const EMPTY = { username: '', displayName: '', role: '', officeId: '' }
const ROLES = Object.keys(POSTINGS) as Role[]

/** A new account; its password is made by the program and shown once. */
export function CreateAccountForm({
  offices,
  action,
}: {
  offices: OfficeChoice[]
  action: PasswordAction
}) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const reasons = useReasons()
  const [typed, setTyped] = useState(EMPTY)
  const [state, dispatch, pending] = useActionState<Awaited<ReturnType<PasswordAction>>, FormData>(
    async (before, form) => {
      const answer = await action(before, form)
      if (answer?.ok) setTyped(EMPTY)
      return answer
    },
    undefined,
  )
  const refused = state?.ok === false ? state : undefined
  const places = offices.filter(
    (office) => typed.role && office.kind === POSTINGS[typed.role as Role],
  )
  const control = (name: keyof typeof EMPTY, hint?: string) => {
    const error = reasons.errorOf(refused, name)
    return {
      id: name,
      name,
      value: typed[name],
      onChange: (event: { target: { value: string } }) =>
        setTyped({ ...typed, [name]: event.target.value }),
      'aria-invalid': error ? (true as const) : undefined,
      'aria-describedby': describedBy(name, hint, error),
      className: 'input',
    }
  }
  const label = (name: keyof typeof EMPTY) => t(`accounts.${name === 'officeId' ? 'office' : name}`)
  const error = (name: keyof typeof EMPTY) => reasons.errorOf(refused, name)
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      className="panel flex max-w-[720px] flex-col gap-4 p-4"
    >
      <h2>{t('accounts.create')}</h2>
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, {
            displayName: label('displayName'),
            username: label('username'),
            role: label('role'),
            officeId: label('officeId'),
          })}
          moment={state}
        />
      )}
      {state?.ok && <NewPasswordNotice made={state.value} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="displayName" label={label('displayName')} error={error('displayName')}>
          <input {...control('displayName')} maxLength={80} autoComplete="off" />
        </Field>
        <Field
          id="username"
          label={label('username')}
          hint={t('accounts.usernameHint')}
          error={error('username')}
        >
          <input
            {...control('username', 'hint')}
            dir="ltr"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
          />
        </Field>
        <Field id="role" label={label('role')} error={error('role')}>
          <select {...control('role')}>
            <option value="">{t('ui.choose')}</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`words.roles.${role}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="officeId" label={label('officeId')} error={error('officeId')}>
          <select {...control('officeId')} disabled={places.length === 0}>
            <option value="">{t('ui.choose')}</option>
            {places.map((office) => (
              <option key={office.id} value={office.id}>
                {office[locale]}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('accounts.send')}
      </button>
    </form>
  )
}
