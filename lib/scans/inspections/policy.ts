import type { Actor } from '@/lib/actor'
import type { Result } from '@/lib/result'
import { canDecide } from '@/lib/scans/policy'

/** Officers of the office that referred the vehicle examine it, whoever of them began. */
export function canExamine(actor: Actor, scan: { officeId: string }): Result<null> {
  return canDecide(actor, scan)
}
