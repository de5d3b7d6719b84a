import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { takesRole } from '@/lib/staff/offices/queries'
import { canPost } from '@/lib/staff/policy'
import { comingAfter, postingAt, reachingOver, takesEffectAt } from '@/lib/staff/postings/rules'
import type { CallOffInput, EndPostingInput, PostInput } from '@/lib/staff/postings/schema'
import type { Posting, Prisma } from '@/prisma/generated/client'

/** To another role or place from a day on; whatever holds until then ends at that moment. */
export function postAccount(actor: Actor, input: PostInput): Promise<Result<null>> {
  return onPostings(actor, input, async ({ tx, postings, at }) => {
    if (comingAfter(postings, at)) return refused('POSTING_ARRANGED')
    const begin = takesEffectAt(input.from, at)
    if (!begin.ok) return begin
    const fits = await takesRole(tx, input)
    if (!fits.ok) return fits
    const current = postingAt(postings, at)
    if (current?.role === input.role && current.officeId === input.officeId)
      return refusedAt('officeId', 'SAME_POSTING')
    for (const one of reachingOver(postings, begin.value)) await endAt(tx, one, begin.value)
    await insertPosting(tx, actor, input, { validFrom: begin.value, madeAt: at })
    return ok({
      event: 'POSTING_MADE',
      before: { posting: told(current) },
      after: { role: input.role, officeId: input.officeId, validFrom: begin.value.toISOString() },
    })
  })
}

/** Leaves the service from a day on: whoever has no posting is nobody. */
export function endPosting(actor: Actor, input: EndPostingInput): Promise<Result<null>> {
  return onPostings(actor, input, async ({ tx, postings, at }) => {
    if (comingAfter(postings, at)) return refused('POSTING_ARRANGED')
    const current = postingAt(postings, at)
    if (!current || current.validTo) return refused('ALREADY_DONE')
    const end = takesEffectAt(input.from, at)
    if (!end.ok) return end
    await endAt(tx, current, end.value)
    return ok({
      event: 'POSTING_ENDED',
      before: { posting: told(current) },
      after: { validTo: end.value.toISOString() },
    })
  })
}

/** What was arranged for later does not happen: the posting of today stays open. */
export function callOffPosting(actor: Actor, input: CallOffInput): Promise<Result<null>> {
  return onPostings(actor, input, async ({ tx, postings, at }) => {
    const coming = comingAfter(postings, at)
    const current = postingAt(postings, at)
    if (!coming && !current?.validTo) return refused('ALREADY_DONE')
    if (coming) await endAt(tx, coming, coming.validFrom)
    if (current?.validTo) await endAt(tx, current, null)
    return ok({
      event: 'POSTING_CALLED_OFF',
      before: { coming: told(coming), posting: told(current) },
      after: { posting: told(current && { ...current, validTo: null }) },
    })
  })
}

interface OnPostings {
  tx: Tx
  postings: Posting[]
  at: Date
}

interface Change {
  event: string
  before: Prisma.InputJsonObject
  after: Prisma.InputJsonObject
}

/** One change of one person's postings: who may, proof of identity, the change, the cache, the event. */
function onPostings(
  actor: Actor,
  { accountId, reason }: { accountId: string; reason: string },
  work: (on: OnPostings) => Promise<Result<Change>>,
): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const allowed = canPost(actor, { id: accountId })
    if (!allowed.ok) return allowed
    // Of two at once the second waits here, then meets what the first has left.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`posting|${accountId}`}, 0))`
    const at = now()
    if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    const account = await tx.user.findUnique({ where: { id: accountId }, select: { id: true } })
    if (!account) return refused('NOT_FOUND')
    const postings = await tx.posting.findMany({ where: { userId: accountId } })
    const changed = await work({ tx, postings, at })
    if (!changed.ok) return changed
    await followPosting(tx, accountId, at)
    await recordEvent(tx, actor, {
      ...changed.value,
      subject: { type: 'USER', id: accountId },
      reason,
      at,
    })
    return ok(null)
  })
}

/** Only the end of a posting ever changes. */
async function endAt(tx: Tx, { id }: Posting, validTo: Date | null): Promise<void> {
  await tx.posting.updateMany({ where: { id }, data: { validTo } })
}

async function insertPosting(
  tx: Tx,
  actor: Actor,
  { accountId, role, officeId }: PostInput,
  when: { validFrom: Date; madeAt: Date },
): Promise<void> {
  await tx.posting.create({
    data: { id: newId(), userId: accountId, role, officeId, madeById: actor.id, ...when },
  })
}

/** The account's cache follows its ledger, in the same transaction. */
async function followPosting(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE user_account u SET role = p.role, office_id = p.office_id FROM posting p
    WHERE u.id = ${userId}::uuid AND p.user_id = u.id AND p.valid_from <= ${at}
      AND (p.valid_to IS NULL OR p.valid_to > ${at})`
}

function told(posting: Posting | undefined): Prisma.InputJsonObject | null {
  if (!posting) return null
  const { role, officeId, validFrom, validTo } = posting
  return {
    role,
    officeId,
    validFrom: validFrom.toISOString(),
    validTo: validTo?.toISOString() ?? null,
  }
}
