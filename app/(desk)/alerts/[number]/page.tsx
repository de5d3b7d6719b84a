import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '@/components/alerts/answer'
import { AlertView } from '@/components/alerts/view'
import {
  acknowledgeAlertAction,
  actOnAlertAction,
  closeAlertFalseAction,
  closeAlertTrueAction,
} from '@/lib/alerts/actions'
import { canHandle, canReadAlerts } from '@/lib/alerts/policy'
import { getAlert } from '@/lib/alerts/queries'
import { ALERT_LAW } from '@/lib/alerts/rules'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { formatDigits, localeOf } from '@/lib/format'
import { stepsFrom } from '@/lib/states'

interface Props {
  params: Promise<{ number: string }>
}

const ACTIONS = {
  ACKNOWLEDGE: acknowledgeAlertAction,
  ACT: actOnAlertAction,
  CLOSE_TRUE: closeAlertTrueAction,
  CLOSE_FALSE: closeAlertFalseAction,
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('alert')
  const locale = localeOf(await getLocale())
  return { title: t('title', { number: formatDigits((await params).number, locale) }) }
}

export default async function AlertPage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadAlerts(actor).ok) forbidden()
  const { number } = await params
  const alert = /^\d{1,9}$/.test(number) ? await getAlert(actor, Number(number)) : undefined
  if (!alert) notFound()
  const steps = canHandle(actor, alert).ok ? stepsFrom(ALERT_LAW, alert.state, actor.role) : []
  return (
    <AlertView alert={alert} now={now()}>
      <Answer alertId={alert.id} steps={steps.map(({ action }) => action)} actions={ACTIONS} />
    </AlertView>
  )
}
