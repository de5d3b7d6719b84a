import type { Route } from 'next'
import type { AccessFilter } from '@/lib/cases/exceptional/schema'

/** The address of the report with some of its state changed; what is at its default is left out. */
export function accessesAddress(filter: AccessFilter, changed: Partial<AccessFilter>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed })) {
    if (value !== undefined && value !== 1) query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `/exceptional?${text}` : '/exceptional') as Route
}
