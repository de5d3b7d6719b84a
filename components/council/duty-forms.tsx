'use client'

import { useTranslations } from 'next-intl'
import { Choice, type CouncilAction, StepForm, TextField } from '@/components/council/step-form'
import { useReasons } from '@/components/ui/reasons'
import { DUTY_AGENCIES } from '@/lib/council/duties/rules'
import { ObstacleKind } from '@/prisma/generated/enums'

interface StepProps {
  duty: { id: string; number: number }
  action: CouncilAction
}

/** A step that needs no more than the word: start, remove the obstacle, verify. */
export function PlainStep({
  duty,
  action,
  step,
}: StepProps & { step: 'start' | 'remove' | 'verify' }) {
  const t = useTranslations('councilForm')
  const words = {
    start: { hint: t('start.hint'), send: t('start.send') },
    remove: { hint: t('remove.hint'), send: t('remove.send') },
    verify: { hint: t('verify.hint'), send: t('verify.send') },
  }
  const prefix = `${step}-${duty.number}-`
  return <StepForm hidden={{ dutyId: duty.id }} action={action} prefix={prefix} {...words[step]} />
}

/** What shows that the duty is done. */
export function EvidenceForm({ duty, action }: StepProps) {
  const t = useTranslations('councilForm.evidence')
  const reasons = useReasons()
  const prefix = `evidence-${duty.number}-`
  return (
    <StepForm
      hidden={{ dutyId: duty.id }}
      action={action}
      prefix={prefix}
      labels={{ evidence: t('text') }}
      hint={t('hint')}
      send={t('send')}
    >
      {(refused) => (
        <TextField
          id={`${prefix}evidence`}
          name="evidence"
          label={t('text')}
          hint={t('textHint')}
          error={reasons.errorOf(refused, 'evidence')}
          maximum={2000}
          rows={4}
        />
      )}
    </StepForm>
  )
}

/** Why evidence does not suffice. */
export function RejectForm({ duty, action }: StepProps) {
  const t = useTranslations('councilForm.reject')
  const reasons = useReasons()
  const prefix = `reject-${duty.number}-`
  return (
    <StepForm
      hidden={{ dutyId: duty.id }}
      action={action}
      prefix={prefix}
      labels={{ reason: t('reason') }}
      hint={t('hint')}
      send={t('send')}
      main={false}
    >
      {(refused) => (
        <TextField
          id={`${prefix}reason`}
          name="reason"
          label={t('reason')}
          error={reasons.errorOf(refused, 'reason')}
          maximum={500}
          rows={2}
        />
      )}
    </StepForm>
  )
}

/** What stands in the way, and whose it is to remove. */
export function ObstacleForm({ duty, action }: StepProps) {
  const t = useTranslations()
  const reasons = useReasons()
  const prefix = `obstacle-${duty.number}-`
  const labels = {
    kind: t('councilForm.obstacle.kind'),
    owner: t('councilForm.obstacle.owner'),
    note: t('councilForm.obstacle.note'),
  }
  const kinds = Object.values(ObstacleKind)
  return (
    <StepForm
      hidden={{ dutyId: duty.id }}
      action={action}
      prefix={prefix}
      labels={labels}
      hint={t('councilForm.obstacle.hint')}
      send={t('councilForm.obstacle.send')}
      main={false}
    >
      {(refused) => (
        <>
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
            <Choice
              id={`${prefix}kind`}
              name="kind"
              label={labels.kind}
              error={reasons.errorOf(refused, 'kind')}
              options={kinds.map((kind) => [kind, t(`words.obstacleKinds.${kind}`)])}
            />
            <Choice
              id={`${prefix}owner`}
              name="owner"
              label={labels.owner}
              error={reasons.errorOf(refused, 'owner')}
              options={DUTY_AGENCIES.map((agency) => [agency, t(`words.agencies.${agency}`)])}
            />
          </div>
          <TextField
            id={`${prefix}note`}
            name="note"
            label={labels.note}
            error={reasons.errorOf(refused, 'note')}
            maximum={500}
            rows={2}
          />
        </>
      )}
    </StepForm>
  )
}
