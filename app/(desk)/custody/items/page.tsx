import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { itemsAddress } from '@/components/custody/address'
import { ItemFilters } from '@/components/custody/items-filters'
import { ItemTable } from '@/components/custody/items-table'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { listItems } from '@/lib/custody/items/queries'
import { itemFilter } from '@/lib/custody/items/schema'
import { storeInView } from '@/lib/custody/policy'
import { listOffices } from '@/lib/staff/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('custody'))('items.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ItemsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = itemFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(itemsAddress(filter))
  const storeId = storeInView(actor, filter.store)
  const [page, stores] = await Promise.all([
    listItems(actor, filter, storeId, now()),
    listOffices(actor, 'STORE'),
  ])
  if (!page) forbidden()
  const t = await getTranslations('custody')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('items.title')}</h1>
      <ItemFilters filter={filter} stores={stores} classes={page.classes} storeId={storeId} />
      <ItemTable page={page} filter={filter} />
    </div>
  )
}
