import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { PasswordForm } from '@/components/staff/password-form'
import { Notice } from '@/components/ui/notice'
import { requireArriving } from '@/lib/auth'
import { formatNumber, localeOf } from '@/lib/format'
import { SHORTEST_PASSWORD } from '@/lib/password-rules'
import { changePasswordAction } from '@/lib/staff/credentials/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('changePassword') }
}

export default async function PasswordPage() {
  const { owes } = await requireArriving()
  const t = await getTranslations('account')
  const minimum = formatNumber(SHORTEST_PASSWORD, localeOf(await getLocale()))
  return (
    <div className="flex max-w-[720px] flex-col gap-4">
      <h1>{t('changePassword')}</h1>
      {owes === 'PASSWORD' && <Notice tone="attention">{t('passwordMustChange')}</Notice>}
      <PasswordForm action={changePasswordAction} minimum={minimum} />
      {!owes && (
        <Link href="/account" prefetch={false} className="link self-start">
          {t('back')}
        </Link>
      )}
    </div>
  )
}
