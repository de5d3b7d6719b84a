'use client'

import { useTranslations } from 'next-intl'
import { ActForm, type CaseFormAction } from '@/components/cases/act-form'
import { DateInput } from '@/components/ui/date-input'
import { FieldError } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'

/** When a ruling was served; today unless another day is chosen. */
export function NotifyForm({
  caseId,
  today,
  action,
}: {
  caseId: string
  /** The Tehran day, `YYYY-MM-DD`. */
  today: string
  action: CaseFormAction
}) {
  const t = useTranslations('caseForm')
  const reasons = useReasons()
  return (
    <ActForm
      step="NOTIFY"
      action={action}
      hidden={{ caseId }}
      labels={{ servedOn: t('servedOn') }}
      fields={(refused) => {
        const error = reasons.errorOf(refused, 'servedOn')
        return (
          <div
            id="servedOn"
            tabIndex={-1}
            className={`max-w-80 ${error ? 'border-s-4 border-breach ps-3' : ''}`}
          >
            {error && <FieldError id="servedOn" error={error} />}
            <DateInput name="servedOn" label={t('servedOn')} value={today} />
            <p className="mt-1 text-13 text-soft">{t('servedHint')}</p>
          </div>
        )
      }}
    />
  )
}
