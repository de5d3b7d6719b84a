'use client'

import { BellRing, CloudOff, X } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefresh, useRefreshOnFocus } from '@/components/shell/alerts-refresh'
import { type StreamStart, useAlertStream } from '@/components/shell/alerts-stream'
import type { AlertNews } from '@/lib/alerts/schema'
import { formatDigits, localeOf } from '@/lib/format'

/** Toasts shown at once; the list holds the others. */
const MOST_SHOWN = 3

/** New alerts as they happen: read out once, shown until dismissed, the page's own figures brought up to date. */
export function AlertsLive({ start }: { start: StreamStart }) {
  const t = useTranslations('alertsLive')
  const [shown, setShown] = useState<AlertNews[]>([])
  const refresh = useRefresh()
  const cut = useAlertStream(start, (news) => {
    refresh()
    if (news.state === 'RAISED') setShown((before) => [...before, news].slice(-MOST_SHOWN))
  })
  useRefreshOnFocus(cut)
  const wordsOf = useWords()
  const dismiss = (number: number) =>
    setShown((before) => before.filter((one) => one.number !== number))
  const newest = shown.at(-1)
  return (
    <>
      {cut && (
        <span className="inline-flex items-center gap-1 px-2 text-13 text-attention">
          <CloudOff aria-hidden size={18} />
          <span className="sr-only sm:not-sr-only">{t('reconnecting')}</span>
        </span>
      )}
      <p aria-live="polite" className="sr-only">
        {newest && wordsOf(newest)}
      </p>
      {shown.length > 0 && (
        <section
          aria-label={t('region')}
          className="fixed inset-x-3 bottom-20 z-40 flex flex-col gap-2 md:start-auto md:end-4 md:bottom-4 md:w-96"
        >
          {shown.map((news) => (
            <Toast key={news.number} news={news} dismiss={dismiss} />
          ))}
        </section>
      )}
    </>
  )
}

interface ToastProps {
  news: AlertNews
  dismiss: (number: number) => void
}

function Toast({ news, dismiss }: ToastProps) {
  const t = useTranslations('alertsLive')
  const wordsOf = useWords()
  return (
    <div className="panel flex items-center gap-3 border-s-4 border-s-breach py-2 ps-3 pe-1 shadow-float">
      <BellRing aria-hidden size={20} className="shrink-0 text-breach" />
      <p className="min-w-0 flex-1">
        <span className="block font-semibold">{wordsOf(news)}</span>
        <Link
          href={`/alerts/${news.number}`}
          prefetch={false}
          onClick={() => dismiss(news.number)}
          className="link inline-flex min-h-8 items-center"
        >
          {t('open')}
        </Link>
      </p>
      <button
        type="button"
        onClick={() => dismiss(news.number)}
        aria-label={t('dismiss')}
        className="button button-plain"
      >
        <X aria-hidden size={18} />
      </button>
    </div>
  )
}

function useWords() {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return ({ number, rule }: AlertNews) =>
    t('alertsLive.news', {
      number: formatDigits(String(number), locale),
      rule: t(`words.alertRules.${rule}`),
    })
}
