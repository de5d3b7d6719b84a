import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, localeOf } from '@/lib/format'
import type { ItemView } from '@/lib/seizures/queries'

interface ItemsProps {
  items: ItemView[]
  /** Whole rials; null before the first valuation. */
  totalRial: number | null
}

/** The items of a seizure with quantities and values. On a phone each is a card. */
export function Items({ items, totalRial }: ItemsProps) {
  const t = useTranslations('seizure')
  const locale = localeOf(useLocale())
  return (
    <section aria-labelledby="items" className="panel p-4">
      <h2 id="items" className="mb-2">
        {t('items')}
      </h2>
      <ul className="flex flex-col divide-y divide-line md:hidden">
        {items.map((item) => (
          <Card key={item.id} item={item} />
        ))}
      </ul>
      {totalRial !== null && (
        <p className="figures border-t border-line pt-2 font-semibold md:hidden">
          {t('total')}: {t('rials', { value: formatNumber(totalRial, locale) })}
        </p>
      )}
      <div className="hidden overflow-x-auto md:block">
        <Grid items={items} totalRial={totalRial} />
      </div>
    </section>
  )
}

function Grid({ items, totalRial }: ItemsProps) {
  const t = useTranslations('seizure')
  const locale = localeOf(useLocale())
  return (
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">{t('columns.ordinal')}</th>
          <th scope="col">{t('columns.description')}</th>
          <th scope="col">{t('columns.class')}</th>
          <th scope="col" className="number">
            {t('columns.quantity')}
          </th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col" className="number">
            {t('columns.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <GridRow key={item.id} item={item} />
        ))}
      </tbody>
      {totalRial !== null && items.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {t('total')}
            </th>
            <td className="number font-semibold">{formatNumber(totalRial, locale)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function GridRow({ item }: { item: ItemView }) {
  const t = useTranslations('words')
  const locale = localeOf(useLocale())
  return (
    <tr>
      <td className="figures">{formatNumber(item.ordinal, locale)}</td>
      <td>
        <bdi>{item.description}</bdi>
      </td>
      <td>{locale === 'fa' ? item.classFa : item.classEn}</td>
      <td className="number">
        <Quantity item={item} />
      </td>
      <td>{t(`itemStates.${item.state}`)}</td>
      <td className="number">
        {item.valueRial === null ? '—' : formatNumber(item.valueRial, locale)}
      </td>
    </tr>
  )
}

function Card({ item }: { item: ItemView }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <li className="flex flex-col gap-1 py-2">
      <span className="flex items-baseline justify-between gap-3">
        <bdi className="min-w-0 font-semibold break-words">{item.description}</bdi>
        <span className="shrink-0">
          <Quantity item={item} />
        </span>
      </span>
      <span className="flex flex-wrap justify-between gap-x-3 text-13 text-soft">
        <span>
          {locale === 'fa' ? item.classFa : item.classEn} · {t(`words.itemStates.${item.state}`)}
        </span>
        {item.valueRial !== null && (
          <span className="figures">
            {t('seizure.rials', { value: formatNumber(item.valueRial, locale) })}
          </span>
        )}
      </span>
    </li>
  )
}

function Quantity({ item }: { item: ItemView }) {
  const t = useTranslations('words')
  const locale = localeOf(useLocale())
  return (
    <span className="figures whitespace-nowrap">
      {formatNumber(item.quantity, locale, 3)} {t(`itemUnits.${item.unit}`)}
    </span>
  )
}
