import { Snowflake, Truck } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useRial } from '@/components/custody/rial'
import { Empty } from '@/components/ui/empty'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { AwaitedPage, AwaitedRow } from '@/lib/custody/receipts/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

/** Goods discovered and appraised that no store has received yet, oldest first. */
export function AwaitedList({ page, mayReceive }: { page: AwaitedPage; mayReceive: boolean }) {
  const t = useTranslations('custody.receive')
  const locale = localeOf(useLocale())
  if (page.rows.length === 0)
    return (
      <Empty title={t('none')}>
        <p>{t('noneHint')}</p>
        <Link href="/custody" prefetch={false} className="link">
          {t('toStock')}
        </Link>
      </Empty>
    )
  return (
    <>
      <p role="status" className="text-13 text-soft">
        {t('count', { count: page.total, total: formatNumber(page.total, locale) })}
      </p>
      <ul className="flex flex-col gap-3">
        {page.rows.map((row) => (
          <Awaited key={row.number} row={row} now={page.asOf} mayReceive={mayReceive} />
        ))}
      </ul>
    </>
  )
}

const DAY = 86_400_000

function Awaited({ row, now, mayReceive }: { row: AwaitedRow; now: Date; mayReceive: boolean }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const rial = useRial()
  const days = Math.floor((now.getTime() - row.discoveredAt.getTime()) / DAY)
  return (
    <li className="panel flex flex-col gap-3 p-4 sm:flex-row sm:items-center sm:justify-between">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={`/custody/receive/${row.number}`}
            prefetch={false}
            className="link text-16 font-semibold"
          >
            {t('custody.receive.seizure', { number: formatDigits(String(row.number), locale) })}
          </Link>
          <Status tone={days > 7 ? 'breach' : 'attention'} icon={Truck}>
            {t('custody.receive.gap', { count: days, days: formatNumber(days, locale) })}
          </Status>
          {row.perishable && (
            <Status tone="attention" icon={Snowflake}>
              {t('custody.receive.perishable')}
            </Status>
          )}
        </p>
        <p>
          <bdi>{row.goods}</bdi>
        </p>
        <p className="text-13 text-soft">
          {locale === 'fa' ? row.officeFa : row.officeEn} · <Time at={row.discoveredAt} /> ·{' '}
          {t(`words.legalKinds.${row.legalKind}`)} ·{' '}
          {t('custody.receive.items', {
            count: row.items,
            items: formatNumber(row.items, locale),
          })}{' '}
          · {rial.short(row.valueRial)}
        </p>
      </div>
      {mayReceive && (
        <Link
          href={`/custody/receive/${row.number}`}
          prefetch={false}
          className="button shrink-0 self-start sm:self-center"
        >
          {t('custody.receive.open')}
        </Link>
      )}
    </li>
  )
}
