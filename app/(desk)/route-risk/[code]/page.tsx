import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RouteView } from '@/components/route-risk/view'
import { requireActor } from '@/lib/auth'
import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { readBaseMap } from '@/lib/route-risk/base-map/queries'
import {
  cancelInterventionAction,
  endInterventionAction,
  planInterventionAction,
  startInterventionAction,
} from '@/lib/route-risk/interventions/actions'
import { canAnswerReport, canReadRoutes, canReport } from '@/lib/route-risk/policy'
import { corroborateReportAction, refuteReportAction } from '@/lib/route-risk/reports/actions'
import { getRoute } from '@/lib/route-risk/segments/queries'

interface Props {
  params: Promise<{ code: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('route')
  return { title: t('title', { code: (await params).code }) }
}

const ANSWER = { corroborate: corroborateReportAction, refute: refuteReportAction }
const INTERVENE = {
  plan: planInterventionAction,
  start: startInterventionAction,
  end: endInterventionAction,
  cancel: cancelInterventionAction,
}

export default async function RoutePage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadRoutes(actor).ok) forbidden()
  const { code } = await params
  const at = now()
  const route = /^[A-Z0-9-]{3,16}$/.test(code) ? await getRoute(actor, code, at) : undefined
  if (!route) notFound()
  const answerable = route.reports
    .filter((report) => report.state === 'SUBMITTED' && canAnswerReport(actor, report).ok)
    .map(({ id }) => id)
  return (
    <RouteView
      route={route}
      base={readBaseMap()}
      today={tehranDay(at)}
      mayReport={canReport(actor).ok}
      answerable={answerable}
      answer={ANSWER}
      intervene={route.mayIntervene ? INTERVENE : undefined}
    />
  )
}
