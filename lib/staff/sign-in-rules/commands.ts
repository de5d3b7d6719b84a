import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { writeAs } from '@/lib/db'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { endSessions } from '@/lib/sessions'
import { canSetSignInRules, canTakeLostFactor } from '@/lib/staff/credentials/policy'
import type { LostFactorInput, RoleSettingInput } from '@/lib/staff/sign-in-rules/schema'

/** Somebody has lost device and recovery codes: they sign in with the password, and must choose another. */
export async function takeLostFactor(
  actor: Actor,
  { username, reason }: LostFactorInput,
): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const manages = canSetSignInRules(actor)
    if (!manages.ok) return manages
    const account = await tx.user.findUnique({ where: { username }, select: { id: true } })
    const allowed = canTakeLostFactor(actor, account ?? { id: '' })
    if (!allowed.ok) return allowed
    const at = now()
    if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    if (!account) return refusedAt('username', 'NOT_FOUND')
    const taken = await tx.$executeRaw`
      UPDATE credential SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, must_change = true
      WHERE user_id = ${account.id}::uuid`
    if (taken !== 1) return refusedAt('username', 'NOT_FOUND')
    await tx.$executeRaw`DELETE FROM recovery_code WHERE user_id = ${account.id}::uuid`
    await endSessions(tx, account.id, 'ENDED_BY_ADMINISTRATOR', at)
    const subject = { type: 'USER', id: account.id }
    await recordEvent(tx, actor, { event: 'SECOND_FACTOR_TAKEN', subject, reason, at })
    return ok(null)
  })
}

/** Says whether a role needs a second factor. Who has none is led to set one up at their next click. */
export function setRoleSetting(
  actor: Actor,
  { role, required }: RoleSettingInput,
): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const allowed = canSetSignInRules(actor)
    if (!allowed.ok) return allowed
    const at = now()
    if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    const { count } = await tx.roleSetting.updateMany({
      where: { role, secondFactorRequired: !required },
      data: { secondFactorRequired: required, changedAt: at },
    })
    if (count !== 1) return refused('ALREADY_DONE')
    await recordEvent(tx, actor, {
      event: 'SIGN_IN_RULE_CHANGED',
      subject: { type: 'ROLE', id: role },
      before: { secondFactorRequired: !required },
      after: { secondFactorRequired: required },
      at,
    })
    return ok(null)
  })
}
