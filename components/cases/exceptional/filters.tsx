import { useTranslations } from 'next-intl'
import type { AccessFilter } from '@/lib/cases/exceptional/schema'

const STATES = ['OPEN', 'WAITING', 'JUSTIFIED', 'NOT_JUSTIFIED', 'NO_FILE'] as const
const AGENCIES = ['CUSTOMS', 'OCSSP', 'POLICE', 'TAZIRAT'] as const

/** Filters as a plain form: their state is the address, and they work before any script. */
export function AccessFilters({ filter }: { filter: AccessFilter }) {
  const t = useTranslations()
  return (
    <form
      action="/exceptional"
      aria-label={t('exceptional.filter')}
      className="panel no-print grid grid-cols-1 items-end gap-3 p-3 sm:grid-cols-[minmax(0,16rem)_minmax(0,16rem)_auto] sm:justify-start"
    >
      <Select
        name="state"
        label={t('exceptional.state')}
        value={filter.state}
        options={STATES.map((state) => [state, t(`words.accessFilters.${state}`)])}
      />
      <Select
        name="agency"
        label={t('exceptional.agency')}
        value={filter.agency}
        options={AGENCIES.map((agency) => [agency, t(`words.agencies.${agency}`)])}
      />
      <button type="submit" className="button button-main">
        {t('exceptional.apply')}
      </button>
    </form>
  )
}

interface SelectProps {
  name: string
  label: string
  value: string | undefined
  options: [string, string][]
}

function Select({ name, label, value, options }: SelectProps) {
  const t = useTranslations('exceptional')
  return (
    <div className="min-w-0">
      <label htmlFor={`filter-${name}`} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      {/* Shown anew when the address changes: a browser keeps what was chosen otherwise. */}
      <select
        key={value ?? ''}
        id={`filter-${name}`}
        name={name}
        defaultValue={value ?? ''}
        className="input"
      >
        <option value="">{t('all')}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
