import { useTranslations } from 'next-intl'
import { FilterSelect, Options } from '@/components/ui/filter-select'
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
      <FilterSelect name="state" label={t('alerts.state')} value={filter.state}>
        <Options
          of={[
            ['OPEN', t('alerts.open')],
            ...Object.values(AlertState).map(
              (state) => [state, t(`words.alertStates.${state}`)] as const,
            ),
          ]}
        />
      </FilterSelect>
      <FilterSelect name="rule" label={t('alerts.rule')} value={filter.rule}>
        <Options
          of={Object.values(AlertRuleCode).map((rule) => [rule, t(`words.alertRules.${rule}`)])}
        />
      </FilterSelect>
      <button type="submit" className="button button-main max-md:col-span-2">
        {t('alerts.apply')}
      </button>
    </form>
  )
}
