import { once } from 'node:events'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/id'
import { behindProxy, type Site } from '../support/behind-proxy'
import { newPage } from '../support/browser'
import { arrive, expectFits } from '../support/journey'
import { accountOf, address } from '../support/server'
import { ask, cookiesOf, oneStaticFile, send } from '../support/web'

/** The web's own rules (OWASP ASVS 5.0, level 2), seen from outside. */

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
const BARE = "default-src 'none'; frame-ancestors 'none'; sandbox"
const nobody = '01990000-0000-7000-8000-000000000000'

describe('every answer', () => {
  test.each([
    '/sign-in',
    '/nowhere',
    '/api/health',
    '/api/auth/session',
    `/api/images/${nobody}`,
    '/fonts/vazirmatn.woff2',
    '/icon.svg',
    oneStaticFile(),
  ])('%s has its headers', async (where) => {
    const { headers } = await ask(where)
    for (const [name, value] of Object.entries(EVERYWHERE))
      expect(headers.get(name), name).toBe(value)
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    const policy = headers.get('content-security-policy') ?? ''
    if (where === '/sign-in' || where === '/nowhere')
      expect(policy).toContain("script-src 'self' 'nonce-")
    else expect(policy).toBe(BARE)
  })

  test('has an id of its own, whatever the client calls it', async () => {
    const mine = newId()
    const one = await ask('/sign-in', { headers: { 'x-request-id': mine } })
    const other = await ask('/sign-in', { headers: { 'x-request-id': mine } })
    const ids = [one, other].map(({ headers }) => headers.get('x-request-id'))
    expect(new Set([...ids, mine]).size).toBe(3)
  })

  test('says over plain http neither that TLS is there nor that cookies need it', async () => {
    expect((await ask('/sign-in')).headers.get('strict-transport-security')).toBeNull()
  })
})

/** What somebody might get into a page of ours. */
const INJECTED = `
  <base href="/elsewhere/">
  <script>window.ran = 'script'</script>
  <script src="data:text/javascript,window.ran = 'file'"></script>
  <img src="data:," onerror="window.ran = 'handler'" alt="">
  <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
  <style>body { display: none }</style>`

