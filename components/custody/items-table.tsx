import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { itemsAddress } from '@/components/custody/address'
import { useRial } from '@/components/custody/rial'
import { ItemStatus, Quantity } from '@/components/custody/states'
import { Clock } from '@/components/ui/clock'
import { Empty } from '@/components/ui/empty'
import { Identifier } from '@/components/ui/identifier'
import { Pager } from '@/components/ui/pager'
import { SortHeader } from '@/components/ui/sort-header'
import { Time } from '@/components/ui/time'
import type { ItemPage, ItemRow } from '@/lib/custody/items/queries'
import type { ItemFilter } from '@/lib/custody/items/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

export interface ItemTableProps {
  page: ItemPage
  filter: ItemFilter
}

/** A page of goods; the number opens the item. On a phone each row becomes a card. */
export function ItemTable({ page, filter }: ItemTableProps) {
  const t = useTranslations('custody.items')
  const locale = localeOf(useLocale())
  const rial = useRial()
  if (page.rows.length === 0)
    return (
      <Empty title={t('none')}>
        <p>{t('noneHint')}</p>
        <Link href={itemsAddress({ store: 'all' })} prefetch={false} className="link">
          {t('showAll')}
        </Link>
      </Empty>
    )
  const total = formatNumber(page.total, locale)
  return (
    <section aria-label={t('title')}>
      <p role="status" className="mb-2 text-13 text-soft">
        {t('count', { count: page.total, total, value: rial.short(page.totalValue) })}
      </p>
      <ul className="flex flex-col gap-2 lg:hidden">
        {page.rows.map((row) => (
          <Card key={row.id} row={row} now={page.asOf} />
        ))}
      </ul>
      <div className="panel hidden overflow-x-auto lg:block">
        <Grid page={page} filter={filter} />
      </div>
      <Pager
        page={filter.page}
        pages={Math.ceil(page.total / page.pageSize)}
        hrefOf={(number) => itemsAddress(filter, { page: number })}
      />
    </section>
  )
}

function Grid({ page, filter }: ItemTableProps) {
  const t = useTranslations('custody.items.columns')
  const sortable = (sort: ItemFilter['sort'], label: string) => {
    const current = filter.sort === sort
    const order = current && filter.order === 'desc' ? 'asc' : 'desc'
    const href = itemsAddress(filter, { sort, order, page: 1 })
    return (
      <SortHeader label={label} href={href} order={current ? filter.order : undefined} number />
    )
  }
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('goods')}</th>
          <th scope="col" className="number">
            {t('quantity')}
          </th>
          {sortable('value', t('value'))}
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('state')}</th>
          {sortable('age', t('age'))}
          <th scope="col">{t('legal')}</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <GridRow key={row.id} row={row} now={page.asOf} />
        ))}
      </tbody>
    </table>
  )
}

function GridRow({ row, now }: { row: ItemRow; now: Date }) {
  const locale = localeOf(useLocale())
  const rial = useRial()
  return (
    <tr>
      <td>
        <ItemLink row={row} />
      </td>
      <td className="min-w-44">
        <span className="block font-medium">
          <bdi>{row.description}</bdi>
        </span>
        <span className="text-soft">{locale === 'fa' ? row.classFa : row.classEn}</span>
      </td>
      <td className="number">
        <Quantity quantity={row.quantity} unit={row.unit} />
      </td>
      <td className="number whitespace-nowrap">
        {row.valueRial === null ? '—' : rial.short(row.valueRial)}
      </td>
      <td>
        <Place row={row} />
      </td>
      <td>
        <ItemStatus state={row.state} />
      </td>
      <td className="number">
        <Age row={row} />
      </td>
      <td>
        <Legal row={row} now={now} />
      </td>
    </tr>
  )
}

function Card({ row, now }: { row: ItemRow; now: Date }) {
  const rial = useRial()
  return (
    <li className="panel relative flex flex-col gap-1 p-3">
      <div className="flex items-center justify-between gap-2">
        <ItemLink row={row} whole />
        <ItemStatus state={row.state} />
      </div>
      <p className="font-medium">
        <bdi>{row.description}</bdi>
      </p>
      <p className="flex flex-wrap justify-between gap-x-3 text-13 text-soft">
        <Quantity quantity={row.quantity} unit={row.unit} />
        {row.valueRial !== null && <span>{rial.short(row.valueRial)}</span>}
        <Age row={row} />
      </p>
      <div className="text-13">
        <Place row={row} />
      </div>
      <div className="text-13">
        <Legal row={row} now={now} />
      </div>
    </li>
  )
}

function ItemLink({ row, whole = false }: { row: ItemRow; whole?: boolean }) {
  const locale = localeOf(useLocale())
  return (
    <Link
      href={`/custody/items/${row.seizureNumber}/${row.ordinal}`}
      prefetch={false}
      className={`link figures font-semibold ${whole ? 'after:absolute after:inset-0' : ''}`}
    >
      <Identifier>{formatDigits(`${row.seizureNumber}-${row.ordinal}`, locale)}</Identifier>
    </Link>
  )
}

function Place({ row }: { row: ItemRow }) {
  const locale = localeOf(useLocale())
  return (
    <>
      {row.bayCode && <Identifier>{row.bayCode}</Identifier>}{' '}
      <span className="text-soft">{locale === 'fa' ? row.storeFa : row.storeEn}</span>
    </>
  )
}

function Age({ row }: { row: ItemRow }) {
  const t = useTranslations('custody.items')
  const locale = localeOf(useLocale())
  const days = formatNumber(row.days, locale)
  return <span className="whitespace-nowrap">{t('days', { count: row.days, days })}</span>
}

function Legal({ row, now }: { row: ItemRow; now: Date }) {
  const t = useTranslations()
  if (row.outAt)
    return (
      <>
        {t('custody.items.outOn')} <Time at={row.outAt} />
      </>
    )
  return (
    <>
      <span className="block">{t(`words.legalStates.${row.legal}`)}</span>
      {row.finalAt && row.dueAt && <Clock startedAt={row.finalAt} dueAt={row.dueAt} now={now} />}
    </>
  )
}
