import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { cache } from 'react'
import { AccountView } from '@/components/staff/account-view'
import { requireActor } from '@/lib/auth'
import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { disableAccountAction, enableAccountAction, resetPasswordAction } from '@/lib/staff/actions'
import { listOpenOffices } from '@/lib/staff/offices/queries'
import {
  callOffPostingAction,
  endPostingAction,
  postAccountAction,
} from '@/lib/staff/postings/actions'
import { getAccount } from '@/lib/staff/queries'
import { endAccountSessionsAction } from '@/lib/staff/sessions/actions'

interface Props {
  params: Promise<{ username: string }>
}

const load = cache(async (username: string) => {
  const actor = await requireActor()
  const at = now()
  const offices = await listOpenOffices(actor)
  if (!offices) forbidden()
  const account = await getAccount(actor, decodeURIComponent(username), at)
  return { account, offices, today: tehranDay(at), own: account?.id === actor.id }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).username)).account?.displayName }
}

export default async function AccountPage({ params }: Props) {
  const { account, ...rest } = await load((await params).username)
  if (!account) notFound()
  const actions = {
    post: postAccountAction,
    CALL_OFF: callOffPostingAction,
    END_POSTING: endPostingAction,
    END_SESSIONS: endAccountSessionsAction,
    RESET: resetPasswordAction,
    DISABLE: disableAccountAction,
    ENABLE: enableAccountAction,
  }
  return (
    <div className="flex flex-col gap-4">
      <h1>
        <bdi>{account.displayName}</bdi>
      </h1>
      <AccountView key={account.id} account={account} {...rest} actions={actions} />
    </div>
  )
}
