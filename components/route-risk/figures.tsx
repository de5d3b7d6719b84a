import { useLocale, useTranslations } from 'next-intl'
import { Figure } from '@/components/ui/figure'
import { formatNumber, formatShare, localeOf } from '@/lib/format'
import type { RouteFigures } from '@/lib/route-risk/overview/rules'

/** The province's side routes in four figures. */
export function Figures({ figures }: { figures: RouteFigures }) {
  const t = useTranslations('routes.figures')
  const locale = localeOf(useLocale())
  const number = (value: number) => formatNumber(value, locale)
  const { answered, corroborated, reports, reportsBefore } = figures
  const waiting = reports - answered
  return (
    <section
      aria-labelledby="figures"
      className="grid grid-cols-1 gap-3 min-[480px]:grid-cols-2 xl:grid-cols-4"
    >
      <h2 id="figures" className="sr-only">
        {t('title')}
      </h2>
      <Figure
        label={t('high')}
        value={figures.scored > 0 ? number(figures.high) : undefined}
        missing={t('noneScored')}
        note={t('highNote', { scored: number(figures.scored), routes: number(figures.routes) })}
        definition={t('highDefinition')}
        href="/route-risk?show=high"
      />
      <Figure
        label={t('reports')}
        value={number(reports)}
        change={{
          text: t('reportsBefore', { before: number(reportsBefore) }),
          sign: Math.sign(reports - reportsBefore),
        }}
        definition={t('reportsDefinition')}
        href="/route-risk?show=reported"
      />
      <Figure
        label={t('corroborated')}
        value={answered > 0 ? formatShare(corroborated / answered, locale) : undefined}
        missing={t('noneAnswered')}
        note={t('corroboratedNote', {
          corroborated: number(corroborated),
          answered: number(answered),
          waiting: number(waiting),
        })}
        definition={t('corroboratedDefinition')}
        href="/route-risk?show=reported"
      />
      <Figure
        label={t('active')}
        value={number(figures.active)}
        note={t('activeNote', {
          count: figures.controlled,
          controlled: number(figures.controlled),
        })}
        definition={t('activeDefinition')}
        href="/route-risk?show=controlled"
      />
    </section>
  )
}
