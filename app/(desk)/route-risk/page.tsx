import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { routesAddress } from '@/components/route-risk/address'
import { Overview } from '@/components/route-risk/overview'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { readBaseMap } from '@/lib/route-risk/base-map/queries'
import { getOverview, PAGE_SIZE } from '@/lib/route-risk/overview/queries'
import { canReport } from '@/lib/route-risk/policy'
import { routeFilter } from '@/lib/route-risk/segments/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('routes'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function RouteRiskPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = routeFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(routesAddress(filter))
  const overview = await getOverview(actor, filter, now())
  if (!overview) forbidden()
  return (
    <Overview
      overview={overview}
      base={readBaseMap()}
      filter={filter}
      pageSize={PAGE_SIZE}
      police={canReport(actor).ok}
    />
  )
}
