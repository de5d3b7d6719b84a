'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { moveOn } from '@/components/ui/move-on'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import { formatNumber, localeOf } from '@/lib/format'
import type { Refused, Result } from '@/lib/result'
import type { ItemView } from '@/lib/seizures/queries'
import { toAsciiDigits } from '@/lib/text'

type State = Result<{ number: number }> | undefined
export type SeizureAction = (before: State, form: FormData) => Promise<State>

interface AppraiseFormProps {
  seizureId: string
  items: ItemView[]
  action: SeizureAction
}

/** The first valuation: a value for each item, in whole rials, and their sum while it is typed. */
export function AppraiseForm({ seizureId, items, action }: AppraiseFormProps) {
  const t = useTranslations('seizureForm')
  const locale = localeOf(useLocale())
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const [typed, setTyped] = useState<Record<number, string>>({})
  const refused = state?.ok === false ? state : undefined
  const labels = Object.fromEntries(
    items.map(({ ordinal, description }) => [`values.${ordinal}`, description]),
  )
  const total = Object.values(typed).reduce((sum, text) => sum + rialOf(text), 0)
  return (
    <form
      action={dispatch}
      onKeyDown={(event) => moveOn(event, event.currentTarget)}
      onSubmit={sendAndKeep(dispatch)}
      className="panel no-print flex flex-col gap-4 p-4"
    >
      <h2>{t('appraise')}</h2>
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons.itemsOf(refused, labels)}
          moment={state}
        />
      )}
      <p className="text-soft">{t('appraiseHint')}</p>
      <input type="hidden" name="seizureId" value={seizureId} />
      {items.map((item) => (
        <ValueField
          key={item.id}
          item={item}
          value={typed[item.ordinal] ?? ''}
          change={(text) => setTyped((before) => ({ ...before, [item.ordinal]: text }))}
          refused={refused}
        />
      ))}
      <p className="figures font-semibold">{t('sum', { total: formatNumber(total, locale) })}</p>
      <button type="submit" disabled={pending} className="button button-main self-start">
        {t('sendValues')}
      </button>
    </form>
  )
}

/** What has been typed as a number to show; 0 while it is none. */
function rialOf(typed: string): number {
  const digits = toAsciiDigits(typed).replace(/[,٬،.\s]/g, '')
  return /^\d{1,15}$/.test(digits) ? Number(digits) : 0
}

interface ValueFieldProps {
  item: ItemView
  value: string
  change: (text: string) => void
  refused: Refused | undefined
}

function ValueField({ item, value, change, refused }: ValueFieldProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const id = `values.${item.ordinal}`
  const error = useReasons().errorOf(refused, id)
  const amount = `${formatNumber(item.quantity, locale, 3)} ${t(`words.itemUnits.${item.unit}`)}`
  const hint = `${locale === 'fa' ? item.classFa : item.classEn} · ${amount}`
  return (
    <Field
      id={id}
      label={t('seizureForm.valueOf', { item: item.description })}
      hint={hint}
      error={error}
    >
      <span className="flex flex-wrap items-center gap-x-3">
        <input
          id={id}
          name={id}
          value={value}
          onChange={(event) => change(event.target.value)}
          inputMode="numeric"
          dir="ltr"
          maxLength={30}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className="input max-w-60"
        />
        <span className="figures text-13 text-soft">
          {rialOf(value) > 0 && `${formatNumber(rialOf(value), locale)} `}
          {t('seizureForm.rial')}
        </span>
      </span>
    </Field>
  )
}
