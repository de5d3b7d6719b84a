'use client'

import { useTranslations } from 'next-intl'
import { DayField } from '@/components/scanners/day-field'
import type { UnitAction } from '@/components/scanners/downtime/report-form'
import { Notice } from '@/components/ui/notice'
import { useTypedForm } from '@/components/ui/typed-form'
import type { CommissioningStage } from '@/prisma/generated/enums'

/** By when each stage ahead is to be reached. */
export function PlanForm({
  scannerId,
  ahead,
  action,
}: {
  scannerId: string
  ahead: { stage: CommissioningStage; plannedOn: string | null }[]
  action: UnitAction
}) {
  const t = useTranslations()
  const { form, state, errorOf, idOf, summary, pending } = useTypedForm({
    empty: {},
    action,
    prefix: 'plan-',
  })
  const fields = ahead.map((one) => ({ ...one, label: t(`words.stages.${one.stage}`) }))
  const labels = Object.fromEntries(fields.map(({ stage, label }) => [stage, label]))
  return (
    <details className="panel no-print">
      <summary className="min-h-11 px-4 py-2 font-semibold">{t('unitForm.planTitle')}</summary>
      <form {...form} className="flex flex-col gap-4 border-t border-line p-4">
        {summary(labels)}
        {state?.ok && (
          <Notice tone="good" live>
            {t('unitForm.planned')}
          </Notice>
        )}
        <input type="hidden" name="scannerId" value={scannerId} />
        <p className="text-13 text-soft">{t('unitForm.planHint')}</p>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {fields.map(({ stage, label, plannedOn }) => (
            <DayField
              key={stage}
              id={idOf(stage)}
              name={stage}
              label={label}
              value={plannedOn ?? undefined}
              error={errorOf(stage)}
            />
          ))}
        </div>
        <button type="submit" disabled={pending} className="button button-main self-start">
          {pending ? t('ui.sending') : t('unitForm.plan')}
        </button>
      </form>
    </details>
  )
}
