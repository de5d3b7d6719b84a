'use client'

import { Plus, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Choice, type CouncilAction, StepForm } from '@/components/council/step-form'
import { DateInput } from '@/components/ui/date-input'
import { describedBy, Field, FieldError } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { DUTY_AGENCIES, MAX_DUTIES } from '@/lib/council/duties/rules'
import { formatNumber, localeOf } from '@/lib/format'
import type { Refused } from '@/lib/result'

/** A resolution with one to ten duties; what was typed stays after a refusal. */
export function ProposeForm({ action, today }: { action: CouncilAction; today: string }) {
  const t = useTranslations('councilForm.propose')
  const locale = localeOf(useLocale())
  const reasons = useReasons()
  const [places, setPlaces] = useState([0])
  const free = Array.from({ length: MAX_DUTIES }, (_, place) => place).find(
    (place) => !places.includes(place),
  )
  const named = places.flatMap((place, index) => {
    const number = formatNumber(index + 1, locale)
    return [
      [`agency${place}`, t('agencyOf', { number })],
      [`duty${place}`, t('dutyOf', { number })],
      [`dueOn${place}`, t('dueOnOf', { number })],
    ]
  })
  const labels = { title: t('title'), text: t('text'), metOn: t('metOn') }
  return (
    <StepForm
      hidden={{}}
      action={action}
      prefix=""
      labels={{ ...labels, ...Object.fromEntries(named) }}
      hint={t('hint')}
      send={t('send')}
    >
      {(refused) => (
        <>
          <Line name="title" label={labels.title} error={reasons.errorOf(refused, 'title')} />
          <Day name="metOn" label={labels.metOn} value={today} refused={refused} />
          <Line
            name="text"
            label={t('text')}
            error={reasons.errorOf(refused, 'text')}
            rows={6}
            maximum={4000}
          />
          {places.map((place, index) => (
            <Duty
              key={place}
              place={place}
              number={index + 1}
              refused={refused}
              remove={
                place === 0 ? undefined : () => setPlaces(places.filter((one) => one !== place))
              }
            />
          ))}
          {free !== undefined && (
            <button
              type="button"
              onClick={() => setPlaces([...places, free])}
              className="button self-start"
            >
              <Plus aria-hidden size={18} />
              {t('add')}
            </button>
          )}
        </>
      )}
    </StepForm>
  )
}

interface DutyProps {
  place: number
  number: number
  refused: Refused | undefined
  remove: (() => void) | undefined
}

function Duty({ place, number, refused, remove }: DutyProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const reasons = useReasons()
  const title = t('councilForm.propose.duty', { number: formatNumber(number, locale) })
  return (
    <fieldset className="panel flex min-w-0 flex-col gap-3 p-4">
      <legend className="px-1 font-semibold">{title}</legend>
      <Line
        name={`duty${place}`}
        label={t('councilForm.propose.dutyTitle')}
        error={reasons.errorOf(refused, `duty${place}`)}
      />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Choice
          id={`agency${place}`}
          name={`agency${place}`}
          label={t('councilForm.propose.agency')}
          error={reasons.errorOf(refused, `agency${place}`)}
          options={DUTY_AGENCIES.map((agency) => [agency, t(`words.agencies.${agency}`)])}
        />
        <Day name={`dueOn${place}`} label={t('councilForm.propose.dueOn')} refused={refused} />
      </div>
      {remove && (
        <button type="button" onClick={remove} className="button button-plain self-start">
          <X aria-hidden size={18} />
          {t('councilForm.propose.remove', { number: formatNumber(number, locale) })}
        </button>
      )}
    </fieldset>
  )
}

interface LineProps {
  name: string
  label: string
  error: string | undefined
  rows?: number
  maximum?: number
}

function Line({ name, label, error, rows = 1, maximum = 200 }: LineProps) {
  const [text, setText] = useState('')
  const control = {
    id: name,
    name,
    value: text,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    maxLength: maximum,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': describedBy(name, undefined, error),
    className: 'input',
  }
  return (
    <Field id={name} label={label} error={error}>
      {rows > 1 ? <textarea {...control} rows={rows} /> : <input {...control} autoComplete="off" />}
    </Field>
  )
}

interface DayProps {
  name: string
  label: string
  value?: string
  refused: Refused | undefined
}

function Day({ name, label, value, refused }: DayProps) {
  const reasons = useReasons()
  const error = reasons.errorOf(refused, name)
  return (
    <div id={name} className={error ? 'border-s-4 border-breach ps-3' : undefined}>
      {error && <FieldError id={name} error={error} />}
      <DateInput name={name} label={label} value={value} />
    </div>
  )
}
