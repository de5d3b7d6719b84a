import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Acknowledgement } from '@/components/alerts/acknowledgement'
import { alertsAddress } from '@/components/alerts/address'
import { useSentence } from '@/components/alerts/sentence'
import { AlertStatus } from '@/components/alerts/states'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Time } from '@/components/ui/time'
import type { AlertRow } from '@/lib/alerts/queries'
import type { AlertFilter } from '@/lib/alerts/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

export interface AlertListProps {
  rows: AlertRow[]
  total: number
  pageSize: number
  filter: AlertFilter
  now: Date
}

/** A page of alerts, what waits first. On a phone each row becomes a card. */
export function AlertList({ rows, total, pageSize, filter, now }: AlertListProps) {
  const t = useTranslations('alerts')
  const locale = localeOf(useLocale())
  if (rows.length === 0) return <Nothing filtered={Boolean(filter.state || filter.rule)} />
  return (
    <section aria-label={t('title')}>
      <p role="status" className="mb-2 text-13 text-soft">
        {t('count', { count: total, total: formatNumber(total, locale) })}
      </p>
      <ul className="flex flex-col gap-2 lg:hidden">
        {rows.map((row) => (
          <Card key={row.id} row={row} now={now} />
        ))}
      </ul>
      <div className="panel hidden overflow-x-auto lg:block">
        <Grid rows={rows} now={now} />
      </div>
      <Pager
        page={filter.page}
        pages={Math.ceil(total / pageSize)}
        hrefOf={(page) => alertsAddress(filter, { page })}
      />
    </section>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useTranslations('alerts')
  if (!filtered) return <Empty title={t('none')}>{t('noneHint')}</Empty>
  return (
    <Empty title={t('noneFound')}>
      <Link href="/alerts" prefetch={false} className="link">
        {t('showAll')}
      </Link>
    </Empty>
  )
}

function Grid({ rows, now }: { rows: AlertRow[]; now: Date }) {
  const t = useTranslations('alerts.columns')
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('raised')}</th>
          <th scope="col">{t('acknowledgement')}</th>
          <th scope="col">{t('addressed')}</th>
          <th scope="col">{t('by')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <GridRow key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function GridRow({ row, now }: { row: AlertRow; now: Date }) {
  const sentenceOf = useSentence()
  return (
    <tr>
      <td>
        <NumberLink row={row} />
      </td>
      <td className="min-w-56">{sentenceOf(row)}</td>
      <td>
        <AlertStatus state={row.state} />
      </td>
      <td>
        <Time at={row.raisedAt} />
      </td>
      <td>
        <Acknowledgement alert={row} now={now} />
      </td>
      <td>
        <Addressed alert={row} />
      </td>
      <td>
        <bdi>{row.handledBy ?? '—'}</bdi>
      </td>
    </tr>
  )
}

function Card({ row, now }: { row: AlertRow; now: Date }) {
  const sentenceOf = useSentence()
  return (
    <li className="panel relative flex flex-col gap-1 p-3">
      <div className="flex items-center justify-between gap-2">
        <NumberLink row={row} whole />
        <AlertStatus state={row.state} />
      </div>
      <p className="font-medium break-words">{sentenceOf(row)}</p>
      <p className="text-13 text-soft">
        <Time at={row.raisedAt} /> · <Addressed alert={row} />
      </p>
      <p>
        <Acknowledgement alert={row} now={now} />
      </p>
    </li>
  )
}

function NumberLink({ row, whole = false }: { row: AlertRow; whole?: boolean }) {
  const locale = localeOf(useLocale())
  return (
    <Link
      href={`/alerts/${row.number}`}
      prefetch={false}
      className={`link figures font-semibold ${whole ? 'after:absolute after:inset-0' : ''}`}
    >
      {formatDigits(String(row.number), locale)}
    </Link>
  )
}

/** The role an alert calls, and its office unless all are called. */
export function Addressed({ alert }: { alert: AlertRow }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const office = locale === 'fa' ? alert.officeFa : alert.officeEn
  return (
    <span>
      {t(`words.roles.${alert.addressedRole}`)} · {office ?? t('alerts.everyOffice')}
    </span>
  )
}
