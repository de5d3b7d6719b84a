'use client'

import {
  FileUp,
  Gauge,
  LayoutDashboard,
  type LucideIcon,
  ScanLine,
  ScrollText,
  Users,
} from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'

const PLACES = {
  overview: ['/', LayoutDashboard],
  logScan: ['/scans/new', ScanLine],
  scans: ['/scans', ScrollText],
  scanners: ['/scanners', Gauge],
  imports: ['/scans/import', FileUp],
  accounts: ['/accounts', Users],
} as const satisfies Record<string, readonly [Route, LucideIcon]>

export type Place = keyof typeof PLACES

/** The most exact place that the address lies in. */
function currentPlace(path: string, places: Place[]): Place | undefined {
  return places
    .filter(
      (place) =>
        path === PLACES[place][0] ||
        (place !== 'overview' && path.startsWith(`${PLACES[place][0]}/`)),
    )
    .sort((a, b) => PLACES[b][0].length - PLACES[a][0].length)[0]
}

/** A role's tasks: a column on a wide screen, a bar under the thumb on a phone. */
export function Navigation({ places }: { places: Place[] }) {
  const t = useTranslations('shell')
  const current = currentPlace(usePathname(), places)
  return (
    <nav
      aria-label={t('tasks')}
      className="no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface md:static md:w-44 md:shrink-0 md:border-t-0 md:border-e 2xl:w-56"
    >
      <ul className="flex md:sticky md:top-16 md:flex-col md:gap-1 md:p-3">
        {places.map((place, index) => {
          const [href, Icon] = PLACES[place]
          const here = place === current
          return (
            <li key={place} className={`min-w-0 flex-1 md:block ${index > 3 ? 'hidden' : ''}`}>
              <Link
                href={href}
                prefetch={false}
                aria-current={here ? 'page' : undefined}
                className={`flex min-h-12 flex-col items-center justify-center gap-1 px-1 py-1 text-12 md:flex-row md:justify-start md:gap-3 md:rounded-md md:px-3 md:text-14 ${
                  here
                    ? 'font-semibold text-accent md:bg-accent-tint'
                    : 'text-soft hover:text-ink md:hover:bg-raised'
                }`}
              >
                <Icon aria-hidden size={20} className="shrink-0" />
                <span className="max-w-full truncate">{t(`places.${place}`)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
