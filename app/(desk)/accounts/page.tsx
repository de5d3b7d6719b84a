import { Building2, KeyRound, ShieldCheck, UserPlus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFilters } from '@/components/staff/account-filters'
import { AccountTable } from '@/components/staff/account-table'
import { accountsAddress } from '@/components/staff/address'
import { requireActor } from '@/lib/auth'
import { now } from '@/lib/clock'
import { identityProvider } from '@/lib/identity-provider'
import { listAccounts } from '@/lib/staff/queries'
import { accountFilter } from '@/lib/staff/schema'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccountsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const asked = await searchParams
  const filter = accountFilter.parse(asked)
  if (Object.values(asked).includes('')) redirect(accountsAddress(filter, {}))
  const page = await listAccounts(actor, filter, now())
  if (!page) forbidden()
  const t = await getTranslations('accounts')
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="me-auto">{t('title')}</h1>
        <Link href="/accounts/new" prefetch={false} className="button button-main">
          <UserPlus aria-hidden size={18} />
          {t('create')}
        </Link>
        <Link href="/accounts/offices" prefetch={false} className="button">
          <Building2 aria-hidden size={18} />
          {t('offices')}
        </Link>
        <Link href="/accounts/rules" prefetch={false} className="button">
          <ShieldCheck aria-hidden size={18} />
          {t('rules')}
        </Link>
        {identityProvider() && (
          <Link href="/accounts/identities" prefetch={false} className="button">
            <KeyRound aria-hidden size={18} />
            {t('identities')}
          </Link>
        )}
      </div>
      <AccountFilters filter={filter} />
      <AccountTable page={page} filter={filter} />
    </div>
  )
}
