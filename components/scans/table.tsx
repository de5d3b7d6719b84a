import { Image as ImageIcon } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Vehicle } from '@/components/consignments/plate'
import { scansAddress } from '@/components/scans/address'
import { ScanStatus } from '@/components/scans/states'
import { Empty } from '@/components/ui/empty'
import { Identifier } from '@/components/ui/identifier'
import { Pager } from '@/components/ui/pager'
import { SortHeader } from '@/components/ui/sort-header'
import { Time } from '@/components/ui/time'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { ScanPage, ScanRow } from '@/lib/scans/queries'
import type { ScanFilter } from '@/lib/scans/schema'

/** A page of scans; the row's number opens the scan. On a phone each row becomes a card. */
export function ScanTable({ page, filter }: { page: ScanPage; filter: ScanFilter }) {
  const t = useTranslations('scans')
  const locale = localeOf(useLocale())
  if (page.rows.length === 0)
    return (
      <Empty title={t('noneFound')}>
        <Link href="/scans" prefetch={false} className="link">
          {t('showAll')}
        </Link>
      </Empty>
    )
  const total = formatNumber(page.total, locale)
  return (
    <section aria-label={t('title')}>
      <p role="status" className="mb-2 text-13 text-soft">
        {page.more ? t('moreThan', { total }) : t('count', { count: page.total, total })}
      </p>
      <ul className="flex flex-col gap-2 md:hidden">
        {page.rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </ul>
      <div className="panel hidden overflow-x-auto md:block">
        <Grid page={page} filter={filter} />
      </div>
      <Pager
        page={filter.page}
        pages={Math.ceil(page.total / page.pageSize)}
        hrefOf={(number) => scansAddress(filter, { page: number })}
      />
    </section>
  )
}

function Grid({ page, filter }: { page: ScanPage; filter: ScanFilter }) {
  const t = useTranslations('scans.columns')
  const sortable = (sort: ScanFilter['sort'], label: string, number = false) => {
    const current = filter.sort === sort
    const order = current && filter.order === 'desc' ? 'asc' : 'desc'
    return (
      <SortHeader
        label={label}
        href={scansAddress(filter, { sort, order, page: 1 })}
        order={current ? filter.order : undefined}
        number={number}
      />
    )
  }
  return (
    <table className="grid-table">
      <thead>
        <tr>
          {sortable('number', t('number'))}
          {sortable('time', t('time'))}
          <th scope="col">{t('state')}</th>
          {sortable('office', t('place'))}
          <th scope="col">{t('vehicle')}</th>
          <th scope="col">{t('cotage')}</th>
          <th scope="col">{t('goods')}</th>
          {sortable('weight', t('weight'), true)}
          <th scope="col">{t('image')}</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <GridRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function GridRow({ row }: { row: ScanRow }) {
  const t = useTranslations('words')
  const locale = localeOf(useLocale())
  return (
    <tr>
      <td>
        <NumberLink row={row} />
      </td>
      <td>
        <Time at={row.scannedAt} />
      </td>
      <td>
        <ScanStatus state={row.state} />
      </td>
      <td>
        <span className="block">{locale === 'fa' ? row.officeFa : row.officeEn}</span>
        <span className="text-soft">
          <Identifier>{row.scannerCode}</Identifier>
        </span>
      </td>
      <td>
        <Vehicle plate={row.plate} containerNumber={row.containerNumber} />
      </td>
      <td>{row.cotage ? <Identifier>{formatDigits(row.cotage, locale)}</Identifier> : '—'}</td>
      <td>
        <span className="block">
          <Goods row={row} />
        </span>
        <span className="text-soft">{t(`directions.${row.direction}`)}</span>
      </td>
      <td className="number">
        {row.declaredWeightKg === null ? '—' : formatNumber(row.declaredWeightKg, locale)}
      </td>
      <td>
        <ImageMark row={row} />
      </td>
    </tr>
  )
}

function Card({ row }: { row: ScanRow }) {
  const locale = localeOf(useLocale())
  return (
    <li className="panel relative p-3">
      <div className="flex items-center justify-between gap-2">
        <NumberLink row={row} whole />
        <ScanStatus state={row.state} />
      </div>
      <p className="text-13 text-soft">
        <Time at={row.scannedAt} /> · {locale === 'fa' ? row.officeFa : row.officeEn}
      </p>
      <div className="mt-1 flex items-start justify-between gap-3">
        <Vehicle plate={row.plate} containerNumber={row.containerNumber} />
        <ImageMark row={row} />
      </div>
      <p className="truncate text-13">
        <Goods row={row} />
      </p>
    </li>
  )
}

function NumberLink({ row, whole = false }: { row: ScanRow; whole?: boolean }) {
  const locale = localeOf(useLocale())
  return (
    <Link
      href={`/scans/${row.number}`}
      prefetch={false}
      className={`link figures font-semibold ${whole ? 'after:absolute after:inset-0' : ''}`}
    >
      {formatDigits(String(row.number), locale)}
    </Link>
  )
}

function Goods({ row }: { row: ScanRow }) {
  const locale = localeOf(useLocale())
  if (!row.declaredGoods && !row.hsCode) return <>—</>
  return (
    <span
      className="inline-block max-w-44 truncate align-bottom"
      title={row.declaredGoods ?? undefined}
    >
      {row.hsCode && (
        <span className="figures me-2 text-soft">{formatDigits(row.hsCode, locale)}</span>
      )}
      <bdi>{row.declaredGoods}</bdi>
    </span>
  )
}

function ImageMark({ row }: { row: ScanRow }) {
  const t = useTranslations('scans')
  if (!row.imageId) return <span className="text-13 text-soft">{t('noImage')}</span>
  return (
    <span className="inline-flex items-center gap-1 text-13">
      <ImageIcon aria-hidden size={16} className="text-accent" />
      {t('hasImage')}
    </span>
  )
}
