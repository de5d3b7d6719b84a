import { redirect } from 'next/navigation'
import type { NextAuthOptions } from 'next-auth'
import { getServerSession } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { asPlatform } from '@/lib/db'
import { readEnvironment } from '@/lib/env'
import { matchesPassword } from '@/lib/password'
import { ok, type Result, refused } from '@/lib/result'
import { endSession, findActor, openSession, SESSION_HOURS } from '@/lib/sessions'
import { hasControls, toAsciiDigits } from '@/lib/text'

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
