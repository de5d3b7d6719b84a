'use client'

import { useTranslations } from 'next-intl'
import { DayField } from '@/components/scanners/day-field'
import { ChangeForm } from '@/components/staff/change-form'
import { NewPasswordNotice, type PasswordAction } from '@/components/staff/new-password'
import type { FormAction } from '@/components/ui/typed-form'

type Plain = 'CALL_OFF' | 'END_SESSIONS' | 'DISABLE' | 'ENABLE'

export type AccountActions = Record<Plain | 'END_POSTING', FormAction<null>> & {
  RESET: PasswordAction
}

interface AccountChangesProps {
  accountId: string
  /** What can be done with the account as it stands. */
  can: Record<Plain | 'END_POSTING', boolean>
  today: string
  actions: AccountActions
}

/** What an administrator may change of an account, each with its reason. */
export function AccountChanges({ accountId, can, today, actions }: AccountChangesProps) {
  const t = useTranslations('accounts')
  const hidden = { accountId }
  const words = (name: keyof AccountActions) => ({
    name,
    verb: t(`do.${name}`),
    will: t(`will.${name}`),
    hidden,
  })
  const plain = (name: Plain) =>
    can[name] && (
      <ChangeForm {...words(name)} action={actions[name]} done={() => t(`done.${name}`)} />
    )
  return (
    <div className="flex flex-col gap-2">
      {plain('CALL_OFF')}
      {plain('END_SESSIONS')}
      <ChangeForm
        {...words('RESET')}
        action={actions.RESET}
        done={(made) => <NewPasswordNotice made={made} />}
      />
      {can.END_POSTING && (
        <ChangeForm
          {...words('END_POSTING')}
          action={actions.END_POSTING}
          labels={{ from: t('from') }}
          more={(errorOf, idOf) => (
            <DayField
              id={idOf('from')}
              name="from"
              label={t('from')}
              value={today}
              error={errorOf('from')}
            />
          )}
          done={() => t('done.END_POSTING')}
        />
      )}
      {plain('DISABLE')}
      {plain('ENABLE')}
    </div>
  )
}
