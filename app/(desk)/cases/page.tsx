import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { casesAddress } from '@/components/cases/address'
import { CaseFilters } from '@/components/cases/filters'
import { CaseTable } from '@/components/cases/table'
import { requireActor } from '@/lib/auth'
import { listCases } from '@/lib/cases/inbox/queries'
import { caseFilter } from '@/lib/cases/schema'
import { now } from '@/lib/clock'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CasesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = caseFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(casesAddress(filter, { state: undefined }))
  const at = now()
  const page = await listCases(actor, filter, at)
  if (!page) forbidden()
  const t = await getTranslations('cases')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h1>{t('title')}</h1>
        <Link href="/cases/rules" prefetch={false} className="link no-print">
          {t('rules')}
        </Link>
      </div>
      <p className="text-soft">{t('hint')}</p>
      <CaseFilters filter={filter} counts={page.counts} />
      <CaseTable page={page} filter={filter} at={at} branches={actor.role !== 'PENALTY_OFFICER'} />
    </div>
  )
}
