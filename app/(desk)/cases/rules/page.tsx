import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RulesTables } from '@/components/cases/rules-tables'
import { requireActor } from '@/lib/auth'
import { listLegalRules } from '@/lib/cases/legal-rules/queries'
import { now } from '@/lib/clock'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('caseRules'))('title') }
}

export default async function RulesPage() {
  const actor = await requireActor()
  const book = await listLegalRules(actor)
  if (!book) forbidden()
  const t = await getTranslations('caseRules')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('title')}</h1>
      <p className="max-w-prose text-soft">{t('hint')}</p>
      <RulesTables book={book} at={now()} />
    </div>
  )
}
