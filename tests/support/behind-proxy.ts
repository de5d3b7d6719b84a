import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Account } from '@/lib/cli/accounts'
import { testBuildFolder } from '@/lib/cli/build'
import { freePort } from '@/lib/cli/ports'
import { serve } from '@/lib/cli/serve'
import { inDatabase } from '@/lib/cli/test-server'

/** The application as it is served behind a reverse proxy that ends TLS; the tests are that proxy. */

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface Site {
  ask(
    where: string,
    headers?: Record<string, string>,
    method?: string,
    body?: string,
  ): Promise<Answer>
  /** Signs in as a browser does; gives every cookie as it was set. */
  signIn(account: Account): Promise<Answer & { cookies: string[] }>
  stop(): Promise<void>
}

/** Serves the same build on the same database under a public name. */
export async function behindProxy(origin: string): Promise<Site> {
  const port = await freePort()
  const settings = {
    DATABASE_URL: inDatabase(process.env.DIDBAN_TEST_APP_SERVER ?? '', 'didban_journeys'),
    STORAGE_URL: 'file:.data/test/images',
    NEXTAUTH_SECRET: 'for the tests alone '.repeat(3),
    NEXTAUTH_URL: origin,
    NEXTAUTH_URL_GUESSED: '',
    TRUSTED_PROXY: '127.0.0.1',
  }
  const place = { host: '127.0.0.1', port }
  const child = await serve({ ...place, command: 'start', folder: testBuildFolder, settings })
  const ask: Site['ask'] = (where, headers = {}, method = 'GET', body = '') =>
    pass(port, where, { method, headers: { ...forwarded(origin), ...headers } }, body)
  return {
    ask,
    signIn: (account) => signIn(ask, origin, account),
    stop: async () => {
      child.process.kill()
      await child.ended
    },
  }
}

function forwarded(origin: string): Record<string, string> {
  const { host, protocol } = new URL(origin)
  return { host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-for': '203.0.113.9' }
}

async function pass(
  port: number,
  path: string,
  options: { method: string; headers: Record<string, string> },
  body: string,
): Promise<Answer> {
  const sending = request({ host: '127.0.0.1', port, path, ...options })
  const answered = once(sending, 'response')
  sending.end(body)
  const [response] = (await answered) as [IncomingMessage]
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: await text(response),
  }
}

async function signIn(ask: Site['ask'], origin: string, { username, password }: Account) {
  const first = await ask('/api/auth/csrf')
  const { csrfToken } = JSON.parse(first.body) as { csrfToken: string }
  const given = first.headers['set-cookie'] ?? []
  const headers = {
    origin,
    cookie: given.map((cookie) => cookie.split(';')[0]).join('; '),
    'content-type': 'application/x-www-form-urlencoded',
  }
  const form = new URLSearchParams({ username, password, csrfToken, json: 'true' })
  const answer = await ask('/api/auth/callback/password', headers, 'POST', form.toString())
  return { ...answer, cookies: [...given, ...(answer.headers['set-cookie'] ?? [])] }
}
