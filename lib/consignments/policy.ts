import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'

/** Officers of a customs office register what arrives at it. */
export function canRegister(actor: Actor): Result<null> {
  return actor.role === 'CUSTOMS_OFFICER' && actor.officeKind === 'CUSTOMS_OFFICE'
    ? ok(null)
    : refused('NOT_YOUR_TASK')
}

/** HS titles are public words; anybody signed in may search them. */
export function canSearchCodes(_actor: Actor): Result<null> {
  return ok(null)
}
