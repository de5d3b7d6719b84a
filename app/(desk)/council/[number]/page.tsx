import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { DutyActions } from '@/components/council/duty'
import { ResolutionView } from '@/components/council/view'
import type { Actor } from '@/lib/actor'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { adoptResolutionAction } from '@/lib/council/actions'
import {
  raiseObstacleAction,
  rejectEvidenceAction,
  removeObstacleAction,
  startDutyAction,
  submitEvidenceAction,
  verifyDutyAction,
} from '@/lib/council/duties/actions'
import { stepsOnDuty } from '@/lib/council/duties/policy'
import { canKeepResolutions, canReadCouncil } from '@/lib/council/policy'
import { type DutyView, getResolution } from '@/lib/council/queries'
import { formatDigits, localeOf } from '@/lib/format'

interface Props {
  params: Promise<{ number: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('council')
  const number = formatDigits((await params).number, localeOf(await getLocale()))
  return { title: t('view.title', { number }) }
}

export default async function ResolutionPage({ params }: Props) {
  const actor = await requireActor()
  if (!canReadCouncil(actor).ok) forbidden()
  const { number } = await params
  const resolution = /^\d{1,9}$/.test(number)
    ? await getResolution(actor, Number(number))
    : undefined
  if (!resolution) notFound()
  const mayAdopt = resolution.state === 'PROPOSED' && canKeepResolutions(actor).ok
  return (
    <ResolutionView
      resolution={resolution}
      now={now()}
      adopt={mayAdopt ? adoptResolutionAction : undefined}
      actionsOf={(duty) => actionsOf(actor, duty)}
    />
  )
}

const ACTIONS = {
  START: { start: startDutyAction },
  OBSTRUCT: { obstruct: raiseObstacleAction },
  REMOVE_OBSTACLE: { remove: removeObstacleAction },
  SUBMIT_EVIDENCE: { submit: submitEvidenceAction },
  VERIFY: { verify: verifyDutyAction },
  REJECT: { reject: rejectEvidenceAction },
} as const

/** The forms follow from the law and the policies that the commands ask. */
function actionsOf(actor: Actor, duty: DutyView): DutyActions {
  const { steps, secondPerson } = stepsOnDuty(actor, {
    ...duty,
    resolution: { state: duty.resolutionState },
  })
  return Object.assign({ secondPerson }, ...steps.map((step) => ACTIONS[step]))
}
