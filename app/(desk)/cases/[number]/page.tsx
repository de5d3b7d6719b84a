import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { CaseActions } from '@/components/cases/next-step'
import { CaseView } from '@/components/cases/view'
import { requireActor } from '@/lib/auth'
import { orderDispositionAction } from '@/lib/cases/orders/actions'
import { canDecideCase, canReadCases } from '@/lib/cases/policy'
import { getCase } from '@/lib/cases/queries'
import {
  acceptCaseAction,
  lodgeAppealAction,
  makeFinalAction,
  notifyCaseAction,
  ruleAppealAction,
  ruleCaseAction,
  transferCaseAction,
} from '@/lib/cases/rulings/actions'
import { now } from '@/lib/clock'

interface Props {
  params: Promise<{ number: string }>
}

const ACTIONS: CaseActions = {
  ACCEPT: acceptCaseAction,
  TRANSFER: transferCaseAction,
  RULE: ruleCaseAction,
  NOTIFY: notifyCaseAction,
  LODGE_APPEAL: lodgeAppealAction,
  RULE_APPEAL: ruleAppealAction,
  MAKE_FINAL: makeFinalAction,
  ORDER: orderDispositionAction,
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('case')
  return { title: t('title', { number: (await params).number }) }
}

export default async function CasePage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadCases(actor).ok) forbidden()
  const { number } = await params
  const file = /^\d{1,9}$/.test(number) ? await getCase(actor, Number(number)) : undefined
  if (!file) notFound()
  const actions = canDecideCase(actor, file).ok ? ACTIONS : undefined
  return <CaseView file={file} actions={actions} at={now()} />
}
