import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth'
import { readEnvironment } from '@/lib/env'
import { forSignIn } from '@/lib/respond'
import { sayingWhy } from '@/lib/sign-in-faults'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const asked = await forSignIn(request)
  if (asked instanceof Response) return asked
  const secret = readEnvironment().NEXTAUTH_SECRET
  return sayingWhy(
    () =>
      NextAuth(asked as never, context as never, { ...authOptions, secret }) as Promise<Response>,
  )
}

export { handler as GET, handler as POST }
