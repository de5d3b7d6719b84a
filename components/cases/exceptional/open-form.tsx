'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useActionState, useState } from 'react'
import { type Choice, Choices } from '@/components/cases/choices'
import { OpenCheck } from '@/components/cases/exceptional/open-check'
import { ConfirmIdentity } from '@/components/ui/confirm-identity'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { OPENING_HOURS } from '@/lib/cases/exceptional/schema'
import type { Refused, Result } from '@/lib/result'
import { ExceptionalReason, FileNumberKind } from '@/prisma/generated/enums'

type State = Result<{ number: number }> | undefined
export type OpenAction = (before: State, form: FormData) => Promise<State>

/** Answered in the form itself, not by a summary of errors. */
const ASKS: readonly string[] = ['CHECK_FIRST', 'CONFIRM_IDENTITY']

/**
 * Opening a file exceptionally, in two steps of one form: what and why, then what will happen and to whom it is told.
 * What was typed stays in its fields throughout.
 */
export function OpenForm({ action }: { action: OpenAction }) {
  const t = useTranslations('exceptionalForm')
  const reasons = useReasons()
  const [sent, setSent] = useState(new FormData())
  const [revised, setRevised] = useState<State>()
  const labels = {
    numberKind: t('numberKind'),
    number: t('number'),
    reasonKind: t('reasonKind'),
    reason: t('reason'),
    hours: t('hours'),
  }
  const [state, dispatch, pending] = useActionState<State, FormData>(async (before, form) => {
    setSent(form)
    return action(before, form)
  }, undefined)
  const refused = state?.ok === false ? state : undefined
  const checking = refused?.reason === 'CHECK_FIRST' && revised !== state
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      onKeyDown={sendOnCtrlEnter}
      aria-label={t('title')}
      className="panel flex flex-col gap-4 p-4"
    >
      {refused?.reason === 'CONFIRM_IDENTITY' && <ConfirmIdentity moment={state} />}
      {refused && !ASKS.includes(refused.reason) && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, labels)}
          moment={state}
        />
      )}
      <div hidden={checking} className={checking ? undefined : 'flex flex-col gap-4'}>
        <Fields refused={refused} labels={labels} />
        <button type="submit" disabled={pending} className="button button-main self-start">
          {t('next')}
        </button>
      </div>
      {checking && <OpenCheck sent={sent} pending={pending} onRevise={() => setRevised(state)} />}
    </form>
  )
}

interface FieldsProps {
  refused: Refused | undefined
  labels: Record<'numberKind' | 'number' | 'reasonKind' | 'reason' | 'hours', string>
}

function Fields({ refused, labels }: FieldsProps) {
  const t = useTranslations('exceptionalForm')
  const choices = useChoices()
  const reasons = useReasons()
  const errorOf = (name: string) => reasons.errorOf(refused, name)
  const control = (name: string) => ({
    id: name,
    name,
    'aria-invalid': errorOf(name) ? (true as const) : undefined,
    'aria-describedby': describedBy(name, 'hint', errorOf(name)),
  })
  return (
    <>
      <Choices
        id="numberKind"
        legend={labels.numberKind}
        error={errorOf('numberKind')}
        options={choices.numberKinds}
      />
      <Field id="number" label={labels.number} hint={t('numberHint')} error={errorOf('number')}>
        <input
          {...control('number')}
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          dir="ltr"
          className="input max-w-44"
        />
      </Field>
      <Choices
        id="reasonKind"
        legend={labels.reasonKind}
        error={errorOf('reasonKind')}
        options={choices.reasonKinds}
      />
      <Field id="reason" label={labels.reason} hint={t('reasonHint')} error={errorOf('reason')}>
        <textarea {...control('reason')} rows={3} maxLength={500} className="input" />
      </Field>
      <Choices id="hours" legend={labels.hours} error={errorOf('hours')} options={choices.hours} />
    </>
  )
}

function useChoices(): Record<'numberKinds' | 'reasonKinds' | 'hours', Choice[]> {
  const t = useTranslations()
  const kinds = Object.values(FileNumberKind)
  const reasons = Object.values(ExceptionalReason)
  return {
    numberKinds: kinds.map((key) => ({ key, label: t(`words.fileNumberKinds.${key}`) })),
    reasonKinds: reasons.map((key) => ({ key, label: t(`words.exceptionalReasons.${key}`) })),
    hours: OPENING_HOURS.map((key) => ({ key, label: t(`words.openingHours.H${key}`) })),
  }
}

/** Ctrl+Enter sends from anywhere in the form. */
function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
