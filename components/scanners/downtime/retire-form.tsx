'use client'

import { useTranslations } from 'next-intl'
import type { UnitAction } from '@/components/scanners/downtime/report-form'
import { Field } from '@/components/ui/field'
import { useTypedForm } from '@/components/ui/typed-form'

const EMPTY = { reason: '' }

/** A unit leaves the fleet for good. */
export function RetireForm({ scannerId, action }: { scannerId: string; action: UnitAction }) {
  const t = useTranslations()
  const { form, control, errorOf, idOf, summary, pending } = useTypedForm({
    empty: EMPTY,
    action,
    prefix: 'retire-',
  })
  const labels = { reason: t('unitForm.retireReason') }
  return (
    <details className="panel no-print">
      <summary className="min-h-11 px-4 py-2 font-semibold">{t('unitForm.retireTitle')}</summary>
      <form {...form} className="flex flex-col gap-4 border-t border-line p-4">
        {summary(labels)}
        <input type="hidden" name="scannerId" value={scannerId} />
        <Field id={idOf('reason')} label={labels.reason} error={errorOf('reason')}>
          <textarea {...control('reason')} rows={2} maxLength={500} />
        </Field>
        <p className="text-13 text-soft">{t('unitForm.retireConsequence')}</p>
        <button type="submit" disabled={pending} className="button self-start">
          {pending ? t('ui.sending') : t('unitForm.retire')}
        </button>
      </form>
    </details>
  )
}
