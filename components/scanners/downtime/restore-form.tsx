'use client'

import { useTranslations } from 'next-intl'
import { MomentFields } from '@/components/scanners/downtime/moment-fields'
import type { UnitAction } from '@/components/scanners/downtime/report-form'
import { Field } from '@/components/ui/field'
import { useTypedForm } from '@/components/ui/typed-form'

const EMPTY = { time: '', remedy: '' }

/** A unit works again: since when, and what was done. */
export function RestoreForm({ scannerId, action }: { scannerId: string; action: UnitAction }) {
  const t = useTranslations()
  const { form, control, errorOf, idOf, summary, pending } = useTypedForm({
    empty: EMPTY,
    action,
    prefix: 'restore-',
  })
  const labels = {
    day: t('unitForm.day'),
    time: t('unitForm.time'),
    remedy: t('unitForm.remedy'),
  }
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('unitForm.restoreTitle')}</h2>
      {summary(labels)}
      <input type="hidden" name="scannerId" value={scannerId} />
      <Field id={idOf('remedy')} label={labels.remedy} error={errorOf('remedy')}>
        <textarea {...control('remedy')} rows={2} maxLength={500} />
      </Field>
      <MomentFields
        idOf={idOf}
        errorOf={errorOf}
        time={control('time', 'hint')}
        hint={t('unitForm.endHint')}
      />
      <p className="text-13 text-soft">{t('unitForm.restoreConsequence')}</p>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('unitForm.restore')}
      </button>
    </form>
  )
}
