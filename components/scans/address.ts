import type { Route } from 'next'
import type { ScanFilter } from '@/lib/scans/schema'

const DEFAULTS: Partial<Record<keyof ScanFilter, string>> = {
  sort: 'time',
  order: 'desc',
  page: '1',
  q: '',
}

/** The address of the list with some of its state changed; what is at its default is left out. */
export function scansAddress(filter: ScanFilter, changed: Partial<ScanFilter>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed })) {
    if (value === undefined || String(value) === DEFAULTS[name as keyof ScanFilter]) continue
    query.set(name, String(value))
  }
  const text = query.toString()
  return (text ? `/scans?${text}` : '/scans') as Route
}
