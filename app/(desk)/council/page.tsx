import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { dutiesAddress } from '@/components/council/address'
import { DutyFilters } from '@/components/council/duty-filters'
import { DutyList } from '@/components/council/duty-list'
import { AgencyTable, CouncilFigures } from '@/components/council/figures'
import { CouncilTabs } from '@/components/council/tabs'
import { Time } from '@/components/ui/time'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { listDuties } from '@/lib/council/duties/queries'
import { dutyFilter } from '@/lib/council/duties/schema'
import { canKeepResolutions } from '@/lib/council/policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('council'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CouncilPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = dutyFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(dutiesAddress(filter))
  const page = await listDuties(actor, filter, now())
  if (!page) forbidden()
  const t = await getTranslations('council')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h1>{t('title')}</h1>
        <p className="text-13 text-soft">
          {t('asOf')} <Time at={page.asOf} />
        </p>
      </div>
      <CouncilTabs here="duties" mayPropose={canKeepResolutions(actor).ok} />
      <CouncilFigures agencies={page.agencies} />
      <AgencyTable agencies={page.agencies} />
      <DutyFilters filter={filter} />
      <DutyList page={page} filter={filter} />
    </div>
  )
}
