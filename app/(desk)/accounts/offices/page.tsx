import { ChevronDown } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AddOfficeForm } from '@/components/staff/add-office-form'
import { OfficeTable } from '@/components/staff/office-table'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { addOfficeAction } from '@/lib/staff/offices/actions'
import { listAllOffices, listCounties } from '@/lib/staff/offices/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('officeForm'))('title') }
}

export default async function OfficesPage() {
  const actor = await requireActor()
  const [offices, counties] = await Promise.all([listAllOffices(actor, now()), listCounties(actor)])
  if (!offices || !counties) forbidden()
  const t = await getTranslations('officeForm')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('title')}</h1>
      <details className="panel group">
        <summary className="flex min-h-11 items-center gap-2 px-4 py-2 font-semibold">
          <ChevronDown aria-hidden size={18} className="text-soft group-open:rotate-180" />
          {t('add')}
        </summary>
        <div className="border-t border-line p-4">
          <AddOfficeForm counties={counties} action={addOfficeAction} />
        </div>
      </details>
      <OfficeTable offices={offices} />
      <Link href="/accounts" prefetch={false} className="link self-start">
        {t('toAccounts')}
      </Link>
    </div>
  )
}
