'use client'

import {
  Archive,
  Bell,
  ChartColumn,
  Ellipsis,
  FileClock,
  FileKey2,
  FileUp,
  Gauge,
  Gavel,
  Landmark,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Map as MapIcon,
  MapPinPlus,
  PackageCheck,
  PackageOpen,
  PackageSearch,
  ScanLine,
  ScrollText,
  Users,
} from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

const PLACES = {
  overview: ['/', LayoutDashboard],
  logScan: ['/scans/new', ScanLine],
  scans: ['/scans', ScrollText],
  seizures: ['/seizures', PackageSearch],
  receive: ['/custody/receive', PackageOpen],
  custody: ['/custody', Archive],
  orders: ['/custody/orders', PackageCheck],
  cases: ['/cases', Gavel],
  routeReport: ['/route-risk/report', MapPinPlus],
  routeRisk: ['/route-risk', MapIcon],
  scanners: ['/scanners', Gauge],
  backlog: ['/backlog', ChartColumn],
  council: ['/council', Landmark],
  alerts: ['/alerts', Bell],
  exceptional: ['/exceptional', FileKey2],
  imports: ['/scans/import', FileUp],
  audit: ['/audit', FileClock],
  accounts: ['/accounts', Users],
  permissions: ['/admin/permissions', ListChecks],
} as const satisfies Record<string, readonly [Route, LucideIcon]>

export type Place = keyof typeof PLACES

/** So many lie under the thumb on a phone; the others behind "more". */
const ON_A_PHONE = 4

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
  const path = usePathname()
  const current = currentPlace(path, places)
  const first = places.length > ON_A_PHONE + 1 ? places.slice(0, ON_A_PHONE) : places
  const others = places.slice(first.length)
  return (
    <nav
      aria-label={t('tasks')}
      className="no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface md:static md:w-44 md:shrink-0 md:border-t-0 md:border-e 2xl:w-56"
    >
      <ul className="flex md:sticky md:top-16 md:flex-col md:gap-1 md:p-3">
        {places.map((place) => (
          <li
            key={place}
            className={`min-w-0 flex-1 md:block ${first.includes(place) ? '' : 'hidden'}`}
          >
            <PlaceLink place={place} here={place === current} />
          </li>
        ))}
        {others.length > 0 && (
          <li className="min-w-0 flex-1 md:hidden">
            <More key={path} places={others} current={current} />
          </li>
        )}
      </ul>
    </nav>
  )
}

const LINK =
  'flex min-h-12 flex-col items-center justify-center gap-1 px-1 py-1 text-12 md:flex-row md:justify-start md:gap-3 md:rounded-md md:px-3 md:text-14'
const HERE = 'font-semibold text-accent md:bg-accent-tint'
const ELSEWHERE = 'text-soft hover:text-ink md:hover:bg-raised'

function PlaceLink({ place, here }: { place: Place; here: boolean }) {
  const t = useTranslations('shell')
  const [href, Icon] = PLACES[place]
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? 'page' : undefined}
      className={`${LINK} ${here ? HERE : ELSEWHERE}`}
    >
      <Icon aria-hidden size={20} className="shrink-0" />
      <span className="max-w-full truncate md:whitespace-normal">{t(`places.${place}`)}</span>
    </Link>
  )
}

/** The places that the bar has no room for; opens without scripts too. */
function More({ places, current }: { places: Place[]; current: Place | undefined }) {
  const t = useTranslations('shell')
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') box.current?.removeAttribute('open')
    }
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [])
  const here = current !== undefined && places.includes(current)
  return (
    <details ref={box} className="group">
      <summary className={`${LINK} list-none ${here ? HERE : ELSEWHERE}`}>
        <Ellipsis aria-hidden size={20} className="shrink-0" />
        {t('more')}
      </summary>
      <ul className="absolute inset-x-0 bottom-full grid max-h-[70dvh] grid-cols-3 gap-1 overflow-y-auto border-t border-line bg-surface p-2 shadow-float">
        {places.map((place) => (
          <li key={place} className="min-w-0">
            <PlaceLink place={place} here={place === current} />
          </li>
        ))}
      </ul>
    </details>
  )
}
