'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '@/components/ui/notice'

/** Goes to the identity provider. By script, so that no form has to be allowed to lead to another host. */
export function SingleSignOn({ label }: { label: string }) {
  const t = useTranslations('singleSignOnForm')
  const [state, setState] = useState<'idle' | 'leaving' | 'unreachable'>('idle')
  const leave = async () => {
    setState('leaving')
    const { signIn } = await import('next-auth/react')
    await signIn('oidc', { callbackUrl: '/' }).catch(() => setState('unreachable'))
  }
  return (
    <div className="flex flex-col gap-3">
      <button type="button" onClick={leave} disabled={state === 'leaving'} className="button">
        <KeyRound aria-hidden="true" className="size-5 shrink-0" />
        <span>{state === 'leaving' ? t('leaving') : t.rich('go', { label, bdi: isolated })}</span>
      </button>
      {state === 'unreachable' && (
        <Notice tone="breach" live>
          {t('unreachable')}
        </Notice>
      )}
    </div>
  )
}

const isolated = (chunks: React.ReactNode) => <bdi>{chunks}</bdi>
