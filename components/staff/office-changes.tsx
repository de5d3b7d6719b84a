'use client'

import { useTranslations } from 'next-intl'
import { ChangeForm } from '@/components/staff/change-form'
import type { FormAction } from '@/components/ui/typed-form'

interface OfficeChangesProps {
  officeId: string
  retired: boolean
  actions: Record<'RETIRE' | 'REOPEN', FormAction<null>>
}

/** Closes a place, or opens it again. */
export function OfficeChanges({ officeId, retired, actions }: OfficeChangesProps) {
  const t = useTranslations('officeForm')
  const name = retired ? 'REOPEN' : 'RETIRE'
  return (
    <ChangeForm
      key={name}
      name={name}
      verb={t(`do.${name}`)}
      will={t(`will.${name}`)}
      hidden={{ officeId }}
      action={actions[name]}
      done={() => t(`done.${name}`)}
    />
  )
}
