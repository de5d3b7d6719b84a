import { useLocale, useTranslations } from 'next-intl'
import type { MapRoute } from '@/components/route-risk/map-lines'
import { formatNumber, localeOf } from '@/lib/format'
import type { BaseMap, CountyName } from '@/lib/route-risk/base-map/rules'
import {
  type Frame,
  middleOf,
  type Point,
  type Position,
  toPaper,
} from '@/lib/route-risk/map/rules'
import type { Landmark } from '@/lib/route-risk/scores/queries'

export interface MapNamesProps {
  frame: Frame
  base: BaseMap
  landmarks: Landmark[]
  routes: MapRoute[]
}

/** So many of the riskiest carry their place in the list. */
const TAGGED = 10

/** What lies outside the province, and where its name stands. */
const BEYOND = [
  ['IRAQ', [47.82, 30.72]],
  ['GULF', [49.35, 29.98]],
] as const satisfies [string, Position][]

/** Names over the map, in the size of the page whatever the map's scale. A list beside it says the same. */
export function MapNames({ frame, base, landmarks, routes }: MapNamesProps) {
  const t = useTranslations('routes')
  const locale = localeOf(useLocale())
  const side = locale === 'fa' ? 'rtl' : 'ltr'
  const tagged = routes.filter(({ rank, score }) => score && rank !== undefined && rank <= TAGGED)
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-0 text-12 leading-none select-none"
    >
      {BEYOND.map(([place, position]) => (
        <span key={place} {...placed(toPaper(position), frame, 'text-soft')}>
          {t(`beyond.${place}`)}
        </span>
      ))}
      {base.counties.map((county) => {
        const name = locale === 'fa' ? county.nameFa : county.nameEn
        return (
          <span
            key={county.code}
            dir={side}
            {...placed([county.x, county.y], frame, `text-soft ${fitOf(county, name, frame)}`)}
          >
            {name}
          </span>
        )
      })}
      {landmarks
        .filter(({ kind }) => kind === 'CROSSING')
        .map(({ code, nameFa, nameEn, longitude, latitude }) => (
          <span
            key={code}
            dir={side}
            {...placed(
              toPaper([longitude, latitude]),
              frame,
              '-mt-4 hidden rounded-md bg-raised/80 px-1 py-0.5 font-semibold @sm:block',
            )}
          >
            {locale === 'fa' ? nameFa : nameEn}
          </span>
        ))}
      {tagged.map(({ code, rank = 0, line }) => (
        <span
          key={code}
          {...placed(
            middleOf(line.map(toPaper)),
            frame,
            'figures -mt-4 hidden min-w-5 rounded-full border border-ink bg-surface px-1 py-0.5 text-center font-bold @sm:block',
          )}
        >
          {formatNumber(rank, locale)}
        </span>
      ))}
    </div>
  )
}

function placed([x, y]: Point, frame: Frame, className: string) {
  const inside =
    x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height
  return {
    className: inside
      ? `absolute -translate-x-1/2 -translate-y-1/2 whitespace-nowrap ${className}`
      : 'hidden',
    style: {
      left: `${(((x - frame.x) / frame.width) * 100).toFixed(2)}%`,
      top: `${(((y - frame.y) / frame.height) * 100).toFixed(2)}%`,
    },
  }
}

/** From which width of the map on a county's name has room. */
const FITS = [
  [300, ''],
  [384, 'hidden @sm:block'],
  [448, 'hidden @md:block'],
  [512, 'hidden @lg:block'],
  [576, 'hidden @xl:block'],
  [672, 'hidden @2xl:block'],
  [768, 'hidden @3xl:block'],
] as const

/** About what a letter of the smallest size takes. */
const LETTER = 6.2

function fitOf(county: CountyName, name: string, frame: Frame): string {
  const needed = (name.length * LETTER * frame.width) / county.width
  return FITS.find(([width]) => width >= needed)?.[1] ?? 'hidden'
}
