import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { SCANNER_LAW } from '@/lib/scanners/rules'
import type { Role } from '@/prisma/generated/enums'

/** Who watches the fleet: customs runs it, police and the judiciary rely on it. */
const READERS: readonly Role[] = [
  'CUSTOMS_OFFICER',
  'CUSTOMS_SUPERVISOR',
  'JUDICIARY_OFFICER',
  'POLICE_OFFICER',
]

export function canReadScanners(actor: Who): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** The provincial supervisor registers and manages units. */
export function canManageScanners(actor: Who): Result<null> {
  return actor.role === 'CUSTOMS_SUPERVISOR' ? ok(null) : refused('NOT_YOUR_TASK')
}

/** Officers speak for the units of their own office, the supervisor for all of the province. */
export function canReportDown(actor: Who, unit: { officeId: string }): Result<null> {
  if (actor.role === 'CUSTOMS_SUPERVISOR') return ok(null)
  if (actor.role !== 'CUSTOMS_OFFICER') return refused('NOT_YOUR_TASK')
  return unit.officeId === actor.officeId ? ok(null) : refused('UNIT_OF_OTHER_OFFICE')
}

/** See lib/permissions.ts. */
export const SCANNER_PERMISSIONS: readonly Permission[] = [
  { verb: 'READ_SCANNERS', ways: ['/scanners', '/scanners/[code]'], ask: canReadScanners },
  {
    verb: 'REGISTER_SCANNER',
    ways: ['/scanners/new', 'registerScannerAction'],
    ask: canManageScanners,
  },
  {
    verb: 'COMMISSION',
    ways: ['planStagesAction', 'reachStageAction', 'holdUnitAction', 'resumeUnitAction'],
    ask: canManageScanners,
  },
  {
    verb: 'ENTER_SERVICE',
    ways: ['enterServiceAction'],
    steps: { law: SCANNER_LAW, actions: ['ENTER_SERVICE'] },
    ask: canManageScanners,
  },
  {
    verb: 'REPORT_DOWN',
    ways: ['reportDownAction'],
    own: 'OFFICE',
    steps: { law: SCANNER_LAW, actions: ['REPORT_DOWN'] },
    ask: canReportDown,
  },
  {
    verb: 'RESTORE_UNIT',
    ways: ['restoreUnitAction'],
    own: 'OFFICE',
    steps: { law: SCANNER_LAW, actions: ['RESTORE'] },
    ask: canReportDown,
  },
  {
    verb: 'RETIRE_UNIT',
    ways: ['retireUnitAction'],
    steps: { law: SCANNER_LAW, actions: ['RETIRE'] },
    ask: canManageScanners,
  },
]
