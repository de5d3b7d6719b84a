import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { currentActor } from '@/lib/auth'
import { hostileIn, parseInput } from '@/lib/input'
import { logFault, logIncident } from '@/lib/log'
import { clientAddress, comesFromHere, requestIdOf } from '@/lib/request'
import { type Result, refused } from '@/lib/result'

/** What a form gets back. `undefined` before the first sending. */
export type ActionState<T> = Result<T> | undefined

/**
 * The way of every changing request: origin, actor, parse, command; a fault gets a reference number. `who` says who
 * may act where somebody still owes sign-in something.
 */
export async function act<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  command: (actor: Actor, input: z.output<S>) => Promise<Result<T>>,
  who: () => Promise<Actor | undefined> = currentActor,
): Promise<Result<T>> {
  const sent = await headers()
  const request = requestIdOf(sent)
  try {
    if (!comesFromHere(sent)) {
      logIncident('FOREIGN_ORIGIN', { request, address: clientAddress(sent) })
      return refused('FOREIGN_ORIGIN')
    }
    const actor = await who()
    if (!actor) return refused('SIGNED_OUT')
    const parsed = parseInput(schema, input)
    if (parsed.ok) return await command(actor, parsed.value)
    const found = hostileIn(input)
    if (found) logIncident('HOSTILE_INPUT', { request, found, actor: actor.id })
    return parsed
  } catch (error) {
    unstable_rethrow(error)
    return refused('FAULT', { reference: logFault('action', error, { request }) })
  }
}
