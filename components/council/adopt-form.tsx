'use client'

import { useTranslations } from 'next-intl'
import { type CouncilAction, StepForm } from '@/components/council/step-form'

/** The council's yes: from then on the duties run. */
export function AdoptForm({
  resolutionId,
  action,
}: {
  resolutionId: string
  action: CouncilAction
}) {
  const t = useTranslations('councilForm.adopt')
  return (
    <div className="panel no-print flex flex-col gap-3 p-4">
      <h2>{t('title')}</h2>
      <StepForm
        hidden={{ resolutionId }}
        action={action}
        prefix="adopt-"
        hint={t('hint')}
        send={t('send')}
      />
    </div>
  )
}
