import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { accessesAddress } from '@/components/cases/exceptional/address'
import { AccessStatus, VerdictStatus } from '@/components/cases/exceptional/states'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Time } from '@/components/ui/time'
import type { AccessPage, AccessRow } from '@/lib/cases/exceptional/queries'
import { accessState } from '@/lib/cases/exceptional/rules'
import type { AccessFilter } from '@/lib/cases/exceptional/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

interface Props {
  page: AccessPage
  filter: AccessFilter
  at: Date
}

/** A page of openings, newest first. On a phone each row becomes a card. */
export function AccessList({ page, filter, at }: Props) {
  const t = useTranslations('exceptional')
  const locale = localeOf(useLocale())
  const { rows, total, pageSize } = page
  if (rows.length === 0) return <Nothing filtered={Boolean(filter.state || filter.agency)} />
  return (
    <section aria-label={t('title')}>
      <p role="status" className="mb-2 text-13 text-soft">
        {t('count', { count: total, total: formatNumber(total, locale) })}
      </p>
      <ul className="flex flex-col gap-2 xl:hidden">
        {rows.map((row) => (
          <Card key={row.id} row={row} at={at} />
        ))}
      </ul>
      <div className="panel hidden overflow-x-auto xl:block">
        <Grid rows={rows} at={at} />
      </div>
      <Pager
        page={filter.page}
        pages={Math.ceil(total / pageSize)}
        hrefOf={(number) => accessesAddress(filter, { page: number })}
      />
    </section>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useTranslations('exceptional')
  if (!filtered) return <Empty title={t('none')}>{t('noneHint')}</Empty>
  return (
    <Empty title={t('noneFound')}>
      <Link href="/exceptional" prefetch={false} className="link">
        {t('showAll')}
      </Link>
    </Empty>
  )
}

function Grid({ rows, at }: { rows: AccessRow[]; at: Date }) {
  const t = useTranslations('exceptional.columns')
  const columns = [t('number'), t('opened'), t('who'), t('file'), t('why'), t('state')]
  return (
    <table className="grid-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col" className="number">
            {t('reads')}
          </th>
          <th scope="col">{t('verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <GridRow key={row.id} row={row} at={at} />
        ))}
      </tbody>
    </table>
  )
}

function GridRow({ row, at }: { row: AccessRow; at: Date }) {
  const locale = localeOf(useLocale())
  return (
    <tr>
      <td>
        <NumberLink row={row} />
      </td>
      <td>
        <Time at={row.openedAt} />
      </td>
      <td>
        <Who row={row} />
      </td>
      <td>
        <Asked row={row} />
      </td>
      <td className="max-w-80 min-w-48">
        <Why row={row} />
      </td>
      <td>
        <AccessStatus state={accessState(row, at)} />
      </td>
      <td className="number">{formatNumber(row.reads, locale)}</td>
      <td>
        <VerdictStatus verdict={row.verdict} />
      </td>
    </tr>
  )
}

function Card({ row, at }: { row: AccessRow; at: Date }) {
  const t = useTranslations('exceptional')
  const locale = localeOf(useLocale())
  return (
    <li className="panel relative flex flex-col gap-1 p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span>
          <NumberLink row={row} whole />
          <span className="ms-3">
            <Asked row={row} />
          </span>
        </span>
        <AccessStatus state={accessState(row, at)} />
      </div>
      <Who row={row} />
      <Why row={row} />
      <div className="flex flex-wrap items-center gap-x-3 text-13 text-soft">
        <Time at={row.openedAt} />
        <span>{t('readTimes', { count: row.reads, shown: formatNumber(row.reads, locale) })}</span>
        <VerdictStatus verdict={row.verdict} />
      </div>
    </li>
  )
}

function NumberLink({ row, whole = false }: { row: AccessRow; whole?: boolean }) {
  const locale = localeOf(useLocale())
  return (
    <Link
      href={`/exceptional/${row.number}`}
      prefetch={false}
      className={`link figures font-semibold ${whole ? 'after:absolute after:inset-0' : ''}`}
    >
      {formatDigits(String(row.number), locale)}
    </Link>
  )
}

function Who({ row }: { row: AccessRow }) {
  const t = useTranslations('words.roles')
  const locale = localeOf(useLocale())
  return (
    <span className="block">
      <bdi className="font-medium">{row.actorName}</bdi>
      <span className="block text-13 text-soft">
        {t(row.role)} · {locale === 'fa' ? row.officeFa : row.officeEn}
      </span>
    </span>
  )
}

/** `شماره کشف ۱۲` */
function Asked({ row }: { row: AccessRow }) {
  const t = useTranslations('words.fileNumberKinds')
  const locale = localeOf(useLocale())
  return (
    <span className="whitespace-nowrap">
      {t(row.numberKind)}{' '}
      <bdi className="figures">{formatDigits(String(row.askedNumber), locale)}</bdi>
    </span>
  )
}

function Why({ row }: { row: AccessRow }) {
  const t = useTranslations('words.exceptionalReasons')
  return (
    <span className="block">
      {t(row.reasonKind)}
      <span className="line-clamp-2 text-13 text-soft" title={row.reason}>
        <bdi>{row.reason}</bdi>
      </span>
    </span>
  )
}
