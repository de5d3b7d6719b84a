'use client'

import { useTranslations } from 'next-intl'
import { DayField } from '@/components/scanners/day-field'
import { ReasonField } from '@/components/staff/reason-field'
import { RoleAndOffice } from '@/components/staff/role-and-office'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { OfficeChoice } from '@/lib/staff/queries'

interface PostingFormProps {
  accountId: string
  offices: OfficeChoice[]
  /** `YYYY-MM-DD` (Gregorian) in Tehran. */
  today: string
  action: FormAction<null>
}

/** To another role or place, from today or a later day on. */
export function PostingForm({ accountId, offices, today, action }: PostingFormProps) {
  const t = useTranslations()
  const { form, state, control, errorOf, idOf, summary, pending } = useTypedForm({
    empty: { role: '', officeId: '', reason: '' },
    action,
    prefix: 'posting-',
  })
  const labels = {
    role: t('accounts.role'),
    officeId: t('accounts.office'),
    from: t('accounts.from'),
    reason: t('accounts.reason'),
  }
  return (
    <form {...form} aria-label={t('accounts.post')} className="flex flex-col gap-4">
      {summary(labels)}
      {state?.ok && (
        <Notice tone="good" live>
          {t('accounts.posted')}
        </Notice>
      )}
      <input type="hidden" name="accountId" value={accountId} />
      <RoleAndOffice
        offices={offices}
        role={control('role')}
        office={control('officeId')}
        errorOf={errorOf}
      />
      <DayField
        id={idOf('from')}
        name="from"
        label={labels.from}
        value={today}
        error={errorOf('from')}
      />
      <ReasonField control={control('reason', 'hint')} error={errorOf('reason')} />
      <p className="border-s-4 border-info ps-3 text-soft">{t('accounts.willPost')}</p>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('accounts.post')}
      </button>
    </form>
  )
}
