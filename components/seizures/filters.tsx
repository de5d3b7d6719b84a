import { Filter, X } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { seizuresAddress } from '@/components/seizures/address'
import { FilterSelect } from '@/components/ui/filter-select'
import { localeOf } from '@/lib/format'
import type { SeizureFilter } from '@/lib/seizures/schema'
import type { OfficeChoice } from '@/lib/staff/queries'
import { LegalKind, SeizureState } from '@/prisma/generated/enums'

export interface SeizureFiltersProps {
  filter: SeizureFilter
  offices: OfficeChoice[]
}

/** Filters as a plain form: their state is the address, shareable, and works before any script. */
export function SeizureFilters(props: SeizureFiltersProps) {
  const t = useTranslations('filters')
  return (
    <div className="no-print flex flex-col gap-2">
      <details className="panel group">
        <summary className="flex min-h-11 items-center gap-2 px-4 font-medium">
          <Filter aria-hidden size={16} />
          {t('title')}
        </summary>
        <form
          action="/seizures"
          className="grid grid-cols-1 gap-3 border-t border-line p-4 sm:grid-cols-2 lg:grid-cols-4"
        >
          <Inputs {...props} />
          <div className="flex items-end gap-2">
            <button type="submit" className="button button-main">
              {t('apply')}
            </button>
            <Link href="/seizures" prefetch={false} className="button button-plain">
              {t('clear')}
            </Link>
          </div>
        </form>
      </details>
      <Chips {...props} />
    </div>
  )
}

function Inputs({ filter, offices }: SeizureFiltersProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <>
      <Labelled id="filter-q" label={t('filters.q')}>
        <input
          id="filter-q"
          name="q"
          defaultValue={filter.q}
          maxLength={80}
          placeholder={t('seizures.searchHint')}
          className="input"
        />
      </Labelled>
      <FilterSelect name="state" label={t('filters.state')} value={filter.state}>
        {Object.values(SeizureState).map((state) => (
          <option key={state} value={state}>
            {t(`words.seizureStates.${state}`)}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect name="office" label={t('filters.office')} value={filter.office}>
        {offices.map((office) => (
          <option key={office.id} value={office.id}>
            {office[locale]}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect name="kind" label={t('seizures.kind')} value={filter.kind}>
        {Object.values(LegalKind).map((kind) => (
          <option key={kind} value={kind}>
            {t(`words.legalKinds.${kind}`)}
          </option>
        ))}
      </FilterSelect>
    </>
  )
}

interface LabelledProps {
  id: string
  label: string
  children: ReactNode
}

function Labelled({ id, label, children }: LabelledProps) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      {children}
    </div>
  )
}

function Chips({ filter, offices }: SeizureFiltersProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const chips: [keyof SeizureFilter, string | undefined | false][] = [
    ['q', filter.q && `«${filter.q}»`],
    ['state', filter.state && t(`words.seizureStates.${filter.state}`)],
    ['office', offices.find(({ id }) => id === filter.office)?.[locale]],
    ['kind', filter.kind && t(`words.legalKinds.${filter.kind}`)],
  ]
  const active = chips.flatMap(([name, text]) => (text ? [{ name, text }] : []))
  if (active.length === 0) return null
  return (
    <ul aria-label={t('filters.active')} className="flex flex-wrap gap-2">
      {active.map(({ name, text }) => (
        <li key={name}>
          <Link
            href={seizuresAddress(filter, { [name]: name === 'q' ? '' : undefined, page: 1 })}
            prefetch={false}
            aria-label={t('filters.remove', { filter: text })}
            className="inline-flex min-h-11 items-center gap-1 rounded-full border border-edge bg-surface px-3 text-13 hover:bg-raised"
          >
            {text}
            <X aria-hidden size={14} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
