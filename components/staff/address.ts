import type { Route } from 'next'
import type { AccountFilter } from '@/lib/staff/schema'

const DEFAULTS: Partial<Record<keyof AccountFilter, string>> = { page: '1', q: '' }

/** The address of the list with some of its state changed; what is at its default is left out. */
export function accountsAddress(filter: AccountFilter, changed: Partial<AccountFilter>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed })) {
    if (value === undefined || String(value) === DEFAULTS[name as keyof AccountFilter]) continue
    query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `/accounts?${text}` : '/accounts') as Route
}

/** Whether the list shows less than everybody. */
export function isFiltered({ q, role, agency, state }: AccountFilter): boolean {
  return Boolean(q || role || agency || state)
}
