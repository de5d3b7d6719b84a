import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { History } from '@/components/audit/history'
import { type AccountActions, AccountChanges } from '@/components/staff/account-changes'
import { PostingForm } from '@/components/staff/posting-form'
import { Postings } from '@/components/staff/postings'
import { AccountStatus } from '@/components/staff/states'
import { Identifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import type { FormAction } from '@/components/ui/typed-form'
import { formatNumber, localeOf } from '@/lib/format'
import type { AccountView as Account, OfficeChoice } from '@/lib/staff/queries'

export interface AccountViewProps {
  account: Account
  /** Offices that take people. */
  offices: OfficeChoice[]
  today: string
  /** Whether it is the reader's own: nobody moves or shuts themselves. */
  own: boolean
  actions: AccountActions & { post: FormAction<null> }
}

/** One account: who, where, what was, and what can be changed. */
export function AccountView({ account, offices, today, own, actions }: AccountViewProps) {
  const t = useTranslations('accounts')
  const coming = account.postings.some(({ state }) => state === 'COMING')
  const current = account.postings.find(({ state }) => state === 'CURRENT')
  const ending = current?.validTo !== null && current !== undefined
  const disabled = account.disabledAt !== null
  const can = {
    CALL_OFF: !own && (coming || ending),
    END_POSTING: !own && current !== undefined && !ending,
    END_SESSIONS: account.runningSessions > 0,
    DISABLE: !own && !disabled,
    ENABLE: !own && disabled,
  }
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[3fr_2fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <Facts account={account} />
        <section aria-labelledby="postings" className="panel p-4">
          <h2 id="postings">{t('postings')}</h2>
          <Postings postings={account.postings} />
        </section>
        {!own && !coming && (
          <section aria-labelledby="move" className="panel p-4">
            <h2 id="move" className="mb-3">
              {t('move')}
            </h2>
            <PostingForm
              accountId={account.id}
              offices={offices}
              today={today}
              action={actions.post}
            />
          </section>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <section aria-labelledby="changes" className="flex flex-col gap-2">
          <h2 id="changes">{t('changes')}</h2>
          {own && <Notice tone="info">{t('ownAccount')}</Notice>}
          <AccountChanges accountId={account.id} can={can} today={today} actions={actions} />
        </section>
        <History lines={account.history} />
      </div>
      <Link href="/accounts" prefetch={false} className="link no-print justify-self-start">
        {t('back')}
      </Link>
    </div>
  )
}

function Facts({ account }: { account: Account }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <dl className="panel grid grid-cols-1 gap-x-4 gap-y-3 p-4 sm:grid-cols-2">
      <Fact name={t('accounts.username')}>
        <Identifier>{account.username}</Identifier>
      </Fact>
      <Fact name={t('accounts.state')}>
        <AccountStatus state={account.state} />
      </Fact>
      <Fact name={t('accounts.role')}>{t(`words.roles.${account.role}`)}</Fact>
      <Fact name={t('accounts.office')}>
        {locale === 'fa' ? account.officeFa : account.officeEn}
      </Fact>
      <Fact name={t('accounts.lastSeen')}>
        {account.lastSeenAt ? <Time at={account.lastSeenAt} /> : t('accounts.never')}
      </Fact>
      <Fact name={t('accounts.runningSessions')}>
        {formatNumber(account.runningSessions, locale)}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-13 text-soft">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}
