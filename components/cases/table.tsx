import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { casesAddress } from '@/components/cases/address'
import { CaseClock } from '@/components/cases/case-clock'
import { CaseStatus } from '@/components/cases/states'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Ago } from '@/components/ui/time'
import type { CasePage, CaseRow } from '@/lib/cases/inbox/queries'
import type { CaseFilter } from '@/lib/cases/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

interface Props {
  page: CasePage
  filter: CaseFilter
  at: Date
  /** Left out where every file is the reader's own branch's. */
  branches: boolean
}

/** A page of files, the first due on top. On a phone each row becomes a card. */
export function CaseTable({ page, filter, at, branches }: Props) {
  const t = useTranslations('cases')
  const locale = localeOf(useLocale())
  if (page.rows.length === 0) return <NoFiles page={page} />
  const total = formatNumber(page.total, locale)
  return (
    <section aria-label={t('title')}>
      <p role="status" className="mb-2 text-13 text-soft">
        {t('count', { count: page.total, total })}
      </p>
      <ul className="flex flex-col gap-2 md:hidden">
        {page.rows.map((row) => (
          <Card key={row.id} row={row} at={at} />
        ))}
      </ul>
      <div className="panel hidden overflow-x-auto md:block">
        <Grid rows={page.rows} at={at} branches={branches} />
      </div>
      <Pager
        page={filter.page}
        pages={Math.ceil(page.total / page.pageSize)}
        hrefOf={(number) => casesAddress(filter, { page: number })}
      />
    </section>
  )
}

function NoFiles({ page }: { page: CasePage }) {
  const t = useTranslations('cases')
  if (page.counts.length === 0) return <Empty title={t('none')}>{t('noneHint')}</Empty>
  return (
    <Empty title={t('noneFound')}>
      <Link href="/cases" prefetch={false} className="link">
        {t('showOpen')}
      </Link>
    </Empty>
  )
}

function Grid({ rows, at, branches }: { rows: CaseRow[]; at: Date; branches: boolean }) {
  const t = useTranslations('cases.columns')
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('clock')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('goods')}</th>
          <th scope="col" className="number">
            {t('value')}
          </th>
          <th scope="col">{t('discoverer')}</th>
          {branches && <th scope="col">{t('branch')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <GridRow key={row.id} row={row} at={at} branches={branches} />
        ))}
      </tbody>
    </table>
  )
}

function GridRow({ row, at, branches }: { row: CaseRow; at: Date; branches: boolean }) {
  const locale = localeOf(useLocale())
  return (
    <tr>
      <td>
        <NumberLink row={row} />
        <SeizureNumber row={row} />
      </td>
      <td>
        <RowClock row={row} at={at} />
      </td>
      <td>
        <State row={row} at={at} />
      </td>
      <td>
        <Goods row={row} />
      </td>
      <td className="number">
        {row.valueRial === null ? '—' : formatNumber(row.valueRial, locale)}
      </td>
      <td>{locale === 'fa' ? row.discovererFa : row.discovererEn}</td>
      {branches && <td className="min-w-40">{locale === 'fa' ? row.branchFa : row.branchEn}</td>}
    </tr>
  )
}

function Card({ row, at }: { row: CaseRow; at: Date }) {
  const locale = localeOf(useLocale())
  return (
    <li className="panel relative flex flex-col gap-1 p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <NumberLink row={row} whole />
        <RowClock row={row} at={at} />
      </div>
      <State row={row} at={at} />
      <Goods row={row} />
      <p className="text-13 text-soft">{locale === 'fa' ? row.discovererFa : row.discovererEn}</p>
    </li>
  )
}

function NumberLink({ row, whole = false }: { row: CaseRow; whole?: boolean }) {
  const locale = localeOf(useLocale())
  return (
    <Link
      href={`/cases/${row.number}`}
      prefetch={false}
      className={`link figures font-semibold ${whole ? 'after:absolute after:inset-0' : ''}`}
    >
      {formatDigits(String(row.number), locale)}
    </Link>
  )
}

function SeizureNumber({ row }: { row: CaseRow }) {
  const t = useTranslations('cases.columns')
  const locale = localeOf(useLocale())
  return (
    <span className="figures block whitespace-nowrap text-soft">
      {t('seizure')} {formatDigits(String(row.seizureNumber), locale)}
    </span>
  )
}

function RowClock({ row, at }: { row: CaseRow; at: Date }) {
  const t = useTranslations('cases')
  const { clock } = row
  if (!clock) return <span className="text-13 text-soft">{t('noClock')}</span>
  return <CaseClock clock={clock} at={at} />
}

function State({ row, at }: { row: CaseRow; at: Date }) {
  const t = useTranslations()
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <CaseStatus state={row.state} />
      <span className="text-13 text-soft">
        {row.orderState ? (
          t(`words.orderStates.${row.orderState}`)
        ) : (
          <Ago at={row.since} now={at} />
        )}
      </span>
    </span>
  )
}

function Goods({ row }: { row: CaseRow }) {
  const t = useTranslations('words.legalKinds')
  return (
    <span className="block max-w-72 min-w-0">
      <span className="block truncate" title={row.goods ?? undefined}>
        <bdi>{row.goods ?? '—'}</bdi>
      </span>
      <span className="text-13 text-soft">{t(row.legalKind)}</span>
    </span>
  )
}
