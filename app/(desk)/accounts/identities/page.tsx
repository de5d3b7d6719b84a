import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { IdentityForm } from '@/components/staff/identity-form'
import { IdentityList } from '@/components/staff/identity-list'
import { requireActor } from '@/lib/auth'
import { localeOf } from '@/lib/format'
import { identityProvider } from '@/lib/identity-provider'
import { linkIdentityAction, unlinkIdentityAction } from '@/lib/staff/identities/actions'
import { listLinks } from '@/lib/staff/identities/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('singleSignOn'))('title') }
}

export default async function IdentitiesPage() {
  const actor = await requireActor()
  const provider = identityProvider()
  if (!provider) notFound()
  const page = await listLinks(actor, provider.issuer)
  if (!page) forbidden()
  const t = await getTranslations('singleSignOn')
  const locale = localeOf(await getLocale())
  return (
    <div className="flex flex-col gap-6">
      <header>
        <h1>{t('title')}</h1>
        <p className="mt-1 text-soft">
          {t.rich('purpose', {
            label: provider.label[locale],
            bdi: (chunks) => <bdi>{chunks}</bdi>,
          })}
        </p>
      </header>
      <IdentityForm linkable={page.linkable} action={linkIdentityAction} />
      <IdentityList links={page.links} action={unlinkIdentityAction} />
    </div>
  )
}
