import { useLocale, useTranslations } from 'next-intl'
import type { ChangeEvent } from 'react'
import { Field } from '@/components/ui/field'
import { localeOf } from '@/lib/format'
import type { OfficeChoice } from '@/lib/staff/queries'
import { POSTINGS } from '@/lib/staff/rules'
import type { Role } from '@/prisma/generated/enums'

const ROLES = Object.keys(POSTINGS) as Role[]

interface Control {
  id: string
  name: string
  value: string
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void
  className: string
}

interface RoleAndOfficeProps {
  /** Offices that take people. */
  offices: OfficeChoice[]
  role: Control
  office: Control
  errorOf: (name: string) => string | undefined
}

/** A role, and one of the places where it works. */
export function RoleAndOffice({ offices, role, office, errorOf }: RoleAndOfficeProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const kind = POSTINGS[role.value as Role]
  const places = offices.filter((one) => one.kind === kind)
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <Field id={role.id} label={t('accounts.role')} error={errorOf('role')}>
        <select {...role}>
          <option value="">{t('ui.choose')}</option>
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {t(`words.roles.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id={office.id} label={t('accounts.office')} error={errorOf('officeId')}>
        <select {...office} disabled={places.length === 0}>
          <option value="">{t('ui.choose')}</option>
          {places.map((one) => (
            <option key={one.id} value={one.id}>
              {one[locale]}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}
