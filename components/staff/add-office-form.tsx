'use client'

import { useTranslations } from 'next-intl'
import { OfficeFields } from '@/components/staff/office-fields'
import { ReasonField } from '@/components/staff/reason-field'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { CountyChoice } from '@/lib/staff/offices/queries'
import { NEW_OFFICE_KINDS } from '@/lib/staff/offices/schema'

const EMPTY = { code: '', kind: '', nameFa: '', nameEn: '', countyCode: '', reason: '' }

/** A new place of work. */
export function AddOfficeForm({
  counties,
  action,
}: {
  counties: CountyChoice[]
  action: FormAction<{ code: string }>
}) {
  const t = useTranslations()
  const { form, state, control, errorOf, summary, pending } = useTypedForm({ empty: EMPTY, action })
  const labels = {
    code: t('officeForm.code'),
    kind: t('officeForm.kind'),
    nameFa: t('officeForm.nameFa'),
    nameEn: t('officeForm.nameEn'),
    countyCode: t('officeForm.county'),
    reason: t('accounts.reason'),
  }
  return (
    <form {...form} aria-label={t('officeForm.add')} className="flex max-w-[720px] flex-col gap-4">
      {summary(labels)}
      {state?.ok && (
        <Notice tone="good" live>
          {t('officeForm.added', { code: state.value.code })}
        </Notice>
      )}
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field id="kind" label={labels.kind} error={errorOf('kind')}>
          <select {...control('kind')}>
            <option value="">{t('ui.choose')}</option>
            {NEW_OFFICE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`words.officeKinds.${kind}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field
          id="code"
          label={labels.code}
          hint={t('officeForm.codeHint')}
          error={errorOf('code')}
        >
          <input
            {...control('code', 'hint')}
            dir="ltr"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
          />
        </Field>
      </div>
      <OfficeFields counties={counties} control={control} errorOf={errorOf} />
      <ReasonField control={control('reason', 'hint')} error={errorOf('reason')} />
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('officeForm.add')}
      </button>
    </form>
  )
}
