import { CircleAlert, CircleCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { jalaliMonthName } from '@/components/custody/month'
import { Trend } from '@/components/ui/trend'
import type { Backlog } from '@/lib/dashboard/backlog/queries'
import { isBalanced } from '@/lib/dashboard/backlog/rules'
import { formatNumber, localeOf } from '@/lib/format'

type Months = Backlog['months']

function usePoints(months: Months, valuesOf: (month: Months[number]) => number[]) {
  const locale = localeOf(useLocale())
  return months.map((month, index) => ({
    key: month.month,
    label: jalaliMonthName(month.month, locale),
    values: valuesOf(month),
    partial: index === months.length - 1,
  }))
}

/** What came and what went, month by month. */
export function FlowChart({ months }: { months: Months }) {
  const t = useTranslations('backlog.flow')
  const points = usePoints(months, ({ recorded, closed }) => [recorded, closed])
  const moved = months.some(({ recorded, closed }) => recorded + closed > 0)
  return (
    <Trend
      id="flow"
      title={t('title')}
      definition={t('definition')}
      unit={t('unit')}
      kind="columns"
      series={[
        { key: 'recorded', label: t('recorded'), tone: 'series-3' },
        { key: 'closed', label: t('closed'), tone: 'series-1' },
      ]}
      points={moved ? points : []}
      empty={t('empty')}
    />
  )
}

/** What stood open at the end of each month. */
export function StockChart({ months }: { months: Months }) {
  const t = useTranslations('backlog.stock')
  const points = usePoints(months, ({ closing }) => [closing])
  return (
    <Trend
      id="stock"
      title={t('title')}
      definition={t('definition')}
      unit={t('unit')}
      kind="lines"
      series={[{ key: 'open', label: t('open'), tone: 'accent' }]}
      points={months.some(({ closing }) => closing > 0) ? points : []}
      empty={t('empty')}
    />
  )
}

/** The four counts of the period in one line, and whether they agree. */
export function Identity({ months }: { months: Months }) {
  const t = useTranslations('backlog.identity')
  const locale = localeOf(useLocale())
  const shown = (value: number) => formatNumber(value, locale)
  const sum = (name: 'recorded' | 'closed') =>
    months.reduce((total, month) => total + month[name], 0)
  const holds = isBalanced(months)
  const Icon = holds ? CircleCheck : CircleAlert
  const parts = [
    ['', t('opening'), months[0]?.opening ?? 0],
    ['+', t('recorded'), sum('recorded')],
    ['−', t('closed'), sum('closed')],
    ['=', t('closing'), months.at(-1)?.closing ?? 0],
  ] as const
  return (
    <section aria-label={t('title')} className="panel flex flex-col gap-2 p-4">
      <h2>{t('title')}</h2>
      <dl className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {parts.map(([sign, label, value]) => (
          <div key={label}>
            <dt className={`text-13 text-soft ${sign && 'ps-8'}`}>{label}</dt>
            <dd className="figures flex text-24 leading-tight font-semibold">
              {sign && (
                <span aria-hidden className="w-8 font-normal text-soft">
                  {sign}
                </span>
              )}
              <span>{shown(value)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className={`flex items-center gap-1 text-13 ${holds ? 'text-good' : 'text-breach'}`}>
        <Icon aria-hidden size={16} className="shrink-0" />
        {holds ? t('holds', { count: months.length, shown: shown(months.length) }) : t('broken')}
      </p>
    </section>
  )
}
