import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BacklogView } from '@/components/dashboard/backlog-view'
import { requireActor } from '@/lib/auth'
import { canReadCases, placeThatReads } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { getBacklog } from '@/lib/dashboard/backlog/queries'
import { backlogFilter } from '@/lib/dashboard/backlog/schema'
import { canReadSeizures, readsEverySeizure } from '@/lib/seizures/policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backlog'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function BacklogPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filter = backlogFilter.parse(await searchParams)
  const backlog = await getBacklog(actor, filter, now())
  if (!backlog) forbidden()
  // A figure of the province leads to its rows only where its reader sees them all.
  const all = readsEverySeizure(actor)
  const reads = {
    seizures: all && canReadSeizures(actor).ok,
    files: all && canReadCases(actor).ok && !placeThatReads(actor),
  }
  return <BacklogView backlog={backlog} filter={filter} reads={reads} />
}
