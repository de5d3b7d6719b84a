import { READS } from '@/lib/audit/rules'
import type { Tx } from '@/lib/db'
import type { Agency, Role } from '@/prisma/generated/enums'

export interface HistoryLine {
  id: string
  at: Date
  event: string
  agency: Agency
  role: Role | null
  actorName: string | null
  officeFa: string | null
  officeEn: string | null
  reason: string | null
  subjectType?: string
  /** What was so before and after, as far as the event tells. */
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  requestId?: string | null
}

/** What casework is about; the index of the log begins with it. */
const SUBJECTS = [
  'CONSIGNMENT',
  'SCAN',
  'SEIZURE',
  'ITEM',
  'CASE',
  'ORDER',
  'SCANNER',
  'ROUTE_SEGMENT',
  'ROUTE_REPORT',
  'INTERVENTION',
  'RESOLUTION',
  'DUTY',
  'ALERT',
  'USER',
  'OFFICE',
]

/** Who has read it is for the log; a history tells what happened. */
const NOT_HISTORY: string[] = READS.filter((event) => event !== 'EXCEPTIONAL_FILE_READ')

/** What happened to some subjects, oldest first; at most 200 lines. Runs inside the page's own snapshot. */
export async function listHistory(tx: Tx, subjectIds: string[]): Promise<HistoryLine[]> {
  return tx.$queryRaw<HistoryLine[]>`
    SELECT e.id, e.at, e.event, e.agency, e.role, e.reason, u.display_name AS "actorName",
           o.name_fa AS "officeFa", o.name_en AS "officeEn", e.subject_type AS "subjectType", e.before, e.after,
           e.request_id AS "requestId"
    FROM audit_event e
      LEFT JOIN user_account u ON u.id = e.actor_id
      LEFT JOIN office o ON o.id = e.office_id
    WHERE e.subject_type = ANY(${SUBJECTS}) AND e.subject_id = ANY(${subjectIds}) AND e.event <> ALL(${NOT_HISTORY})
    ORDER BY e.at, e.id LIMIT 200`
}
