import { MapPinPlus, Plus } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Figures } from '@/components/route-risk/figures'
import { RouteFilters } from '@/components/route-risk/filters'
import { RouteMap } from '@/components/route-risk/map'
import { Model } from '@/components/route-risk/model'
import { Ranking } from '@/components/route-risk/ranking'
import { Empty } from '@/components/ui/empty'
import { Time } from '@/components/ui/time'
import { Trend } from '@/components/ui/trend'
import { startOfTehranDay } from '@/lib/calendar'
import { formatNumber, formatShortDay, localeOf } from '@/lib/format'
import type { BaseMap } from '@/lib/route-risk/base-map/rules'
import type { RouteOverview } from '@/lib/route-risk/overview/queries'
import { TOP } from '@/lib/route-risk/overview/rules'
import { ROUTE_MODEL } from '@/lib/route-risk/scores/rules'
import type { RouteFilter } from '@/lib/route-risk/segments/schema'

export interface OverviewProps {
  overview: RouteOverview
  base: BaseMap
  filter: RouteFilter
  pageSize: number
  /** Police report and register. */
  police: boolean
}

/** Which side routes are risky now: where they are, in what order, and which way the province goes. */
export function Overview({ overview, base, filter, pageSize, police }: OverviewProps) {
  const t = useTranslations('routes')
  const { at, figures, routes } = overview
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1>{t('title')}</h1>
          <p className="text-13 text-soft">
            {t('asOf')} <Time at={at} long />
          </p>
        </div>
        {police && <Tasks />}
      </header>
      {figures.routes === 0 ? (
        <Empty title={t('none')}>{t('noneHint')}</Empty>
      ) : (
        <>
          <Figures figures={figures} />
          <RouteFilters filter={filter} counties={overview.counties} />
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
            <div className="flex min-w-0 flex-col gap-4">
              <RouteMap
                title={t('mapTitle')}
                base={base}
                routes={routes}
                landmarks={overview.landmarks}
              />
              <ProvinceTrend weeks={overview.weeks} />
            </div>
            <Ranking routes={routes} filter={filter} pageSize={pageSize} at={at} />
          </div>
        </>
      )}
      <Model />
    </div>
  )
}

function Tasks() {
  const t = useTranslations('routes')
  return (
    <div className="no-print flex flex-wrap gap-2">
      <Link href="/route-risk/report" prefetch={false} className="button button-main">
        <MapPinPlus aria-hidden size={18} />
        {t('report')}
      </Link>
      <Link href="/route-risk/new" prefetch={false} className="button">
        <Plus aria-hidden size={18} />
        {t('register')}
      </Link>
    </div>
  )
}

function ProvinceTrend({ weeks }: Pick<RouteOverview, 'weeks'>) {
  const t = useTranslations('routes.trend')
  const locale = localeOf(useLocale())
  const top = formatNumber(TOP, locale)
  return (
    <div className="min-w-0 overflow-x-clip">
      <Trend
        id="province-trend"
        title={t('title')}
        unit={t('unit', { top })}
        definition={t('definition', { top })}
        kind="lines"
        series={[{ key: 'mean', label: t('series'), tone: 'accent' }]}
        points={weeks.map(({ from, mean, partial }) => ({
          key: from,
          label: formatShortDay(startOfTehranDay(from), locale),
          values: [mean],
          partial,
        }))}
        limit={{ value: ROUTE_MODEL.bands.HIGH, label: t('limit') }}
        format={(value) => formatNumber(value, locale, 1)}
        empty={t('empty')}
      />
    </div>
  )
}
