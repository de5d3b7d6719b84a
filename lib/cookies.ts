import type { NextAuthOptions } from 'next-auth'
import { isServedByTls } from '@/lib/env'

/**
 * How our cookies are called and kept. Behind TLS each carries `__Host-`: browsers then take it over TLS alone,
 * for this host alone, and no other host of the domain can set it. Over plain http (a demonstration on one's own
 * machine) browsers refuse that name, so the plain one is used.
 */

/** A cookie's name here and now. */
export function cookieName(name: string): string {
  return isServedByTls() ? `__Host-${name}` : name
}

/** How every cookie of ours is set: unreadable for scripts, and not sent along by other sites' requests. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isServedByTls() } as const
}

/** The same for those of next-auth. Lax, not strict: whoever comes back from single sign-on must be known. */
export function authCookies(): NonNullable<NextAuthOptions['cookies']> {
  const cookie = (name: string, options: { maxAge?: number } = {}) => ({
    name: cookieName(`didban-${name}`),
    options: { ...cookieOptions(), ...options },
  })
  const underWay = { maxAge: 15 * 60 }
  return {
    sessionToken: cookie('session'),
    callbackUrl: cookie('return-to'),
    csrfToken: cookie('form'),
    pkceCodeVerifier: cookie('pkce', underWay),
    state: cookie('state', underWay),
    nonce: cookie('nonce', underWay),
  }
}