describe('a page', () => {
  test('carries a number of its own in every script, and no other script', async () => {
    const [one, other] = [await ask('/sign-in'), await ask('/sign-in')]
    const nonce = (response: Response) =>
      /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
    expect(nonce(one)).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    expect(nonce(one)).not.toBe(nonce(other))
    const scripts = (await one.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(3)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce(one)}"`)
    expect(one.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
  })

  test('and all that is somebody’s own is kept by no cache between', async () => {
    const cookie = await cookiesOf('JUDICIARY_OFFICER')
    for (const where of ['/', '/scans', '/scans/1', '/api/auth/session'])
      expect(
        (await ask(where, { headers: { cookie } })).headers.get('cache-control'),
        where,
      ).toMatch(/no-store/)
    const image = await imageOf(cookie)
    expect(image.headers.get('content-type')).toMatch(/^image\//)
    expect(image.headers.get('cache-control')).toBe('private, max-age=3600')
    expect(image.headers.get('vary')).toContain('Cookie')
    expect(image.headers.get('content-security-policy')).toBe(BARE)
  })

  test('lets nothing run that was not written by us, and reports it', async () => {
    const visit = await newPage()
    const reported = visit.page.waitForResponse((response) =>
      response.url().includes('/api/v1/csp'),
    )
    await visit.page.route('**/sign-in', async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace('</main>', `</main>${INJECTED}`)
      await route.fulfill({ response, body })
    })
    await visit.page.goto('/sign-in', { waitUntil: 'networkidle' })
    const seen = await visit.page.evaluate(() => {
      const { ran } = window as { ran?: unknown }
      return [ran, document.baseURI]
    })
    expect(seen).toEqual([undefined, `${address()}/sign-in`])
    expect((await reported).status()).toBe(204)
    expect(visit.faults.length).toBeGreaterThan(2)
    expect(visit.faults.every((fault) => fault.includes('Content Security Policy'))).toBe(true)
  })

  test('adds its own styles under its number, after further pages too', async () => {
    const visit = await arrive('CUSTOMS_SUPERVISOR')
    for (const where of ['/', '/scanners', '/custody', '/scans']) {
      await visit.page.goto(where, { waitUntil: 'networkidle' })
      const nonce = await visit.page
        .locator('meta[property=csp-nonce]')
        .evaluate((meta) => (meta as HTMLElement).nonce)
      expect(nonce, where).toMatch(/==$/)
      await expectFits(visit)
    }
  })
})

async function imageOf(cookie: string): Promise<Response> {
  const list = await (await ask('/scans?images=1', { headers: { cookie } })).text()
  for (const [, number] of list.matchAll(/href="\/scans\/(\d+)"/g)) {
    const scan = await (await ask(`/scans/${number}`, { headers: { cookie } })).text()
    const found = /\/api\/images\/[0-9a-f-]{36}/.exec(scan)?.[0]
    if (found) return ask(found, { headers: { cookie } })
  }
  throw new Error('no scan with an image')
}

test('images come only from whoever may see them: Next’s own image route is closed', async () => {
  const cookie = await cookiesOf('JUDICIARY_OFFICER')
  const image = new URL((await imageOf(cookie)).url).pathname
  expect((await ask(image)).status).toBe(401)
  const police = await cookiesOf('POLICE_OFFICER')
  const [theirs, unknown] = await Promise.all(
    [image, `/api/images/${nobody}`].map(async (where) => {
      const response = await ask(where, { headers: { cookie: police } })
      return [response.status, await response.text()]
    }),
  )
  expect(theirs).toEqual(unknown)
  const optimised = `/_next/image?url=${encodeURIComponent(image)}&w=640&q=75`
  expect((await ask(optimised, { headers: { cookie } })).status).toBe(404)
})

describe('a changing request', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const PLACES = [
    ['POST', '/sign-in'],
    ['POST', '/scans/new'],
    ['POST', '/api/auth/callback/password'],
    ['POST', '/api/auth/signout'],
    ['PUT', `/api/images/${nobody}`],
    ['DELETE', `/api/images/${nobody}`],
    ['DELETE', `/api/photos/${nobody}`],
  ] as const
  const STRANGERS: [string, Record<string, string>][] = [
    ['no origin', {}],
    ['a hidden origin', { origin: 'null' }],
    ['another origin', { origin: 'https://evil.example' }],
    [
      'another origin and a forwarded host that agrees',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    ],
    ['our origin, sent by another site', { origin: address(), 'sec-fetch-site': 'cross-site' }],
  ]

  test.each(STRANGERS)('with %s is refused, signed in or not', async (_, headers) => {
    for (const cookie of ['', await cookiesOf('CUSTOMS_OFFICER')])
      for (const [method, where] of PLACES) {
        const response = await ask(where, { method, headers: { ...form, ...headers, cookie } })
        expect(response.status, `${method} ${where}`).toBe(403)
        expect(response.headers.get('set-cookie')).toBeNull()
      }
  })

  test('as an action without an origin does not run', async () => {
    const cookie = await cookiesOf('CUSTOMS_OFFICER')
    const page = await (await ask('/sign-in', { headers: { cookie: '' } })).text()
    const id = /\$ACTION_ID_([0-9a-f]{42})/.exec(page)?.[1] ?? ''
    expect(id).not.toBe('')
    const headers = { cookie, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
    const refused = await ask('/sign-in', { method: 'POST', headers, body: '[]' })
    expect(refused.status).toBe(403)
  })
})

describe('a body', () => {
  test('of sixty megabytes is not taken in, nor listened to until its end', async () => {
    const cookie = await cookiesOf('CUSTOMS_OFFICER')
    const { status, sent } = await pour(`/api/images/${newId()}?name=a.png&energy=HIGH`, cookie, 60)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(50)
  })

  test('that is too large for a form is refused, whether its length is said or not', async () => {
    expect(
      (await pour('/sign-in', '', 20, { 'content-length': String(20 * 2 ** 20) })).status,
    ).toBe(413)
    const page = await (await ask('/sign-in')).text()
    const id = /\$ACTION_ID_([0-9a-f]{42})/.exec(page)?.[1] ?? ''
    expect((await pour('/sign-in', '', 20, { 'next-action': id })).status).toBe(413)
  })

  test('of another kind is not taken in', async () => {
    const cookie = await cookiesOf('CUSTOMS_OFFICER')
    const text = { cookie, 'content-type': 'text/html' }
    const where = `/api/images/${newId()}?name=a.png`
    expect((await send(where, 'PUT', text, '<script>')).status).toBe(415)
    expect((await send(where, 'DELETE', { cookie }, 'anything')).status).toBe(413)
  })
})

/** Sends so many megabytes piece by piece until it is answered. */
async function pour(where: string, cookie: string, megabytes: number, more = {}) {
  const type = where.startsWith('/api') ? 'image/png' : 'multipart/form-data; boundary=x'
  const headers = { cookie, origin: address(), 'content-type': type }
  const sending = request(`${address()}${where}`, {
    method: where.startsWith('/api') ? 'PUT' : 'POST',
    headers: { ...headers, ...more },
  })
  let sent = 0
  const pieces = Readable.from(
    (async function* () {
      for (; sent < megabytes; sent++) yield Buffer.alloc(2 ** 20, 7)
    })(),
  )
  const answered = once(sending, 'response')
  sending.on('error', () => undefined)
  pieces.on('error', () => undefined)
  pieces.pipe(sending)
  const [response] = (await answered) as [{ statusCode: number; resume(): void }]
  const then = sent
  sending.destroy()
  return { status: response.statusCode, sent: then }
}

test('more at once than can be served well are told so, and later ones served', async () => {
  const many = await Promise.all(
    Array.from({ length: 400 }, () =>
      ask('/sign-in').then(async (response) => {
        await response.arrayBuffer()
        return response
      }),
    ),
  )
  const told = many.filter(({ status }) => status === 503)
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200, 503]))
  expect(told.length).toBeGreaterThan(0)
  for (const { headers } of told) expect(headers.get('retry-after')).toBe('5')
  expect((await ask('/sign-in')).status).toBe(200)
})

