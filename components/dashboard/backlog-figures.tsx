import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { useRial } from '@/components/custody/rial'
import type { BacklogViewProps } from '@/components/dashboard/backlog-view'
import { Figure } from '@/components/ui/figure'
import { flowFigures } from '@/lib/dashboard/backlog/rules'
import { ratio } from '@/lib/dashboard/rules'
import { formatNumber, formatShare, localeOf } from '@/lib/format'

/** How much stands open, how much of it too long, and how fast it leaves. */
export function BacklogFigures({ backlog, filter, reads }: BacklogViewProps) {
  const t = useTranslations('backlog.figures')
  const locale = localeOf(useLocale())
  const rial = useRial()
  const { counts, months } = backlog
  const count = (value: number) => formatNumber(value, locale)
  const held = rial.scaled(counts.valueRial)
  const breach = ratio(counts.rulingBreaches + counts.dispositionBreaches, counts.open)
  const breaches = {
    ruling: count(counts.rulingBreaches),
    disposition: count(counts.dispositionBreaches),
  }
  const { clearance, monthsOfStock, closedPerMonth = 0, ...flow } = flowFigures(months)
  const moved = { closed: count(flow.closed), recorded: count(flow.recorded) }
  const waiting = { count: counts.unvalued, shown: count(counts.unvalued) }
  return (
    <section className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-5">
      <h2 className="sr-only">{t('title')}</h2>
      <Figure
        label={t('open.label')}
        value={count(counts.open)}
        definition={t('open.definition')}
      />
      <Figure
        label={t('value.label')}
        value={held.amount}
        unit={held.unit}
        note={counts.unvalued > 0 && t('value.unvalued', waiting)}
        definition={t('value.definition')}
      />
      <Figure
        label={t('breach.label')}
        value={breach === undefined ? undefined : formatShare(breach, locale, 1)}
        missing={t('breach.missing')}
        note={breach !== undefined && t('breach.note', breaches)}
        definition={t('breach.definition')}
        href={reads.files && !filter.goods && !filter.office ? '/cases?late=1' : undefined}
      />
      <Figure
        label={t('clearance.label')}
        value={clearance === undefined ? undefined : formatShare(clearance, locale)}
        missing={t('clearance.missing')}
        note={clearance !== undefined && t('clearance.note', moved)}
        definition={t('clearance.definition')}
        href={reads.seizures && !filter.goods ? closedOf(filter.office) : undefined}
      />
      <Figure
        label={t('stock.label')}
        value={monthsOfStock === undefined ? undefined : formatNumber(monthsOfStock, locale, 1)}
        unit={t('stock.unit')}
        missing={t('stock.missing')}
        note={
          monthsOfStock !== undefined &&
          t('stock.note', { count: formatNumber(closedPerMonth, locale, 1) })
        }
        definition={t('stock.definition')}
      />
    </section>
  )
}

/** The list of closed seizures, in the same office. */
function closedOf(office: string | undefined): Route {
  return (office ? `/seizures?state=CLOSED&office=${office}` : '/seizures?state=CLOSED') as Route
}
