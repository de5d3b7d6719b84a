'use client'

import { useTranslations } from 'next-intl'
import { Choice } from '@/components/scanners/choice'
import type { UnitAction } from '@/components/scanners/downtime/report-form'
import { Field } from '@/components/ui/field'
import { useTypedForm } from '@/components/ui/typed-form'
import { Blocker } from '@/prisma/generated/enums'

const EMPTY = { blocker: '', note: '' }

/** Something holds the unit on its way. */
export function HoldForm({ scannerId, action }: { scannerId: string; action: UnitAction }) {
  const t = useTranslations()
  const { form, control, errorOf, idOf, summary, pending } = useTypedForm({
    empty: EMPTY,
    action,
    prefix: 'hold-',
  })
  const labels = { blocker: t('unitForm.blocker'), note: t('unitForm.holdNote') }
  const blockers = Object.values(Blocker).map(
    (blocker) => [blocker, t(`words.blockers.${blocker}`)] as const,
  )
  return (
    <details className="panel no-print">
      <summary className="min-h-11 px-4 py-2 font-semibold">{t('unitForm.holdTitle')}</summary>
      <form {...form} className="flex flex-col gap-4 border-t border-line p-4">
        {summary(labels)}
        <input type="hidden" name="scannerId" value={scannerId} />
        <Field id={idOf('blocker')} label={labels.blocker} error={errorOf('blocker')}>
          <Choice {...control('blocker')} options={blockers} />
        </Field>
        <Field id={idOf('note')} label={labels.note} error={errorOf('note')}>
          <textarea {...control('note')} rows={2} maxLength={500} />
        </Field>
        <button type="submit" disabled={pending} className="button self-start">
          {pending ? t('ui.sending') : t('unitForm.hold')}
        </button>
      </form>
    </details>
  )
}

/** What held the unit is resolved. */
export function ResumeForm({
  scannerId,
  blocker,
  action,
}: {
  scannerId: string
  blocker: Blocker
  action: UnitAction
}) {
  const t = useTranslations()
  const { form, control, errorOf, idOf, summary, pending } = useTypedForm({
    empty: { note: '' },
    action,
    prefix: 'resume-',
  })
  const labels = { note: t('unitForm.resumeNote') }
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('unitForm.resumeTitle', { blocker: t(`words.blockers.${blocker}`) })}</h2>
      {summary(labels)}
      <input type="hidden" name="scannerId" value={scannerId} />
      <Field id={idOf('note')} label={labels.note} error={errorOf('note')} optional>
        <textarea {...control('note')} rows={2} maxLength={500} />
      </Field>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('unitForm.resume')}
      </button>
    </form>
  )
}
