import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import type { Result } from '@/lib/result'
import { canDecide } from '@/lib/scans/policy'
import { SCAN_LAW } from '@/lib/scans/rules'

/** Officers of the office that referred the vehicle examine it, whoever of them began. */
export function canExamine(actor: Who, scan: { officeId: string }): Result<null> {
  return canDecide(actor, scan)
}

/** See lib/permissions.ts. */
export const INSPECTION_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'START_INSPECTION',
    ways: ['startInspectionAction'],
    own: 'OFFICE',
    steps: { law: SCAN_LAW, actions: ['START_INSPECTION'] },
    ask: canExamine,
  },
  {
    verb: 'RECORD_NO_FIND',
    ways: ['recordNoFindAction'],
    own: 'OFFICE',
    steps: { law: SCAN_LAW, actions: ['RECORD_NO_FIND'] },
    ask: canExamine,
  },
]
