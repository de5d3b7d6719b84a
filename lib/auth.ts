import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { NextAuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { z } from 'zod'
import type { Actor, Owed } from '@/lib/actor'
import { authCookies, cookieName, cookieOptions } from '@/lib/cookies'
import { readEnvironment } from '@/lib/env'
import { logIncident } from '@/lib/log'
import { identityProviders, wayOn } from '@/lib/oidc'
import type { From } from '@/lib/proof'
import { clientAddress, requestIdOf } from '@/lib/request'
import type { Refused } from '@/lib/result'
import {
  endSession,
  findActor,
  SESSION_HOURS,
  type Standing,
  sessionStanding,
} from '@/lib/sessions'
import { finishSession, PENDING_MINUTES, startSession } from '@/lib/sign-in'
import { signInLog } from '@/lib/sign-in-faults'

/** From where a request comes, for limits and the list of one's sessions. */
export async function whence(): Promise<From> {
  const sent = await headers()
  return { address: clientAddress(sent), userAgent: sent.get('user-agent') }
}

const PENDING = 'didban-pending'

/** The token of a first step that waits for its second, as the browser sends it. */
export async function pendingToken(): Promise<string | undefined> {
  return (await cookies()).get(cookieName(PENDING))?.value
}

/** What next-auth hands to the page: a code, and minutes where somebody has to wait. */
function turnAway({ reason, details }: Pick<Refused, 'reason' | 'details'>): never {
  throw new Error(details.minutes === undefined ? reason : `${reason}:${details.minutes}`)
}

const byPassword = credentials({
  id: 'password',
  credentials: { username: {}, password: {} },
  async authorize(input) {
    const started = await startSession(input, await whence())
    if (!started.ok) return turnAway(started)
    if ('sessionId' in started.value) return { id: started.value.sessionId }
    const options = {
      ...cookieOptions(),
      sameSite: 'strict',
      maxAge: PENDING_MINUTES * 60,
    } as const
    const kept = await cookies()
    kept.set(cookieName(PENDING), started.value.pending, options)
    return turnAway({ reason: 'CODE_NEEDED', details: {} })
  },
})

const byCode = credentials({
  id: 'code',
  credentials: { code: {} },
  async authorize(input) {
    const token = await pendingToken()
    const finished = await finishSession({ token, code: input?.code }, await whence())
    if (!finished.ok) return turnAway(finished)
    const kept = await cookies()
    kept.set(cookieName(PENDING), '', { ...cookieOptions(), maxAge: 0 })
    return { id: finished.value.sessionId }
  },
})

/** Lax, not strict: who comes from single sign-on comes from another site. */
async function keepPending(token: string): Promise<string> {
  const kept = await cookies()
  kept.set(cookieName(PENDING), token, { ...cookieOptions(), maxAge: PENDING_MINUTES * 60 })
  return '/sign-in'
}

/** Everything next-auth needs; the token carries only the session's id. */
export const authOptions: NextAuthOptions = {
  // Asked for with each request: a build knows no settings.
  get providers() {
    return [byPassword, byCode, ...identityProviders(whence)]
  },
  logger: signInLog,
  get cookies() {
    return authCookies()
  },
  session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  callbacks: {
    signIn: ({ user }) => wayOn(user, keepPending),
    jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    session: ({ session, token }) => ({ ...session, user: {}, sid: token.sid }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sid === 'string') await endSession(token.sid)
    },
  },
}

async function currentSessionId(): Promise<string | undefined> {
  const options = { ...authOptions, secret: readEnvironment().NEXTAUTH_SECRET }
  // It throws only where a cookie of its own cannot be read: whoever sends such a one is nobody.
  const session: unknown = await getServerSession(options).catch(() => null)
  const parsed = z.object({ sid: z.uuid() }).safeParse(session)
  return parsed.success ? parsed.data.sid : undefined
}

/** Who is signed in, though they may still owe sign-in something (`owes`); read once per request. */
export const arrivingActor = cache(async (): Promise<Actor | undefined> => {
  const sessionId = await currentSessionId()
  if (!sessionId) return undefined
  const sent = await headers()
  const actor = await findActor(sessionId, 'here', requestIdOf(sent))
  if (!actor)
    logIncident('SESSION_OVER', { request: requestIdOf(sent), address: clientAddress(sent) })
  return actor
})

/** Who acts, or undefined: nobody acts who still owes sign-in something. */
export async function currentActor(): Promise<Actor | undefined> {
  const actor = await arrivingActor()
  return actor?.owes ? undefined : actor
}

/** Who listens to a stream, or undefined. An open page alone is nobody at work. */
export async function listeningActor(): Promise<Actor | undefined> {
  const sessionId = await currentSessionId()
  const actor = sessionId ? await findActor(sessionId, 'listening') : undefined
  return actor?.owes ? undefined : actor
}

/** How this browser's session stands, without keeping it from running idle; undefined where it has none. */
export async function currentStanding(): Promise<Standing | undefined> {
  const sessionId = await currentSessionId()
  return sessionId ? sessionStanding(sessionId) : undefined
}

/** Where somebody gives what sign-in still asks of them. */
const OWED_AT: Readonly<Record<Owed, '/account/password' | '/account/second-factor'>> = {
  PASSWORD: '/account/password',
  SECOND_FACTOR: '/account/second-factor',
}

/** Who is signed in; sends anybody else to the sign-in page. For the pages on which people give what they owe. */
export async function requireArriving(): Promise<Actor> {
  const actor = await arrivingActor()
  if (!actor) redirect('/sign-in')
  return actor
}

/** Who acts; sends anybody else to where they can become somebody. */
export async function requireActor(): Promise<Actor> {
  const actor = await requireArriving()
  if (actor.owes) redirect(OWED_AT[actor.owes])
  return actor
}
