'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { ReasonField } from '@/components/staff/reason-field'
import { Notice } from '@/components/ui/notice'
import { type FormAction, useTypedForm } from '@/components/ui/typed-form'

export interface ChangeFormProps<T> {
  /** Names the form among others of its page; goes before its ids. */
  name: string
  /** The verb: opens the form, and is on its button. */
  verb: string
  /** What will happen. */
  will: string
  hidden: Record<string, string>
  action: FormAction<T>
  /** More to fill in, told what was refused. */
  more?: (
    errorOf: (name: string) => string | undefined,
    idOf: (name: string) => string,
  ) => ReactNode
  labels?: Record<string, string>
  /** Shown once it is done. */
  done: (value: T) => ReactNode
}

/** One change that an administrator makes: what it does, why, one verb. Folded up until it is wanted. */
export function ChangeForm<T>(props: ChangeFormProps<T>) {
  const { name, verb, will, hidden, action, more, labels = {}, done } = props
  const t = useTranslations()
  const prefix = `${name}-`
  const made = useTypedForm<'reason', T>({ empty: { reason: '' }, action, prefix })
  const { form, state, control, errorOf, idOf, summary, pending } = made
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (state?.ok) box.current?.removeAttribute('open')
  }, [state])
  return (
    <div className="flex flex-col gap-2">
      {state?.ok && (
        <Notice tone="good" live>
          {done(state.value)}
        </Notice>
      )}
      <details ref={box} className="panel group">
        <summary className="flex min-h-11 items-center gap-2 px-4 py-2 font-semibold">
          <ChevronDown aria-hidden size={18} className="text-soft group-open:rotate-180" />
          {verb}
        </summary>
        <form {...form} aria-label={verb} className="flex flex-col gap-3 border-t border-line p-4">
          {summary({ reason: t('accounts.reason'), ...labels })}
          {Object.entries(hidden).map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          {more?.(errorOf, idOf)}
          <ReasonField control={control('reason', 'hint')} error={errorOf('reason')} />
          <p className="border-s-4 border-info ps-3 text-soft">{will}</p>
          <button type="submit" disabled={pending} className="button button-main self-start">
            {pending ? t('ui.sending') : verb}
          </button>
        </form>
      </details>
    </div>
  )
}
