import { getTranslations } from 'next-intl/server'
import { ProvinceView } from '@/components/dashboard/province'
import { QueueView } from '@/components/dashboard/queue'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { getProvince } from '@/lib/dashboard/province/queries'
import { getQueue } from '@/lib/dashboard/queue/queries'
import { canReadScanners } from '@/lib/scanners/policy'
import { canLogScans, canReadScans } from '@/lib/scans/policy'

/** What waits for me, and the province today. */
export default async function OverviewPage() {
  const actor = await requireActor()
  const at = now()
  const [queue, province] = await Promise.all([getQueue(actor, at), getProvince(actor, at)])
  const t = await getTranslations('overview')
  const reads = { scans: canReadScans(actor).ok, scanners: canReadScanners(actor).ok }
  const officeId = actor.role === 'CUSTOMS_OFFICER' ? actor.officeId : undefined
  return (
    <div className="flex flex-col gap-6">
      <h1>{t('title')}</h1>
      <QueueView queue={queue} at={at} officeId={officeId} mayLog={canLogScans(actor).ok} />
      {province && <ProvinceView province={province} reads={reads} />}
    </div>
  )
}
