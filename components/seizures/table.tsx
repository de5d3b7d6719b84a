import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { isFiltered, seizuresAddress } from '@/components/seizures/address'
import { Kind, SeizureStatus } from '@/components/seizures/states'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Time } from '@/components/ui/time'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { SeizurePage, SeizureRow } from '@/lib/seizures/queries'
import type { SeizureFilter } from '@/lib/seizures/schema'

interface SeizureTableProps {
  page: SeizurePage
  filter: SeizureFilter
  /** Whether the reader can open the scans that wait for an examination. */
  readsScans: boolean
}

/** A page of seizures, newest first. On a phone each row becomes a card. */
export function SeizureTable({ page, filter, readsScans }: SeizureTableProps) {
  const t = useTranslations('seizures')
  const locale = localeOf(useLocale())
  if (page.rows.length === 0)
    return <Nothing filtered={isFiltered(filter)} readsScans={readsScans} />
  const total = formatNumber(page.total, locale)
  return (
    <section aria-label={t('title')}>
      <p role="status" className="mb-2 text-13 text-soft">
        {t('count', { count: page.total, total })}
      </p>
      <ul className="flex flex-col gap-2 md:hidden">
        {page.rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </ul>
      <div className="panel hidden overflow-x-auto md:block">
        <Grid rows={page.rows} />
      </div>
      <Pager
        page={filter.page}
        pages={Math.ceil(page.total / page.pageSize)}
        hrefOf={(number) => seizuresAddress(filter, { page: number })}
      />
    </section>
  )
}

function Nothing({ filtered, readsScans }: { filtered: boolean; readsScans: boolean }) {
  const t = useTranslations('seizures')
  if (filtered)
    return (
      <Empty title={t('noneFound')}>
        <Link href="/seizures" prefetch={false} className="link">
          {t('showAll')}
        </Link>
      </Empty>
    )
  return (
    <Empty title={t('none')}>
      <p>{readsScans ? t('noneHint') : t('noneHintOthers')}</p>
      {readsScans && (
        <Link
          href="/scans?state=REFERRED"
          prefetch={false}
          className="link inline-flex min-h-11 items-center"
        >
          {t('openReferred')}
        </Link>
      )}
    </Empty>
  )
}

function Grid({ rows }: { rows: SeizureRow[] }) {
  const t = useTranslations('seizures.columns')
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('time')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('office')}</th>
          <th scope="col">{t('goods')}</th>
          <th scope="col" className="number">
            {t('value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <GridRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function GridRow({ row }: { row: SeizureRow }) {
  const locale = localeOf(useLocale())
  return (
    <tr>
      <td>
        <NumberLink number={row.number} />
      </td>
      <td>
        <Time at={row.discoveredAt} />
      </td>
      <td>
        <SeizureStatus state={row.state} />
      </td>
      <td>
        <Kind kind={row.legalKind} />
      </td>
      <td>{locale === 'fa' ? row.officeFa : row.officeEn}</td>
      <td>
        <Goods row={row} />
      </td>
      <td className="number">
        {row.valueRial === null ? '—' : formatNumber(row.valueRial, locale)}
      </td>
    </tr>
  )
}

function Card({ row }: { row: SeizureRow }) {
  const t = useTranslations('seizure')
  const locale = localeOf(useLocale())
  return (
    <li className="panel relative p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <NumberLink number={row.number} whole />
        <SeizureStatus state={row.state} />
      </div>
      <p className="text-13 text-soft">
        <Time at={row.discoveredAt} /> · {locale === 'fa' ? row.officeFa : row.officeEn}
      </p>
      <p>
        <Goods row={row} />
      </p>
      <p className="flex flex-wrap justify-between gap-2 text-13">
        <Kind kind={row.legalKind} />
        {row.valueRial !== null && (
          <span className="figures">
            {t('rials', { value: formatNumber(row.valueRial, locale) })}
          </span>
        )}
      </p>
    </li>
  )
}

function NumberLink({ number, whole = false }: { number: number; whole?: boolean }) {
  const locale = localeOf(useLocale())
  return (
    <Link
      href={`/seizures/${number}`}
      prefetch={false}
      className={`link figures font-semibold ${whole ? 'after:absolute after:inset-0' : ''}`}
    >
      {formatDigits(String(number), locale)}
    </Link>
  )
}

function Goods({ row }: { row: SeizureRow }) {
  const t = useTranslations('seizures')
  const locale = localeOf(useLocale())
  return (
    <>
      <span className="inline-block max-w-64 truncate align-bottom" title={row.goods}>
        <bdi>{row.goods}</bdi>
      </span>{' '}
      {row.items > 1 && (
        <span className="text-soft">
          {t('goodsMore', { more: formatNumber(row.items - 1, locale) })}
        </span>
      )}
    </>
  )
}
