import { getTranslations } from 'next-intl/server'
import { ProvinceView } from '@/components/dashboard/province'
import { WaitingList } from '@/components/dashboard/waiting'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { getProvince, listWaiting } from '@/lib/dashboard/queries'
import { canReadScanners } from '@/lib/scanners/policy'
import { canLogScans, canReadScans } from '@/lib/scans/policy'

/** What waits for me, and the province today. */
export default async function OverviewPage() {
  const actor = await requireActor()
  const at = now()
  const [waiting, province] = await Promise.all([listWaiting(actor, at), getProvince(actor, at)])
  const t = await getTranslations('overview')
  const reads = { scans: canReadScans(actor).ok, scanners: canReadScanners(actor).ok }
  const officeId = actor.role === 'CUSTOMS_OFFICER' ? actor.officeId : undefined
  return (
    <div className="flex flex-col gap-6">
      <h1>{t('title')}</h1>
      <WaitingList waiting={waiting} at={at} officeId={officeId} mayLog={canLogScans(actor).ok} />
      {province && <ProvinceView province={province} reads={reads} />}
    </div>
  )
}
