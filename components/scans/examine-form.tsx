'use client'

import { PackageSearch, PackageX, SearchCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { moveOn } from '@/components/ui/move-on'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { Result } from '@/lib/result'

type State = Result<{ number: number }> | undefined
export type ExamineAction = (before: State, form: FormData) => Promise<State>

/** The officer goes to the vehicle: one button, and who presses it is the examining officer. */
export function StartExamination({ scanId, action }: { scanId: string; action: ExamineAction }) {
  const t = useTranslations('examineForm')
  const [state, dispatch, pending] = useActionState(action, undefined)
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      className="panel no-print flex flex-col items-start gap-3 p-4"
    >
      <h2>{t('startTitle')}</h2>
      <Refusal state={state} />
      <p className="text-soft">{t('startHint')}</p>
      <input type="hidden" name="scanId" value={scanId} />
      <button type="submit" disabled={pending} className="button button-main">
        <PackageSearch aria-hidden size={18} />
        {t('start')}
      </button>
    </form>
  )
}

interface EndExaminationProps {
  scanId: string
  number: number
  action: ExamineAction
}

/** Two ways out of an examination: a find, which has a form of its own, or nothing. */
export function EndExamination({ scanId, number, action }: EndExaminationProps) {
  const t = useTranslations('examineForm')
  return (
    <section aria-labelledby="examination-end" className="panel no-print p-4">
      <h2 id="examination-end" className="mb-3">
        {t('endTitle')}
      </h2>
      <div className="grid grid-cols-1 gap-6 md:grid-cols-[1fr_2fr]">
        <div className="flex flex-col items-start gap-3">
          <h3>{t('found')}</h3>
          <Link href={`/scans/${number}/find`} className="button button-main">
            <PackageX aria-hidden size={18} />
            {t('recordFind')}
          </Link>
        </div>
        <NoFind scanId={scanId} action={action} />
      </div>
    </section>
  )
}

function NoFind({ scanId, action }: { scanId: string; action: ExamineAction }) {
  const t = useTranslations('examineForm')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const [note, setNote] = useState('')
  const error = reasons.errorOf(state?.ok === false ? state : undefined, 'note')
  return (
    <form
      action={dispatch}
      onKeyDown={(event) => moveOn(event, event.currentTarget)}
      onSubmit={sendAndKeep(dispatch)}
      className="flex flex-col items-stretch gap-3 border-line md:border-s md:ps-6"
    >
      <h3>{t('nothing')}</h3>
      <Refusal state={state} />
      <input type="hidden" name="scanId" value={scanId} />
      <Field id="note" label={t('note')} error={error} optional>
        <textarea
          id="note"
          name="note"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          rows={2}
          maxLength={500}
          dir="auto"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('note', undefined, error)}
          className="input"
        />
      </Field>
      <p className="text-13 text-soft">{t('noFindHint')}</p>
      <button type="submit" disabled={pending} className="button self-start">
        <SearchCheck aria-hidden size={18} />
        {t('noFind')}
      </button>
    </form>
  )
}

function Refusal({ state }: { state: State }) {
  const t = useTranslations('examineForm')
  const reasons = useReasons()
  if (state?.ok !== false) return null
  return (
    <ErrorSummary
      title={reasons.say(state.reason, state.details)}
      items={reasons.itemsOf(state, { note: t('note') })}
      moment={state}
    />
  )
}
