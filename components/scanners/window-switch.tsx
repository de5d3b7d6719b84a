import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, localeOf } from '@/lib/format'
import { WINDOWS, type WindowDays } from '@/lib/scanners/schedule/rules'

/** Over how many days the figures are taken; the choice is the address. */
export function WindowSwitch({ path, days }: { path: string; days: WindowDays }) {
  const t = useTranslations('board')
  const locale = localeOf(useLocale())
  return (
    <nav aria-label={t('window')} className="no-print flex flex-wrap gap-1">
      {WINDOWS.map((choice) => (
        <Link
          key={choice}
          href={`${path}?days=${choice}` as Route}
          prefetch={false}
          aria-current={choice === days ? 'true' : undefined}
          className="button px-3 text-13 aria-[current]:border-accent aria-[current]:bg-accent-tint aria-[current]:text-accent"
        >
          {t('lastDays', { days: formatNumber(choice, locale) })}
        </Link>
      ))}
    </nav>
  )
}
