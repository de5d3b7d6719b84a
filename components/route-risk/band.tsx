import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, localeOf } from '@/lib/format'
import { ROUTE_MODEL, type Score } from '@/lib/route-risk/scores/rules'
import type { RiskBand } from '@/prisma/generated/enums'

export const BANDS = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies RiskBand[]

/** Width (pixels) and dashes tell the bands apart where colour does not. */
export const STROKES: Record<
  RiskBand | 'NONE',
  { className: string; width: number; dash?: string }
> = {
  LOW: { className: 'stroke-risk-low', width: 2 },
  MEDIUM: { className: 'stroke-risk-medium', width: 3.5 },
  HIGH: { className: 'stroke-risk-high', width: 5 },
  CRITICAL: { className: 'stroke-risk-critical', width: 7 },
  NONE: { className: 'stroke-unknown', width: 2, dash: '5 4' },
}

/** A piece of a line as the map draws it. */
export function BandSample({ band }: { band: RiskBand | 'NONE' }) {
  const { className, width, dash } = STROKES[band]
  return (
    <svg aria-hidden viewBox="0 0 28 10" className={`h-2.5 w-7 shrink-0 ${className}`}>
      <line x1="2" y1="5" x2="26" y2="5" strokeWidth={width} strokeDasharray={dash} />
    </svg>
  )
}

/** The band as the map's line and a word. */
export function Band({ score }: { score: Score | undefined }) {
  const t = useTranslations()
  return (
    <span className="inline-flex items-center gap-2 text-13 whitespace-nowrap">
      <BandSample band={score?.band ?? 'NONE'} />
      {score ? t(`words.riskBands.${score.band}`) : t('routes.unscored')}
    </span>
  )
}

/** What the lines and marks of the map mean. */
export function MapLegend({ landmarks }: { landmarks: boolean }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13">
      {BANDS.map((band, index) => {
        const above = BANDS[index - 1]
        const to = formatNumber(above ? ROUTE_MODEL.bands[above] : 100, locale)
        return (
          <li key={band} className="inline-flex items-center gap-2">
            <BandSample band={band} />
            {t(`words.riskBands.${band}`)}
            <span className="figures text-soft">
              {t('routes.range', { from: formatNumber(ROUTE_MODEL.bands[band], locale), to })}
            </span>
          </li>
        )
      })}
      <li className="inline-flex items-center gap-2">
        <BandSample band="NONE" />
        {t('routes.unscored')}
      </li>
      {landmarks && (
        <>
          <li className="inline-flex items-center gap-2">
            <span aria-hidden className="size-2.5 shrink-0 border-2 border-ink bg-surface" />
            {t('routes.crossing')}
          </li>
          <li className="inline-flex items-center gap-2">
            <span aria-hidden className="size-2 shrink-0 rounded-full bg-ink" />
            {t('routes.customs')}
          </li>
        </>
      )}
    </ul>
  )
}
