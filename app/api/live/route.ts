import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { canHandle } from '@/lib/alerts/policy'
import { listMissed } from '@/lib/alerts/stream/queries'
import { listeningActor } from '@/lib/auth'
import { openStream } from '@/lib/event-stream'
import { subscribe } from '@/lib/live'
import { findActor } from '@/lib/sessions'

const messageId = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional()

/** What is addressed to the reader's role and office, as it happens. */
export async function GET(request: Request): Promise<Response> {
  const actor = await listeningActor()
  if (!actor) return new Response(null, { status: 401, headers: { 'cache-control': 'no-store' } })
  const after = lastHad(request)
  return openStream({
    signal: request.signal,
    subscribe,
    missed: async () => (after === undefined ? [] : listMissed(actor, after)),
    concerns: (message) => canHandle(actor, message).ok,
    mayStay: () => isStill(actor),
  })
}

/** The browser itself names what it had last when it comes again; a page names it when it first comes. */
function lastHad(request: Request): number | undefined {
  const named =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  return messageId.safeParse(named ?? undefined).data
}

/** The same role and place as when the stream began. */
async function isStill(actor: Actor): Promise<boolean> {
  const current = await findActor(actor.sessionId, 'listening')
  return current?.role === actor.role && current.officeId === actor.officeId
}
