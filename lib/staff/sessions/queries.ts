import type { Actor } from '@/lib/actor'
import { readAs } from '@/lib/db'
import { IDLE_MINUTES } from '@/lib/sessions'
import { canEndSession } from '@/lib/staff/policy'
import { type Device, deviceOf } from '@/lib/staff/sessions/rules'
import type { SignInMethod } from '@/prisma/generated/enums'

export interface SessionView {
  id: string
  /** The one that asks. */
  own: boolean
  device: Device
  method: SignInMethod
  address: string | null
  startedAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

/** The sessions of the actor that still run: this one first, then by when somebody was last there. */
export async function listMySessions(actor: Actor, at: Date): Promise<SessionView[]> {
  const idleSince = new Date(at.getTime() - IDLE_MINUTES * 60_000)
  const rows = await readAs(actor, (tx) =>
    tx.session.findMany({
      where: {
        userId: actor.id,
        endedAt: null,
        expiresAt: { gt: at },
        lastSeenAt: { gte: idleSince },
      },
      orderBy: { lastSeenAt: 'desc' },
      take: 100,
    }),
  )
  const mine = rows.filter((row) => canEndSession(actor, row).ok)
  const views = mine.map(
    ({ id, userAgent, method, address, startedAt, lastSeenAt, expiresAt }) => ({
      id,
      own: id === actor.sessionId,
      device: deviceOf(userAgent),
      ...{ method, address, startedAt, lastSeenAt, expiresAt },
    }),
  )
  return [...views.filter(({ own }) => own), ...views.filter(({ own }) => !own)]
}
