import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { endSessions } from '@/lib/sessions'
import { claimUntil } from '@/lib/staff/identities/rules'
import type { LinkInput, UnlinkInput } from '@/lib/staff/identities/schema'
import { canLinkIdentity } from '@/lib/staff/policy'

/** Lets a person in through the provider: who first arrives there under this name, in time, is this account's. */
export function linkIdentity(
  actor: Actor,
  issuer: string | undefined,
  { accountId, claim }: LinkInput,
): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const allowed = canLinkIdentity(actor)
    if (!allowed.ok) return allowed
    if (!issuer) return refused('NOT_FOUND')
    const linkedAt = now()
    if (!isConfirmed(actor, linkedAt)) return refused('CONFIRM_IDENTITY')
    const account = await tx.user.findUnique({ where: { id: accountId }, select: { id: true } })
    if (!account) return refusedAt('accountId', 'NOT_FOUND')
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`identity|${issuer}`}, 0))`
    const same = await tx.externalIdentity.findMany({
      where: { issuer, OR: [{ userId: accountId }, { claim }] },
    })
    if (same.some((link) => link.userId === accountId)) return refusedAt('accountId', 'LINKED')
    if (same.length > 0) return refusedAt('claim', 'CLAIM_TAKEN')
    const link = { userId: accountId, issuer, claim, claimUntil: claimUntil(linkedAt) }
    await tx.externalIdentity.create({
      data: { id: newId(), ...link, linkedBy: actor.id, linkedAt },
    })
    await recordEvent(tx, actor, {
      event: 'IDENTITY_LINKED',
      subject: { type: 'USER', id: accountId },
      after: { issuer, claim },
      at: linkedAt,
    })
    return ok(null)
  })
}

/** Takes a link away and ends the account's sessions: any may have begun with it. */
export function unlinkIdentity(actor: Actor, { linkId }: UnlinkInput): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const allowed = canLinkIdentity(actor)
    if (!allowed.ok) return allowed
    const at = now()
    if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    const link = await tx.externalIdentity.findUnique({ where: { id: linkId } })
    if (!link) return refused('NOT_FOUND')
    const { count } = await tx.externalIdentity.deleteMany({ where: { id: linkId } })
    if (count !== 1) return refused('TAKEN_MEANWHILE')
    const { userId, issuer, claim, subject } = link
    await endSessions(tx, userId, 'ENDED_BY_ADMINISTRATOR', at)
    await recordEvent(tx, actor, {
      event: 'IDENTITY_UNLINKED',
      subject: { type: 'USER', id: userId },
      before: { issuer, claim, subject },
      at,
    })
    return ok(null)
  })
}
