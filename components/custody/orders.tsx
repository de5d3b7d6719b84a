import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useRial } from '@/components/custody/rial'
import { OrderStatus } from '@/components/custody/states'
import { Clock } from '@/components/ui/clock'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Time } from '@/components/ui/time'
import type { OrderPage, OrderRow } from '@/lib/custody/orders/queries'
import type { OrderFilter } from '@/lib/custody/orders/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

const ADDRESSES = { open: '/custody/orders', closed: '/custody/orders?show=closed' } as const

/** Disposition orders by their clock; the number opens the order. */
export function OrderList({ page, filter }: { page: OrderPage; filter: OrderFilter }) {
  const t = useTranslations('custody.orders')
  const locale = localeOf(useLocale())
  const pageAddress = (number: number) =>
    `/custody/orders?show=${filter.show}&page=${number}` as Route
  return (
    <>
      <nav aria-label={t('which')} className="no-print flex flex-wrap gap-2">
        {(['open', 'closed'] as const).map((show) => (
          <Link
            key={show}
            href={ADDRESSES[show]}
            prefetch={false}
            aria-current={filter.show === show ? 'true' : undefined}
            className={`button ${filter.show === show ? 'border-accent bg-accent-tint font-semibold' : ''}`}
          >
            {show === 'open' ? t('open') : t('closed')}
          </Link>
        ))}
      </nav>
      {page.rows.length === 0 ? (
        <Empty title={filter.show === 'open' ? t('noneOpen') : t('noneClosed')}>
          {t('noneHint')}
        </Empty>
      ) : (
        <section aria-label={t('title')}>
          <p role="status" className="mb-2 text-13 text-soft">
            {t('count', { count: page.total, total: formatNumber(page.total, locale) })}
          </p>
          <ul className="flex flex-col gap-3">
            {page.rows.map((row) => (
              <Order key={row.number} row={row} page={page} />
            ))}
          </ul>
          <Pager
            page={filter.page}
            pages={Math.ceil(page.total / page.pageSize)}
            hrefOf={pageAddress}
          />
        </section>
      )}
    </>
  )
}

function Order({ row, page }: { row: OrderRow; page: OrderPage }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const rial = useRial()
  return (
    <li className="panel relative flex flex-col gap-3 p-4 hover:border-accent sm:flex-row sm:items-center sm:justify-between">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={`/custody/orders/${row.number}`}
            prefetch={false}
            className="link text-16 font-semibold after:absolute after:inset-0"
          >
            {t('custody.orders.order', {
              number: formatDigits(String(row.number), locale),
              disposition: t(`words.dispositions.${row.disposition}`),
            })}
          </Link>
          <OrderStatus state={row.state} />
        </p>
        <p>
          <bdi>{row.goods}</bdi>
        </p>
        <p className="text-13 text-soft">
          {t('custody.orders.seizure', {
            number: formatDigits(String(row.seizureNumber), locale),
          })}{' '}
          · {rial.short(row.valueRial)} · {t('custody.orders.orderedAt')}{' '}
          <Time at={row.orderedAt} />
          {!page.own && <> · {locale === 'fa' ? row.holderFa : row.holderEn}</>}
        </p>
      </div>
      <div className="shrink-0">
        <OrderClock row={row} now={page.asOf} />
      </div>
    </li>
  )
}

/** The period of art. 56, or when it ended; "n/a" where no rule was valid on the day of the final ruling. */
export function OrderClock({
  row,
  now,
}: {
  row: Pick<OrderRow, 'finalAt' | 'dueAt' | 'closedAt'>
  now: Date
}) {
  const t = useTranslations()
  if (row.closedAt)
    return (
      <span className="text-13 text-soft">
        {t('custody.orders.closedAt')} <Time at={row.closedAt} />
      </span>
    )
  if (!row.finalAt || !row.dueAt)
    return (
      <span className="text-13 text-unknown" title={t('custody.orders.noRule')}>
        {t('ui.notAvailable')}: {t('custody.orders.noRule')}
      </span>
    )
  return <Clock startedAt={row.finalAt} dueAt={row.dueAt} now={now} />
}
