import type { Actor } from '@/lib/actor'
import { BEFORE_FIRST } from '@/lib/audit/chain/rules'
import { recordRead } from '@/lib/audit/commands'
import { readEnds } from '@/lib/audit/export/queries'
import type { ChainInput } from '@/lib/audit/export/schema'
import { canReadChain } from '@/lib/audit/policy'
import { recompute } from '@/lib/audit/verification/queries'
import type { Progress } from '@/lib/audit/verification/schema'
import { ok, type Result } from '@/lib/result'

/**
 * Recomputes a chain in the database from its first row to where it has come now, in parts of some seconds at most,
 * saying how far it is; the outcome is written down.
 */
export async function verifyChain(
  actor: Actor,
  { agency }: ChainInput,
): Promise<Result<AsyncGenerator<Progress>>> {
  const allowed = canReadChain(actor, { agency })
  if (!allowed.ok) return allowed
  const { last } = await readEnds(actor, agency)
  return ok(verifying(actor, agency, last))
}

async function* verifying(actor: Actor, agency: ChainInput['agency'], total: number) {
  let state: Progress = { checked: 0, total, hash: BEFORE_FIRST, broken: null, done: total === 0 }
  while (!state.done) {
    yield state
    const part = await recompute(actor, agency, state.checked)
    const broken =
      part.brokenAt !== null && part.brokenKind !== null
        ? { ordinal: part.brokenAt, kind: part.brokenKind }
        : lackOf(part.last, state.checked)
    const checked = broken ? broken.ordinal - 1 : (part.last ?? state.checked)
    const hash = broken ? state.hash : (part.hash ?? state.hash)
    state = { checked, total, hash, broken, done: broken !== null || checked >= total }
  }
  const { checked, hash, broken } = state
  const subject = { type: 'CHAIN', id: agency }
  const details = { count: checked, hash, ...(broken && { broken }) }
  await recordRead(actor, { event: 'AUDIT_VERIFIED', subject, details })
  yield state
}

/** Nothing where there should be rows still. */
function lackOf(last: number | null, checked: number): Progress['broken'] {
  return last === null ? { ordinal: checked + 1, kind: 'MISSING' } : null
}