describe('served by TLS behind a trusted proxy', () => {
  let site: Site
  beforeAll(async () => {
    site = await behindProxy('https://didban.example')
  })
  afterAll(() => site?.stop())

  test('every answer asks for TLS from then on', async () => {
    for (const where of ['/sign-in', '/api/health', oneStaticFile()])
      expect((await site.ask(where)).headers['strict-transport-security']).toMatch(
        /^max-age=31536000/,
      )
    const { headers } = await site.ask('/sign-in')
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
  })

  test('cookies can be set by this host alone', async () => {
    const { cookies } = await site.signIn(accountOf('JUDICIARY_OFFICER'))
    const names = cookies.map((cookie) => cookie.split('=')[0])
    expect(names).toContain('__Host-didban-session')
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-didban-/)
      expect(cookie).toMatch(/; Path=\/;/)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; SameSite=Lax/i)
      expect(cookie).not.toMatch(/Domain=/i)
    }
  })

  test('it answers to its own name alone, but for its health', async () => {
    expect((await site.ask('/sign-in', { host: 'evil.example' })).status).toBe(421)
    expect((await site.ask('/sign-in', { host: '127.0.0.1' })).status).toBe(421)
    expect((await site.ask('/api/health', { host: '10.0.0.4' })).status).toBe(200)
  })

  test('the proxy’s word for the host counts, and its own origin alone may change things', async () => {
    const forwarded = { host: 'internal', 'x-forwarded-host': 'didban.example' }
    expect((await site.ask('/sign-in', forwarded)).status).toBe(200)
    for (const [origin, status] of [
      ['https://didban.example', 409],
      ['http://didban.example', 403],
      ['https://evil.example', 403],
    ] as const) {
      const headers = { origin, 'next-action': '0'.repeat(42), 'content-type': 'text/plain' }
      expect((await site.ask('/sign-in', headers, 'POST', '[]')).status, origin).toBe(status)
    }
  })
})
