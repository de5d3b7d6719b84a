import { Bell } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, localeOf } from '@/lib/format'

/** The way to the alerts, with how many open ones call the reader. */
export function AlertsBell({ open }: { open: number }) {
  const t = useTranslations('alertsLive')
  const locale = localeOf(useLocale())
  const shown = formatNumber(open, locale)
  const words = t('bell', { count: open, shown })
  return (
    <Link
      href="/alerts"
      prefetch={false}
      title={words}
      className="button button-plain relative gap-1 max-md:px-3"
    >
      <Bell aria-hidden size={18} />
      <span className="sr-only">{words}</span>
      {open > 0 && (
        <span
          aria-hidden
          className="figures min-w-6 max-md:absolute max-md:start-6 max-md:top-0 rounded-full bg-breach-tint px-1 text-12 leading-6 font-semibold text-breach"
        >
          {open > 99 ? `${formatNumber(99, locale)}+` : shown}
        </span>
      )}
    </Link>
  )
}
