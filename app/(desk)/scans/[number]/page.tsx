import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ScanView } from '@/components/scans/view'
import { requireActor } from '@/lib/auth'
import { decideScanAction } from '@/lib/scans/actions'
import { recordNoFindAction, startInspectionAction } from '@/lib/scans/inspections/actions'
import { canExamine } from '@/lib/scans/inspections/policy'
import { canDecide, canReadScans } from '@/lib/scans/policy'
import { getScan } from '@/lib/scans/queries'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('scan')
  return { title: t('title', { number: (await params).number }) }
}

export default async function ScanPage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadScans(actor).ok) forbidden()
  const { number } = await params
  const scan = /^\d{1,9}$/.test(number) ? await getScan(actor, Number(number)) : undefined
  if (!scan) notFound()
  const mayDecide = scan.state === 'SCANNED' && canDecide(actor, scan).ok
  const examine = { start: startInspectionAction, recordNoFind: recordNoFindAction }
  return (
    <ScanView
      scan={scan}
      decide={mayDecide ? decideScanAction : undefined}
      examine={canExamine(actor, scan).ok ? examine : undefined}
    />
  )
}
