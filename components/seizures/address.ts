import type { Route } from 'next'
import type { SeizureFilter } from '@/lib/seizures/schema'

const DEFAULTS: Partial<Record<keyof SeizureFilter, string>> = { page: '1', q: '' }

/** The address of the list with some of its state changed; what is at its default is left out. */
export function seizuresAddress(filter: SeizureFilter, changed: Partial<SeizureFilter>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed })) {
    if (value === undefined || String(value) === DEFAULTS[name as keyof SeizureFilter]) continue
    query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `/seizures?${text}` : '/seizures') as Route
}

/** Whether the list shows less than everything. */
export function isFiltered({ q, state, office, kind }: SeizureFilter): boolean {
  return Boolean(q || state || office || kind)
}
