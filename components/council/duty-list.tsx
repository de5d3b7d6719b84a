import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { dutiesAddress } from '@/components/council/address'
import { DutyClock } from '@/components/council/duty-clock'
import { DutyStatus } from '@/components/council/states'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Ago } from '@/components/ui/time'
import type { DutyPage, DutyRow } from '@/lib/council/duties/queries'
import { dutyHolder } from '@/lib/council/duties/rules'
import type { DutyFilter } from '@/lib/council/duties/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

/** A page of duties, what is due first: whose, by when, who must move now, what stands in the way. */
export function DutyList({ page, filter }: { page: DutyPage; filter: DutyFilter }) {
  const t = useTranslations('council.list')
  const locale = localeOf(useLocale())
  const { page: _, ...chosen } = filter
  const filtered = Object.values(chosen).some(Boolean)
  if (page.rows.length === 0)
    return (
      <Empty title={filtered ? t('noneFound') : t('none')}>
        {filtered ? (
          <Link href="/council" prefetch={false} className="link">
            {t('showAll')}
          </Link>
        ) : (
          t('noneHint')
        )}
      </Empty>
    )
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2">
      <p role="status" className="text-13 text-soft">
        {t('count', { count: page.total, total: formatNumber(page.total, locale) })}
      </p>
      <ul className="panel divide-y divide-line">
        {page.rows.map((row) => (
          <Row key={row.id} row={row} now={page.asOf} />
        ))}
      </ul>
      <Pager
        page={filter.page}
        pages={Math.ceil(page.total / page.pageSize)}
        hrefOf={(number) => dutiesAddress({ ...filter, page: number })}
      />
    </section>
  )
}

function Row({ row, now }: { row: DutyRow; now: Date }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const holder = dutyHolder(row, row.obstacleOwner ?? undefined)
  return (
    <li className="relative grid grid-cols-1 gap-x-6 gap-y-2 p-4 hover:bg-raised lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_11rem]">
      <div className="min-w-0">
        <Link
          href={`/council/${row.resolutionNumber}#duty-${row.number}` as Route}
          prefetch={false}
          className="font-semibold underline decoration-edge underline-offset-4 after:absolute after:inset-0"
        >
          <bdi>{row.title}</bdi>
        </Link>
        <p className="text-13 text-soft">
          {t(`words.agencies.${row.agency}`)} ·{' '}
          {t('council.list.under', {
            number: formatDigits(String(row.resolutionNumber), locale),
          })}{' '}
          <bdi>{row.resolutionTitle}</bdi>
        </p>
      </div>
      <div className="flex min-w-0 flex-col items-start gap-1">
        <DutyStatus state={row.state} />
        {holder && holder !== row.agency && (
          <p className="text-13">
            {t('council.holder', { agency: t(`words.agencies.${holder}`) })}
          </p>
        )}
        {row.obstacleKind && row.obstacleSince && (
          <p className="text-13 text-soft">
            {t('council.obstacle.is', { kind: t(`words.obstacleKinds.${row.obstacleKind}`) })} ·{' '}
            <Ago at={row.obstacleSince} now={now} />
          </p>
        )}
      </div>
      <DutyClock duty={row} now={now} />
    </li>
  )
}
