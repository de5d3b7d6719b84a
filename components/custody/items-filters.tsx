import { Filter, X } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { itemsAddress } from '@/components/custody/address'
import type { ItemPage } from '@/lib/custody/items/queries'
import { type ItemFilter, STOCK_STATES } from '@/lib/custody/items/schema'
import { AGE_BUCKETS, LEGAL_STATES } from '@/lib/custody/stock/rules'
import { localeOf } from '@/lib/format'
import type { OfficeChoice } from '@/lib/staff/queries'

export interface ItemFiltersProps {
  filter: ItemFilter
  stores: OfficeChoice[]
  classes: ItemPage['classes']
  /** The store shown; undefined for all. */
  storeId: string | undefined
}

type Options = (readonly [value: string, text: string])[]

/** Filters as a plain form: their state is the address, shareable, and works before any script. */
export function ItemFilters(props: ItemFiltersProps) {
  const t = useTranslations('custody.filters')
  const { filter } = props
  return (
    <div className="no-print flex flex-col gap-2">
      <details className="panel">
        <summary className="flex min-h-11 items-center gap-2 px-4 font-medium">
          <Filter aria-hidden size={16} />
          {t('title')}
        </summary>
        <form
          action="/custody/items"
          className="grid grid-cols-1 gap-3 border-t border-line p-4 sm:grid-cols-2 lg:grid-cols-4"
        >
          <Inputs {...props} />
          {filter.sort !== 'age' && <input type="hidden" name="sort" value={filter.sort} />}
          {filter.order !== 'desc' && <input type="hidden" name="order" value={filter.order} />}
          <div className="flex items-end gap-2">
            <button type="submit" className="button button-main">
              {t('apply')}
            </button>
            <Link href={itemsAddress({})} prefetch={false} className="button button-plain">
              {t('clear')}
            </Link>
          </div>
        </form>
      </details>
      <Chips {...props} />
    </div>
  )
}

/** What each filter offers. */
function useOptions({ stores, classes }: ItemFiltersProps): Record<string, Options> {
  const t = useTranslations('words')
  const locale = localeOf(useLocale())
  return {
    store: stores.map((store) => [store.id, store[locale]]),
    goods: classes.map((one) => [one.code, one[locale]]),
    legal: LEGAL_STATES.map((legal) => [legal, t(`legalStates.${legal}`)]),
    age: AGE_BUCKETS.map((age) => [age, t(`ageBuckets.${age}`)]),
    state: STOCK_STATES.map((state) => [state, t(`itemStates.${state}`)]),
  }
}

function Inputs(props: ItemFiltersProps) {
  const t = useTranslations('custody.filters')
  const options = useOptions(props)
  const { filter, storeId } = props
  const selects: [name: string, label: string, value: string | undefined, none: string][] = [
    ['store', t('store'), storeId ?? 'all', t('anyStore')],
    ['goods', t('goods'), filter.goods, t('any')],
    ['legal', t('legal'), filter.legal, t('any')],
    ['age', t('age'), filter.age, t('any')],
    ['state', t('state'), filter.state, t('held')],
  ]
  return (
    <>
      <div>
        <label htmlFor="filter-q" className="mb-1 block text-13 font-medium">
          {t('q')}
        </label>
        <input id="filter-q" name="q" defaultValue={filter.q} maxLength={80} className="input" />
      </div>
      {selects.map(([name, label, value, none]) => (
        <div key={name}>
          <label htmlFor={`filter-${name}`} className="mb-1 block text-13 font-medium">
            {label}
          </label>
          <select id={`filter-${name}`} name={name} defaultValue={value ?? ''} className="input">
            <option value={name === 'store' ? 'all' : ''}>{none}</option>
            {options[name]?.map(([key, text]) => (
              <option key={key} value={key}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
      {(['old', 'late'] as const).map((name) => (
        <label key={name} className="flex min-h-11 items-center gap-2 self-end">
          <input
            type="checkbox"
            name={name}
            value="1"
            defaultChecked={filter[name] === '1'}
            className="size-5 accent-accent"
          />
          {name === 'old' ? t('old') : t('late')}
        </label>
      ))}
    </>
  )
}

function Chips(props: ItemFiltersProps) {
  const t = useTranslations('custody.filters')
  const options = useOptions(props)
  const { filter, storeId } = props
  const named = (name: string, value: string | undefined) =>
    options[name]?.find(([key]) => key === value)?.[1]
  const chips: [keyof ItemFilter, string | undefined | false][] = [
    ['q', filter.q && `«${filter.q}»`],
    ['store', named('store', storeId)],
    ['goods', named('goods', filter.goods)],
    ['legal', named('legal', filter.legal)],
    ['age', named('age', filter.age)],
    ['state', named('state', filter.state)],
    ['old', filter.old && t('old')],
    ['late', filter.late && t('late')],
  ]
  const shown = chips.flatMap(([name, text]) => (text ? [{ name, text }] : []))
  if (shown.length === 0) return null
  return (
    <ul aria-label={t('active')} className="flex flex-wrap gap-2">
      {shown.map(({ name, text }) => (
        <li key={name}>
          <Link
            href={itemsAddress(filter, {
              [name]: name === 'q' ? '' : name === 'store' ? 'all' : undefined,
              page: 1,
            })}
            prefetch={false}
            aria-label={t('remove', { filter: text })}
            className="inline-flex min-h-11 items-center gap-1 rounded-full border border-edge bg-surface px-3 text-13 hover:bg-raised"
          >
            {text}
            <X aria-hidden size={14} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
