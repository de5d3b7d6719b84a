import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { Choice } from '@/lib/dashboard/backlog/queries'
import type { BacklogFilter } from '@/lib/dashboard/backlog/schema'
import { formatNumber, localeOf } from '@/lib/format'

export interface BacklogFiltersProps {
  filter: BacklogFilter
  goods: Choice[]
  offices: Choice[]
}

const PERIODS = [6, 12]

/** Period, goods and office as a plain form: their state is the address. */
export function BacklogFilters({ filter, goods, offices }: BacklogFiltersProps) {
  const t = useTranslations('backlog.filters')
  const locale = localeOf(useLocale())
  const named = (choices: Choice[]): [string, string][] => [
    ['', t('all')],
    ...choices.map((choice): [string, string] => [choice.id, choice[locale]]),
  ]
  const periods = PERIODS.map((count): [string, string] => [
    String(count),
    t('monthsChoice', { count, shown: formatNumber(count, locale) }),
  ])
  return (
    <form
      action="/backlog"
      className="panel no-print grid grid-cols-1 gap-3 p-4 sm:grid-cols-2 xl:grid-cols-4"
    >
      <Select name="months" label={t('months')} value={String(filter.months)} options={periods} />
      <Select name="goods" label={t('goods')} value={filter.goods} options={named(goods)} />
      <Select name="office" label={t('office')} value={filter.office} options={named(offices)} />
      <div className="flex items-end gap-2">
        <button type="submit" className="button button-main">
          {t('apply')}
        </button>
        {(filter.goods || filter.office) && (
          <Link href="/backlog" prefetch={false} className="button button-plain">
            {t('clear')}
          </Link>
        )}
      </div>
    </form>
  )
}

interface SelectProps {
  name: string
  label: string
  value: string | undefined
  options: [string, string][]
}

function Select({ name, label, value, options }: SelectProps) {
  return (
    <div className="min-w-0">
      <label htmlFor={`backlog-${name}`} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      <select id={`backlog-${name}`} name={name} defaultValue={value ?? ''} className="input">
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
