'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { Choices } from '@/components/cases/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { Result } from '@/lib/result'
import { ExceptionalVerdict } from '@/prisma/generated/enums'

type State = Result<{ number: number }> | undefined
export type AccessAction = (before: State, form: FormData) => Promise<State>

/** The judiciary's review of one opening: justified or not, and why. Once. */
export function ReviewForm({ accessId, action }: { accessId: string; action: AccessAction }) {
  const t = useTranslations()
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const refused = state?.ok === false ? state : undefined
  const labels = { verdict: t('exceptionalForm.verdict'), note: t('exceptionalForm.note') }
  const noteError = reasons.errorOf(refused, 'note')
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      aria-labelledby="review"
      className="panel no-print flex flex-col gap-4 p-4"
    >
      <h2 id="review">{t('exceptionalForm.reviewTitle')}</h2>
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, labels)}
          moment={state}
        />
      )}
      <input type="hidden" name="accessId" value={accessId} />
      <Choices
        id="verdict"
        legend={labels.verdict}
        error={reasons.errorOf(refused, 'verdict')}
        options={Object.values(ExceptionalVerdict).map((key) => ({
          key,
          label: t(`words.exceptionalVerdicts.${key}`),
        }))}
      />
      <Field id="note" label={labels.note} hint={t('exceptionalForm.noteHint')} error={noteError}>
        <textarea
          id="note"
          name="note"
          rows={2}
          maxLength={500}
          aria-invalid={noteError ? true : undefined}
          aria-describedby={describedBy('note', 'hint', noteError)}
          className="input"
        />
      </Field>
      <p className="border-s-4 border-info ps-3 text-soft">{t('exceptionalForm.reviewWill')}</p>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? t('ui.sending') : t('exceptionalForm.review')}
      </button>
    </form>
  )
}
