'use client'

import { useTranslations } from 'next-intl'
import { NewPasswordNotice, type PasswordAction } from '@/components/staff/new-password'
import { ReasonField } from '@/components/staff/reason-field'
import { RoleAndOffice } from '@/components/staff/role-and-office'
import { Field } from '@/components/ui/field'
import { useTypedForm } from '@/components/ui/typed-form'
import type { OfficeChoice } from '@/lib/staff/queries'

const EMPTY = { username: '', displayName: '', role: '', officeId: '', reason: '' }

/** A new account with its first posting; its password is made by the program and shown once. */
export function CreateAccountForm({
  offices,
  action,
}: {
  offices: OfficeChoice[]
  action: PasswordAction
}) {
  const t = useTranslations()
  const { form, state, control, errorOf, summary, pending } = useTypedForm({ empty: EMPTY, action })
  const label = (name: keyof typeof EMPTY) => t(`accounts.${name === 'officeId' ? 'office' : name}`)
  const labels = Object.keys(EMPTY).map((name) => [name, label(name as keyof typeof EMPTY)])
  return (
    <form {...form} className="panel flex max-w-[720px] flex-col gap-4 p-4">
      {summary(Object.fromEntries(labels))}
      {state?.ok && <NewPasswordNotice made={state.value} />}
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
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
      </div>
      <RoleAndOffice
        offices={offices}
        role={control('role')}
        office={control('officeId')}
        errorOf={errorOf}
      />
      <ReasonField control={control('reason', 'hint')} error={errorOf('reason')} />
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('accounts.send')}
      </button>
    </form>
  )
}
