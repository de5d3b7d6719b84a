'use client'

import { useTranslations } from 'next-intl'
import { ActForm, type CaseFormAction } from '@/components/cases/act-form'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'

/** A step that says why: a non-competence order, an appeal. */
export function ReasonForm({
  step,
  caseId,
  action,
}: {
  step: 'TRANSFER' | 'LODGE_APPEAL'
  caseId: string
  action: CaseFormAction
}) {
  const t = useTranslations('caseForm')
  const reasons = useReasons()
  const label = t(`reasons.${step}`)
  return (
    <ActForm
      step={step}
      action={action}
      hidden={{ caseId }}
      labels={{ reason: label }}
      fields={(refused) => {
        const error = reasons.errorOf(refused, 'reason')
        return (
          <Field id="reason" label={label} error={error}>
            <textarea
              id="reason"
              name="reason"
              rows={2}
              maxLength={500}
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy('reason', undefined, error)}
              className="input"
            />
          </Field>
        )
      }}
    />
  )
}
