'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/scanners/choice'
import { MomentFields } from '@/components/scanners/downtime/moment-fields'
import { Field } from '@/components/ui/field'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'
import { Blocker, DowntimeReason } from '@/prisma/generated/enums'

export type UnitAction = FormAction<{ code: string }>

const EMPTY = { time: '', reason: '', blocker: '', note: '' }

/** A unit that has stopped: since when, why, what it waits for. */
export function ReportForm({ scannerId, action }: { scannerId: string; action: UnitAction }) {
  const t = useTranslations()
  const { form, control, errorOf, idOf, summary, pending } = useTypedForm({
    empty: EMPTY,
    action,
    prefix: 'report-',
  })
  const labels = {
    day: t('unitForm.day'),
    time: t('unitForm.time'),
    reason: t('unitForm.reason'),
    blocker: t('unitForm.blocker'),
    note: t('unitForm.note'),
  }
  const reasons = Object.values(DowntimeReason).map(
    (reason) => [reason, t(`words.downtimeReasons.${reason}`)] as const,
  )
  const blockers = Object.values(Blocker).map(
    (blocker) => [blocker, t(`words.blockers.${blocker}`)] as const,
  )
  return (
    <details className="panel no-print">
      <summary className="min-h-11 px-4 py-2 font-semibold">{t('unitForm.reportTitle')}</summary>
      <form {...form} className="flex flex-col gap-4 border-t border-line p-4">
        {summary(labels)}
        <input type="hidden" name="scannerId" value={scannerId} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field id={idOf('reason')} label={labels.reason} error={errorOf('reason')}>
            <Choice {...control('reason')} options={reasons} />
          </Field>
          <Field id={idOf('blocker')} label={labels.blocker} error={errorOf('blocker')}>
            <Choice {...control('blocker')} options={blockers} />
          </Field>
        </div>
        <MomentFields
          idOf={idOf}
          errorOf={errorOf}
          time={control('time', 'hint')}
          hint={t('unitForm.timeHint')}
        />
        <Field id={idOf('note')} label={labels.note} error={errorOf('note')} optional>
          <textarea {...control('note')} rows={2} maxLength={500} />
        </Field>
        <p className="text-13 text-soft">{t('unitForm.reportConsequence')}</p>
        <button type="submit" disabled={pending} className="button button-main self-start">
          {pending ? t('ui.sending') : t('unitForm.report')}
        </button>
      </form>
    </details>
  )
}
