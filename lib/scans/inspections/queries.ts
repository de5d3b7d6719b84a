import type { Tx } from '@/lib/db'
import type { InspectionView } from '@/lib/scans/inspections/schema'

/** The examination of a scan with what it found; runs inside the page's own snapshot. */
export async function findInspection(tx: Tx, scanId: string): Promise<InspectionView | undefined> {
  const [inspection] = await tx.$queryRaw<InspectionView[]>`
    SELECT u.display_name AS "examinerName", e.started_at AS "startedAt", e.ended_at AS "endedAt", e.result, e.note,
      f.number::int AS "seizureNumber"
    FROM inspection e JOIN user_account u ON u.id = e.examiner_id LEFT JOIN seizure f ON f.inspection_id = e.id
    WHERE e.scan_id = ${scanId}::uuid`
  return inspection
}
