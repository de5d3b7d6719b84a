import { type Actor, mintActor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { asPlatform } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result } from '@/lib/result'

/** A sign-in lasts at most a shift, and ends by itself when nobody is there. */
export const SESSION_HOURS = 8
export const IDLE_MINUTES = 30

/** Opens a session for somebody who has proved who they are. */
export function openSession(userId: string): Promise<Result<{ sessionId: string }>> {
  return asPlatform(async (tx) => {
    const startedAt = now()
    const expiresAt = new Date(startedAt.getTime() + SESSION_HOURS * 3_600_000)
    const sessionId = newId()
    await tx.session.create({
      data: { id: sessionId, userId, startedAt, lastSeenAt: startedAt, expiresAt },
    })
    return ok({ sessionId })
  })
}

/** Ends a session; its cookie is worth nothing from the next request on, in every tab. */
export function endSession(sessionId: string): Promise<Result<null>> {
  return asPlatform(async (tx) => {
    await tx.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: now() },
    })
    return ok(null)
  })
}

/**
 * Reads role and place from the database, never from the token; undefined where the session no longer runs.
 * Being found keeps a session from running idle, unless the person only listens.
 */
export async function findActor(
  sessionId: string,
  presence: 'here' | 'listening' = 'here',
): Promise<Actor | undefined> {
  const found = await asPlatform(async (tx) => {
    const session = await tx.session.findUnique({
      where: { id: sessionId },
      include: { user: { include: { office: true } } },
    })
    const at = now()
    const idleSince = at.getTime() - IDLE_MINUTES * 60_000
    if (!session || session.endedAt || session.expiresAt <= at || session.user.disabledAt)
      return ok(undefined)
    if (session.lastSeenAt.getTime() < idleSince) return ok(undefined)
    if (presence === 'here' && at.getTime() - session.lastSeenAt.getTime() > 60_000)
      await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: at } })
    return ok(session)
  })
  if (!found.ok || !found.value) return undefined
  const { user } = found.value
  return mintActor({
    id: user.id,
    sessionId,
    displayName: user.displayName,
    username: user.username,
    role: user.role,
    agency: user.office.agency,
    officeId: user.officeId,
    officeKind: user.office.kind,
    office: { fa: user.office.nameFa, en: user.office.nameEn },
  })
}
