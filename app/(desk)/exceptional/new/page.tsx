import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OpenForm } from '@/components/cases/exceptional/open-form'
import { requireActor } from '@/lib/auth'
import { openExceptionallyAction } from '@/lib/cases/exceptional/actions'
import { canOpenExceptionally } from '@/lib/cases/exceptional/policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exceptional'))('newTitle') }
}

export default async function OpenExceptionallyPage() {
  const actor = await requireActor()
  if (!canOpenExceptionally(actor).ok) forbidden()
  const t = await getTranslations('exceptional')
  return (
    <div className="mx-auto flex w-full max-w-[720px] flex-col gap-4">
      <h1>{t('newTitle')}</h1>
      <p className="text-soft">{t('newPurpose')}</p>
      <OpenForm action={openExceptionallyAction} />
    </div>
  )
}
