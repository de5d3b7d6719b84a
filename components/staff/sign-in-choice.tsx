import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SingleSignOn } from '@/components/staff/single-sign-on'
import { Notice } from '@/components/ui/notice'
import { localeOf } from '@/lib/format'
import type { TurnedAway } from '@/lib/staff/identities/schema'

interface SignInChoiceProps {
  /** Absent where there is none: then the password form stands alone. */
  provider: { label: { fa: string; en: string }; only: boolean } | undefined
  turnedAway: TurnedAway | undefined
  /** The form for a password. */
  children: ReactNode
}

/** The ways in: a password, single sign-on where the house has it, or that alone but for administrators. */
export function SignInChoice({ provider, turnedAway, children }: SignInChoiceProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  if (!provider) return children
  return (
    <div className="flex flex-col gap-5">
      {turnedAway && (
        <Notice tone="breach" live>
          {t(`reasons.${turnedAway.refused}`, { reference: turnedAway.reference })}
        </Notice>
      )}
      <SingleSignOn label={provider.label[locale]} />
      {provider.only ? (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center text-13 text-soft underline underline-offset-4">
            {t('singleSignOn.administrators')}
          </summary>
          <div className="mt-3">{children}</div>
        </details>
      ) : (
        <>
          <p className="flex items-center gap-3 text-13 text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t('singleSignOn.or')}
          </p>
          {children}
        </>
      )}
    </div>
  )
}
