import { MapPinPlus } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { type InterveneActions, Interventions } from '@/components/route-risk/interventions'
import { RouteMap } from '@/components/route-risk/map'
import { Model } from '@/components/route-risk/model'
import { type AnswerActions, Reports } from '@/components/route-risk/reports'
import { ScoreExplained } from '@/components/route-risk/score'
import { CopyIdentifier } from '@/components/ui/identifier'
import { Trend } from '@/components/ui/trend'
import { startOfTehranDay } from '@/lib/calendar'
import { formatNumber, formatShortDay, localeOf } from '@/lib/format'
import type { BaseMap } from '@/lib/route-risk/base-map/rules'
import { ROUTE_MODEL } from '@/lib/route-risk/scores/rules'
import type { RouteDetail } from '@/lib/route-risk/segments/queries'

export interface RouteViewProps {
  route: RouteDetail
  base: BaseMap
  /** `YYYY-MM-DD`, in Tehran. */
  today: string
  mayReport: boolean
  /** Ids of the reports that this officer may corroborate or refute. */
  answerable: string[]
  answer: AnswerActions
  /** Undefined for all but the police of the route's county. */
  intervene: InterveneActions | undefined
}

/** One side route: where it runs, why it has its score, what was seen and what is done. */
export function RouteView(props: RouteViewProps) {
  const { route, base, mayReport } = props
  const t = useTranslations('route')
  const locale = localeOf(useLocale())
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h1>
            <bdi>{locale === 'fa' ? route.nameFa : route.nameEn}</bdi>
          </h1>
          <p className="text-soft">
            <CopyIdentifier value={route.code} shown={route.code} label={t('copy')} /> ·{' '}
            {locale === 'fa' ? route.countyFa : route.countyEn}
          </p>
        </div>
        {mayReport && (
          <Link
            href={`/route-risk/report?route=${route.code}`}
            prefetch={false}
            className="button button-main no-print"
          >
            <MapPinPlus aria-hidden size={18} />
            {t('report')}
          </Link>
        )}
      </header>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <ScoreExplained route={route} />
          <RouteTrend weeks={route.weeks} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <RouteMap
            title={t('mapTitle')}
            base={base}
            routes={[route]}
            landmarks={route.landmarks}
            near
          />
          <Facts route={route} />
        </div>
      </div>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <Reports route={route} answerable={props.answerable} answer={props.answer} />
        <Interventions route={route} today={props.today} actions={props.intervene} />
      </div>
      <details>
        <summary className="min-h-11 py-2 font-medium">
          {t('showHistory', { events: formatNumber(route.history.length, locale) })}
        </summary>
        <History lines={route.history} />
      </details>
      <Model />
      <Link href="/route-risk" prefetch={false} className="link no-print self-start">
        {t('back')}
      </Link>
    </div>
  )
}

function Facts({ route }: { route: RouteDetail }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const rows = [
    [t('route.county'), locale === 'fa' ? route.countyFa : route.countyEn],
    [t('route.surface'), t(`words.surfaces.${route.surface}`)],
    [t('route.length'), t('routes.kilometres', { km: formatNumber(route.lengthKm, locale, 1) })],
    [t('route.harm'), t(`words.harmClasses.${route.harm}`)],
    [
      t('route.monthlyValue'),
      t('routes.billions', { billions: formatNumber(route.monthlyValueRial / 1e9, locale, 2) }),
    ],
  ]
  return (
    <section aria-labelledby="facts" className="panel p-4">
      <h2 id="facts" className="mb-2">
        {t('route.facts')}
      </h2>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="figures min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function RouteTrend({ weeks }: Pick<RouteDetail, 'weeks'>) {
  const t = useTranslations('route.trend')
  const locale = localeOf(useLocale())
  return (
    <div className="min-w-0 overflow-x-clip">
      <Trend
        id="route-trend"
        title={t('title')}
        unit={t('unit')}
        definition={t('definition')}
        kind="lines"
        series={[{ key: 'score', label: t('unit'), tone: 'accent' }]}
        points={weeks.map(({ from, score, partial }) => ({
          key: from,
          label: formatShortDay(startOfTehranDay(from), locale),
          values: [score],
          partial,
        }))}
        limit={{ value: ROUTE_MODEL.bands.HIGH, label: t('limit') }}
        format={(value) => formatNumber(value, locale, 1)}
        empty={t('empty')}
      />
    </div>
  )
}
