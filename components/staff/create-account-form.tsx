'use client'

import { useLocale, useTranslations } from 'next-intl'
import { NewPasswordNotice, type PasswordAction } from '@/components/staff/new-password'
import { Field } from '@/components/ui/field'
import { useTypedForm } from '@/components/ui/typed-form'
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
  const { form, typed, state, control, errorOf, summary, pending } = useTypedForm({
    empty: EMPTY,
    action,
  })
  const places = offices.filter(
    (office) => typed.role && office.kind === POSTINGS[typed.role as Role],
  )
  const label = (name: keyof typeof EMPTY) => t(`accounts.${name === 'officeId' ? 'office' : name}`)
  return (
    <form {...form} className="panel flex max-w-[720px] flex-col gap-4 p-4">
      <h2>{t('accounts.create')}</h2>
      {summary({
        displayName: label('displayName'),
        username: label('username'),
        role: label('role'),
        officeId: label('officeId'),
      })}
      {state?.ok && <NewPasswordNotice made={state.value} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="displayName" label={label('displayName')} error={errorOf('displayName')}>
          <input {...control('displayName')} maxLength={80} autoComplete="off" />
        </Field>
        <Field
          id="username"
          label={label('username')}
          hint={t('accounts.usernameHint')}
          error={errorOf('username')}
        >
          <input
            {...control('username', 'hint')}
            dir="ltr"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
          />
        </Field>
        <Field id="role" label={label('role')} error={errorOf('role')}>
          <select {...control('role')}>
            <option value="">{t('ui.choose')}</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`words.roles.${role}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="officeId" label={label('officeId')} error={errorOf('officeId')}>
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
