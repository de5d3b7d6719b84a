import type { Who } from '@/lib/actor'
import { every, type Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { SCAN_LAW } from '@/lib/scans/rules'
import type { Role, ScannerState } from '@/prisma/generated/enums'

/** Whose task each verb on scans is. Place is checked by the functions below. */
export const SCAN_VERBS = {
  READ: ['CUSTOMS_OFFICER', 'CUSTOMS_SUPERVISOR', 'JUDICIARY_OFFICER'],
  LOG: ['CUSTOMS_OFFICER'],
  IMPORT: ['CUSTOMS_OFFICER'],
  DECIDE: ['CUSTOMS_OFFICER'],
} as const satisfies Record<string, readonly Role[]>

export type ScanVerb = keyof typeof SCAN_VERBS

function may(actor: Who, verb: ScanVerb): boolean {
  return (SCAN_VERBS[verb] as readonly Role[]).includes(actor.role)
}

/** Customs and the judiciary read scans of the whole province; nobody else reads any. */
export function canReadScans(actor: Who): Result<null> {
  return may(actor, 'READ') ? ok(null) : refused('NOT_YOUR_TASK')
}

/** An officer logs scans for the customs office where they are posted. */
export function canLogScans(actor: Who): Result<null> {
  return may(actor, 'LOG') && actor.officeKind === 'CUSTOMS_OFFICE'
    ? ok(null)
    : refused('NOT_YOUR_TASK')
}

export function canImportScans(actor: Who): Result<null> {
  return may(actor, 'IMPORT') && actor.officeKind === 'CUSTOMS_OFFICE'
    ? ok(null)
    : refused('NOT_YOUR_TASK')
}

/** Only a scanner of one's own office, and at the desk only one that works. */
export function canUseScanner(
  actor: Who,
  scanner: { officeId: string; state: ScannerState },
): Result<null> {
  if (scanner.officeId !== actor.officeId) return refused('SCANNER_OF_OTHER_OFFICE')
  return scanner.state === 'IN_SERVICE' ? ok(null) : refused('SCANNER_NOT_IN_SERVICE')
}

/** A log of the past may come from a unit that has stopped since, never from one that has not started. */
export function canImportFromScanner(
  actor: Who,
  scanner: { officeId: string; state: ScannerState },
): Result<null> {
  if (scanner.officeId !== actor.officeId) return refused('SCANNER_OF_OTHER_OFFICE')
  return scanner.state === 'COMMISSIONING' ? refused('SCANNER_NOT_IN_SERVICE') : ok(null)
}

/** An officer of the office that made the scan reads its image. */
export function canDecide(actor: Who, scan: { officeId: string }): Result<null> {
  if (!may(actor, 'DECIDE')) return refused('NOT_YOUR_TASK')
  return scan.officeId === actor.officeId ? ok(null) : refused('OTHER_OFFICE')
}

/** See lib/permissions.ts. */
export const SCAN_PERMISSIONS: readonly Permission[] = [
  { verb: 'READ_SCANS', ways: ['/scans', '/scans/[number]'], ask: canReadScans },
  {
    verb: 'LOG_SCAN',
    ways: ['/scans/new', 'logScanAction'],
    own: 'OFFICE',
    condition: 'UNIT_IN_SERVICE',
    ask: (who, { officeId, met }) =>
      every(
        canLogScans(who),
        canUseScanner(who, { officeId, state: met ? 'IN_SERVICE' : 'OUT_OF_SERVICE' }),
      ),
  },
  {
    verb: 'IMPORT_SCANS',
    ways: ['/scans/import', 'previewImportAction', 'importScansAction'],
    own: 'OFFICE',
    condition: 'UNIT_ONCE_IN_SERVICE',
    ask: (who, { officeId, met }) =>
      every(
        canImportScans(who),
        canImportFromScanner(who, { officeId, state: met ? 'RETIRED' : 'COMMISSIONING' }),
      ),
  },
  {
    verb: 'DECIDE_IMAGE',
    ways: ['decideScanAction'],
    own: 'OFFICE',
    steps: { law: SCAN_LAW, actions: ['CLEAR', 'SUSPECT', 'UNREADABLE'] },
    ask: canDecide,
  },
]
