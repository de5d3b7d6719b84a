import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { seizuresAddress } from '@/components/seizures/address'
import { SeizureFilters } from '@/components/seizures/filters'
import { SeizureTable } from '@/components/seizures/table'
import { requireActor } from '@/lib/auth'
import { canReadScans } from '@/lib/scans/policy'
import { listSeizures } from '@/lib/seizures/queries'
import { seizureFilter } from '@/lib/seizures/schema'
import { listOffices } from '@/lib/staff/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('seizures'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SeizuresPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = seizureFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(seizuresAddress(filter, {}))
  const [page, offices] = await Promise.all([
    listSeizures(actor, filter),
    listOffices(actor, 'CUSTOMS_OFFICE'),
  ])
  if (!page) forbidden()
  const t = await getTranslations('seizures')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('title')}</h1>
      <SeizureFilters filter={filter} offices={offices} />
      <SeizureTable page={page} filter={filter} readsScans={canReadScans(actor).ok} />
    </div>
  )
}
