'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'

type Trouble = 'wrong' | 'unreachable'

/** Name and password. After a refusal the name stays and the password is asked again. */
export function SignInForm() {
  const t = useTranslations('signIn')
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<{ kind: Trouble; moment: number }>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setPending(true)
    const { signIn } = await import('next-auth/react')
    const username = String(form.get('username'))
    const password = String(form.get('password'))
    const answer = await signIn('credentials', { username, password, redirect: false }).catch(
      () => undefined,
    )
    if (answer?.ok) return window.location.assign('/')
    setTrouble({ kind: answer ? 'wrong' : 'unreachable', moment: performance.now() })
    setPending(false)
  }
  return (
    <form method="post" action="/sign-in" onSubmit={submit} className="flex flex-col gap-4">
      {trouble && (
        <ErrorSummary
          title={t(trouble.kind)}
          items={trouble.kind === 'wrong' ? [{ field: 'username', text: t('checkBoth') }] : []}
          moment={trouble.moment}
        />
      )}
      <Field id="username" label={t('username')}>
        <input
          id="username"
          name="username"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className="input"
        />
      </Field>
      <Field id="password" label={t('password')}>
        <input
          id="password"
          name="password"
          type="password"
          required
          autoComplete="current-password"
          dir="ltr"
          className="input"
        />
      </Field>
      <button type="submit" disabled={pending} className="button button-main">
        {pending ? t('signingIn') : t('signIn')}
      </button>
    </form>
  )
}
