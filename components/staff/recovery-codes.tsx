'use client'

import { Check, Copy, Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Identifier, toClipboard } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'

/** Ten codes, shown this once: to copy, to print. `next` is where their owner goes then. */
export function RecoveryCodeSheet({ codes, next }: { codes: string[]; next: '/' | '/account' }) {
  const t = useTranslations('accountForm')
  return (
    <section
      aria-labelledby="recovery-codes"
      className="panel flex max-w-[480px] flex-col gap-4 p-4"
    >
      <h2 id="recovery-codes">{t('codesTitle')}</h2>
      <Notice tone="attention" live>
        {t('codesHint')}
      </Notice>
      <ol className="grid grid-cols-1 gap-2 text-16 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <Identifier>{code}</Identifier>
          </li>
        ))}
      </ol>
      <div className="no-print flex flex-wrap gap-2">
        <CopyButton text={codes.join('\n')} label={t('copyCodes')} />
        <button type="button" onClick={() => window.print()} className="button">
          <Printer aria-hidden size={18} />
          {t('print')}
        </button>
      </div>
      {/* A whole new page: the shell around it may have been the one of somebody who owed this. */}
      <a href={next} className="button button-main no-print self-start">
        {t('kept')}
      </a>
    </section>
  )
}

/** Copies a text that stands beside it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations('accountForm')
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      onClick={async () => setCopied(await toClipboard(text))}
      className="button self-start"
    >
      <Icon aria-hidden size={18} />
      <span aria-live="polite">{copied ? t('copied') : label}</span>
    </button>
  )
}
