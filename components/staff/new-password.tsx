'use client'

import { useTranslations } from 'next-intl'
import { CopyIdentifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import type { Result } from '@/lib/result'
import type { NewPassword } from '@/lib/staff/commands'

type State = Result<NewPassword> | undefined
export type PasswordAction = (before: State, form: FormData) => Promise<State>

/** A password, shown this once. */
export function NewPasswordNotice({ made }: { made: NewPassword }) {
  const t = useTranslations()
  return (
    <Notice tone="good" live>
      <p>{t('accounts.password', { username: made.username })}</p>
      <p className="text-20 font-semibold">
        <CopyIdentifier value={made.password} shown={made.password} label={t('ui.copy')} />
      </p>
    </Notice>
  )
}
