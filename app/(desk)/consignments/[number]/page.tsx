import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Consignment } from '@/components/dashboard/consignment'
import { requireActor } from '@/lib/auth'
import { canReadCases } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { canReadOrders } from '@/lib/custody/policy'
import { canFollow } from '@/lib/dashboard/policy'
import { getConsignment } from '@/lib/dashboard/strip/queries'
import { canReadScans } from '@/lib/scans/policy'
import { canReadSeizures } from '@/lib/seizures/policy'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('strip')
  return { title: t('title', { number: (await params).number }) }
}

/** One accountable timeline: who holds the consignment now, since when, which clock runs. */
export default async function ConsignmentPage({ params }: Props) {
  const actor = await requireActor()
  if (!canFollow(actor, { seized: true }).ok) forbidden()
  const { number } = await params
  const view = /^\d{1,9}$/.test(number) ? await getConsignment(actor, Number(number)) : undefined
  if (!view) notFound()
  const reads = {
    scans: canReadScans(actor).ok,
    seizures: canReadSeizures(actor).ok,
    cases: canReadCases(actor).ok,
    custody: canReadOrders(actor).ok,
  }
  return <Consignment view={view} at={now()} reads={reads} />
}
