import type { Metadata } from 'next'
import { forbidden, notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FilingView } from '@/components/cases/filing'
import { requireActor } from '@/lib/auth'
import { fileCaseAction } from '@/lib/cases/files/actions'
import { getFiling } from '@/lib/cases/files/queries'
import { canFile } from '@/lib/cases/policy'

interface Props {
  searchParams: Promise<{ seizure?: string | string[] }>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('fileCase')
  return { title: t('title', { number: String((await searchParams).seizure ?? '') }) }
}

export default async function FileCasePage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!canFile(actor, actor).ok) forbidden()
  const number = String((await searchParams).seizure ?? '')
  const filing = /^\d{1,9}$/.test(number) ? await getFiling(actor, Number(number)) : undefined
  if (!filing) notFound()
  if (filing.caseNumber !== null) redirect(`/cases/${filing.caseNumber}`)
  return <FilingView filing={filing} action={fileCaseAction} />
}
