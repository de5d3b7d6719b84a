import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { CarryOutForm } from '@/components/custody/carry-out-form'
import { Facts } from '@/components/custody/facts'
import { OrderClock } from '@/components/custody/orders'
import { useRial } from '@/components/custody/rial'
import { type OrderAction, SetApartForm } from '@/components/custody/set-apart-form'
import { ItemStatus, OrderStatus, Quantity } from '@/components/custody/states'
import { Identifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { OrderDetail, OrderItem } from '@/lib/custody/orders/queries'
import { formatDigits, localeOf } from '@/lib/format'

/** What this reader can do next: the step itself, or why it is not theirs. */
export type NextStep =
  | { kind: 'SET_APART' | 'CARRY_OUT'; action: OrderAction }
  | { kind: 'SECOND_PERSON_NEEDED' }
  | undefined

export interface OrderViewProps {
  order: OrderDetail
  now: Date
  next: NextStep
  /** Whether this reader may open the file. */
  caseLinked: boolean
}

/** One disposition order: what becomes of which goods, until when, and the step that is due. */
export function OrderView({ order, now, next, caseLinked }: OrderViewProps) {
  const t = useTranslations('custody.order')
  const locale = localeOf(useLocale())
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t('title', { number: formatDigits(String(order.number), locale) })}</h1>
        <OrderStatus state={order.state} />
        <OrderClock row={order} now={now} />
      </header>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[1fr_2fr]">
        <section aria-labelledby="facts" className="panel self-start p-4">
          <h2 id="facts" className="mb-2">
            {t('facts')}
          </h2>
          <Facts rows={useFacts(order, caseLinked)} />
        </section>
        <div className="flex min-w-0 flex-col gap-6">
          <Contents items={order.contents} seizure={order.seizureNumber} />
          <Next order={order} next={next} />
          <History lines={order.history} />
        </div>
      </div>
      <Link href="/custody/orders" prefetch={false} className="link no-print self-start">
        {t('back')}
      </Link>
    </div>
  )
}

function Next({ order, next }: { order: OrderDetail; next: NextStep }) {
  const t = useTranslations('custody.order')
  if (next?.kind === 'SET_APART') return <SetApartForm order={order} action={next.action} />
  if (next?.kind === 'CARRY_OUT') return <CarryOutForm order={order} action={next.action} />
  return next ? <Notice tone="attention">{t('secondPerson')}</Notice> : null
}

function useFacts(order: OrderDetail, linked: boolean): [string, React.ReactNode][] {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const rial = useRial()
  const file = formatDigits(String(order.caseNumber), locale)
  const who = (name: string | null, at: Date | null) =>
    name &&
    at && (
      <span key={name}>
        <span className="block">
          <bdi>{name}</bdi>
        </span>
        <span className="text-13 text-soft">
          <Time at={at} />
        </span>
      </span>
    )
  const rows: [string, React.ReactNode][] = [
    [t('custody.order.disposition'), t(`words.dispositions.${order.disposition}`)],
    [t('custody.order.holder'), locale === 'fa' ? order.holderFa : order.holderEn],
    [t('custody.order.value'), rial.exact(order.valueRial)],
    [
      t('custody.order.case'),
      linked ? (
        <Link key="c" href={`/cases/${order.caseNumber}`} prefetch={false} className="link figures">
          {file}
        </Link>
      ) : (
        file
      ),
    ],
    [t('custody.order.finalAt'), order.finalAt && <Time key="f" at={order.finalAt} />],
    [t('custody.order.orderedBy'), who(order.orderedByName, order.orderedAt)],
    [t('custody.order.note'), order.note],
    [t('custody.order.setApartBy'), who(order.setApartByName, order.setApartAt)],
    [t('custody.order.closedBy'), who(order.closedByName, order.closedAt)],
    [t('custody.order.minutes'), order.minutes],
    [t('custody.order.proceeds'), order.proceedsRial !== null && rial.exact(order.proceedsRial)],
  ]
  return order.state === 'CLOSED' ? rows : rows.slice(0, order.setApartAt ? 8 : 7)
}

function Contents({ items, seizure }: { items: OrderItem[]; seizure: number }) {
  const t = useTranslations('custody.receipt')
  const order = useTranslations('custody.order')
  const rial = useRial()
  return (
    <section aria-labelledby="contents" className="panel min-w-0 p-4">
      <h2 id="contents" className="mb-2">
        {order('contents')}
      </h2>
      <ul className="flex flex-col">
        {items.map((item) => (
          <li
            key={item.ordinal}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2 first:border-0"
          >
            <span className="min-w-0">
              <Link
                href={`/custody/items/${seizure}/${item.ordinal}`}
                prefetch={false}
                className="link font-medium"
              >
                <bdi>{item.description}</bdi>
              </Link>
              <span className="block text-13 text-soft">
                <Quantity quantity={item.quantity} unit={item.unit} />
                {item.valueRial !== null && <> · {rial.exact(item.valueRial)}</>}
              </span>
            </span>
            <span className="flex items-center gap-3">
              {item.bayCode && (
                <span className="text-13">
                  {t('bay')} <Identifier>{item.bayCode}</Identifier>
                </span>
              )}
              <ItemStatus state={item.state} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
