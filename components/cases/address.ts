import type { Route } from 'next'
import type { CaseFilter } from '@/lib/cases/schema'

/** The address of the list with some of its state changed; what is at its default is left out. */
export function casesAddress(filter: CaseFilter, changed: Partial<CaseFilter>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed })) {
    if (value === undefined || value === '' || (name === 'page' && value === 1)) continue
    query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `/cases?${text}` : '/cases') as Route
}
