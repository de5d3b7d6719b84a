'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { Refused, Result } from '@/lib/result'

type State = Result<{ number: number }> | undefined
export type CouncilAction = (before: State, form: FormData) => Promise<State>

interface ShellProps {
  /** What the form sends beside its fields. */
  hidden: Record<string, string>
  action: CouncilAction
  /** What will happen. */
  hint: string
  send: string
  /** Before each field's name in its id, so that several forms stand on one page. */
  prefix: string
  labels?: Record<string, string>
  main?: boolean
  children?: (refused: Refused | undefined) => ReactNode
}

/** One step as a form: its refusal on top, its fields, what it does, its verb. Ctrl+Enter sends. */
export function StepForm({ hidden, action, prefix, labels, children, ...words }: ShellProps) {
  const t = useTranslations('ui')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const refused = state?.ok === false ? state : undefined
  const items = refused ? reasons.itemsOf(refused, labels) : []
  return (
    <form
      action={dispatch}
      onSubmit={sendAndKeep(dispatch)}
      onKeyDown={sendOnCtrlEnter}
      className="flex flex-col gap-3"
    >
      {refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={items.map((item) => ({ ...item, field: `${prefix}${item.field}` }))}
          moment={state}
        />
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children?.(refused)}
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="submit"
          disabled={pending}
          className={`button ${words.main === false ? '' : 'button-main'}`}
        >
          {pending ? t('sending') : words.send}
        </button>
        <span className="text-13 text-soft">{words.hint}</span>
      </div>
    </form>
  )
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

interface TextProps {
  id: string
  name: string
  label: string
  hint?: string
  error: string | undefined
  maximum: number
  rows: number
}

/** A text that stays as typed after a refusal. */
export function TextField({ id, name, label, hint, error, maximum, rows }: TextProps) {
  const [text, setText] = useState('')
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name={name}
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={rows}
        maxLength={maximum}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className="input"
      />
    </Field>
  )
}

interface ChoiceProps {
  id: string
  name: string
  label: string
  error: string | undefined
  options: [string, string][]
}

/** A choice that stays after a refusal. */
export function Choice({ id, name, label, error, options }: ChoiceProps) {
  const t = useTranslations('ui')
  const [chosen, setChosen] = useState('')
  return (
    <Field id={id} label={label} error={error}>
      <select
        id={id}
        name={name}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, undefined, error)}
        className="input"
      >
        <option value="">{t('choose')}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}
