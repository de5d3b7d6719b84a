import { useLocale, useTranslations } from 'next-intl'
import { Band } from '@/components/route-risk/band'
import { Change } from '@/components/route-risk/ranking'
import { Time } from '@/components/ui/time'
import { formatNumber, formatShare, localeOf } from '@/lib/format'
import {
  controlOf,
  isActiveAt,
  ROUTE_MODEL,
  reportWeight,
  type Score,
  scoreOf,
  valueScale,
  weightOf,
} from '@/lib/route-risk/scores/rules'
import type { RouteDetail } from '@/lib/route-risk/segments/queries'

/** The score now, its three factors, and in words why it is what it is. */
export function ScoreExplained({ route }: { route: RouteDetail }) {
  const t = useTranslations('route')
  const locale = localeOf(useLocale())
  const { score, at } = route
  const whole = score && formatNumber(Math.round(score.score), locale)
  return (
    <section aria-labelledby="score" className="panel flex flex-col gap-4 p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div>
          <h2 id="score">{t('score')}</h2>
          <p className="text-13 text-soft">
            {t('asOf')} <Time at={at} long />
          </p>
        </div>
        <div className="flex items-center gap-4">
          <span className="figures text-44 leading-none font-semibold">{whole ?? '—'}</span>
          <span className="flex flex-col">
            <Band score={score} />
            <Change points={route.change} scored={score !== undefined} />
          </span>
        </div>
      </div>
      {score && whole ? (
        <>
          <Factors score={score} />
          <div>
            <h3 className="mb-1">{t('why', { score: whole })}</h3>
            <Why route={route} score={score} />
          </div>
        </>
      ) : (
        <p className="text-soft">{t('notScored')}</p>
      )}
    </section>
  )
}

function Factors({ score }: { score: Score }) {
  const t = useTranslations('route.factors')
  const locale = localeOf(useLocale())
  const factors = [
    ['T', t('threat'), score.threat],
    ['V', t('vulnerability'), score.vulnerability],
    ['I', t('impact'), score.impact],
  ] as const
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2">
      {factors.map(([letter, label, value]) => (
        <div key={letter} className="contents">
          <dt>
            {label} <span className="text-soft">({letter})</span>
          </dt>
          <dd aria-hidden className="h-3 bg-raised">
            <span className="block h-full bg-accent" style={{ width: `${value * 100}%` }} />
          </dd>
          <dd className="figures text-end font-semibold">{formatNumber(value, locale, 2)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One more watch of so many hours a day, to show what it would do. */
const WATCH = 8

function Why({ route, score }: { route: RouteDetail; score: Score }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { inputs, at } = route
  const number = (value: number, digits = 2) => formatNumber(value, locale, digits)
  const control = controlOf(inputs.interventions, at)
  const watched = { hoursPerDay: WATCH, startedAt: at, endedAt: null }
  const after = scoreOf({ ...inputs, interventions: [...inputs.interventions, watched] }, at)
  const counted = inputs.reports.filter((report) => reportWeight(report, at) > 0).length
  const sentences = [
    t('route.whyThreat', {
      count: counted,
      reports: number(counted),
      days: number(ROUTE_MODEL.windowDays),
      weight: number(weightOf(inputs.reports, at)),
      km: number(inputs.lengthKm, 1),
      value: number(score.threat),
    }),
    t('route.whyVulnerability', {
      active: number(inputs.interventions.filter((one) => isActiveAt(one, at)).length),
      share: formatShare(control, locale),
      value: number(score.vulnerability),
    }),
    t('route.whyImpact', {
      scale: number(valueScale(inputs.monthlyValueRial)),
      harm: t(`words.harmClasses.${inputs.harm}`),
      class: number(ROUTE_MODEL.harm[inputs.harm]),
      value: number(score.impact),
    }),
    t(`route.strongest.${strongest(score)}`),
  ]
  return (
    <>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {control < 1 && (
          <li>
            {t('route.watch', {
              hours: number(WATCH),
              score: number(after.score, 0),
            })}
          </li>
        )}
      </ul>
      <p dir="ltr" className="figures mt-2 overflow-x-auto rounded-md bg-raised px-3 py-2 text-13">
        100 × ({number(score.threat)} × {number(score.vulnerability)} × {number(score.impact)})
        <sup>⅓</sup> = {number(score.score, 1)}
      </p>
    </>
  )
}

function strongest({ threat, vulnerability, impact }: Score) {
  if (threat >= vulnerability && threat >= impact) return 'THREAT'
  return vulnerability >= impact ? 'VULNERABILITY' : 'IMPACT'
}
