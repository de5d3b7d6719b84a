import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { alertsAddress } from '@/components/alerts/address'
import { AlertFilters } from '@/components/alerts/filters'
import { AlertList } from '@/components/alerts/list'
import { Quality } from '@/components/alerts/quality'
import { listAlerts, PAGE_SIZE, WINDOW_DAYS } from '@/lib/alerts/queries'
import { alertFilter } from '@/lib/alerts/schema'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AlertsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = alertFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(alertsAddress(filter, {}))
  const at = now()
  const page = await listAlerts(actor, filter, at)
  if (!page) forbidden()
  const t = await getTranslations('alerts')
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h1>{t('title')}</h1>
        <p className="max-w-prose text-soft">{t('purpose')}</p>
      </header>
      <AlertFilters filter={filter} />
      <AlertList {...page} pageSize={PAGE_SIZE} filter={filter} now={at} />
      <Quality quality={page.quality} days={WINDOW_DAYS} />
    </div>
  )
}
