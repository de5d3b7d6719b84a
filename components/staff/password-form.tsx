'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'

export type PasswordFormAction = FormAction<null>

/** Changing one's own password. `minimum` in characters, in the reader's digits. */
export function PasswordForm({ action, minimum }: { action: PasswordFormAction; minimum: string }) {
  const t = useTranslations('accountForm')
  const ui = useTranslations('ui')
  const { form, state, control, errorOf, summary, pending } = useTypedForm({
    empty: { present: '', wanted: '', again: '' },
    action,
  })
  if (state?.ok) return <Changed />
  const secret = (name: 'present' | 'wanted' | 'again', hint?: string) => (
    <input
      {...control(name, hint)}
      type="password"
      dir="ltr"
      required
      autoComplete={name === 'present' ? 'current-password' : 'new-password'}
    />
  )
  return (
    <form {...form} className="panel flex max-w-[480px] flex-col gap-4 p-4">
      {summary({ present: t('present'), wanted: t('wanted'), again: t('again') })}
      <Field id="present" label={t('present')} error={errorOf('present')}>
        {secret('present')}
      </Field>
      <Field
        id="wanted"
        label={t('wanted')}
        hint={t('wantedHint', { minimum })}
        error={errorOf('wanted')}
      >
        {secret('wanted', 'hint')}
      </Field>
      <Field id="again" label={t('again')} error={errorOf('again')}>
        {secret('again')}
      </Field>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? ui('sending') : t('change')}
      </button>
    </form>
  )
}

function Changed() {
  const t = useTranslations('accountForm')
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="good" live>
        {t('changed')}
      </Notice>
      {/* A whole new page: the shell around it may have been the one of somebody who owed this. */}
      <a href="/" className="button button-main">
        {t('goOn')}
      </a>
    </div>
  )
}
