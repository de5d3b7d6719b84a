import { useLocale, useTranslations } from 'next-intl'
import { STROKES } from '@/components/route-risk/band'
import { formatNumber, localeOf } from '@/lib/format'
import { type Position, pathOf, toPaper } from '@/lib/route-risk/map/rules'
import type { Landmark } from '@/lib/route-risk/scores/queries'
import type { Score } from '@/lib/route-risk/scores/rules'

export interface MapRoute {
  code: string
  nameFa: string
  nameEn: string
  line: Position[]
  score: Score | undefined
  /** Its place in the list, shown beside the line where it is among the first. */
  rank?: number
}

/** A pen as wide on the page as it says, whatever the map's scale. */
export const pen = (strokeWidth: number) =>
  ({ strokeWidth, vectorEffect: 'non-scaling-stroke', strokeLinejoin: 'round' }) as const

/** A route as a line that leads to its page; its width repeats what its colour says. */
export function RouteLine({ route }: { route: MapRoute }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { code, score, line } = route
  const name = t('routes.lineLabel', {
    code,
    name: locale === 'fa' ? route.nameFa : route.nameEn,
    score: score ? formatNumber(Math.round(score.score), locale) : '—',
    band: score ? t(`words.riskBands.${score.band}`) : t('routes.unscored'),
  })
  const { className, width, dash } = STROKES[score?.band ?? 'NONE']
  const d = pathOf(line.map(toPaper))
  return (
    <a href={`/route-risk/${code}`} aria-label={name} className="group">
      <title>{name}</title>
      <path d={d} className="stroke-transparent" {...pen(20)} />
      <path
        d={d}
        className="stroke-surface group-hover:stroke-accent-tint group-focus-visible:stroke-accent"
        strokeLinecap="round"
        {...pen(width + 4)}
      />
      <path
        d={d}
        className={className}
        strokeDasharray={dash}
        strokeLinecap={dash ? 'butt' : 'round'}
        {...pen(width)}
      />
    </a>
  )
}

/** Lines without length, since only a line's width is free of the map's scale. */
export function Marks({ landmarks }: { landmarks: Landmark[] }) {
  const locale = localeOf(useLocale())
  return landmarks.map(({ code, kind, nameFa, nameEn, longitude, latitude }) => {
    const d = pathOf([toPaper([longitude, latitude])])
    const cap = kind === 'CROSSING' ? 'square' : 'round'
    return (
      <g key={`${kind}${code}`}>
        <title>{locale === 'fa' ? nameFa : nameEn}</title>
        <path
          d={d}
          className="stroke-ink"
          strokeLinecap={cap}
          {...pen(kind === 'CROSSING' ? 11 : 7)}
        />
        {kind === 'CROSSING' && (
          <path d={d} className="stroke-surface" strokeLinecap={cap} {...pen(6)} />
        )}
      </g>
    )
  })
}
