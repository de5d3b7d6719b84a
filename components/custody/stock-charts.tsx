import { useLocale, useTranslations } from 'next-intl'
import { itemsAddress } from '@/components/custody/address'
import { jalaliMonthName } from '@/components/custody/month'
import { useRial } from '@/components/custody/rial'
import type { StockViewProps } from '@/components/custody/stock-view'
import { Bars } from '@/components/ui/bars'
import { Trend } from '@/components/ui/trend'
import type { Amount } from '@/lib/custody/balance/rules'
import { AGE_BUCKETS, LEGAL_STATES, TWO_MONTHS_AFTER } from '@/lib/custody/stock/rules'
import { formatNumber, localeOf } from '@/lib/format'

const LEGAL_TONES = {
  AWAITING_RULING: 'series-2',
  FINAL: 'series-3',
  ORDERED: 'series-1',
} as const

/** Most classes shown by name; the others are one bar. */
const MOST_CLASSES = 9

/** The one measure that all charts of the page show. */
function useMeasure({ filter }: StockViewProps) {
  const t = useTranslations('custody.stock')
  const locale = localeOf(useLocale())
  const rial = useRial()
  const value = filter.by === 'value'
  return {
    of: (amount: Amount) => (value ? amount.value : amount.items),
    unit: value ? t('unitValue') : t('unitItems'),
    format: value ? rial.short : (number: number) => formatNumber(number, locale),
    empty: t('nothingHeld'),
  }
}

/** How long goods have been waiting, and for what. */
export function AgeChart(props: StockViewProps) {
  const t = useTranslations()
  const { of, ...measure } = useMeasure(props)
  const store = props.stock.store?.id ?? 'all'
  const cell = (bucket: string, legal: string) => {
    const row = props.stock.ages.find((one) => one.bucket === bucket && one.legal === legal)
    return row ? of(row) : 0
  }
  return (
    <Bars
      id="ages"
      title={t('custody.ages.title')}
      definition={t('custody.ages.definition')}
      {...measure}
      series={LEGAL_STATES.map((key) => ({
        key,
        label: t(`words.legalStates.${key}`),
        tone: LEGAL_TONES[key],
      }))}
      rows={AGE_BUCKETS.map((age) => ({
        key: age,
        label: t(`words.ageBuckets.${age}`),
        values: LEGAL_STATES.map((legal) => cell(age, legal)),
        href: itemsAddress({ store, age }),
      }))}
      threshold={{ afterKey: TWO_MONTHS_AFTER, label: t('custody.ages.line') }}
    />
  )
}

/** What came and what went, month by month. */
export function FlowChart(props: StockViewProps) {
  const t = useTranslations('custody')
  const locale = localeOf(useLocale())
  const { of, ...measure } = useMeasure(props)
  const { months } = props.stock
  return (
    <Trend
      id="flows"
      title={t('flows.title')}
      definition={t('flows.definition')}
      {...measure}
      kind="columns"
      series={[
        { key: 'in', label: t('balance.in'), tone: 'series-2' },
        { key: 'out', label: t('balance.out'), tone: 'series-1' },
      ]}
      points={months.map((month, index) => ({
        key: month.month,
        label: jalaliMonthName(month.month, locale),
        values: [of(month.in), of(month.out)],
        partial: index === months.length - 1,
      }))}
    />
  )
}

export function ClassChart(props: StockViewProps) {
  const t = useTranslations('custody')
  const locale = localeOf(useLocale())
  const { of, ...measure } = useMeasure(props)
  const store = props.stock.store?.id ?? 'all'
  const sorted = props.stock.classes.toSorted((a, b) => of(b) - of(a))
  const rest = sorted.slice(MOST_CLASSES).reduce((sum, row) => sum + of(row), 0)
  const named = sorted.slice(0, MOST_CLASSES).map((row) => ({
    key: row.code,
    label: row[locale],
    values: [of(row)],
    href: itemsAddress({ store, goods: row.code }),
  }))
  const others = { key: 'rest', label: t('classes.rest'), values: [rest] }
  return (
    <Bars
      id="classes"
      title={t('classes.title')}
      {...measure}
      series={[{ key: 'held', label: t('classes.held'), tone: 'accent' }]}
      rows={rest > 0 ? [...named, others] : named}
    />
  )
}

export function StoreChart(props: StockViewProps) {
  const t = useTranslations('custody')
  const locale = localeOf(useLocale())
  const { of, ...measure } = useMeasure(props)
  return (
    <Bars
      id="stores"
      title={t('stores.title')}
      definition={t('stores.definition')}
      {...measure}
      series={[{ key: 'held', label: t('classes.held'), tone: 'accent' }]}
      rows={props.stock.stores.map((row) => ({
        key: row.id,
        label: row[locale],
        values: [of(row)],
        href: itemsAddress({ store: row.id }),
      }))}
    />
  )
}
