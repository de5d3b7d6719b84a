import { useLocale, useTranslations } from 'next-intl'
import { MapLegend } from '@/components/route-risk/band'
import { type MapRoute, Marks, pen, RouteLine } from '@/components/route-risk/map-lines'
import { MapNames } from '@/components/route-risk/map-names'
import { formatNumber, localeOf } from '@/lib/format'
import type { BaseMap } from '@/lib/route-risk/base-map/rules'
import {
  type Frame,
  frameOf,
  scaleBarOf,
  toPaper,
  UNITS_PER_KM,
  widened,
} from '@/lib/route-risk/map/rules'
import type { Landmark } from '@/lib/route-risk/scores/queries'

/** As the licences ask (public/map/LICENCE.md); the same words in every language. */
const ATTRIBUTION =
  '© OpenStreetMap contributors (ODbL); coast and rivers GSHHG/WDBII (LGPL-3, Wessel & Smith); Natural Earth (public domain); places GeoNames (CC BY 4.0).'

export interface RouteMapProps {
  title: string
  base: BaseMap
  routes: MapRoute[]
  landmarks: Landmark[]
  /** Shows the surroundings of the routes instead of the whole province. */
  near?: boolean
}

/** The province with its side routes, drawn on the server; every line leads to its route's page. */
export function RouteMap({ title, base, routes, landmarks, near = false }: RouteMapProps) {
  const t = useTranslations('routes')
  const frame = near ? surroundings(routes) : frameOf(base.corners, 70)
  const { x, y, width, height } = frame
  return (
    <figure aria-label={title} className="panel flex min-w-0 flex-col gap-3 p-3">
      <div
        dir="ltr"
        className="@container relative w-full overflow-hidden rounded-md bg-raised"
        style={{ aspectRatio: `${width} / ${height}` }}
      >
        <svg
          viewBox={`${Math.round(x)} ${Math.round(y)} ${Math.round(width)} ${Math.round(height)}`}
          className="absolute inset-0 size-full fill-none"
        >
          <title>{title}</title>
          <path d={base.land} className="fill-surface stroke-edge" {...pen(1.25)} />
          <path d={base.borders} className="stroke-line" {...pen(1)} />
          <Marks landmarks={landmarks} />
          {routes
            .toSorted((a, b) => (a.score?.score ?? -1) - (b.score?.score ?? -1))
            .map((route) => (
              <RouteLine key={route.code} route={route} />
            ))}
        </svg>
        <MapNames frame={frame} base={base} landmarks={landmarks} routes={near ? [] : routes} />
        <ScaleBar frame={frame} />
      </div>
      <figcaption className="flex flex-col gap-2">
        <MapLegend landmarks={landmarks.length > 0} />
        <p className="text-12 text-soft">{t('schematic')}</p>
        <p dir="ltr" lang="en" className="text-12 leading-normal text-soft ltr:text-start">
          {ATTRIBUTION}
        </p>
      </figcaption>
    </figure>
  )
}

/** At least 40 km across. */
function surroundings(routes: MapRoute[]): Frame {
  const points = routes.flatMap(({ line }) => line.map(toPaper))
  return widened(frameOf(points, 50), 40 * UNITS_PER_KM, 4 / 3)
}

function ScaleBar({ frame }: { frame: Frame }) {
  const t = useTranslations('routes')
  const locale = localeOf(useLocale())
  const kilometres = scaleBarOf(frame, 0.28)
  return (
    <div
      dir={locale === 'fa' ? 'rtl' : 'ltr'}
      className="absolute bottom-3 left-3 border-x border-b border-soft pb-0.5 text-center text-12 leading-none text-soft"
      style={{ width: `${((kilometres * UNITS_PER_KM) / frame.width) * 100}%` }}
    >
      {t('kilometres', { km: formatNumber(kilometres, locale) })}
    </div>
  )
}
