'use client'

import { ShieldCheck, ShieldOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { ConfirmIdentity } from '@/components/ui/confirm-identity'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { Status } from '@/components/ui/status'
import type { FormAction } from '@/components/ui/typed-form'
import type { RoleSettingRow } from '@/lib/staff/sign-in-rules/queries'

/** Each role and whether it needs a second factor; one button each. */
export function RoleRules({
  settings,
  action,
  labelledBy,
}: {
  settings: RoleSettingRow[]
  action: FormAction<null>
  labelledBy: string
}) {
  return (
    <ul aria-labelledby={labelledBy} className="panel max-w-[720px] divide-y divide-line">
      {settings.map((setting) => (
        <RoleRule key={setting.role} setting={setting} action={action} />
      ))}
    </ul>
  )
}

function RoleRule({ setting, action }: { setting: RoleSettingRow; action: FormAction<null> }) {
  const t = useTranslations('signInRulesForm')
  const words = useTranslations('words')
  const reasons = useReasons()
  const [state, dispatch, pending] = useActionState(action, undefined)
  const refused = state?.ok === false ? state : undefined
  const { secondFactorRequired: required } = setting
  const role = words(`roles.${setting.role}`)
  return (
    <li className="grid grid-cols-1 items-center gap-2 p-3 sm:grid-cols-[1fr_auto_12rem]">
      <p className="font-semibold">{role}</p>
      <div>
        <Status tone={required ? 'good' : 'unknown'} icon={required ? ShieldCheck : ShieldOff}>
          {t(required ? 'required' : 'notRequired')}
        </Status>
      </div>
      <form action={dispatch} className="flex flex-col gap-2 sm:items-end">
        <input type="hidden" name="role" value={setting.role} />
        <input type="hidden" name="required" value={required ? 'no' : 'yes'} />
        <button
          type="submit"
          disabled={pending}
          className="button"
          aria-label={t(required ? 'releaseFor' : 'requireFor', { role })}
        >
          {t(required ? 'release' : 'require')}
        </button>
        {refused?.reason === 'CONFIRM_IDENTITY' && <ConfirmIdentity moment={state} />}
        {refused && refused.reason !== 'CONFIRM_IDENTITY' && (
          <Notice tone="breach" live>
            {reasons.say(refused.reason, refused.details)}
          </Notice>
        )}
      </form>
    </li>
  )
}
