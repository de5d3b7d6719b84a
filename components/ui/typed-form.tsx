import { type FormEvent, type KeyboardEvent, useActionState, useState } from 'react'
import { ConfirmIdentity } from '@/components/ui/confirm-identity'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import { sendAndKeep } from '@/components/ui/sending'
import type { Result } from '@/lib/result'

export type FormAction<T> = (
  before: Result<T> | undefined,
  form: FormData,
) => Promise<Result<T> | undefined>

/**
 * A form of texts and choices: what was typed survives every refusal and is emptied once it was taken.
 * Ctrl+Enter sends. `prefix` goes before every id where several forms share a page.
 */
export function useTypedForm<N extends string, T>({
  empty,
  action,
  prefix = '',
}: {
  empty: Record<N, string>
  action: FormAction<T>
  prefix?: string
}) {
  const reasons = useReasons()
  const [typed, setTyped] = useState(empty)
  const [state, dispatch, pending] = useActionState<Result<T> | undefined, FormData>(
    async (before, form) => {
      const answer = await action(before, form)
      if (answer?.ok) setTyped(empty)
      return answer
    },
    undefined,
  )
  const refused = state?.ok === false ? state : undefined
  const idOf = (name: string) => `${prefix}${name}`
  const errorOf = (name: string) => reasons.errorOf(refused, name)
  const control = (name: N, hint?: string) => ({
    id: idOf(name),
    name,
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped((before) => ({ ...before, [name]: event.target.value })),
    'aria-invalid': errorOf(name) ? (true as const) : undefined,
    'aria-describedby': describedBy(idOf(name), hint, errorOf(name)),
    className: 'input',
  })
  /** The summary of a refusal; `labels` name the fields. */
  const summary = (labels: Partial<Record<string, string>>) =>
    refused?.reason === 'CONFIRM_IDENTITY' ? (
      <ConfirmIdentity moment={state} />
    ) : (
      refused && (
        <ErrorSummary
          title={reasons.say(refused.reason, refused.details)}
          items={reasons
            .itemsOf(refused, labels)
            .map(({ field, text }) => ({ field: idOf(field), text }))}
          moment={state}
        />
      )
    )
  const form = { action: dispatch, onSubmit: sendAndKeep(dispatch), onKeyDown: sendOnCtrlEnter }
  return { typed, state, pending, idOf, errorOf, control, summary, form }
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement> & FormEvent<HTMLFormElement>) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
}
