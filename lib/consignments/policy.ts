import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'

/** Officers of a customs office register what arrives at it. */
export function canRegister(actor: Who): Result<null> {
  return actor.role === 'CUSTOMS_OFFICER' && actor.officeKind === 'CUSTOMS_OFFICE'
    ? ok(null)
    : refused('NOT_YOUR_TASK')
}

/** HS titles are public words; anybody signed in may search them. */
export function canSearchCodes(_actor: Who): Result<null> {
  return ok(null)
}

/** See lib/permissions.ts. */
export const CONSIGNMENT_PERMISSIONS: readonly Permission[] = [
  { verb: 'REGISTER_CONSIGNMENT', ways: ['findKnownAction'], own: 'HERE', ask: canRegister },
  { verb: 'SEARCH_HS_CODES', ways: ['searchHsCodesAction'], ask: canSearchCodes },
]
