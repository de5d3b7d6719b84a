'use client'

import { useTranslations } from 'next-intl'
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { describedBy, Field } from '@/components/ui/field'
import { useReasons } from '@/components/ui/reasons'
import type { Refused, Result } from '@/lib/result'

type State = Result<null> | undefined
export type ConfirmAction = (before: State, form: FormData) => Promise<State>

const Way = createContext<ConfirmAction | undefined>(undefined)

/** How people confirm that it is them; around everything that has forms. */
export function ConfirmWay({ confirm, children }: { confirm: ConfirmAction; children: ReactNode }) {
  return <Way value={confirm}>{children}</Way>
}

/**
 * Stands inside a form that was answered CONFIRM_IDENTITY: asks for the password, and for a code where one is owed;
 * then the form is sent again by itself, with everything as it was typed.
 */
export function ConfirmIdentity({ moment }: { moment: unknown }) {
  const t = useTranslations('confirm')
  const reasons = useReasons()
  const id = useId()
  const box = useRef<HTMLFieldSetElement>(null)
  const { refused, pending, needsCode, send } = useConfirm(box)
  useEffect(() => {
    if (moment) box.current?.querySelector('input')?.focus()
  }, [moment])
  const sendByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    void send()
  }
  const error = refused && !refused.fields.length && reasons.say(refused.reason, refused.details)
  return (
    <fieldset
      ref={box}
      aria-describedby={`${id}-why`}
      className="flex flex-col gap-3 rounded-md border-2 border-attention bg-surface p-4"
    >
      <legend className="px-1 text-16 font-bold">{t('title')}</legend>
      <p id={`${id}-why`} className="text-soft">
        {t('why')}
      </p>
      <p role="alert" className="font-semibold text-breach empty:hidden">
        {error}
      </p>
      <Secret
        id={`${id}-present`}
        kind="present"
        error={refused && reasons.errorOf(refused, 'present')}
        onKeyDown={sendByKeys}
      />
      {needsCode && (
        <Secret
          id={`${id}-code`}
          kind="code"
          error={refused && reasons.errorOf(refused, 'code')}
          onKeyDown={sendByKeys}
        />
      )}
      <button type="button" onClick={send} disabled={pending} className="button self-start">
        {pending ? t('checking') : t('send')}
      </button>
    </fieldset>
  )
}

/** Without a name: what proves a person is never sent along with the form around it. */
function Secret({
  id,
  kind,
  error,
  onKeyDown,
}: {
  id: string
  kind: 'present' | 'code'
  error: string | undefined
  onKeyDown: (event: KeyboardEvent) => void
}) {
  const t = useTranslations('confirm')
  const code = kind === 'code'
  return (
    <Field id={id} label={code ? t('code') : t('present')} error={error}>
      <input
        id={id}
        data-proof={kind}
        type={code ? 'text' : 'password'}
        inputMode={code ? 'numeric' : undefined}
        autoComplete={code ? 'one-time-code' : 'current-password'}
        maxLength={code ? 40 : 1000}
        dir="ltr"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, undefined, error)}
        onKeyDown={onKeyDown}
        className="input max-w-80"
      />
    </Field>
  )
}

function useConfirm(box: { current: HTMLFieldSetElement | null }) {
  const confirm = useContext(Way)
  const [refused, setRefused] = useState<Refused>()
  const [pending, setPending] = useState(false)
  const [needsCode, setNeedsCode] = useState(false)
  const send = async () => {
    if (!confirm || pending) return
    const proof = new FormData()
    for (const input of box.current?.querySelectorAll('input') ?? [])
      proof.set(String(input.dataset.proof), input.value)
    setPending(true)
    const answer = await confirm(undefined, proof).catch(() => undefined)
    setPending(false)
    if (answer?.ok) return box.current?.closest('form')?.requestSubmit()
    const first = answer?.fields[0]?.field
    if (first === 'code') setNeedsCode(true)
    setRefused(answer ?? UNREACHABLE)
    requestAnimationFrame(() =>
      box.current
        ?.querySelector<HTMLInputElement>(`[data-proof=${first === 'code' ? 'code' : 'present'}]`)
        ?.focus(),
    )
  }
  return { refused, pending, needsCode, send }
}

const UNREACHABLE: Refused = { ok: false, reason: 'UNREACHABLE', details: {}, fields: [] }
