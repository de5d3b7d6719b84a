import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RegisterForm } from '@/components/route-risk/register-form'
import { requireActor } from '@/lib/auth'
import { listCounties } from '@/lib/route-risk/choices/queries'
import { registerSegmentAction } from '@/lib/route-risk/segments/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('routeForms'))('registerTitle') }
}

export default async function RegisterRoutePage() {
  const actor = await requireActor()
  const counties = await listCounties(actor)
  if (!counties) forbidden()
  const t = await getTranslations('routeForms')
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4">
      <h1>{t('registerTitle')}</h1>
      <RegisterForm counties={counties} action={registerSegmentAction} />
    </div>
  )
}
