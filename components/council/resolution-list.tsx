import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { resolutionsAddress } from '@/components/council/address'
import { ResolutionStatus } from '@/components/council/states'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { startOfTehranDay } from '@/lib/calendar'
import type { ResolutionPage, ResolutionRow } from '@/lib/council/queries'
import type { ResolutionFilter } from '@/lib/council/schema'
import { formatDay, formatDigits, formatNumber, localeOf } from '@/lib/format'
import { ResolutionState } from '@/prisma/generated/enums'

/** What the council agreed, newest meeting first, and how far it has come. */
export function ResolutionList({
  page,
  filter,
}: {
  page: ResolutionPage
  filter: ResolutionFilter
}) {
  const t = useTranslations('council.resolutions')
  const locale = localeOf(useLocale())
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <States chosen={filter.state} />
      {page.rows.length === 0 ? (
        <Empty title={t('none')}>{t('noneHint')}</Empty>
      ) : (
        <>
          <p role="status" className="text-13 text-soft">
            {t('count', { count: page.total, total: formatNumber(page.total, locale) })}
          </p>
          <ul className="panel divide-y divide-line">
            {page.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
      <Pager
        page={filter.page}
        pages={Math.ceil(page.total / page.pageSize)}
        hrefOf={(number) => resolutionsAddress({ ...filter, page: number })}
      />
    </section>
  )
}

function States({ chosen }: { chosen: ResolutionState | undefined }) {
  const t = useTranslations()
  const choices = [undefined, ...Object.values(ResolutionState)]
  return (
    <nav aria-label={t('council.filters.state')} className="no-print flex flex-wrap gap-2">
      {choices.map((state) => (
        <Link
          key={state ?? 'all'}
          href={resolutionsAddress({ state })}
          prefetch={false}
          aria-current={state === chosen ? 'true' : undefined}
          className="inline-flex min-h-11 items-center rounded-full border border-edge bg-surface px-4 text-13 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-accent-tint"
        >
          {state ? t(`words.resolutionStates.${state}`) : t('filters.all')}
        </Link>
      ))}
    </nav>
  )
}

function Row({ row }: { row: ResolutionRow }) {
  const t = useTranslations('council')
  const locale = localeOf(useLocale())
  const shown = (value: number) => formatNumber(value, locale)
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4 hover:bg-raised">
      <div className="min-w-0 flex-1 basis-64">
        <Link
          href={`/council/${row.number}`}
          prefetch={false}
          className="font-semibold underline decoration-edge underline-offset-4 after:absolute after:inset-0"
        >
          <bdi>{row.title}</bdi>
        </Link>
        <p className="text-13 text-soft">
          {t('view.title', { number: formatDigits(String(row.number), locale) })} ·{' '}
          {t('view.metOn', { day: formatDay(startOfTehranDay(row.metOn), locale) })}
        </p>
      </div>
      <p className="figures text-13">
        {t('resolutions.verified', { part: shown(row.verified), total: shown(row.duties) })}
        {row.obstructed > 0 && (
          <span className="text-breach">
            {' '}
            · {t('resolutions.obstructed', { count: shown(row.obstructed) })}
          </span>
        )}
      </p>
      <ResolutionStatus state={row.state} />
    </li>
  )
}
