'use client'

import { useLocale, useTranslations } from 'next-intl'
import { ActForm, type CaseFormAction } from '@/components/cases/act-form'
import { Choices } from '@/components/cases/choices'
import { Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import type { Proposal } from '@/lib/cases/proposals/rules'
import { formatDigits, localeOf } from '@/lib/format'
import type { Disposition } from '@/prisma/generated/enums'

/** What becomes of the goods: one of what the law allows, each with its article. */
export function OrderForm({
  caseId,
  proposals,
  holder,
  action,
}: {
  caseId: string
  proposals: Proposal<Disposition>[]
  holder: string
  action: CaseFormAction
}) {
  const t = useTranslations()
  const reasons = useReasons()
  const locale = localeOf(useLocale())
  const options = proposals.map(({ value, article, confidence }) => ({
    key: value,
    label: t(`words.dispositions.${value}`),
    note: t('caseForm.dispositionBy', {
      article: formatDigits(article, locale),
      confidence: t(`words.confidences.${confidence}`),
    }),
  }))
  return (
    <ActForm
      step="ORDER"
      action={action}
      hidden={{ caseId }}
      labels={{ disposition: t('caseForm.disposition'), note: t('caseForm.note') }}
      fields={(refused) => (
        <>
          <Choices
            id="disposition"
            legend={t('caseForm.disposition')}
            error={reasons.errorOf(refused, 'disposition')}
            options={options}
          />
          <Field
            id="note"
            label={t('caseForm.note')}
            error={reasons.errorOf(refused, 'note')}
            optional
          >
            <textarea id="note" name="note" rows={2} maxLength={500} className="input" />
          </Field>
          <p className="font-medium">{t('caseForm.holder', { holder })}</p>
        </>
      )}
    />
  )
}
