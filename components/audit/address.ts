import type { Route } from 'next'
import type { AuditRow } from '@/lib/audit/search/queries'
import type { AuditFilter } from '@/lib/audit/search/schema'

/** The address of the log with some of its state changed; what is empty is left out. */
export function auditAddress(filter: AuditFilter, changed: Partial<AuditFilter>): Route {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, ...changed }))
    if (value) query.set(name, value)
  const text = query.toString()
  return (text ? `/audit?${text}` : '/audit') as Route
}

const PAGES: Partial<Record<string, string>> = {
  SCAN: '/scans/',
  CONSIGNMENT: '/consignments/',
  SEIZURE: '/seizures/',
  ITEM: '/custody/items/',
  CASE: '/cases/',
  ORDER: '/custody/orders/',
  ALERT: '/alerts/',
  SCANNER: '/scanners/',
  ROUTE_SEGMENT: '/route-risk/',
  RESOLUTION: '/council/',
  USER: '/accounts/person/',
}

/** The page of what an event was about; undefined where it has none. */
export function recordAddress({
  subjectType,
  ref,
}: Pick<AuditRow, 'subjectType' | 'ref'>): Route | undefined {
  const page = PAGES[subjectType]
  return page && ref ? (`${page}${ref}` as Route) : undefined
}
