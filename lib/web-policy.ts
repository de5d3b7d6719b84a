import { randomBytes } from 'node:crypto'

/** What a browser may do with our answers (Content Security Policy). */

/** Where browsers report what a page was kept from doing. */
export const REPORTS = '/api/v1/csp'

/** For all that is not a page: nothing may run, load or frame. `next.config.ts` says the same of files. */
export const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** A number used once: what carries it was written by us, for this one answer. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

export interface PolicySettings {
  nonce: string
  /** True while developing: React then builds its error stacks with eval, and styles come by script. */
  developing: boolean
  /** True where the site is served by TLS. */
  tls: boolean
}

/**
 * A page's policy. Scripts run by nonce alone and whatever those load themselves ('strict-dynamic'); style
 * attributes stay allowed because charts and React Aria place things by them, and they can run nothing.
 */
export function pagePolicy({ nonce, developing, tls }: PolicySettings): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${REPORTS}`,
  ]
  return [...rules, ...(tls ? ['upgrade-insecure-requests'] : [])].join('; ')
}
