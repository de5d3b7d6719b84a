import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RegisterForm } from '@/components/scanners/register-form'
import { requireActor } from '@/lib/auth'
import { registerScannerAction } from '@/lib/scanners/actions'
import { canManageScanners } from '@/lib/scanners/policy'
import { listOffices } from '@/lib/staff/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('unit'))('title') }
}

export default async function RegisterScannerPage() {
  const actor = await requireActor()
  if (!canManageScanners(actor).ok) forbidden()
  const offices = await listOffices(actor, 'CUSTOMS_OFFICE')
  const t = await getTranslations('unit')
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4">
      <h1>{t('title')}</h1>
      <RegisterForm offices={offices} action={registerScannerAction} />
    </div>
  )
}
