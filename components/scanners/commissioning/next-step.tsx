'use client'

import { useTranslations } from 'next-intl'
import { DayField } from '@/components/scanners/day-field'
import type { UnitAction } from '@/components/scanners/downtime/report-form'
import { Field } from '@/components/ui/field'
import { useTypedForm } from '@/components/ui/typed-form'
import type { CommissioningStage } from '@/prisma/generated/enums'

const EMPTY = { note: '' }

/** Records that the unit has reached the next stage. */
export function ReachForm({
  scannerId,
  stage,
  action,
}: {
  scannerId: string
  stage: CommissioningStage
  action: UnitAction
}) {
  const t = useTranslations()
  const { form, control, errorOf, idOf, summary, pending } = useTypedForm({
    empty: EMPTY,
    action,
    prefix: 'reach-',
  })
  const labels = { note: t('unitForm.note') }
  const name = t(`words.stages.${stage}`)
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('unitForm.reachTitle', { stage: name })}</h2>
      {summary(labels)}
      <input type="hidden" name="scannerId" value={scannerId} />
      <input type="hidden" name="stage" value={stage} />
      <Field id={idOf('note')} label={labels.note} error={errorOf('note')} optional>
        <textarea {...control('note')} rows={2} maxLength={500} />
      </Field>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('unitForm.reach', { stage: name })}
      </button>
    </form>
  )
}

/** The last step, once every stage is behind the unit. */
export function EnterServiceForm({ scannerId, action }: { scannerId: string; action: UnitAction }) {
  const t = useTranslations()
  const { form, errorOf, idOf, summary, pending } = useTypedForm({
    empty: {},
    action,
    prefix: 'enter-',
  })
  const labels = { licenceUntil: t('unitForm.licence') }
  return (
    <form {...form} className="panel no-print flex flex-col gap-4 p-4">
      <h2>{t('unitForm.enterTitle')}</h2>
      {summary(labels)}
      <input type="hidden" name="scannerId" value={scannerId} />
      <DayField
        id={idOf('licenceUntil')}
        name="licenceUntil"
        label={labels.licenceUntil}
        error={errorOf('licenceUntil')}
      />
      <p className="text-13 text-soft">{t('unitForm.enterConsequence')}</p>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('unitForm.enter')}
      </button>
    </form>
  )
}
