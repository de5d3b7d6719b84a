import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { LostFactorForm } from '@/components/staff/lost-factor-form'
import { RoleRules } from '@/components/staff/sign-in-rules'
import { Notice } from '@/components/ui/notice'
import { LIMITS, LONGEST_WAIT } from '@/lib/attempts'
import { requireActor } from '@/lib/auth'
import { isDemonstration } from '@/lib/dashboard/queries'
import { formatNumber, localeOf } from '@/lib/format'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@/lib/password-rules'
import { setRoleSettingAction, takeLostFactorAction } from '@/lib/staff/sign-in-rules/actions'
import { listRoleSettings, type RoleSettingRow } from '@/lib/staff/sign-in-rules/queries'
import { SENSITIVE_ROLES } from '@/lib/staff/sign-in-rules/rules'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signInRules'))('title') }
}

export default async function SignInRulesPage() {
  const actor = await requireActor()
  const settings = await listRoleSettings(actor)
  if (!settings) forbidden()
  const t = await getTranslations('signInRules')
  return (
    <div className="flex flex-col gap-4">
      <h1>{t('title')}</h1>
      <p className="max-w-[720px] text-soft">{t('intro')}</p>
      <Warning settings={settings} />
      <h2 id="role-rules">{t('roles')}</h2>
      <RoleRules settings={settings} action={setRoleSettingAction} labelledBy="role-rules" />
      <h2>{t('password')}</h2>
      <PasswordRule />
      <h2>{t('lost')}</h2>
      <LostFactorForm action={takeLostFactorAction} />
    </div>
  )
}

/** Says plainly where a password alone opens a sensitive role. */
async function Warning({ settings }: { settings: RoleSettingRow[] }) {
  const open = settings.filter(
    ({ role, secondFactorRequired }) => !secondFactorRequired && SENSITIVE_ROLES.includes(role),
  )
  if (open.length === 0) return null
  const t = await getTranslations()
  const list = new Intl.ListFormat(await getLocale())
  const roles = list.format(open.map(({ role }) => t(`words.roles.${role}`)))
  return (
    <div className="max-w-[720px]">
      <Notice tone="attention">
        <p>{t('signInRules.someOff', { roles })}</p>
        {(await isDemonstration()) && <p>{t('signInRules.demonstration')}</p>}
      </Notice>
    </div>
  )
}

async function PasswordRule() {
  const t = await getTranslations('signInRules')
  const locale = localeOf(await getLocale())
  const say = (value: number) => formatNumber(value, locale)
  return (
    <p className="max-w-[720px]">
      {t('passwordRule', {
        minimum: say(SHORTEST_PASSWORD),
        maximum: say(LONGEST_PASSWORD),
        free: say(LIMITS.name.free),
        wait: say(LONGEST_WAIT),
      })}
    </p>
  )
}
