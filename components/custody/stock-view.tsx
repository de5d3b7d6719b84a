import { ClipboardCheck, PackagePlus, Rows3 } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { itemsAddress, stockAddress } from '@/components/custody/address'
import { BalanceTable } from '@/components/custody/balance'
import { AgeChart, ClassChart, FlowChart, StoreChart } from '@/components/custody/stock-charts'
import { StockFigures } from '@/components/custody/stock-figures'
import { Time } from '@/components/ui/time'
import type { Stock } from '@/lib/custody/stock/queries'
import type { StockFilter } from '@/lib/custody/stock/schema'
import { formatNumber, localeOf } from '@/lib/format'

export interface StockViewProps {
  stock: Stock
  filter: StockFilter
}

/** What the stores hold, how old it is, and whether it leaves as fast as it comes. */
export function StockView({ stock, filter }: StockViewProps) {
  const t = useTranslations('custody')
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h1>{t('stock.title')}</h1>
        <p className="text-13 text-soft">
          {t('stock.asOf')} <Time at={stock.asOf} long />
        </p>
      </header>
      <Tasks stock={stock} />
      <div className="no-print flex flex-wrap items-center justify-between gap-3">
        <StoreChoice stock={stock} filter={filter} />
        <MeasureChoice filter={filter} />
      </div>
      <StockFigures stock={stock} />
      <AgeChart stock={stock} filter={filter} />
      <BalanceTable stock={stock} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <FlowChart stock={stock} filter={filter} />
          <StoreChart stock={stock} filter={filter} />
        </div>
        <ClassChart stock={stock} filter={filter} />
      </div>
    </div>
  )
}

function Tasks({ stock }: { stock: Stock }) {
  const t = useTranslations('custody.stock')
  const locale = localeOf(useLocale())
  const tasks: [Route, typeof Rows3, string][] = [
    [
      '/custody/receive',
      PackagePlus,
      t('toReceive', { count: formatNumber(stock.waiting.deliveries, locale) }),
    ],
    [
      '/custody/orders',
      ClipboardCheck,
      t('toCarryOut', { count: formatNumber(stock.waiting.orders, locale) }),
    ],
    [itemsAddress({ store: stock.store?.id ?? 'all' }), Rows3, t('allItems')],
  ]
  return (
    <nav aria-label={t('tasks')} className="no-print flex flex-wrap gap-2">
      {tasks.map(([href, Icon, text]) => (
        <Link key={href} href={href} prefetch={false} className="button">
          <Icon aria-hidden size={18} className="shrink-0" />
          {text}
        </Link>
      ))}
    </nav>
  )
}

function StoreChoice({ stock, filter }: StockViewProps) {
  const t = useTranslations('custody.stock')
  const locale = localeOf(useLocale())
  const choices = [
    { id: 'all', name: t('allStores') },
    ...stock.stores.map((store) => ({ id: store.id, name: store[locale] })),
  ]
  const chosen = stock.store?.id ?? 'all'
  return (
    <nav aria-label={t('store')} className="min-w-0">
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ id, name }) => (
          <li key={id}>
            <Choice href={stockAddress(filter, { store: id })} chosen={id === chosen}>
              {name}
            </Choice>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function MeasureChoice({ filter }: { filter: StockFilter }) {
  const t = useTranslations('custody.stock')
  return (
    <nav aria-label={t('measure')}>
      <ul className="flex gap-2">
        <li>
          <Choice href={stockAddress(filter, { by: 'items' })} chosen={filter.by === 'items'}>
            {t('byItems')}
          </Choice>
        </li>
        <li>
          <Choice href={stockAddress(filter, { by: 'value' })} chosen={filter.by === 'value'}>
            {t('byValue')}
          </Choice>
        </li>
      </ul>
    </nav>
  )
}

function Choice({
  href,
  chosen,
  children,
}: {
  href: Route
  chosen: boolean
  children: React.ReactNode
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={chosen ? 'true' : undefined}
      className={`button ${chosen ? 'border-accent bg-accent-tint font-semibold' : ''}`}
    >
      {children}
    </Link>
  )
}
