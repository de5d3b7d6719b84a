import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { type NextStep, OrderView } from '@/components/custody/order-view'
import type { Actor } from '@/lib/actor'
import { requireActor } from '@/lib/auth'
import { canCarryOut, canCloseOrder, canReadCases } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { carryOutAction, setApartAction } from '@/lib/custody/orders/actions'
import { getOrder, type OrderDetail } from '@/lib/custody/orders/queries'
import { canReadOrders } from '@/lib/custody/policy'
import { formatDigits, localeOf } from '@/lib/format'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = localeOf(await getLocale())
  const number = formatDigits((await params).number, locale)
  return { title: (await getTranslations('custody'))('order.title', { number }) }
}

export default async function OrderPage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadOrders(actor).ok) forbidden()
  const { number } = await params
  const order = /^\d{1,9}$/.test(number) ? await getOrder(actor, Number(number)) : undefined
  if (!order) notFound()
  return (
    <OrderView
      order={order}
      now={now()}
      next={nextFor(actor, order)}
      caseLinked={canReadCases(actor).ok}
    />
  )
}

function nextFor(actor: Actor, order: OrderDetail): NextStep {
  if (!canCarryOut(actor, order).ok || order.state === 'CLOSED') return undefined
  if (order.state === 'ORDERED') return { kind: 'SET_APART', action: setApartAction }
  return canCloseOrder(actor, order).ok
    ? { kind: 'CARRY_OUT', action: carryOutAction }
    : { kind: 'SECOND_PERSON_NEEDED' }
}
