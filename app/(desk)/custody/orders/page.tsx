import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OrderList } from '@/components/custody/orders'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { listOrders } from '@/lib/custody/orders/queries'
import { orderFilter } from '@/lib/custody/orders/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('custody'))('orders.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OrdersPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filter = orderFilter.parse(await searchParams)
  const page = await listOrders(actor, filter, now())
  if (!page) forbidden()
  const t = await getTranslations('custody')
  return (
    <div className="mx-auto flex w-full max-w-[960px] flex-col gap-4">
      <h1>{t('orders.title')}</h1>
      <p className="max-w-prose text-soft">{t('orders.purpose')}</p>
      <OrderList page={page} filter={filter} />
    </div>
  )
}
