'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { AlertAction } from '@/lib/alerts/rules'
import type { Result } from '@/lib/result'

type State = Result<{ number: number }> | undefined
export type AnswerAction = (before: State, form: FormData) => Promise<State>

export interface AnswerFormProps {
  alertId: string
  step: AlertAction
  action: AnswerAction
}

/** One step on an alert. What was typed stays after a refusal; Ctrl+Enter sends. */
export function AnswerForm({ alertId, step, action }: AnswerFormProps) {
  const t = useTranslations()
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const refused = state?.ok === false ? state : undefined
  const wantsReason = step === 'ACT' || step === 'CLOSE_FALSE'
  const labels = wantsReason ? { [`reason-${step}`]: t(`alertForm.reason.${step}`) } : {}
  const error = reasons.errorOf(refused, 'reason')
  const hint = t(`alertForm.hint.${step}`)
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      onKeyDown={sendOnCtrlEnter}
      className="flex flex-col gap-3"
    >
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(
            {
              ...refused,
              fields: refused.fields.map((one) => ({ ...one, field: `${one.field}-${step}` })),
            },
            labels,
          )}
          moment={state}
        />
      )}
      <input type="hidden" name="alertId" value={alertId} />
      {wantsReason ? (
        <ReasonField step={step} hint={hint} error={error} />
      ) : (
        <p className="text-soft">{hint}</p>
      )}
      <button
        type="submit"
        disabled={pending}
        className={`button self-start ${step === 'CLOSE_FALSE' ? '' : 'button-main'}`}
      >
        {pending ? t('ui.sending') : t(`alertForm.send.${step}`)}
      </button>
    </form>
  )
}

interface ReasonFieldProps {
  step: 'ACT' | 'CLOSE_FALSE'
  hint: string
  error: string | undefined
}

function ReasonField({ step, hint, error }: ReasonFieldProps) {
  const t = useTranslations('alertForm.reason')
  const [reason, setReason] = useState('')
  const id = `reason-${step}`
  return (
    <Field id={id} label={t(step)} hint={hint} error={error}>
      <textarea
        id={id}
        name="reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        rows={2}
        maxLength={500}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, 'hint', error)}
        className="input"
      />
    </Field>
  )
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
}
