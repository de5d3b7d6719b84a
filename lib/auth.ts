import { redirect } from 'next/navigation'
import type { NextAuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { z } from 'zod'
import { type Actor, mintActor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { asPlatform } from '@/lib/db'
import { readEnvironment } from '@/lib/env'
import { newId } from '@/lib/id'
import { matchesPassword } from '@/lib/password'
import { ok, type Result, refused } from '@/lib/result'
import { hasControls, toAsciiDigits } from '@/lib/text'

/** A sign-in lasts at most a shift, and ends by itself when nobody is there. */
export const SESSION_HOURS = 8
export const IDLE_MINUTES = 30

const signInInput = z.object({
  username: z
    .string()
    .max(200)
    .refine((text) => !hasControls(text))
    .transform((text) => toAsciiDigits(text.trim()).toLowerCase()),
  password: z.string().min(1).max(200),
})

/** Checks a name and password and opens a session row; the same answer and cost for unknown names. */
export async function startSession(input: unknown): Promise<Result<{ sessionId: string }>> {
  const parsed = signInInput.safeParse(input)
  if (!parsed.success) return refused('WRONG_CREDENTIALS')
  const { username, password } = parsed.data
  const found = await asPlatform(async (tx) =>
    ok(await tx.user.findUnique({ where: { username } })),
  )
  const user = found.ok ? found.value : null
  // Between two transactions: argon2 takes long, and no connection should wait for it.
  const matches = await matchesPassword(password, user?.passwordHash)
  return user && matches && !user.disabledAt ? openSession(user.id) : refused('WRONG_CREDENTIALS')
}

function openSession(userId: string): Promise<Result<{ sessionId: string }>> {
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

/** Everything next-auth needs; the token carries only the session's id. */
export const authOptions: NextAuthOptions = {
  providers: [
    credentials({
      credentials: { username: {}, password: {} },
      async authorize(input) {
        const started = await startSession(input)
        return started.ok ? { id: started.value.sessionId } : null
      },
    }),
  ],
  session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  callbacks: {
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
  const session: unknown = await getServerSession({
    ...authOptions,
    secret: readEnvironment().NEXTAUTH_SECRET,
  })
  const parsed = z.object({ sid: z.uuid() }).safeParse(session)
  return parsed.success ? parsed.data.sid : undefined
}

/** Who acts, or undefined; read once per request. */
export const currentActor = cache(async (): Promise<Actor | undefined> => {
  const sessionId = await currentSessionId()
  return sessionId ? findActor(sessionId) : undefined
})

/** Who listens to a stream, or undefined. An open page alone is nobody at work. */
export async function listeningActor(): Promise<Actor | undefined> {
  const sessionId = await currentSessionId()
  return sessionId ? findActor(sessionId, 'listening') : undefined
}

/** Who acts; sends anybody else to the sign-in page. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  return actor
}
