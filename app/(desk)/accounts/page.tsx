import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountList } from '@/components/staff/account-list'
import { CreateAccountForm } from '@/components/staff/create-account-form'
import { requireActor } from '@/lib/auth'
import {
  createAccountAction,
  disableAccountAction,
  enableAccountAction,
  resetPasswordAction,
} from '@/lib/staff/actions'
import { listAccounts, listOffices } from '@/lib/staff/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('title') }
}

export default async function AccountsPage() {
  const actor = await requireActor()
  const [accounts, offices] = await Promise.all([listAccounts(actor), listOffices(actor)])
  if (!accounts) forbidden()
  const t = await getTranslations('accounts')
  const actions = {
    reset: resetPasswordAction,
    disable: disableAccountAction,
    enable: enableAccountAction,
  }
  return (
    <div className="flex flex-col gap-6">
      <h1>{t('title')}</h1>
      <CreateAccountForm offices={offices} action={createAccountAction} />
      <AccountList accounts={accounts} self={actor.id} actions={actions} />
    </div>
  )
}
