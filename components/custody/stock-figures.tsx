import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { itemsAddress } from '@/components/custody/address'
import { useRial } from '@/components/custody/rial'
import { Figure } from '@/components/ui/figure'
import type { Stock } from '@/lib/custody/stock/queries'
import { formatNumber, formatShare, localeOf } from '@/lib/format'

/** Five figures of the stock; each opens its rows. */
export function StockFigures({ stock }: { stock: Stock }) {
  const t = useTranslations('custody.figures')
  const title = useTranslations('custody.stock')
  const locale = localeOf(useLocale())
  const rial = useRial()
  const count = (value: number) => formatNumber(value, locale)
  const store = stock.store?.id ?? 'all'
  const { held, breach, throughput } = stock
  const worth = rial.scaled(held.value)
  const flows = { in: count(throughput.in), out: count(throughput.out) }
  return (
    <section
      aria-labelledby="figures"
      className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5"
    >
      <h2 id="figures" className="sr-only">
        {title('figures')}
      </h2>
      <Figure
        label={t('held.label')}
        value={count(held.items)}
        note={t('held.ready', { count: count(held.ready) })}
        definition={t('held.definition')}
        href={itemsAddress({ store })}
      />
      <Figure
        label={t('value.label')}
        value={worth.amount}
        unit={worth.unit}
        definition={t('value.definition')}
        href={itemsAddress({ store, sort: 'value' })}
      />
      <Figure
        label={t('late.label')}
        value={breach.share === undefined ? undefined : count(breach.past)}
        missing={t('late.missing')}
        note={<LateNote stock={stock} />}
        definition={t('late.definition')}
        href={itemsAddress({ store, late: '1' })}
      />
      <Figure
        label={t('clearance.label')}
        value={
          throughput.clearance === undefined
            ? undefined
            : formatNumber(throughput.clearance, locale, 2)
        }
        missing={t('clearance.missing')}
        note={t('clearance.flows', flows)}
        definition={t('clearance.definition')}
        href={itemsAddress({ store, state: 'OUT' })}
      />
      <Figure
        label={t('months.label')}
        value={
          throughput.monthsOfStock === undefined
            ? undefined
            : formatNumber(throughput.monthsOfStock, locale, 1)
        }
        missing={t('months.missing')}
        unit={t('months.unit')}
        definition={t('months.definition')}
        href={itemsAddress({ store })}
      />
    </section>
  )
}

/** Of how many, and how many are old by the other count, from discovery. */
function LateNote({ stock }: { stock: Stock }) {
  const t = useTranslations('custody.figures.late')
  const locale = localeOf(useLocale())
  const { breach, held } = stock
  return (
    <>
      {breach.share !== undefined && (
        <span className="block">
          {t('of', {
            total: formatNumber(breach.final, locale),
            share: formatShare(breach.share, locale),
          })}
        </span>
      )}
      <Link
        href={itemsAddress({ store: stock.store?.id ?? 'all', old: '1' })}
        prefetch={false}
        className="link"
      >
        {t('old', { count: formatNumber(held.overTwoMonths, locale) })}
      </Link>
    </>
  )
}
