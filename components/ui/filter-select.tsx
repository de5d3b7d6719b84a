import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export interface FilterSelectProps {
  name: string
  label: string
  value: string | undefined
  /** The options beside "all". */
  children: ReactNode
}

/** One choice of a list's filter. Shown anew when the address changes: a browser keeps what was chosen otherwise. */
export function FilterSelect({ name, label, value = '', children }: FilterSelectProps) {
  const t = useTranslations('filters')
  const id = `filter-${name}`
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      <select key={value} id={id} name={name} defaultValue={value} className="input">
        <option value="">{t('all')}</option>
        {children}
      </select>
    </div>
  )
}

/** Options by their values and words, in this order. */
export function Options({ of }: { of: readonly (readonly [string, string])[] }) {
  return of.map(([value, word]) => (
    <option key={value} value={value}>
      {word}
    </option>
  ))
}
