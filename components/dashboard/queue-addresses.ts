import type { Route } from 'next'
import type { QueueLine } from '@/lib/dashboard/queue/queries'
import type { QueueKind } from '@/lib/dashboard/queue/rules'

/** Where all rows of a kind are listed. */
export function rowsOf(kind: QueueKind, officeId: string | undefined): Route {
  const office = officeId ? `&office=${officeId}` : ''
  const places: Record<QueueKind, string> = {
    ALERT: '/alerts',
    READING: `/scans?state=SCANNED&order=asc${office}`,
    RESCAN: `/scans?state=RESCAN${office}`,
    EXAMINATION: `/scans?state=REFERRED${office}`,
    INSPECTION: `/scans?state=INSPECTING${office}`,
    APPRAISAL: `/seizures?state=RECORDED${office}`,
    HOLDING: `/seizures?state=APPRAISED${office}`,
    FILING: `/seizures?state=DELIVERED${office}`,
    RECEIPT: '/custody/receive',
    ORDER: '/custody/orders',
    CASE: '/cases',
    DISPOSITION: '/cases?state=FINAL',
    REPORT: '/route-risk',
    INTERVENTION: '/route-risk',
    DUTY: '/council',
    EVIDENCE: '/council',
    RESOLUTION: '/council',
    UNIT_DOWN: '/scanners#OUT_OF_SERVICE',
    UNIT_COMMISSIONING: '/scanners#COMMISSIONING',
    NEVER_SIGNED_IN: '/accounts',
  }
  return places[kind] as Route
}

const PAGES: Record<QueueKind, string> = {
  ALERT: '/alerts/',
  READING: '/scans/',
  RESCAN: '/scans/',
  EXAMINATION: '/scans/',
  INSPECTION: '/scans/',
  APPRAISAL: '/seizures/',
  HOLDING: '/seizures/',
  FILING: '/cases/new?seizure=',
  RECEIPT: '/custody/receive/',
  ORDER: '/custody/orders/',
  CASE: '/cases/',
  DISPOSITION: '/cases/',
  REPORT: '/route-risk/',
  INTERVENTION: '/route-risk/',
  DUTY: '/council/',
  EVIDENCE: '/council/',
  RESOLUTION: '/council/',
  UNIT_DOWN: '/scanners/',
  UNIT_COMMISSIONING: '/scanners/',
  NEVER_SIGNED_IN: '/accounts#',
}

/** The page where a line's next step is taken. */
export function pageOf({ kind, ref }: Pick<QueueLine, 'kind' | 'ref'>): Route {
  return `${PAGES[kind]}${ref}` as Route
}
