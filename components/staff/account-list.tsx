'use client'

import { CircleCheck, CircleOff } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { NewPasswordNotice, type PasswordAction } from '@/components/staff/new-password'
import { Identifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { localeOf } from '@/lib/format'
import type { Result } from '@/lib/result'
import type { AccountRow } from '@/lib/staff/queries'

type SwitchAction = (
  before: Result<null> | undefined,
  form: FormData,
) => Promise<Result<null> | undefined>

export interface AccountActions {
  reset: PasswordAction
  disable: SwitchAction
  enable: SwitchAction
}

interface AccountListProps {
  accounts: AccountRow[]
  self: string
  actions: AccountActions
}

/** Every account: who, in which role and place, when last here. */
export function AccountList({ accounts, self, actions }: AccountListProps) {
  const t = useTranslations('accounts')
  return (
    <section aria-labelledby="accounts-list">
      <h2 id="accounts-list" className="mb-2">
        {t('list')}
      </h2>
      <ul className="panel divide-y divide-line">
        {accounts.map((account) => (
          <Account key={account.id} account={account} own={account.id === self} actions={actions} />
        ))}
      </ul>
    </section>
  )
}

function Account({
  account,
  own,
  actions,
}: {
  account: AccountRow
  own: boolean
  actions: AccountActions
}) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const active = account.disabledAt === null
  return (
    <li className="grid items-center gap-x-4 gap-y-2 p-3 md:grid-cols-[1.5fr_1.5fr_auto_1fr_auto]">
      <div className="min-w-0">
        <p className="font-semibold">{account.displayName}</p>
        <p className="text-13 text-soft">
          <Identifier>{account.username}</Identifier>
        </p>
      </div>
      <div className="min-w-0 text-13">
        <p>{t(`words.roles.${account.role}`)}</p>
        <p className="text-soft">{locale === 'fa' ? account.officeFa : account.officeEn}</p>
      </div>
      <div>
        <Status tone={active ? 'good' : 'unknown'} icon={active ? CircleCheck : CircleOff}>
          {t(active ? 'accounts.active' : 'accounts.disabled')}
        </Status>
      </div>
      <p className="text-13 text-soft">
        {t('accounts.lastSeen')}:{' '}
        {account.lastSeenAt ? <Time at={account.lastSeenAt} /> : t('accounts.never')}
      </p>
      <div className="flex flex-wrap gap-2">
        <ResetButton id={account.id} name={account.displayName} action={actions.reset} />
        {!own && (
          <SwitchButton
            id={account.id}
            label={t(active ? 'accounts.disable' : 'accounts.enable')}
            name={account.displayName}
            action={active ? actions.disable : actions.enable}
          />
        )}
      </div>
    </li>
  )
}

interface ResetProps {
  id: string
  name: string
  action: PasswordAction
}

/** A new password takes the old one away at once: asked twice. Focus goes along and comes back. */
function ResetButton(props: ResetProps) {
  const t = useTranslations('accounts')
  const [asked, setAsked] = useState<boolean>()
  if (asked) return <ResetForm {...props} close={() => setAsked(false)} />
  return (
    <button
      type="button"
      ref={asked === false ? focusOnce : undefined}
      onClick={() => setAsked(true)}
      className="button"
      aria-label={`${t('reset')}: ${props.name}`}
    >
      {t('reset')}
    </button>
  )
}

/** Closed, it forgets the password it showed. */
function ResetForm({ id, name, action, close }: ResetProps & { close: () => void }) {
  const t = useTranslations('accounts')
  const [state, dispatch, pending] = useActionState(action, undefined)
  return (
    <form action={dispatch} aria-label={`${t('reset')}: ${name}`} className="flex flex-col gap-2">
      <input type="hidden" name="accountId" value={id} />
      {state?.ok && <NewPasswordNotice made={state.value} />}
      {state?.ok === false && <Refused state={state} />}
      {!state && (
        <>
          <p className="max-w-60 text-13">{t('resetSure')}</p>
          <button type="submit" ref={focusOnce} disabled={pending} className="button button-main">
            {t('reset')}
          </button>
        </>
      )}
      <button type="button" onClick={close} className="button button-plain">
        {t(state ? 'close' : 'cancel')}
      </button>
    </form>
  )
}

function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus()
}

function SwitchButton({
  id,
  label,
  name,
  action,
}: {
  id: string
  label: string
  name: string
  action: SwitchAction
}) {
  const [state, dispatch, pending] = useActionState(action, undefined)
  return (
    <form action={dispatch}>
      <input type="hidden" name="accountId" value={id} />
      <button type="submit" disabled={pending} className="button" aria-label={`${label}: ${name}`}>
        {label}
      </button>
      {state?.ok === false && <Refused state={state} />}
    </form>
  )
}

function Refused({ state }: { state: Extract<Result<null>, { ok: false }> }) {
  const reasons = useReasons()
  return (
    <Notice tone="breach" live>
      {reasons.say(state.reason, state.details)}
    </Notice>
  )
}
