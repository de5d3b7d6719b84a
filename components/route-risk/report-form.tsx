'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { type ChangeEvent, useActionState, useState } from 'react'
import { RouteSelect } from '@/components/route-risk/route-select'
import { SeverityChoice } from '@/components/route-risk/severity-choice'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field, FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { formatDigits, localeOf } from '@/lib/format'
import type { Result } from '@/lib/result'
import type { RouteChoice } from '@/lib/route-risk/choices/queries'

type State = Result<{ number: number; code: string }> | undefined

export interface ReportFormProps {
  routes: RouteChoice[]
  /** Chosen already, where the officer comes from a route's page. */
  routeId: string | undefined
  /** Now in Tehran: `YYYY-MM-DD` and `HH:MM`. */
  today: string
  time: string
  action: (before: State, form: FormData) => Promise<State>
}

/** What was seen on a side route: where, how much, when. Under a minute on a phone. */
export function ReportForm({ routes, routeId, today, time, action }: ReportFormProps) {
  const t = useTranslations('routeForms')
  const reasons = useReasons()
  const [typed, setTyped] = useState({
    segmentId: routeId ?? '',
    severity: '',
    observedTime: time,
    note: '',
  })
  const [state, dispatch, pending] = useActionState<State, FormData>(async (before, form) => {
    const answer = await action(before, form)
    if (answer?.ok) setTyped((kept) => ({ ...kept, severity: '', note: '' }))
    return answer
  }, undefined)
  const refused = state?.ok === false ? state : undefined
  const errorOf = (name: string) => reasons.errorOf(refused, name)
  const control = (name: keyof typeof typed) => ({
    id: name,
    name,
    value: typed[name],
    onChange: ({
      target,
    }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
      setTyped({ ...typed, [name]: target.value }),
    'aria-invalid': errorOf(name) ? (true as const) : undefined,
    'aria-describedby': describedBy(name, name === 'note' ? 'hint' : undefined, errorOf(name)),
    className: 'input',
  })
  return (
    <form action={dispatch} onSubmit={sendAndKeep(dispatch)} className="flex flex-col gap-5">
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, {
            segmentId: t('route'),
            severity: t('severity'),
            observedOn: t('observed'),
            observedTime: t('observedTime'),
            note: t('note'),
          })}
          moment={state}
        />
      )}
      {state?.ok && <Done {...state.value} />}
      <Field id="segmentId" label={t('route')} error={errorOf('segmentId')}>
        <RouteSelect routes={routes} {...control('segmentId')} />
      </Field>
      <SeverityChoice
        value={typed.severity}
        error={errorOf('severity')}
        onChange={(severity) => setTyped({ ...typed, severity })}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-semibold">{t('observed')}</legend>
        <span id="observedOn" tabIndex={-1} />
        {errorOf('observedOn') && (
          <FieldError id="observedOn" error={errorOf('observedOn') ?? ''} />
        )}
        <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-3">
          <DateInput name="observedOn" label={t('observedOn')} value={today} />
          <div>
            <label htmlFor="observedTime" className="mb-1 block text-13 font-medium">
              {t('observedTime')}
            </label>
            <input {...control('observedTime')} type="time" dir="ltr" />
          </div>
        </div>
        {errorOf('observedTime') && (
          <FieldError id="observedTime" error={errorOf('observedTime') ?? ''} />
        )}
      </fieldset>
      <Field id="note" label={t('note')} hint={t('noteHint')} error={errorOf('note')}>
        <textarea {...control('note')} rows={3} maxLength={500} />
      </Field>
      <button
        type="submit"
        disabled={pending}
        className="button button-main min-h-12 sm:self-start"
      >
        {pending ? t('sending') : t('send')}
      </button>
    </form>
  )
}

function Done({ number, code }: { number: number; code: string }) {
  const t = useTranslations('routeForms')
  const locale = localeOf(useLocale())
  return (
    <Notice tone="good" live>
      {t('reported', { number: formatDigits(String(number), locale) })}{' '}
      <Link href={`/route-risk/${code}`} prefetch={false} className="link font-semibold">
        {t('openRoute')}
      </Link>
    </Notice>
  )
}
