import { AsyncLocalStorage } from 'node:async_hooks'
import type { LoggerInstance } from 'next-auth'
import { logFault, logIncident } from '@/lib/log'
import type { Reason } from '@/lib/result'

/** Somebody sent a cookie that we did not write, or that has run out. */
const UNREADABLE_COOKIE = ['JWT_SESSION_ERROR', 'INVALID_CALLBACK_URL_ERROR']

/** What is complained of a second time, a line later, under OAUTH_CALLBACK_ERROR. */
const SAID_AGAIN = 'OAUTH_CALLBACK_HANDLER_ERROR'

const current = new AsyncLocalStorage<{ reference?: string }>()

/** next-auth's complaints: in our log under a reference number, never with what the provider said of a person. */
export const signInLog: LoggerInstance = {
  error(code: string, metadata: unknown) {
    if (UNREADABLE_COOKIE.includes(code)) return logIncident('FORGED_COOKIE')
    if (code === SAID_AGAIN) return
    const { error } = metadata as { error?: unknown }
    const reference = logFault(`sign-in ${code}`, error ?? metadata)
    const request = current.getStore()
    if (request) request.reference = reference
  },
  warn: () => undefined,
  debug: () => undefined,
}

/** The sign-in page, saying why somebody was turned away. */
export function turnedAwayPage(reason: Reason, reference: string): string {
  return `/sign-in?${new URLSearchParams({ refused: reason, reference })}`
}

/** Where next-auth would lead to a page of its own with a code, it leads to ours with words and the reference number. */
export function sayingWhy(answer: () => Promise<Response>): Promise<Response> {
  return current.run({}, async () => {
    const response = await answer()
    const reference = current.getStore()?.reference
    if (!reference) return response
    const page = turnedAwayPage('SIGN_IN_FAILED', reference)
    if (isTrouble(response.headers.get('location'))) {
      response.headers.set('location', page)
      return response
    }
    return withUrl(response, page)
  })
}

const isTrouble = (address: string | null) => address?.includes('/api/auth/error?') === true

// A button asks by script where to go, and next-auth answers it in JSON.
async function withUrl(response: Response, url: string): Promise<Response> {
  if (response.headers.get('content-type') !== 'application/json') return response
  const { status, headers } = response
  const said: unknown = await response.json()
  const leads = said !== null && typeof said === 'object' && 'url' in said ? String(said.url) : null
  return Response.json(isTrouble(leads) ? { url } : said, { status, headers })
}
