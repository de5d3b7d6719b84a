import type { Tx } from '@/lib/db'
import { DOWNTIMES_SHOWN } from '@/lib/scanners/downtime/rules'
import type { Blocker, DowntimeReason } from '@/prisma/generated/enums'

export interface DowntimeRow {
  number: number
  startedAt: Date
  endedAt: Date | null
  reason: DowntimeReason
  blocker: Blocker
  note: string | null
  remedy: string | null
  reportedBy: string
  restoredBy: string | null
}

/** A unit's downtimes, newest first, at most 50. Inside the page's own snapshot. */
export function listDowntimes(tx: Tx, scannerId: string): Promise<DowntimeRow[]> {
  return tx.$queryRaw<DowntimeRow[]>`
    SELECT d.number::int AS number, d.started_at AS "startedAt", d.ended_at AS "endedAt", d.reason, d.blocker, d.note,
      d.remedy, r.display_name AS "reportedBy", e.display_name AS "restoredBy"
    FROM downtime d JOIN user_account r ON r.id = d.reported_by_id
      LEFT JOIN user_account e ON e.id = d.restored_by_id
    WHERE d.scanner_id = ${scannerId}::uuid
    ORDER BY d.started_at DESC LIMIT ${DOWNTIMES_SHOWN}`
}
