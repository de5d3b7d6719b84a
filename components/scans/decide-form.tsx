'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field, FieldError } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { Result } from '@/lib/result'
import type { Verdict } from '@/prisma/generated/enums'

type State = Result<{ number: number }> | undefined
export type DecideAction = (before: State, form: FormData) => Promise<State>

const VERDICTS: Verdict[] = ['CLEAR', 'SUSPECT', 'UNREADABLE']

/** The reader's verdict. Suspect and unreadable say why; what was typed stays after a refusal. */
export function DecideForm({ scanId, action }: { scanId: string; action: DecideAction }) {
  const t = useTranslations()
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const [verdict, setVerdict] = useState<Verdict>()
  const [reason, setReason] = useState('')
  const refused = state?.ok === false ? state : undefined
  const verdictError = reasons.errorOf(refused, 'verdict')
  const reasonError = reasons.errorOf(refused, 'reason')
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      className="panel no-print flex flex-col gap-4 p-4"
    >
      <h2>{t('decide.title')}</h2>
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, {
            verdict: t('decide.verdict'),
            reason: t('decide.reason'),
          })}
          moment={state}
        />
      )}
      <input type="hidden" name="scanId" value={scanId} />
      <fieldset aria-describedby={describedBy('verdict', undefined, verdictError)}>
        <legend className="mb-1 font-semibold">{t('decide.verdict')}</legend>
        {verdictError && <FieldError id="verdict" error={verdictError} />}
        <div className="flex flex-wrap gap-2">
          {VERDICTS.map((choice, index) => (
            <label
              key={choice}
              className="button has-checked:border-accent has-checked:bg-accent-tint"
            >
              <input
                id={index === 0 ? 'verdict' : undefined}
                type="radio"
                name="verdict"
                value={choice}
                checked={verdict === choice}
                onChange={() => setVerdict(choice)}
                className="size-4 accent-accent"
              />
              {t(`words.verdicts.${choice}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {verdict !== 'CLEAR' && (
        <Field
          id="reason"
          label={t('decide.reason')}
          hint={t('decide.reasonHint')}
          error={reasonError}
        >
          <textarea
            id="reason"
            name="reason"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            rows={2}
            maxLength={500}
            aria-invalid={reasonError ? true : undefined}
            aria-describedby={describedBy('reason', 'hint', reasonError)}
            className="input"
          />
        </Field>
      )}
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('decide.send')}
      </button>
    </form>
  )
}
