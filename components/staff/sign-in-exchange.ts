import type { Details, Reason } from '@/lib/result'

/** Why somebody is not signed in. */
export interface TurnedAway {
  reason: Reason
  details: Details
}

/** Sends one step of sign-in; undefined where it opened a session. */
export async function exchange(
  step: 'password' | 'code',
  fields: Record<string, string>,
): Promise<TurnedAway | undefined> {
  const { signIn } = await import('next-auth/react')
  const answer = await signIn(step, { ...fields, redirect: false }).catch(() => undefined)
  if (answer?.ok) return undefined
  return answer?.error ? readReason(answer.error) : { reason: 'UNREACHABLE', details: {} }
}

/** `TOO_MANY_ATTEMPTS:5`: next-auth carries no more than a text. */
function readReason(error: string): TurnedAway {
  const [, reason = 'WRONG_CREDENTIALS', minutes] = /^([A-Z_]+)(?::(\d+))?$/.exec(error) ?? []
  return { reason: reason as Reason, details: minutes ? { minutes: Number(minutes) } : {} }
}
