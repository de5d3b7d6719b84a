'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { localeOf } from '@/lib/format'
import type { RouteChoice } from '@/lib/route-risk/choices/queries'

/** The registered routes county by county, the own one first, as the list comes. */
export function RouteSelect({
  routes,
  ...control
}: { routes: RouteChoice[] } & ComponentProps<'select'>) {
  const t = useTranslations('routeForms')
  const locale = localeOf(useLocale())
  const counties = [...new Set(routes.map(({ countyFa }) => countyFa))]
  return (
    <select {...control}>
      <option value="">{t('choose')}</option>
      {counties.map((county) => {
        const here = routes.filter(({ countyFa }) => countyFa === county)
        const [first] = here
        return (
          <optgroup key={county} label={locale === 'fa' ? county : first?.countyEn}>
            {here.map((route) => (
              <option key={route.id} value={route.id}>
                {route[locale]} ({route.code})
              </option>
            ))}
          </optgroup>
        )
      })}
    </select>
  )
}
