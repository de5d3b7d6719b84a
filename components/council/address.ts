import type { Route } from 'next'
import type { DutyFilter } from '@/lib/council/duties/schema'
import type { ResolutionFilter } from '@/lib/council/schema'

/** The list of duties with some of its state; what is at its default is left out. */
export function dutiesAddress(filter: Partial<DutyFilter>): Route {
  return addressOf('/council', filter)
}

/** The list of resolutions with some of its state. */
export function resolutionsAddress(filter: Partial<ResolutionFilter>): Route {
  return addressOf('/council/resolutions', filter)
}

function addressOf(path: string, filter: Record<string, string | number | undefined>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || (name === 'page' && value === 1)) continue
    query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `${path}?${text}` : path) as Route
}
