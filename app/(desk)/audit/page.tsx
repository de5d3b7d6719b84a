import type { Metadata } from 'next'
import { forbidden, redirect } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { auditAddress } from '@/components/audit/address'
import { Chains } from '@/components/audit/chains'
import { AuditFilters } from '@/components/audit/filters'
import { AuditLog } from '@/components/audit/log'
import { listChains } from '@/lib/audit/checkpoints/queries'
import { prepareExportAction } from '@/lib/audit/export/actions'
import { onlyAgency } from '@/lib/audit/policy'
import { searchAudit } from '@/lib/audit/search/queries'
import { auditFilter } from '@/lib/audit/search/schema'
import { requireActor } from '@/lib/auth'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = auditFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(auditAddress(filter, {}))
  const page = await searchAudit(actor, filter)
  const chains = await listChains(actor)
  if (!page || !chains) forbidden()
  const t = await getTranslations('audit')
  return (
    <div className="flex flex-col gap-6">
      <h1>{t('title')}</h1>
      <Chains chains={chains} prepareExport={prepareExportAction} />
      <AuditFilters filter={filter} events={await eventWords()} allAgencies={!onlyAgency(actor)} />
      <AuditLog page={page} filter={filter} />
    </div>
  )
}

/** All events with their words, sorted as the reader's language sorts. */
async function eventWords() {
  const { words } = await getMessages()
  const collator = new Intl.Collator(await getLocale())
  return Object.entries(words.events as Record<string, string>)
    .map(([code, text]) => ({ code, words: text }))
    .sort((one, other) => collator.compare(one.words, other.words))
}
