import { Filter } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { routesAddress } from '@/components/route-risk/address'
import { BANDS } from '@/components/route-risk/band'
import { FilterSelect, Options } from '@/components/ui/filter-select'
import { localeOf } from '@/lib/format'
import type { CountyChoice } from '@/lib/route-risk/overview/queries'
import { ROUTE_SHOWS, type RouteFilter } from '@/lib/route-risk/segments/schema'

/** Filters of map and list as a plain form: their state is the address. */
export function RouteFilters({
  filter,
  counties,
}: {
  filter: RouteFilter
  counties: CountyChoice[]
}) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const filtered = Boolean(filter.show || filter.county || filter.band)
  return (
    <details className="no-print panel" open={filtered}>
      <summary className="flex min-h-11 items-center gap-2 px-4 font-medium">
        <Filter aria-hidden size={16} />
        {t('routes.filter')}
      </summary>
      <form
        action="/route-risk"
        className="grid grid-cols-1 items-end gap-3 border-t border-line p-4 sm:grid-cols-3 lg:grid-cols-[repeat(3,minmax(0,1fr))_auto]"
      >
        <FilterSelect name="county" label={t('routes.county')} value={filter.county}>
          <Options of={counties.map((county) => [county.code, county[locale]])} />
        </FilterSelect>
        <FilterSelect name="band" label={t('routes.band')} value={filter.band}>
          <Options of={BANDS.map((band) => [band, t(`words.riskBands.${band}`)])} />
        </FilterSelect>
        <FilterSelect name="show" label={t('routes.show')} value={filter.show}>
          <Options of={ROUTE_SHOWS.map((show) => [show, t(`routes.shows.${SHOW_WORDS[show]}`)])} />
        </FilterSelect>
        <div className="flex gap-2 sm:col-span-3 lg:col-span-1">
          <button type="submit" className="button button-main">
            {t('routes.apply')}
          </button>
          {filtered && (
            <Link
              href={routesAddress({ page: 1 })}
              prefetch={false}
              className="button button-plain"
            >
              {t('routes.clear')}
            </Link>
          )}
        </div>
      </form>
    </details>
  )
}

const SHOW_WORDS = {
  high: 'HIGH',
  reported: 'REPORTED',
  controlled: 'CONTROLLED',
  unscored: 'UNSCORED',
} as const
