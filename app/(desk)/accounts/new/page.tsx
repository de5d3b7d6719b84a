import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CreateAccountForm } from '@/components/staff/create-account-form'
import { requireActor } from '@/lib/auth'
import { createAccountAction } from '@/lib/staff/actions'
import { listOpenOffices } from '@/lib/staff/offices/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('create') }
}

export default async function NewAccountPage() {
  const offices = await listOpenOffices(await requireActor())
  if (!offices) forbidden()
  const t = await getTranslations('accounts')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('create')}</h1>
      <CreateAccountForm offices={offices} action={createAccountAction} />
      <Link href="/accounts" prefetch={false} className="link self-start">
        {t('back')}
      </Link>
    </div>
  )
}
