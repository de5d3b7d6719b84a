import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProposeForm } from '@/components/council/propose-form'
import { requireActor } from '@/lib/auth'
import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { proposeResolutionAction } from '@/lib/council/actions'
import { canKeepResolutions } from '@/lib/council/policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('council'))('propose') }
}

export default async function ProposePage() {
  const actor = await requireActor()
  if (!canKeepResolutions(actor).ok) forbidden()
  const t = await getTranslations('council')
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4">
      <h1>{t('propose')}</h1>
      <ProposeForm action={proposeResolutionAction} today={tehranDay(now())} />
    </div>
  )
}
