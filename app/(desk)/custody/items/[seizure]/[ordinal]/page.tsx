import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ItemView } from '@/components/custody/item-view'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { moveItemAction } from '@/lib/custody/items/actions'
import { getItem } from '@/lib/custody/ledger/queries'
import { canMove, canReadOrders, canReadStock } from '@/lib/custody/policy'
import { formatDigits, localeOf } from '@/lib/format'
import { canReadSeizures } from '@/lib/seizures/policy'

interface Props {
  params: Promise<{ seizure: string; ordinal: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { seizure, ordinal } = await params
  const locale = localeOf(await getLocale())
  const t = await getTranslations('custody')
  return {
    title: t('item.title', {
      seizure: formatDigits(seizure, locale),
      ordinal: formatDigits(ordinal, locale),
    }),
  }
}

export default async function ItemPage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadOrders(actor).ok) forbidden()
  const { seizure, ordinal } = await params
  const readable = /^\d{1,9}$/.test(seizure) && /^\d{1,3}$/.test(ordinal)
  const item = readable ? await getItem(actor, Number(seizure), Number(ordinal)) : undefined
  if (!item) notFound()
  const mayMove = item.state === 'STORED' && canMove(actor, item).ok
  return (
    <ItemView
      item={item}
      now={now()}
      move={mayMove ? moveItemAction : undefined}
      seizureLinked={canReadSeizures(actor).ok}
      stockLinked={canReadStock(actor).ok}
    />
  )
}
