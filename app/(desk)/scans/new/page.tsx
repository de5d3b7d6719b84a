import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LogScanForm } from '@/components/scans/log-form'
import { requireActor } from '@/lib/auth'
import { findKnownAction, searchHsCodesAction } from '@/lib/consignments/actions'
import { newId } from '@/lib/id'
import { listScanners } from '@/lib/scanners/queries'
import { logScanAction } from '@/lib/scans/actions'
import { canLogScans } from '@/lib/scans/policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('logScan'))('title') }
}

export default async function LogScanPage() {
  const actor = await requireActor()
  if (!canLogScans(actor).ok) forbidden()
  const scanners = await listScanners(actor, actor.officeId)
  const t = await getTranslations('logScan')
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4">
      <h1>{t('title')}</h1>
      <LogScanForm
        owner={actor.id}
        firstId={newId()}
        scanners={scanners}
        actions={{
          log: logScanAction,
          searchCodes: searchHsCodesAction,
          findKnown: findKnownAction,
        }}
      />
    </div>
  )
}
