import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { writeAs } from '@/lib/db'
import type { From } from '@/lib/proof'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { confirmSession, endSessions } from '@/lib/sessions'
import { provesIdentity } from '@/lib/staff/credentials/commands'
import { getOwnCredential } from '@/lib/staff/credentials/queries'
import { canEndSession, canManageAccounts } from '@/lib/staff/policy'
import type { AccountSessionsInput, ConfirmInput, SessionInput } from '@/lib/staff/sessions/schema'

/** Ends one of one's own sessions, wherever it runs; somebody else's is as if there were none. */
export function endMySession(actor: Actor, input: SessionInput): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const session = await tx.session.findUnique({ where: { id: input.sessionId } })
    if (!session) return refused('NOT_FOUND')
    const allowed = canEndSession(actor, session)
    if (!allowed.ok) return allowed
    const at = now()
    const { count } = await tx.session.updateMany({
      where: { id: session.id, userId: actor.id, endedAt: null },
      data: { endedAt: at, endedBecause: 'ENDED_ELSEWHERE' },
    })
    if (count !== 1) return refused('ALREADY_DONE')
    await recordEvent(tx, actor, {
      event: 'SESSION_ENDED',
      subject: { type: 'USER', id: actor.id },
      after: { session: session.id },
      at,
    })
    return ok(null)
  })
}

/** Ends all of one's own sessions but this one. */
export function endMyOtherSessions(actor: Actor): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const allowed = canEndSession(actor, { userId: actor.id })
    if (!allowed.ok) return allowed
    const at = now()
    const { count } = await tx.session.updateMany({
      where: { userId: actor.id, endedAt: null, id: { not: actor.sessionId } },
      data: { endedAt: at, endedBecause: 'ENDED_ELSEWHERE' },
    })
    if (count === 0) return refused('ALREADY_DONE')
    await recordEvent(tx, actor, {
      event: 'SESSIONS_ENDED',
      subject: { type: 'USER', id: actor.id },
      after: { sessions: count },
      at,
    })
    return ok(null)
  })
}

/** An administrator ends all sessions of an account, those too that are being opened at this moment. */
export function endAccountSessions(
  actor: Actor,
  { accountId, reason }: AccountSessionsInput,
): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const allowed = canManageAccounts(actor)
    if (!allowed.ok) return allowed
    const at = now()
    if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    const account = await tx.user.findUnique({ where: { id: accountId }, select: { id: true } })
    if (!account) return refused('NOT_FOUND')
    const sessions = await endSessions(tx, accountId, 'ENDED_BY_ADMINISTRATOR', at)
    await recordEvent(tx, actor, {
      event: 'SESSIONS_ENDED',
      subject: { type: 'USER', id: accountId },
      after: { sessions },
      reason,
      at,
    })
    return ok(null)
  })
}

/**
 * The person of a session proves again who they are: by their password, and by a code where they have a second factor.
 * Attempts are counted and limited as at sign-in. Good for ten minutes of what cannot be taken back.
 */
export async function confirmIdentity(
  actor: Actor,
  { present, code }: ConfirmInput,
  from: From,
): Promise<Result<null>> {
  const allowed = canEndSession(actor, { userId: actor.id })
  if (!allowed.ok) return allowed
  const credential = await getOwnCredential(actor)
  if (!credential) return refused('CONFIRM_BY_SIGNING_IN')
  const coded = credential.secondFactorSince !== null
  if (coded && !code) return refusedAt('code', 'CODE_NEEDED')
  const known = await provesIdentity(actor, { password: present }, from)
  if (!known.ok) return known
  const proved = coded && code ? await provesIdentity(actor, { code }, from) : known
  return proved.ok ? confirmSession(actor.sessionId) : proved
}
