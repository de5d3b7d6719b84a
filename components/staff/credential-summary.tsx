import { ShieldAlert, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { formatNumber, localeOf } from '@/lib/format'
import type { OwnCredential } from '@/lib/staff/credentials/queries'
import { RECOVERY_CODES } from '@/lib/staff/second-factor/rules'

/** How somebody signs in, and the ways to change it. */
export function CredentialSummary({ credential }: { credential: OwnCredential }) {
  const t = useTranslations('account')
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <section aria-labelledby="own-password" className="panel flex flex-col gap-3 p-4">
        <h2 id="own-password">{t('password')}</h2>
        <p>
          {t('passwordChanged')} <Time at={credential.passwordChangedAt} />
        </p>
        <Link href="/account/password" prefetch={false} className="button self-start">
          {t('changePassword')}
        </Link>
      </section>
      <SecondFactor credential={credential} />
    </div>
  )
}

function SecondFactor({ credential }: { credential: OwnCredential }) {
  const t = useTranslations('account')
  const locale = localeOf(useLocale())
  const { secondFactorSince: since, required, codesLeft } = credential
  const count = (value: number) => formatNumber(value, locale)
  return (
    <section aria-labelledby="own-second-factor" className="panel flex flex-col gap-3 p-4">
      <h2 id="own-second-factor">{t('secondFactor')}</h2>
      <div className="flex flex-wrap items-center gap-2">
        <Status tone={since ? 'good' : 'attention'} icon={since ? ShieldCheck : ShieldAlert}>
          {t(since ? 'secondFactorOn' : 'secondFactorOff')}
        </Status>
        {since && (
          <span>
            {t('since')} <Time at={since} />
          </span>
        )}
      </div>
      <p className="text-soft">{t(required ? 'required' : 'optional')}</p>
      {since && <p>{t('codesLeft', { left: count(codesLeft), all: count(RECOVERY_CODES) })}</p>}
      <Link href="/account/second-factor" prefetch={false} className="button self-start">
        {t(since ? 'manage' : 'setUp')}
      </Link>
    </section>
  )
}
