import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { DeliveryView } from '@/components/custody/delivery-view'
import { requireActor } from '@/lib/auth'
import { canReadOrders, canReadStock, canReceive } from '@/lib/custody/policy'
import { receiveSeizureAction } from '@/lib/custody/receipts/actions'
import { getDelivery } from '@/lib/custody/receipts/queries'
import { formatDigits, localeOf } from '@/lib/format'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf(await getLocale())
  const number = formatDigits((await params).number, locale)
  return { title: (await getTranslations('custody'))('receive.seizure', { number }) }
}

export default async function DeliveryPage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadOrders(actor).ok) forbidden()
  const { number } = await params
  const delivery = /^\d{1,9}$/.test(number) ? await getDelivery(actor, Number(number)) : undefined
  if (!delivery) notFound()
  const receive = canReceive(actor).ok ? receiveSeizureAction : undefined
  const stockLinked = canReadStock(actor).ok
  return <DeliveryView delivery={delivery} receive={receive} stockLinked={stockLinked} />
}
