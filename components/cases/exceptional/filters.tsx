import { useTranslations } from 'next-intl'
import { FilterSelect, Options } from '@/components/ui/filter-select'
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
      <FilterSelect name="state" label={t('exceptional.state')} value={filter.state}>
        <Options of={STATES.map((state) => [state, t(`words.accessFilters.${state}`)])} />
      </FilterSelect>
      <FilterSelect name="agency" label={t('exceptional.agency')} value={filter.agency}>
        <Options of={AGENCIES.map((agency) => [agency, t(`words.agencies.${agency}`)])} />
      </FilterSelect>
      <button type="submit" className="button button-main">
        {t('exceptional.apply')}
      </button>
    </form>
  )
}
