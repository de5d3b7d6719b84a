import { X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { dutiesAddress } from '@/components/council/address'
import { DUTY_AGENCIES } from '@/lib/council/duties/rules'
import type { DutyFilter } from '@/lib/council/duties/schema'
import { DutyState } from '@/prisma/generated/enums'

const FLAGS = ['overdue', 'obstructed', 'due'] as const

/** Agency, state and what calls for attention as a plain form: their state is the address. */
export function DutyFilters({ filter }: { filter: DutyFilter }) {
  const t = useTranslations()
  const labels = {
    overdue: t('council.filters.overdue'),
    obstructed: t('council.filters.obstructed'),
    due: t('council.filters.due'),
  }
  const active = FLAGS.filter((flag) => filter[flag])
  return (
    <div className="no-print flex flex-col gap-2">
      <form
        action="/council"
        className="panel grid grid-cols-1 items-end gap-3 p-4 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_auto_auto_auto]"
      >
        <Select
          name="agency"
          label={t('council.filters.agency')}
          value={filter.agency}
          options={DUTY_AGENCIES.map((agency) => [agency, t(`words.agencies.${agency}`)])}
        />
        <Select
          name="state"
          label={t('council.filters.state')}
          value={filter.state}
          options={Object.values(DutyState).map((state) => [state, t(`words.dutyStates.${state}`)])}
        />
        {(['overdue', 'obstructed'] as const).map((flag) => (
          <label key={flag} className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              name={flag}
              value="1"
              defaultChecked={filter[flag] === '1'}
              className="size-5 accent-accent"
            />
            {labels[flag]}
          </label>
        ))}
        <div className="flex gap-2">
          <button type="submit" className="button button-main">
            {t('filters.apply')}
          </button>
          <Link href="/council" prefetch={false} className="button button-plain">
            {t('filters.clear')}
          </Link>
        </div>
      </form>
      {active.length > 0 && (
        <ul aria-label={t('filters.active')} className="flex flex-wrap gap-2">
          {active.map((flag) => (
            <li key={flag}>
              <Link
                href={dutiesAddress({ ...filter, [flag]: undefined, page: 1 })}
                prefetch={false}
                aria-label={t('filters.remove', { filter: labels[flag] })}
                className="inline-flex min-h-8 items-center gap-1 rounded-full border border-edge bg-surface px-3 text-13 hover:bg-raised"
              >
                {labels[flag]}
                <X aria-hidden size={14} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface SelectProps {
  name: string
  label: string
  value: string | undefined
  options: [string, string][]
}

function Select({ name, label, value, options }: SelectProps) {
  const t = useTranslations('filters')
  return (
    <div className="min-w-0">
      <label htmlFor={`duty-${name}`} className="mb-1 block text-13 font-medium">
        {label}
      </label>
      <select id={`duty-${name}`} name={name} defaultValue={value ?? ''} className="input">
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
