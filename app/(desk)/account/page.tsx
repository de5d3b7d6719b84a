import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { CredentialSummary } from '@/components/staff/credential-summary'
import { Notice } from '@/components/ui/notice'
import { requireActor } from '@/lib/auth'
import { getOwnCredential } from '@/lib/staff/credentials/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function AccountPage() {
  const actor = await requireActor()
  const credential = await getOwnCredential(actor)
  const t = await getTranslations('account')
  return (
    <div className="flex max-w-[960px] flex-col gap-6">
      <h1>{t('title')}</h1>
      <Link href="/account/sessions" prefetch={false} className="button self-start">
        {t('sessions')}
      </Link>
      {credential ? (
        <CredentialSummary credential={credential} />
      ) : (
        <Notice tone="info">{t('elsewhere')}</Notice>
      )}
    </div>
  )
}
