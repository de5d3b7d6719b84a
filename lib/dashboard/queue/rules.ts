import type { Role } from '@/prisma/generated/enums'

/** What can wait for somebody; each is one kind of next step. */
export const QUEUE_KINDS = [
  'ALERT',
  'READING',
  'RESCAN',
  'EXAMINATION',
  'INSPECTION',
  'APPRAISAL',
  'HOLDING',
  'FILING',
  'RECEIPT',
  'ORDER',
  'CASE',
  'DISPOSITION',
  'REPORT',
  'INTERVENTION',
  'DUTY',
  'EVIDENCE',
  'RESOLUTION',
  'UNIT_DOWN',
  'UNIT_COMMISSIONING',
  'NEVER_SIGNED_IN',
] as const
export type QueueKind = (typeof QUEUE_KINDS)[number]

/** Which queues are whose: the role's own, in the order of its work. */
export const QUEUES: Readonly<Record<Role, readonly QueueKind[]>> = {
  CUSTOMS_OFFICER: [
    'READING',
    'EXAMINATION',
    'INSPECTION',
    'RESCAN',
    'APPRAISAL',
    'HOLDING',
    'FILING',
    'ORDER',
  ],
  CUSTOMS_SUPERVISOR: [
    'ALERT',
    'UNIT_DOWN',
    'UNIT_COMMISSIONING',
    'DUTY',
    'READING',
    'EXAMINATION',
  ],
  WAREHOUSE_KEEPER: ['RECEIPT', 'ORDER', 'DUTY'],
  POLICE_OFFICER: ['ALERT', 'REPORT', 'INTERVENTION', 'DUTY'],
  PENALTY_OFFICER: ['CASE', 'DISPOSITION', 'DUTY'],
  JUDICIARY_OFFICER: ['EVIDENCE', 'RESOLUTION', 'DUTY', 'UNIT_DOWN', 'UNIT_COMMISSIONING'],
  ADMINISTRATOR: ['NEVER_SIGNED_IN'],
}

/** What of the queue is due, then what has waited longest. Lines without a clock come after those with one. */
export function byClock(
  a: { dueAt: Date | null; since: Date },
  b: { dueAt: Date | null; since: Date },
): number {
  if (a.dueAt && b.dueAt) return a.dueAt.getTime() - b.dueAt.getTime()
  if (a.dueAt || b.dueAt) return a.dueAt ? -1 : 1
  return a.since.getTime() - b.since.getTime()
}
