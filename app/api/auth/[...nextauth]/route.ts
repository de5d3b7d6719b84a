import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth'
import { readEnvironment } from '@/lib/env'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

function handler(request: Request, context: Context): Promise<Response> {
  const secret = readEnvironment().NEXTAUTH_SECRET
  return NextAuth(request as never, context as never, {
    ...authOptions,
    secret,
  }) as Promise<Response>
}

export { handler as GET, handler as POST }
