import { useTranslations } from 'next-intl'
import type { AlertFilter } from '@/lib/alerts/schema'
import { AlertRuleCode, AlertState } from '@/prisma/generated/enums'

/** Filters as a plain form: their state is the address, and they work before any script. */
export function AlertFilters({ filter }: { filter: AlertFilter }) {
  const t = useTranslations()
  return (
    <form
      action="/alerts"
      aria-label={t('alerts.filter')}
      className="panel no-print grid grid-cols-2 items-end gap-3 p-3 md:grid-cols-[minmax(0,18rem)_minmax(0,18rem)_auto] md:justify-start"
    >
      <Select
        name="state"
        label={t('alerts.state')}
        value={filter.state}
        options={[
          ['OPEN', t('alerts.open')],
          ...Object.values(AlertState).map(
            (state) => [state, t(`words.alertStates.${state}`)] as const,
          ),
        ]}
      />
      <Select
        name="rule"
        label={t('alerts.rule')}
        value={filter.rule}
        options={Object.values(AlertRuleCode).map((rule) => [rule, t(`words.alertRules.${rule}`)])}
      />
      <button type="submit" className="button button-main max-md:col-span-2">
        {t('alerts.apply')}
      </button>
    </form>
  )
}

interface SelectProps {
  name: string
  label: string
  value: string | undefined
  options: (readonly [string, string])[]
}

function Select({ name, label, value, options }: SelectProps) {
  const t = useTranslations('alerts')
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
