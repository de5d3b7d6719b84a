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
]

/** What happened to some subjects, oldest first; at most 200 lines. Runs inside the page's own snapshot. */
export async function listHistory(tx: Tx, subjectIds: string[]): Promise<HistoryLine[]> {
  return tx.$queryRaw<HistoryLine[]>`
    SELECT e.id, e.at, e.event, e.agency, e.role, e.reason, u.display_name AS "actorName",
           o.name_fa AS "officeFa", o.name_en AS "officeEn"
    FROM audit_event e
      LEFT JOIN user_account u ON u.id = e.actor_id
      LEFT JOIN office o ON o.id = e.office_id
    WHERE e.subject_type = ANY(${SUBJECTS}) AND e.subject_id = ANY(${subjectIds})
    ORDER BY e.at, e.id LIMIT 200`
}
