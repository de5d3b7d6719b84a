import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, localeOf } from '@/lib/format'

export interface PagerProps {
  page: number
  pages: number
  hrefOf: (page: number) => Route
}

/** Previous, where we are, next. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  const t = useTranslations('ui')
  const locale = localeOf(useLocale())
  if (pages <= 1) return null
  return (
    <nav aria-label={t('pages')} className="no-print flex items-center justify-center gap-4 py-3">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} prefetch={false} rel="prev" className="button">
          <ChevronRight aria-hidden size={16} className="ltr:rotate-180" />
          {t('previous')}
        </Link>
      )}
      <span className="figures">
        {t('pageOf', { page: formatNumber(page, locale), pages: formatNumber(pages, locale) })}
      </span>
      {page < pages && (
        <Link href={hrefOf(page + 1)} prefetch={false} rel="next" className="button">
          {t('next')}
          <ChevronLeft aria-hidden size={16} className="ltr:rotate-180" />
        </Link>
      )}
    </nav>
  )
}
