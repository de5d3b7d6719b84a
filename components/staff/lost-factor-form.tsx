'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'

/** An administrator takes off the second factor of somebody who has lost device and recovery codes. */
export function LostFactorForm({ action }: { action: FormAction<null> }) {
  const t = useTranslations('signInRulesForm')
  const ui = useTranslations('ui')
  const { form, state, control, errorOf, summary, pending } = useTypedForm({
    empty: { username: '', reason: '' },
    action,
    prefix: 'lost-',
  })
  return (
    <form {...form} className="panel flex max-w-[720px] flex-col gap-4 p-4">
      {summary({ username: t('username'), reason: t('reason') })}
      {state?.ok && (
        <Notice tone="good" live>
          {t('taken')}
        </Notice>
      )}
      <p className="text-soft">{t('lostHint')}</p>
      <Field id="lost-username" label={t('username')} error={errorOf('username')}>
        <input
          {...control('username')}
          dir="ltr"
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field id="lost-reason" label={t('reason')} error={errorOf('reason')}>
        <textarea {...control('reason')} rows={2} maxLength={300} required />
      </Field>
      <button type="submit" disabled={pending} className="button self-start">
        {pending ? ui('sending') : t('take')}
      </button>
    </form>
  )
}
