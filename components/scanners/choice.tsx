import { useTranslations } from 'next-intl'
import type { SelectHTMLAttributes } from 'react'

/** A choice of codes with their words; empty until one is chosen. */
export function Choice({
  options,
  ...control
}: { options: (readonly [string, string])[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  const t = useTranslations('ui')
  return (
    <select {...control}>
      <option value="">{t('choose')}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
