'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { Result } from '@/lib/result'

type State = Result<{ number: number; code: string }> | undefined
export type StepAction = (before: State, form: FormData) => Promise<State>

export interface StepFormProps {
  /** Which field carries the id, e.g. `reportId`. */
  name: string
  id: string
  action: StepAction
  /** The verb on the button. */
  verb: string
  /** What will happen. */
  effect: string
  main?: boolean
  /** What is asked where the step needs a reason. */
  reason?: string
}

/** One step on one thing: what it does, why where that is asked, and the verb. */
export function StepForm({ name, id, action, verb, effect, main, reason }: StepFormProps) {
  const t = useTranslations('routeForms')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const [typed, setTyped] = useState('')
  const refused = state?.ok === false ? state : undefined
  const error = reasons.errorOf(refused, 'reason')
  const field = `reason-${verb}-${id}`.replaceAll(' ', '-')
  return (
    <form action={dispatch} onSubmit={sendAndKeep(dispatch)} className="flex flex-col gap-2">
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons
            .itemsOf(refused, { reason: reason ?? '' })
            .map((item) => (item.field === 'reason' ? { ...item, field } : item))}
          moment={state}
        />
      )}
      <input type="hidden" name={name} value={id} />
      <p className="text-13 text-soft">{effect}</p>
      {reason && (
        <Field id={field} label={reason} error={error}>
          <textarea
            id={field}
            name="reason"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            rows={2}
            maxLength={500}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(field, undefined, error)}
            className="input"
          />
        </Field>
      )}
      <button
        type="submit"
        disabled={pending}
        className={`button self-start ${main ? 'button-main' : ''}`}
      >
        {pending ? t('sending') : verb}
      </button>
    </form>
  )
}
