'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ChangeEvent, useActionState, useState } from 'react'
import type { StepAction } from '@/components/route-risk/step-form'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field, FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { formatDigits, localeOf } from '@/lib/format'

const KINDS = [
  'PATROL',
  'CHECKPOINT',
  'SMART_BLOCKING',
  'CAMERA',
  'SENSOR',
  'LIGHTING',
  'BARRIER',
] as const
const EMPTY = { kind: '', hoursPerDay: '8', note: '' }

export interface PlanFormProps {
  segmentId: string
  /** `YYYY-MM-DD`, in Tehran. */
  today: string
  action: StepAction
}

/** What will be done on a route, from when to when, for how many hours a day. */
export function PlanForm({ segmentId, today, action }: PlanFormProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const reasons = useReasons()
  const [typed, setTyped] = useState(EMPTY)
  const [state, dispatch, pending] = useActionState<Awaited<ReturnType<StepAction>>, FormData>(
    async (before, form) => {
      const answer = await action(before, form)
      if (answer?.ok) setTyped(EMPTY)
      return answer
    },
    undefined,
  )
  const refused = state?.ok === false ? state : undefined
  const errorOf = (name: string) => reasons.errorOf(refused, name)
  const control = (name: keyof typeof EMPTY) => ({
    id: name,
    name,
    value: typed[name],
    onChange: ({
      target,
    }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
      setTyped({ ...typed, [name]: target.value }),
    'aria-invalid': errorOf(name) ? (true as const) : undefined,
    'aria-describedby': describedBy(
      name,
      name === 'hoursPerDay' ? 'hint' : undefined,
      errorOf(name),
    ),
    className: 'input',
  })
  const day = (name: 'plannedFrom' | 'plannedTo', label: string) => (
    <div id={name} tabIndex={-1} className="min-w-0">
      {errorOf(name) && <FieldError id={name} error={errorOf(name) ?? ''} />}
      <DateInput name={name} label={label} value={today} />
    </div>
  )
  return (
    <form action={dispatch} onSubmit={sendAndKeep(dispatch)} className="flex flex-col gap-4">
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, {
            kind: t('routeForms.kind'),
            plannedFrom: t('routeForms.plannedFrom'),
            plannedTo: t('routeForms.plannedTo'),
            hoursPerDay: t('routeForms.hoursPerDay'),
            note: t('routeForms.planNote'),
          })}
          moment={state}
        />
      )}
      {state?.ok && (
        <Notice tone="good" live>
          {t('routeForms.planned', { number: formatDigits(String(state.value.number), locale) })}
        </Notice>
      )}
      <input type="hidden" name="segmentId" value={segmentId} />
      <Field id="kind" label={t('routeForms.kind')} error={errorOf('kind')}>
        <select {...control('kind')}>
          <option value="">{t('routeForms.choose')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`words.interventionKinds.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">
        {day('plannedFrom', t('routeForms.plannedFrom'))}
        {day('plannedTo', t('routeForms.plannedTo'))}
      </div>
      <Field
        id="hoursPerDay"
        label={t('routeForms.hoursPerDay')}
        hint={t('routeForms.hoursHint')}
        error={errorOf('hoursPerDay')}
      >
        <input {...control('hoursPerDay')} inputMode="numeric" dir="ltr" maxLength={4} />
      </Field>
      <Field id="note" label={t('routeForms.planNote')} optional error={errorOf('note')}>
        <textarea {...control('note')} rows={2} maxLength={500} />
      </Field>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('routeForms.sending') : t('routeForms.sendPlan')}
      </button>
    </form>
  )
}
