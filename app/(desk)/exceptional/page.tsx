import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { accessesAddress } from '@/components/cases/exceptional/address'
import { ExceptionalFigures } from '@/components/cases/exceptional/figures'
import { AccessFilters } from '@/components/cases/exceptional/filters'
import { AccessList } from '@/components/cases/exceptional/list'
import { requireActor } from '@/lib/auth'
import { canOpenExceptionally } from '@/lib/cases/exceptional/policy'
import { listAccesses } from '@/lib/cases/exceptional/queries'
import { accessFilter } from '@/lib/cases/exceptional/schema'
import { now } from '@/lib/clock'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exceptional'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ExceptionalPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = accessFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(accessesAddress(filter, {}))
  const at = now()
  const page = await listAccesses(actor, filter, at)
  if (!page) forbidden()
  const t = await getTranslations('exceptional')
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1>{t('title')}</h1>
          <p className="max-w-prose text-soft">{t('purpose')}</p>
        </div>
        {canOpenExceptionally(actor).ok && (
          <Link href="/exceptional/new" prefetch={false} className="button button-main no-print">
            {t('openOne')}
          </Link>
        )}
      </header>
      <AccessFilters filter={filter} />
      <AccessList page={page} filter={filter} at={at} />
      <ExceptionalFigures figures={page.figures} />
    </div>
  )
}
