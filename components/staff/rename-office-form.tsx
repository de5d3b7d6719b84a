'use client'

import { useTranslations } from 'next-intl'
import { OfficeFields } from '@/components/staff/office-fields'
import { ReasonField } from '@/components/staff/reason-field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import type { CountyChoice, OfficeView } from '@/lib/staff/offices/queries'

interface RenameOfficeFormProps {
  office: Pick<OfficeView, 'id' | 'nameFa' | 'nameEn' | 'countyCode'>
  counties: CountyChoice[]
  action: FormAction<null>
}

/** Other names for a place, or another county. */
export function RenameOfficeForm({ office, counties, action }: RenameOfficeFormProps) {
  const t = useTranslations()
  const { nameFa, nameEn, countyCode } = office
  const { form, state, control, errorOf, summary, pending } = useTypedForm({
    empty: { nameFa, nameEn, countyCode: countyCode ?? '', reason: '' },
    action,
  })
  const labels = {
    nameFa: t('officeForm.nameFa'),
    nameEn: t('officeForm.nameEn'),
    countyCode: t('officeForm.county'),
    reason: t('accounts.reason'),
  }
  return (
    <form {...form} aria-label={t('officeForm.rename')} className="flex flex-col gap-4">
      {summary(labels)}
      {state?.ok && (
        <Notice tone="good" live>
          {t('officeForm.renamed')}
        </Notice>
      )}
      <input type="hidden" name="officeId" value={office.id} />
      <OfficeFields counties={counties} control={control} errorOf={errorOf} />
      <ReasonField control={control('reason', 'hint')} error={errorOf('reason')} />
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('officeForm.rename')}
      </button>
    </form>
  )
}
