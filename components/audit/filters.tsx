import { Filter } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { FilterSelect } from '@/components/ui/filter-select'
import { FOUND_BY_NUMBER } from '@/lib/audit/rules'
import type { AuditFilter } from '@/lib/audit/search/schema'
import { Agency } from '@/prisma/generated/enums'

export interface AuditFiltersProps {
  filter: AuditFilter
  /** Every event that has words, in the order of its words. */
  events: { code: string; words: string }[]
  /** Whether all agencies' logs may be searched, or only one's own. */
  allAgencies: boolean
}

/** Filters as a plain form: their state is the address, shareable, and works before any script. */
export function AuditFilters({ filter, events, allAgencies }: AuditFiltersProps) {
  const t = useTranslations()
  const { after: _, ...asked } = filter
  const open = Object.values(asked).some(Boolean)
  return (
    <details open={open} className="panel no-print">
      <summary className="flex min-h-11 items-center gap-2 px-4 font-medium">
        <Filter aria-hidden size={16} />
        {t('audit.search')}
      </summary>
      <form
        action="/audit"
        className="grid grid-cols-1 gap-3 border-t border-line p-4 sm:grid-cols-2 lg:grid-cols-4"
      >
        {allAgencies && (
          <FilterSelect name="agency" label={t('audit.agency')} value={filter.agency}>
            {Object.values(Agency).map((agency) => (
              <option key={agency} value={agency}>
                {t(`words.agencies.${agency}`)}
              </option>
            ))}
          </FilterSelect>
        )}
        <Text name="person" label={t('audit.person')} value={filter.person} />
        <FilterSelect name="event" label={t('audit.event')} value={filter.event}>
          {events.map(({ code, words }) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </FilterSelect>
        <FilterSelect name="only" label={t('audit.only')} value={filter.only}>
          <option value="CHANGES">{t('audit.changes')}</option>
          <option value="READS">{t('audit.reads')}</option>
        </FilterSelect>
        <FilterSelect name="type" label={t('audit.subject')} value={filter.type}>
          {FOUND_BY_NUMBER.map((type) => (
            <option key={type} value={type}>
              {t(`words.subjects.${type}`)}
            </option>
          ))}
        </FilterSelect>
        <Text name="number" label={t('audit.number')} value={filter.number} numeric />
        <DateInput name="from" label={t('filters.from')} value={filter.from} />
        <DateInput name="to" label={t('filters.to')} value={filter.to} />
        <div className="flex items-end gap-2">
          <button type="submit" className="button button-main">
            {t('filters.apply')}
          </button>
          <Link href="/audit" prefetch={false} className="button button-plain">
            {t('filters.clear')}
          </Link>
        </div>
      </form>
    </details>
  )
}

interface ControlProps {
  name: string
  label: string
  value: string | undefined
}

function Text({ name, label, value, numeric = false }: ControlProps & { numeric?: boolean }) {
  return (
    <Labelled name={name} label={label}>
      <input
        id={`filter-${name}`}
        name={name}
        defaultValue={value}
        maxLength={80}
        inputMode={numeric ? 'numeric' : undefined}
        className="input"
      />
    </Labelled>
  )
}

function Labelled({
  name,
  label,
  children,
}: Omit<ControlProps, 'value'> & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={`filter-${name}`} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      {children}
    </div>
  )
}
