'use client'

import { useLocale, useTranslations } from 'next-intl'
import { ActForm, type CaseFormAction } from '@/components/cases/act-form'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import type { Branch } from '@/lib/cases/files/queries'
import { localeOf } from '@/lib/format'

/** Which branch a seizure is filed with; where there is one alone it is chosen already. */
export function FileForm({
  seizureId,
  branches,
  action,
}: {
  seizureId: string
  branches: Branch[]
  action: CaseFormAction
}) {
  const t = useTranslations()
  const reasons = useReasons()
  const locale = localeOf(useLocale())
  const [only, another] = branches
  return (
    <ActForm
      step="FILE"
      action={action}
      hidden={{ seizureId }}
      labels={{ officeId: t('caseForm.office') }}
      fields={(refused) => {
        const error = reasons.errorOf(refused, 'officeId')
        return (
          <Field id="officeId" label={t('caseForm.office')} error={error}>
            <select
              id="officeId"
              name="officeId"
              defaultValue={only && !another ? only.id : ''}
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy('officeId', undefined, error)}
              className="input"
            >
              <option value="">{t('ui.choose')}</option>
              {branches.map((branch) => (
                <option key={branch.id} value={branch.id}>
                  {branch[locale]}
                </option>
              ))}
            </select>
          </Field>
        )
      }}
    />
  )
}
