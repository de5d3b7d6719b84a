import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ResolutionList } from '@/components/council/resolution-list'
import { CouncilTabs } from '@/components/council/tabs'
import { requireActor } from '@/lib/auth'
import { canKeepResolutions } from '@/lib/council/policy'
import { listResolutions } from '@/lib/council/queries'
import { resolutionFilter } from '@/lib/council/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('council'))('resolutions.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ResolutionsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filter = resolutionFilter.parse(await searchParams)
  const page = await listResolutions(actor, filter)
  if (!page) forbidden()
  const t = await getTranslations('council')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('resolutions.title')}</h1>
      <CouncilTabs here="resolutions" mayPropose={canKeepResolutions(actor).ok} />
      <ResolutionList page={page} filter={filter} />
    </div>
  )
}
