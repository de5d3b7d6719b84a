import { type NextRequest, NextResponse } from 'next/server'
import { isCall, isWholeCall, logRefused, turnAway, whyRefused } from '@/lib/border'
import { authCookies } from '@/lib/cookies'
import { isServedByTls } from '@/lib/env'
import { type Refused, refused } from '@/lib/result'
import { BARE_POLICY, newNonce, pagePolicy } from '@/lib/web-policy'

/**
 * Before every page, action and small route: what may not come in is refused, and each page gets its own policy.
 * Uploads do not pass here: Next would hold their whole bodies in memory, and cut them. They ask the same
 * questions in lib/respond.ts.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const why = whyRefused(request) ?? (await whyNotCalled(request))
  return why ? turnAway(why, request) : goOn(request)
}

async function whyNotCalled(request: NextRequest): Promise<Refused | undefined> {
  if (!isCall(request.headers) || isWholeCall(await request.text())) return undefined
  return refused('BODY_TYPE')
}

function goOn(request: NextRequest): NextResponse {
  dropForged(request)
  const isPage = !request.nextUrl.pathname.startsWith('/api/')
  return isPage ? page(request) : bare(request)
}

/** next-auth fails where this cookie holds no address, and so would every page of whoever was given one. */
function dropForged(request: NextRequest): void {
  const name = authCookies().callbackUrl?.name ?? ''
  const address = request.cookies.get(name)?.value
  if (address === undefined || /^https?:/.test(address)) return
  logRefused('FORGED_COOKIE', request)
  request.cookies.delete(name)
}

function page(request: NextRequest): NextResponse {
  const nonce = newNonce()
  const developing = process.env.NODE_ENV === 'development'
  const policy = pagePolicy({ nonce, developing, tls: isServedByTls() })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const answer = NextResponse.next({ request: { headers } })
  answer.headers.set('content-security-policy', policy)
  answer.headers.set('cache-control', 'private, no-store')
  return answer
}

function bare(request: NextRequest): NextResponse {
  const answer = NextResponse.next({ request: { headers: new Headers(request.headers) } })
  answer.headers.set('content-security-policy', BARE_POLICY)
  return answer
}

export const config = {
  matcher: ['/((?!_next/static/|api/images/|api/photos/|fonts/|map/|favicon.ico|icon.svg).*)'],
}
