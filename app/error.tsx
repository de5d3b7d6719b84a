'use client'

import { useTranslations } from 'next-intl'

interface Props {
  error: Error & { digest?: string }
  reset: () => void
}

export default function Fault({ error, reset }: Props) {
  const t = useTranslations('errors')
  return (
    <main className="mx-auto flex max-w-[720px] flex-col gap-3 p-6">
      <h1>{t('fault')}</h1>
      <p>{t('faultHint')}</p>
      {error.digest && (
        <p className="figures text-soft">{t('reference', { reference: error.digest })}</p>
      )}
      <button type="button" onClick={reset} className="button button-main self-start">
        {t('retry')}
      </button>
    </main>
  )
}
