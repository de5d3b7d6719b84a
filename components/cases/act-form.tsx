'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useActionState } from 'react'
import { ConfirmIdentity } from '@/components/ui/confirm-identity'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { startOfTehranDay } from '@/lib/calendar'
import { formatLongDay, localeOf } from '@/lib/format'
import type { Refused, Result } from '@/lib/result'

type State = Result<{ number: number }> | undefined
export type CaseFormAction = (before: State, form: FormData) => Promise<State>

export type CaseFormStep =
  | 'FILE'
  | 'ACCEPT'
  | 'TRANSFER'
  | 'RULE'
  | 'NOTIFY'
  | 'LODGE_APPEAL'
  | 'RULE_APPEAL'
  | 'MAKE_FINAL'
  | 'ORDER'

export interface ActFormProps {
  step: CaseFormStep
  action: CaseFormAction
  /** Sent along unseen. */
  hidden: Record<string, string>
  /** Names of the fields by their ids, for the summary of errors. */
  labels?: Partial<Record<string, string>>
  /** The fields, told what was refused. */
  fields?: (refused: Refused | undefined) => ReactNode
}

/** One step of a file: its fields, what will happen, one verb. What was typed survives a refusal. */
export function ActForm({ step, action, hidden, labels = {}, fields }: ActFormProps) {
  const t = useTranslations('caseForm')
  const sending = useTranslations('ui')('sending')
  const reasons = useReasons()
  const locale = localeOf(useLocale())
  const [state, dispatch, pending] = useActionState(action, undefined)
  const refused = state?.ok === false ? withDays(state, locale) : undefined
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      onKeyDown={sendByKeys}
      aria-label={t(`titles.${step}`)}
      className="flex flex-col gap-4"
    >
      {refused?.reason === 'CONFIRM_IDENTITY' && <ConfirmIdentity moment={state} />}
      {refused && refused.reason !== 'CONFIRM_IDENTITY' && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, labels)}
          moment={state}
        />
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields?.(refused)}
      <p className="border-s-4 border-info ps-3 text-soft">{t(`will.${step}`)}</p>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {pending ? sending : t(`send.${step}`)}
      </button>
    </form>
  )
}

/** Ctrl+Enter sends from anywhere in the form. */
function sendByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

/** A day among the details as people read it. */
function withDays(refused: Refused, locale: 'fa' | 'en'): Refused {
  const { until } = refused.details
  if (typeof until !== 'string') return refused
  const day = formatLongDay(startOfTehranDay(until), locale)
  return { ...refused, details: { ...refused.details, until: day } }
}
