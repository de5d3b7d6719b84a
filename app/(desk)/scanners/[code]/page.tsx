import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { UnitView } from '@/components/scanners/unit-view'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import {
  enterServiceAction,
  holdUnitAction,
  planStagesAction,
  reachStageAction,
  resumeUnitAction,
} from '@/lib/scanners/commissioning/actions'
import {
  reportDownAction,
  restoreUnitAction,
  retireUnitAction,
} from '@/lib/scanners/downtime/actions'
import { canManageScanners, canReadScanners, canReportDown } from '@/lib/scanners/policy'
import { getUnit } from '@/lib/scanners/queries'
import { windowInput } from '@/lib/scanners/schedule/schema'
import { canReadScans } from '@/lib/scans/policy'

interface Props {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('unitPage')
  return { title: t('heading', { code: (await params).code }) }
}

export default async function UnitPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  if (!canReadScanners(actor).ok) forbidden()
  const { code } = await params
  const { days } = windowInput.parse(await searchParams)
  const detail = /^[A-Z0-9-]{3,16}$/.test(code)
    ? await getUnit(actor, code, now(), days)
    : undefined
  if (!detail) notFound()
  const commissioning = {
    plan: planStagesAction,
    reach: reachStageAction,
    hold: holdUnitAction,
    resume: resumeUnitAction,
    enter: enterServiceAction,
  }
  const actions = {
    ...(canReportDown(actor, detail.unit).ok && {
      report: reportDownAction,
      restore: restoreUnitAction,
    }),
    ...(canManageScanners(actor).ok && { retire: retireUnitAction, commissioning }),
  }
  return <UnitView detail={detail} actions={actions} linked={canReadScans(actor).ok} />
}
