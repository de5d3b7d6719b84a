import { readSurroundings } from '@/lib/env'

/**
 * Where a request comes from. What is read here is true because lib/gate.ts wrote it: of what a client says about
 * itself nothing is left when these are asked.
 */

/** The headers of a request, however they are held. */
export type Sent = Pick<Headers, 'get'>

export const REQUEST_ID = 'x-request-id'

/** The id under which a request stands in logs and the audit; ours, a UUID. */
export function requestIdOf(sent: Sent): string | undefined {
  return sent.get(REQUEST_ID) ?? undefined
}

/** The address of whoever asks: the connection's, or what a trusted proxy says of it. */
export function clientAddress(sent: Sent): string {
  return sent.get('x-forwarded-for') ?? 'unknown'
}

/** A changing request must say where it comes from, and come from here. */
export function comesFromHere(sent: Sent, { origin: own } = readSurroundings()): boolean {
  const origin = sent.get('origin')
  const site = sent.get('sec-fetch-site')
  if (origin === null || !URL.canParse(origin)) return false
  if (site !== null && site !== 'same-origin') return false
  return own === undefined ? new URL(origin).host === sent.get('host') : origin === own
}

/** Characters of an address. Longer ones are no filter of ours. */
const LONGEST_ADDRESS = 8_000

/** Stands for every address that cannot be read, and is none itself. */
export const UNREADABLE = '/%00'

/** In UTF-8 and without NUL: what the database cannot hold cannot be asked for. */
export function isReadable(url: string): boolean {
  if (url.length > LONGEST_ADDRESS) return false
  try {
    return !decodeURIComponent(url).includes('\u0000')
  } catch {
    return false
  }
}

/** Where the operator said how the site is called, it answers to no other name. */
export function isKnownHost(sent: Sent, { origin: own } = readSurroundings()): boolean {
  return own === undefined || sent.get('host') === new URL(own).host
}

/** True where a page of another site reads something of ours other than by going there. */
export function isReadFromOutside(sent: Sent): boolean {
  const mode = sent.get('sec-fetch-mode')
  return sent.get('sec-fetch-site') === 'cross-site' && mode !== null && mode !== 'navigate'
}
