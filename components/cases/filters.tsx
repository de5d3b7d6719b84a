import { Search, TriangleAlert } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { casesAddress } from '@/components/cases/address'
import type { StateCount } from '@/lib/cases/inbox/queries'
import { ENDED_STATES } from '@/lib/cases/rules'
import type { CaseFilter } from '@/lib/cases/schema'
import { formatNumber, localeOf } from '@/lib/format'
import { CaseState } from '@/prisma/generated/enums'

interface Tab {
  state: CaseFilter['state']
  label: string
  files: number
}

/** The states as tabs with their counts, a search by number, and what is past its period. */
export function CaseFilters({ filter, counts }: { filter: CaseFilter; counts: StateCount[] }) {
  const t = useTranslations('cases')
  const locale = localeOf(useLocale())
  const late = counts.reduce((sum, one) => sum + one.late, 0)
  return (
    <div className="no-print flex flex-col gap-3">
      <nav aria-label={t('states')}>
        <ul className="flex gap-2 overflow-x-auto p-1 md:flex-wrap">
          {useTabs(counts).map((tab) => (
            <li key={tab.state ?? 'OPEN'}>
              <TabLink filter={filter} tab={tab} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <SearchBox filter={filter} />
        <Link
          href={casesAddress(filter, { late: filter.late ? undefined : '1', page: 1 })}
          prefetch={false}
          aria-current={filter.late ? 'true' : undefined}
          className={chip(Boolean(filter.late))}
        >
          <TriangleAlert aria-hidden size={16} className={late > 0 ? 'text-breach' : 'text-soft'} />
          {filter.late
            ? t('lateOnly')
            : t('late', { count: late, shown: formatNumber(late, locale) })}
        </Link>
      </div>
    </div>
  )
}

function useTabs(counts: StateCount[]): Tab[] {
  const t = useTranslations('cases')
  const words = useTranslations('words.caseStates')
  const filesOf = (states: readonly CaseState[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, one) => sum + one.files, 0)
  const all = Object.values(CaseState)
  const open = all.filter((state) => !ENDED_STATES.includes(state))
  return [
    { state: undefined, label: t('open'), files: filesOf(open) },
    ...all.map((state) => ({ state, label: words(state), files: filesOf([state]) })),
    { state: 'ALL', label: t('all'), files: filesOf(all) },
  ]
}

function TabLink({ filter, tab }: { filter: CaseFilter; tab: Tab }) {
  const locale = localeOf(useLocale())
  const current = filter.state === tab.state
  return (
    <Link
      href={casesAddress(filter, { state: tab.state, page: 1 })}
      prefetch={false}
      aria-current={current ? 'true' : undefined}
      className={chip(current)}
    >
      {tab.label}
      <span className={`figures text-13 ${current ? '' : 'text-soft'}`}>
        {formatNumber(tab.files, locale)}
      </span>
    </Link>
  )
}

function chip(current: boolean): string {
  const look = current
    ? 'border-accent bg-accent-tint font-semibold text-accent'
    : 'border-line bg-surface hover:bg-raised'
  return `inline-flex min-h-11 items-center gap-2 rounded-full border px-4 whitespace-nowrap ${look}`
}

function SearchBox({ filter }: { filter: CaseFilter }) {
  const t = useTranslations('cases')
  return (
    <form action={'/cases' satisfies Route} className="flex items-end gap-2">
      <div>
        <label htmlFor="case-q" className="mb-1 block text-13 font-medium">
          {t('search')}
        </label>
        <input
          id="case-q"
          name="q"
          defaultValue={filter.q}
          inputMode="numeric"
          maxLength={80}
          dir="ltr"
          className="input w-44"
        />
      </div>
      <input type="hidden" name="state" value="ALL" />
      <button type="submit" className="button">
        <Search aria-hidden size={16} />
        {t('find')}
      </button>
    </form>
  )
}
