import { Minus, MoveDown, MoveUp, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { routesAddress } from '@/components/route-risk/address'
import { Band } from '@/components/route-risk/band'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Ago } from '@/components/ui/time'
import { formatNumber, localeOf } from '@/lib/format'
import type { RankedRoute } from '@/lib/route-risk/overview/queries'
import type { RouteFilter } from '@/lib/route-risk/segments/schema'

export interface RankingProps {
  routes: RankedRoute[]
  filter: RouteFilter
  pageSize: number
  at: Date
}

/** The routes that the map shows, the riskiest first. */
export function Ranking({ routes, filter, pageSize, at }: RankingProps) {
  const t = useTranslations('routes')
  const locale = localeOf(useLocale())
  const pages = Math.max(1, Math.ceil(routes.length / pageSize))
  const page = Math.min(filter.page, pages)
  if (routes.length === 0)
    return (
      <Empty title={t('noneFound')}>
        <Link href="/route-risk" prefetch={false} className="link">
          {t('showAll')}
        </Link>
      </Empty>
    )
  return (
    <section aria-labelledby="ranking" className="flex min-w-0 flex-col">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="ranking">{t('ranking')}</h2>
        <p role="status" className="text-13 text-soft">
          {t('count', { count: routes.length, total: formatNumber(routes.length, locale) })}
        </p>
      </div>
      <ol className="panel divide-y divide-line">
        {routes.slice((page - 1) * pageSize, page * pageSize).map((route) => (
          <Row key={route.code} route={route} at={at} />
        ))}
      </ol>
      <Pager
        page={page}
        pages={pages}
        hrefOf={(number) => routesAddress(filter, { page: number })}
      />
    </section>
  )
}

function Row({ route, at }: { route: RankedRoute; at: Date }) {
  const t = useTranslations('routes')
  const locale = localeOf(useLocale())
  const { code, score } = route
  return (
    <li className="relative grid grid-cols-[2rem_minmax(0,1fr)_auto] gap-x-2 px-3 py-2 hover:bg-raised">
      <span className="figures pt-0.5 text-13 text-soft">{formatNumber(route.rank, locale)}</span>
      <div className="min-w-0">
        <Link
          href={`/route-risk/${code}`}
          prefetch={false}
          className="font-semibold underline decoration-edge underline-offset-4 after:absolute after:inset-0"
        >
          <bdi>{locale === 'fa' ? route.nameFa : route.nameEn}</bdi>
        </Link>
        <p className="text-13 text-soft">
          <bdi dir="ltr" className="figures">
            {code}
          </bdi>{' '}
          · {locale === 'fa' ? route.countyFa : route.countyEn}
        </p>
        <p className="flex flex-wrap gap-x-3 text-13 text-soft">
          <span>
            {route.lastSeenAt ? (
              <>
                {t('lastSeen')} <Ago at={route.lastSeenAt} now={at} />
              </>
            ) : (
              t('neverSeen')
            )}
          </span>
          {route.active > 0 && (
            <span className="inline-flex items-center gap-1 text-good">
              <ShieldCheck aria-hidden size={14} />
              {t('activeCount', { count: route.active, shown: formatNumber(route.active, locale) })}
            </span>
          )}
        </p>
      </div>
      <div className="flex flex-col items-end">
        <span className="figures text-20 leading-tight font-semibold">
          {score ? formatNumber(Math.round(score.score), locale) : '—'}
        </span>
        <Band score={score} />
        <Change points={route.change} scored={score !== undefined} />
      </div>
    </li>
  )
}

/** Points against 30 days ago, as a sign, a figure and words. */
export function Change({ points, scored }: { points: number | undefined; scored: boolean }) {
  const t = useTranslations('routes')
  const locale = localeOf(useLocale())
  if (!scored) return null
  if (points === undefined) return <span className="text-12 text-soft">{t('newRoute')}</span>
  const whole = Math.round(points)
  const Icon = whole > 0 ? MoveUp : whole < 0 ? MoveDown : Minus
  return (
    <span className="inline-flex items-center gap-1 text-12 text-soft">
      <Icon aria-hidden size={12} className="shrink-0" />
      {whole === 0
        ? t('unchanged')
        : t(whole > 0 ? 'rose' : 'fell', { points: formatNumber(Math.abs(whole), locale) })}
    </span>
  )
}
