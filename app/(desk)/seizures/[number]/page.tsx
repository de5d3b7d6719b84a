import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SeizureView } from '@/components/seizures/view'
import { requireActor } from '@/lib/auth'
import { canReadCase } from '@/lib/cases/policy'
import { canReadReceipt, canReceive } from '@/lib/custody/policy'
import { canFollow } from '@/lib/dashboard/policy'
import { canReadScans } from '@/lib/scans/policy'
import { appraiseSeizureAction, holdSeizureAction } from '@/lib/seizures/actions'
import { canChangeSeizure, canReadSeizures } from '@/lib/seizures/policy'
import { getSeizure } from '@/lib/seizures/queries'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('seizure')
  return { title: t('title', { number: (await params).number }) }
}

export default async function SeizurePage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadSeizures(actor).ok) forbidden()
  const { number } = await params
  const seizure = /^\d{1,9}$/.test(number) ? await getSeizure(actor, Number(number)) : undefined
  if (!seizure) notFound()
  const discovererId = seizure.officeId
  const reads = {
    scans: canReadScans(actor).ok,
    consignments: canFollow(actor, { seized: true }).ok,
    case: canReadCase(actor, { officeId: seizure.branchId ?? '', discovererId }).ok,
    receipt: canReadReceipt(actor, { discovererId }).ok,
    receive: canReceive(actor).ok,
  }
  const actions = { appraise: appraiseSeizureAction, hold: holdSeizureAction }
  return (
    <SeizureView
      seizure={seizure}
      reads={reads}
      actions={canChangeSeizure(actor, seizure).ok ? actions : undefined}
    />
  )
}
