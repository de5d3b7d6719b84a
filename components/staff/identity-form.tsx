'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useTypedForm } from '@/components/ui/typed-form'
import type { Result } from '@/lib/result'
import type { Linkable } from '@/lib/staff/identities/queries'

export type LinkAction = (
  before: Result<null> | undefined,
  form: FormData,
) => Promise<Result<null> | undefined>

const EMPTY = { accountId: '', claim: '' }

/** Which name of the provider's opens which account. */
export function IdentityForm({ linkable, action }: { linkable: Linkable[]; action: LinkAction }) {
  const t = useTranslations('singleSignOnForm')
  const ui = useTranslations('ui')
  const { form, state, control, errorOf, summary, pending } = useTypedForm({ empty: EMPTY, action })
  return (
    <form {...form} className="panel flex max-w-[720px] flex-col gap-4 p-4">
      <h2>{t('link')}</h2>
      {summary({ accountId: t('account'), claim: t('claim') })}
      {state?.ok && (
        <Notice tone="good" live>
          {t('linked')}
        </Notice>
      )}
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">
        <Field id="accountId" label={t('account')} error={errorOf('accountId')}>
          <select {...control('accountId')}>
            <option value="">{ui('choose')}</option>
            {linkable.map(({ id, displayName, username }) => (
              <option key={id} value={id}>
                {`${displayName} — ${username}`}
              </option>
            ))}
          </select>
        </Field>
        <Field id="claim" label={t('claim')} hint={t('claimHint')} error={errorOf('claim')}>
          <input
            {...control('claim', 'hint')}
            dir="ltr"
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
      </div>
      <p className="text-13 text-soft">{t('consequence')}</p>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {t('link')}
      </button>
    </form>
  )
}
