import type { Who } from '@/lib/actor'
import { every, type Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import type { Agency, Role } from '@/prisma/generated/enums'

/** Whose task the log is: the judiciary's, and in their own agency its supervisor's; others see a record's history. */
const READERS: readonly Role[] = ['JUDICIARY_OFFICER', 'CUSTOMS_SUPERVISOR', 'ADMINISTRATOR']

export function canReadAudit(actor: Who): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** One agency's chain, to search, verify and export: the judiciary any, others their own. */
export function canReadChain(actor: Who, { agency }: { agency: Agency }): Result<null> {
  const allowed = canReadAudit(actor)
  if (!allowed.ok) return allowed
  const mine = actor.role === 'JUDICIARY_OFFICER' || actor.agency === agency
  return mine ? ok(null) : refused('OTHER_AGENCY')
}

/** The agencies whose chains somebody may read; undefined for all. */
export function onlyAgency(actor: Who): Agency | undefined {
  return actor.role === 'JUDICIARY_OFFICER' ? undefined : actor.agency
}

/** See lib/permissions.ts. */
export const AUDIT_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_AUDIT',
    ways: ['/audit', 'POST /api/v1/audit/[agency]'],
    own: 'AGENCY',
    ask: (who, { agency }) => every(canReadAudit(who), canReadChain(who, { agency })),
  },
  {
    verb: 'EXPORT_AUDIT',
    ways: ['prepareExportAction', 'GET /api/v1/audit/[agency]'],
    own: 'AGENCY',
    confirm: 'ALWAYS',
    ask: (who, { agency }) => canReadChain(who, { agency }),
  },
]
