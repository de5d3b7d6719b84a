import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StockView } from '@/components/custody/stock-view'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { storeInView } from '@/lib/custody/policy'
import { getStock } from '@/lib/custody/stock/queries'
import { stockFilter } from '@/lib/custody/stock/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('custody'))('stock.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function StockPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filter = stockFilter.parse(await searchParams)
  const stock = await getStock(actor, storeInView(actor, filter.store), now())
  if (!stock) forbidden()
  return <StockView stock={stock} filter={filter} />
}
