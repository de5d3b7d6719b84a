'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { exchange, type TurnedAway } from '@/components/staff/sign-in-exchange'
import { ErrorSummary } from '@/components/ui/error-summary'
import { useReasons } from '@/components/ui/reasons'

interface Trouble extends TurnedAway {
  moment: number
}

interface SignInStepProps {
  step: 'password' | 'code'
  /** Where a refusal leads to. */
  field: string
  children: ReactNode
}

/** One of the two forms of signing in: sends its texts, goes on, or says why not. */
export function SignInStep({ step, field, children }: SignInStepProps) {
  const t = useTranslations('signIn')
  const reasons = useReasons()
  const [pending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const texts = [...new FormData(event.currentTarget)].map(([name, text]) => [name, String(text)])
    setPending(true)
    const away = await exchange(step, Object.fromEntries(texts))
    if (!away) return window.location.assign('/')
    // The server knows by its cookie that the second step is due.
    if (away.reason === 'CODE_NEEDED') return window.location.assign('/sign-in')
    setTrouble({ ...away, moment: performance.now() })
    setPending(false)
  }
  return (
    <form method="post" action="/sign-in" onSubmit={submit} className="flex flex-col gap-4">
      {trouble && (
        <ErrorSummary
          title={t('wrong')}
          items={[{ field, text: reasons.say(trouble.reason, trouble.details) }]}
          moment={trouble.moment}
        />
      )}
      {children}
      <button type="submit" disabled={pending} className="button button-main">
        {pending ? t('signingIn') : t('signIn')}
      </button>
    </form>
  )
}
