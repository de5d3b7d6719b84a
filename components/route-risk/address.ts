import type { Route } from 'next'
import type { RouteFilter } from '@/lib/route-risk/segments/schema'

/** The address of the risky routes with some of its state changed; what is at its default is left out. */
export function routesAddress(filter: RouteFilter, changed: Partial<RouteFilter> = {}): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed })) {
    if (value !== undefined && !(name === 'page' && value === 1)) query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `/route-risk?${text}` : '/route-risk') as Route
}
