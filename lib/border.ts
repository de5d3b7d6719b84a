import { countAtWork, MOST_AT_WORK, wentThroughGate } from '@/lib/gate'
import { type Incident, logIncident } from '@/lib/log'
import en from '@/lib/messages.en.json'
import fa from '@/lib/messages.fa.json'
import {
  clientAddress,
  comesFromHere,
  isKnownHost,
  isReadable,
  isReadFromOutside,
  requestIdOf,
  type Sent,
} from '@/lib/request'
import { type Refused, refused } from '@/lib/result'

/** What is asked of every request before anything is done for it (OWASP ASVS 5.0: 3.5, 4.1, 4.2). */

/** A request as far as it is known before its body is read. */
export interface Asked {
  method: string
  /** Whole, or from its path on. */
  url: string
  headers: Sent
}

/** Bytes that a form may hold: what next.config.ts grants server actions. */
export const MOST_FORM_BYTES = 9 * 1024 * 1024
/** Bytes that the arguments of an action may have where they are no form. */
const MOST_CALL_BYTES = 65_536
/** Forms as browsers send them, and as Next's own scripts do. */
const FORMS = /^(multipart\/form-data|application\/x-www-form-urlencoded|text\/plain)\b/i

const STATUS: Partial<Record<Refused['reason'], number>> = {
  BAD_ADDRESS: 400,
  FOREIGN_ORIGIN: 403,
  FOREIGN_SITE: 403,
  WRONG_METHOD: 405,
  BODY_TOO_LARGE: 413,
  BODY_TYPE: 415,
  FOREIGN_HOST: 421,
  OVERLOADED: 503,
}

/** Why a request is not let in; undefined where it is. */
export function whyRefused(asked: Asked): Refused | undefined {
  const path = pathOf(asked)
  if (path === '/api/health') return undefined
  if (!isKnownHost(asked.headers)) return refused('FOREIGN_HOST')
  if (!isReadable(asked.url)) return refused('BAD_ADDRESS')
  if (isReadFromOutside(asked.headers)) return refused('FOREIGN_SITE')
  return isChanging(asked.method) ? whyNotChanged(asked, path) : whyNotNow(asked)
}

function whyNotChanged(asked: Asked, path: string): Refused | undefined {
  const { headers, method } = asked
  if (!comesFromHere(headers)) return refused('FOREIGN_ORIGIN')
  if (path.startsWith('/api/')) return whyNotNow(asked)
  if (method !== 'POST') return refused('WRONG_METHOD')
  if (!FORMS.test(headers.get('content-type') ?? '')) return refused('BODY_TYPE')
  if (!isBounded(headers)) return refused('BODY_TOO_LARGE')
  return whyNotNow(asked)
}

/** One process serves so many at a time well; more are better told so at once than left to wait. */
function whyNotNow({ headers }: Asked): Refused | undefined {
  const starting = !wentThroughGate(requestIdOf(headers)) && process.env.NODE_ENV === 'production'
  return starting || countAtWork() > MOST_AT_WORK ? refused('OVERLOADED') : undefined
}

function isChanging(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

/** Browsers say how long a form is. What arrives in pieces without an end in sight is not waited for. */
function isBounded(headers: Sent): boolean {
  const length = headers.get('content-length')
  const most = isCall(headers) ? MOST_CALL_BYTES : MOST_FORM_BYTES
  return length !== null && Number(length) <= most
}

/** True for an action called with arguments alone, as text; with files or fields it is a form. */
export function isCall(headers: Sent): boolean {
  return (
    headers.get('next-action') !== null && /^text\/plain\b/i.test(headers.get('content-type') ?? '')
  )
}

/**
 * Whether the arguments of a call are whole: JSON, and none of them points to a part that is not there. Next reads
 * them before any code of ours and fails on others.
 */
export function isWholeCall(text: string): boolean {
  try {
    let whole = true
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'string') whole &&= WHOLE_ARGUMENT.test(value)
    })
    return whole
  } catch {
    return false
  }
}

/** A text, or one of React's words for a value that JSON lacks. */
const WHOLE_ARGUMENT =
  /^(?!\$)|^\$(\$|(undefined|NaN|-?Infinity|-0|D\d{4}-[\w:.-]{1,24}|n-?\d{1,30})$)/

/** Writes down what was refused, by whom it was sent and to where; never what it held. */
export function logRefused(incident: Incident, { method, url, headers }: Asked): void {
  logIncident(incident, {
    request: requestIdOf(headers),
    address: clientAddress(headers),
    method,
    path: pathOf({ url }),
    host: headers.get('host'),
    origin: headers.get('origin'),
  })
}

/** The answer to what was not let in: plain words, or for a program the reason as it is. */
export function turnAway(outcome: Refused, asked: Asked): Response {
  if (outcome.reason !== 'WRONG_METHOD') logRefused(outcome.reason as Incident, asked)
  const headers = {
    'cache-control': 'no-store',
    ...(outcome.reason === 'OVERLOADED' && { 'retry-after': '5' }),
    ...(outcome.reason === 'WRONG_METHOD' && { allow: 'GET, HEAD, POST' }),
    ...(outcome.reason === 'BODY_TOO_LARGE' && { connection: 'close' }),
  }
  const status = STATUS[outcome.reason] ?? 400
  if (pathOf(asked).startsWith('/api/')) return Response.json(outcome, { status, headers })
  const words = `${fa.reasons[outcome.reason]}\n\n${en.reasons[outcome.reason]}\n`
  const type = 'text/plain; charset=utf-8'
  return new Response(words, { status, headers: { ...headers, 'content-type': type } })
}

function pathOf({ url }: Pick<Asked, 'url'>): string {
  return new URL(url, 'relative://').pathname
}
