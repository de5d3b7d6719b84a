import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { currentActor } from '@/lib/auth'
import { parseInput } from '@/lib/input'
import { logFault } from '@/lib/log'
import { type Result, refused } from '@/lib/result'

/** What a form gets back. `undefined` before the first sending. */
export type ActionState<T> = Result<T> | undefined

/** A changing request must say where it comes from, and come from here. */
export function comesFromHere(sent: Pick<Headers, 'get'>): boolean {
  const origin = sent.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === sent.get('host')
}

/** The way of every changing request: origin, actor, parse, command; a fault gets a reference number. */
export async function act<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  command: (actor: Actor, input: z.output<S>) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    if (!comesFromHere(await headers())) return refused('FOREIGN_ORIGIN')
    const actor = await currentActor()
    if (!actor) return refused('SIGNED_OUT')
    const parsed = parseInput(schema, input)
    return parsed.ok ? await command(actor, parsed.value) : parsed
  } catch (error) {
    unstable_rethrow(error)
    return refused('FAULT', { reference: logFault('action', error) })
  }
}
