import { recordAccess } from '@/lib/access-log'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { asPlatform, type Tx } from '@/lib/db'
import { hashPassword } from '@/lib/password'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, weaknessOf } from '@/lib/password-rules'
import { type From, proveCode, provePassword } from '@/lib/proof'
import { ok, type Result, refusedAt } from '@/lib/result'
import { canKeepCredential } from '@/lib/staff/credentials/policy'
import type { ChangePasswordInput } from '@/lib/staff/credentials/schema'

/** A password that somebody else has seen: its owner must change it before anything else. Writes, and reads nothing. */
export async function handOutPassword(
  tx: Tx,
  { userId, passwordHash, at }: { userId: string; passwordHash: string; at: Date },
): Promise<void> {
  // Values are given twice: reading EXCLUDED would need the right to read the column.
  await tx.$executeRaw`
    INSERT INTO credential (user_id, password_hash, changed_at, must_change)
    VALUES (${userId}::uuid, ${passwordHash}, ${at}::timestamptz, true)
    ON CONFLICT (user_id) DO UPDATE
      SET password_hash = ${passwordHash}, changed_at = ${at}::timestamptz, must_change = true`
}

/** A proof of who somebody is: the password, a code of the second factor, or a recovery code. */
export type Proof = { password: string } | { code: string }

/** Whether the actor is still the account's owner; counted and limited as at sign-in. */
export async function provesIdentity(
  actor: Actor,
  proof: Proof,
  from: From,
): Promise<Result<null>> {
  const allowed = canKeepCredential(actor, actor)
  if (!allowed.ok) return allowed
  const proved =
    'password' in proof
      ? await provePassword(actor.username, proof.password, from)
      : await proveCode(actor.id, proof.code, from)
  if (proved.ok) return ok(null)
  if (proved.reason === 'WRONG_CREDENTIALS') return refusedAt('present', 'WRONG_PASSWORD')
  return proved.reason === 'WRONG_CODE' ? refusedAt('code', 'WRONG_CODE') : proved
}

/** A new password of one's own; every other session of the account ends. */
export async function changePassword(
  actor: Actor,
  { present, wanted }: ChangePasswordInput,
  from: From,
): Promise<Result<null>> {
  const weak = weaknessOf(wanted, actor)
  const bounds = { minimum: SHORTEST_PASSWORD, maximum: LONGEST_PASSWORD }
  if (weak) return refusedAt('wanted', weak, bounds)
  if (wanted === present) return refusedAt('wanted', 'PASSWORD_SAME')
  const proved = await provesIdentity(actor, { password: present }, from)
  if (!proved.ok) return proved
  const passwordHash = await hashPassword(wanted)
  return asPlatform(async (tx) => {
    const at = now()
    await tx.credential.updateMany({
      where: { userId: actor.id },
      data: { passwordHash, changedAt: at, mustChange: false },
    })
    await endOtherSessions(tx, actor, at)
    await recordAccess(tx, { event: 'PASSWORD_CHANGED', at, userId: actor.id, proved: true })
    return ok(null)
  })
}

/** The epoch goes on, so that a sign-in under way with the old password ends too; this session goes along. */
async function endOtherSessions(tx: Tx, actor: Actor, at: Date): Promise<void> {
  const { sessionEpoch: epoch } = await tx.user.update({
    where: { id: actor.id },
    data: { sessionEpoch: { increment: 1 } },
    select: { sessionEpoch: true },
  })
  await tx.session.updateMany({ where: { id: actor.sessionId }, data: { epoch } })
  await tx.session.updateMany({
    where: { userId: actor.id, endedAt: null, id: { not: actor.sessionId } },
    data: { endedAt: at, endedBecause: 'PASSWORD_CHANGED' },
  })
}
