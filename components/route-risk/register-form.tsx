'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { type ChangeEvent, type ReactNode, useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { localeOf } from '@/lib/format'
import type { Result } from '@/lib/result'
import type { CountyOption } from '@/lib/route-risk/choices/queries'

type State = Result<{ code: string }> | undefined

const SURFACES = ['ASPHALT', 'GRAVEL', 'DIRT', 'WATER'] as const
const HARMS = ['LOW', 'MEDIUM', 'HIGH', 'SEVERE'] as const
const EMPTY = {
  code: '',
  nameFa: '',
  nameEn: '',
  countyCode: '',
  surface: '',
  harm: '',
  monthlyValueRial: '',
  line: '',
}
type Name = keyof typeof EMPTY
const HINTED: Name[] = ['code', 'harm', 'monthlyValueRial', 'line']

export interface RegisterFormProps {
  counties: CountyOption[]
  action: (before: State, form: FormData) => Promise<State>
}

/** A new side route; what was typed stays after a refusal. */
export function RegisterForm({ counties, action }: RegisterFormProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const reasons = useReasons()
  const empty = { ...EMPTY, countyCode: counties.find(({ own }) => own)?.code ?? '' }
  const [typed, setTyped] = useState(empty)
  const [state, dispatch, pending] = useActionState<State, FormData>(async (before, form) => {
    const answer = await action(before, form)
    if (answer?.ok) setTyped(empty)
    return answer
  }, undefined)
  const refused = state?.ok === false ? state : undefined
  const labels: Record<Name, string> = {
    code: t('routeForms.code'),
    nameFa: t('routeForms.nameFa'),
    nameEn: t('routeForms.nameEn'),
    countyCode: t('routeForms.county'),
    surface: t('routeForms.surface'),
    harm: t('routeForms.harm'),
    monthlyValueRial: t('routeForms.monthlyValue'),
    line: t('routeForms.line'),
  }
  const hints: Partial<Record<Name, string>> = {
    code: t('routeForms.codeHint'),
    harm: t('routeForms.harmHint'),
    monthlyValueRial: t('routeForms.monthlyValueHint'),
    line: t('routeForms.lineHint'),
  }
  const control = (name: Name) => ({
    id: name,
    name,
    value: typed[name],
    onChange: ({
      target,
    }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) =>
      setTyped({ ...typed, [name]: target.value }),
    'aria-invalid': reasons.errorOf(refused, name) ? (true as const) : undefined,
    'aria-describedby': describedBy(
      name,
      HINTED.includes(name) ? 'hint' : undefined,
      reasons.errorOf(refused, name),
    ),
    className: 'input',
  })
  const field = (name: Name, input: ReactNode) => (
    <Field id={name} label={labels[name]} hint={hints[name]} error={reasons.errorOf(refused, name)}>
      {input}
    </Field>
  )
  const text = (name: Name, more: { dir?: 'ltr' | 'rtl'; inputMode?: 'numeric' } = {}) =>
    field(name, <input {...control(name)} {...more} maxLength={120} autoComplete="off" />)
  const choice = (name: Name, options: (readonly [string, string])[]) =>
    field(
      name,
      <select {...control(name)}>
        <option value="">{t('routeForms.choose')}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>,
    )
  return (
    <form action={dispatch} onSubmit={sendAndKeep(dispatch)} className="flex flex-col gap-5">
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, labels)}
          moment={state}
        />
      )}
      {state?.ok && (
        <Notice tone="good" live>
          {t('routeForms.registered', { code: state.value.code })}{' '}
          <Link
            href={`/route-risk/${state.value.code}`}
            prefetch={false}
            className="link font-semibold"
          >
            {t('routeForms.openRoute')}
          </Link>
        </Notice>
      )}
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">
        {text('code', { dir: 'ltr' })}
        {choice(
          'countyCode',
          counties.map((county) => [county.code, county[locale]]),
        )}
        {text('nameFa', { dir: 'rtl' })}
        {text('nameEn', { dir: 'ltr' })}
        {choice(
          'surface',
          SURFACES.map((surface) => [surface, t(`words.surfaces.${surface}`)]),
        )}
        {choice(
          'harm',
          HARMS.map((harm) => [harm, t(`words.harmClasses.${harm}`)]),
        )}
      </div>
      {text('monthlyValueRial', { dir: 'ltr', inputMode: 'numeric' })}
      {field(
        'line',
        <textarea
          {...control('line')}
          dir="ltr"
          rows={8}
          maxLength={50_000}
          spellCheck={false}
          placeholder={'48.0312, 30.5120\n48.0467, 30.4981'}
          className="input figures"
        />,
      )}
      <button type="submit" disabled={pending} className="button button-main sm:self-start">
        {pending ? t('routeForms.sending') : t('routeForms.sendRoute')}
      </button>
    </form>
  )
}
