import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { isFiltered } from '@/components/staff/address'
import { FilterSelect } from '@/components/ui/filter-select'
import { ACCOUNT_STATES, type AccountFilter } from '@/lib/staff/schema'
import { Agency, Role } from '@/prisma/generated/enums'

/** Filters as a plain form: their state is the address, and it works before any script. */
export function AccountFilters({ filter }: { filter: AccountFilter }) {
  const t = useTranslations()
  return (
    <form
      action="/accounts"
      className="panel no-print grid grid-cols-1 gap-3 p-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <div>
        <label htmlFor="filter-q" className="mb-1 block text-13 font-medium">
          {t('accounts.search')}
        </label>
        <input
          id="filter-q"
          name="q"
          type="search"
          defaultValue={filter.q}
          maxLength={80}
          className="input"
        />
      </div>
      <FilterSelect name="role" label={t('accounts.role')} value={filter.role}>
        {Object.values(Role).map((role) => (
          <option key={role} value={role}>
            {t(`words.roles.${role}`)}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect name="agency" label={t('accounts.agency')} value={filter.agency}>
        {Object.values(Agency).map((agency) => (
          <option key={agency} value={agency}>
            {t(`words.agencies.${agency}`)}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect name="state" label={t('accounts.state')} value={filter.state}>
        {ACCOUNT_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`words.accountStates.${state}`)}
          </option>
        ))}
      </FilterSelect>
      <div className="flex items-end gap-2">
        <button type="submit" className="button button-main">
          {t('accounts.show')}
        </button>
        {isFiltered(filter) && (
          <Link href="/accounts" prefetch={false} className="button button-plain">
            {t('accounts.showAll')}
          </Link>
        )}
      </div>
    </form>
  )
}
