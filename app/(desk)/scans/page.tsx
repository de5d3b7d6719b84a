import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { scansAddress } from '@/components/scans/address'
import { ScanFilters } from '@/components/scans/filters'
import { ScanTable } from '@/components/scans/table'
import { requireActor } from '@/lib/auth'
import { listScanners } from '@/lib/scanners/queries'
import { listScans } from '@/lib/scans/queries'
import { scanFilter } from '@/lib/scans/schema'
import { listOffices } from '@/lib/staff/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scans'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ScansPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = scanFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(scansAddress(filter, {}))
  const [page, offices, scanners] = await Promise.all([
    listScans(actor, filter),
    listOffices(actor, 'CUSTOMS_OFFICE'),
    listScanners(actor),
  ])
  if (!page) forbidden()
  const t = await getTranslations('scans')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('title')}</h1>
      <ScanFilters filter={filter} offices={offices} scanners={scanners} />
      <ScanTable page={page} filter={filter} />
    </div>
  )
}
