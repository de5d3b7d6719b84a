import type { Route } from 'next'
import type { AlertFilter } from '@/lib/alerts/schema'

/** The address of the list with some of its state changed; what is at its default is left out. */
export function alertsAddress(filter: AlertFilter, changed: Partial<AlertFilter>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed })) {
    if (value !== undefined && value !== 1) query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `/alerts?${text}` : '/alerts') as Route
}
