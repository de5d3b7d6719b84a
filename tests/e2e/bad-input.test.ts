import { encode } from 'next-auth/jwt'
import { beforeAll, describe, expect, test } from 'vitest'
import { arrive } from '../support/journey'
import { actions, ask, cookiesOf, fieldNames, type KnownAction, pages, send } from '../support/web'

/** What no page of ours sends: refused everywhere, and never a fault of the program. */

/** The judiciary opens nearly every page and is asked with every value; who opens the rest, with every fourth. */
const ROLES = ['JUDICIARY_OFFICER', 'CUSTOMS_SUPERVISOR', 'ADMINISTRATOR']
const cookies: Record<string, string> = {}

beforeAll(async () => {
  for (const role of [...ROLES, 'CUSTOMS_OFFICER']) cookies[role] = await cookiesOf(role)
})

/** As they stand in an address. */
const HOSTILE = [
  '%00',
  'a%00b',
  '%ff%fe',
  '%E0%A4%A',
  '%ED%A0%80',
  '%E2%80%AE%E2%81%A6x',
  '%0D%0ASet-Cookie:%20a=b',
  '-1',
  '0',
  '9999999999999999999999',
  '1e308',
  'NaN',
  '2147483648',
  '__proto__',
  'constructor',
  '[object%20Object]',
  '%7B%22contains%22:%22x%22%7D',
  '..%2F..%2Fetc%2Fpasswd',
  "'%20OR%201=1;--",
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '%DB%B1%DB%B2',
  '0000-00-00',
  '01990000-0000-7000-8000-000000000000',
  'x'.repeat(1_500),
  'x'.repeat(10_000),
] as const

const valuesFor = (role: string) =>
  HOSTILE.filter((_, place) => role === 'JUDICIARY_OFFICER' || place % 4 === 0)

/** A page that broke after it had begun says so within. */
const BROKEN = /E\{\\?"digest\\?":\\?"(?!NEXT_)/

async function fault(where: string, cookie: string): Promise<string | undefined> {
  const response = await ask(where, { headers: { cookie } })
  const body = await response.text()
  const broke = response.status >= 500 || BROKEN.test(body)
  return broke ? `${response.status} ${where.slice(0, 200)}` : undefined
}

/** Asks for all of them, eight at a time, and gives what broke. */
async function faults(addresses: string[], cookie: string): Promise<string[]> {
  const waiting = [...addresses]
  const found: string[] = []
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const broken = await fault(next, cookie)
      if (broken) found.push(broken)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return found.sort()
}

const plain = (page: string) => page.replace(/\[[^\]]+\]/g, '1')
const NAMES = fieldNames()

/** The query in which every name of the program holds one value; in pieces that an address can carry. */
function queries(value: string): string[] {
  const size = Math.max(1, Math.floor(7_000 / (value.length + 16)))
  const names = value.length > 1_000 ? ['q', 'from', 'page', 'office'] : NAMES
  const pieces = Array.from({ length: Math.ceil(names.length / size) }, (_, index) =>
    names.slice(index * size, (index + 1) * size),
  )
  return pieces.map((piece) => piece.map((name) => `${name}=${value}`).join('&'))
}

describe.each(ROLES)('%s', (role) => {
  test('meets no fault in any page, whatever the address asks', async () => {
    const addresses = pages().flatMap((page) =>
      valuesFor(role).flatMap((value) => queries(value).map((query) => `${plain(page)}?${query}`)),
    )
    expect(await faults(addresses, cookies[role] ?? '')).toEqual([])
  }, 600_000)

  test('meets none where names are repeated, nested, or nothing but noise', async () => {
    const noise = [
      NAMES.map((name) => `${name}[contains]=x`)
        .join('&')
        .slice(0, 7_000),
      NAMES.map((name) => `${name}=1&${name}=2`)
        .join('&')
        .slice(0, 7_000),
      NAMES.map((name) => `${name}[]=1`)
        .join('&')
        .slice(0, 7_000),
      '__proto__[admin]=1&constructor[prototype][admin]=1',
      '&&&===&=&[]=&%5B%5D',
      '?'.repeat(2_000),
    ]
    const addresses = pages().flatMap((page) => noise.map((query) => `${plain(page)}?${query}`))
    expect(await faults(addresses, cookies[role] ?? '')).toEqual([])
  }, 300_000)

  test('meets none in the parts of an address either', async () => {
    const addresses = pages()
      .filter((page) => page.includes('['))
      .flatMap((page) => valuesFor(role).map((value) => page.replace(/\[[^\]]+\]/g, value)))
    const files = valuesFor(role).flatMap((value) => [
      `/api/images/${value}`,
      `/api/photos/${value}`,
    ])
    const others = valuesFor(role).flatMap((value) => [`/${value}`, `/api/live?after=${value}x`])
    const all = [...addresses, ...files, ...others.filter((where) => !where.includes('live'))]
    expect(await faults(all, cookies[role] ?? '')).toEqual([])
  }, 300_000)
})

/** What Next's own script would send as an action's arguments. */
const ARGUMENTS = [
  '[{"contains":"x"}]',
  '["$undefined",{"id":{"not":null}}]',
  '["$undefined",["$undefined"]]',
  '[{"__proto__":{"admin":true}},{"constructor":{}}]',
  '[]',
  '["$K1"]',
  '["$F1","$B2","$Q3","$n99999999999999999999"]',
  'not json',
  '{"a":',
  '\u0000',
]

/** A form in which every field of the program holds one value. */
function form(value: string): FormData {
  const data = new FormData()
  data.append('1_$ACTION_REF_1', '')
  for (const name of NAMES) data.append(`_${name}`, value)
  for (const name of NAMES) data.append(`1_${name}`, value)
  data.append('0', '["$undefined","$K1"]')
  return data
}

const FORM_VALUES = [
  'x\u0000y',
  '\uD800',
  '\u202Etxt',
  'x'.repeat(10_000),
  '{"contains":"x"}',
  '-99999999999999999999',
  '__proto__',
]

describe('actions', () => {
  const call = async ({ id, page, name }: KnownAction, body: BodyInit, cookie: string) => {
    const headers = new Headers({ cookie, 'next-action': id, accept: 'text/x-component' })
    if (typeof body === 'string') headers.set('content-type', 'text/plain;charset=UTF-8')
    const response = await send(page, 'POST', headers, body)
    const text = await response.text()
    return response.status >= 500 || BROKEN.test(text)
      ? [`${response.status} ${name} ${String(body).slice(0, 40)}`]
      : []
  }

  test('called by hand with whatever is not a form are refused', async () => {
    const found: string[] = []
    for (const action of actions())
      for (const body of ARGUMENTS)
        found.push(...(await call(action, body, cookies.CUSTOMS_OFFICER ?? '')))
    expect(found).toEqual([])
  }, 300_000)

  test('called with hostile values in every field are refused', async () => {
    const found: string[] = []
    for (const action of actions())
      for (const value of FORM_VALUES)
        found.push(...(await call(action, form(value), cookies.CUSTOMS_OFFICER ?? '')))
    expect(found).toEqual([])
  }, 300_000)

  test('that do not exist are not found', async () => {
    for (const id of ['0'.repeat(42), 'x', '__proto__', '7f'.repeat(500)]) {
      const headers = { cookie: cookies.CUSTOMS_OFFICER ?? '', 'next-action': id }
      const type = { 'content-type': 'text/plain;charset=UTF-8' }
      const { status } = await send('/scans', 'POST', { ...headers, ...type }, '[]')
      expect([400, 404, 409], id).toContain(status)
    }
  })

  test('of somebody who is not signed in are refused', async () => {
    for (const action of actions()) {
      const headers = { 'next-action': action.id, 'content-type': 'text/plain;charset=UTF-8' }
      const response = await send(action.page, 'POST', headers, '[{"a":1},{"b":2}]')
      expect(response.status, action.name).toBeLessThan(500)
    }
  }, 120_000)
})

describe('methods', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])(
    '%s of a page is refused',
    async (method) => {
      if (method === 'TRACE') return
      expect((await send('/scans', method, {})).status).toBe(405)
    },
  )

  test.each(['/api/images/1', '/api/photos/1', '/api/live', '/api/health', '/api/v1/csp'])(
    '%s answers only to its own',
    async (where) => {
      for (const method of ['POST', 'PATCH', 'OPTIONS', 'HEAD', 'PUT', 'DELETE'])
        expect((await send(where, method, {})).status, method).toBeLessThan(500)
    },
  )
})

describe('a session', () => {
  const SECRET = 'for the tests alone '.repeat(3)
  const opens = async (token: string) => {
    const { status } = await ask('/scans', { headers: { cookie: `didban-session=${token}` } })
    return status === 200
  }
  const tokenOf = (cookie: string) => /didban-session=([^;]+)/.exec(cookie)?.[1] ?? ''

  test('opens with its own token and with no other', async () => {
    const token = tokenOf(cookies.JUDICIARY_OFFICER ?? '')
    expect(await opens(token)).toBe(true)
    const sid = '01990000-0000-7000-8000-000000000000'
    const forged = [
      await encode({ token: { sid }, secret: 'x'.repeat(60) }),
      await encode({ token: { sid }, secret: SECRET }),
      await encode({ token: { sid }, secret: SECRET, maxAge: -1_000 }),
      await encode({ token: { sid: { contains: '' } } as never, secret: SECRET }),
      await encode({ token: { sid: "' OR 1=1" }, secret: SECRET }),
      `${token}x`,
      token.slice(0, -10),
      'eyJhbGciOiJub25lIn0.eyJzaWQiOiIxIn0.',
      '__proto__',
      '%00',
      'x'.repeat(3_000),
      '',
    ]
    for (const one of forged) expect(await opens(one), one.slice(0, 60)).toBe(false)
  })

  test('is nobody’s again once it was ended, though the cookie is as it was', async () => {
    const { page, context } = await arrive('POLICE_OFFICER')
    const sent = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const opened = async () => (await ask('/', { headers: { cookie: sent } })).status
    expect(await opened()).toBe(200)
    await page.getByRole('button', { name: 'خروج' }).click()
    await page.waitForURL('**/sign-in')
    expect(await opened()).toBe(307)
  })

  test('never makes a fault of a cookie that cannot be read', async () => {
    for (const name of [
      'session',
      'return-to',
      'form',
      'pkce',
      'state',
      'nonce',
      'locale',
      'theme',
    ])
      for (const value of [
        'javascript:alert(1)',
        '%00',
        '%ff',
        '|||',
        '{"a":1}',
        'x'.repeat(4_000),
      ])
        for (const where of ['/sign-in', '/scans', '/api/images/1', '/api/auth/session']) {
          const { status } = await ask(where, { headers: { cookie: `didban-${name}=${value}` } })
          expect(status, `${name}=${value.slice(0, 20)} ${where}`).toBeLessThan(500)
        }
  })
})

test('signing in takes small forms with plain fields alone', async () => {
  const form = 'application/x-www-form-urlencoded'
  const bodies: [string, string, number][] = [
    ['application/json', '{"username":{"contains":"a"}}', 415],
    [form, `username=${'x'.repeat(20_000)}`, 413],
    [form, 'callbackUrl=javascript:alert(1)', 400],
    [form, 'username[contains]=a&password[]=b', 302],
    [form, '__proto__=1&constructor=2', 302],
    [form, 'username=%00&password=%00&csrfToken=%ff', 302],
  ]
  for (const [type, body, status] of bodies) {
    const response = await send(
      '/api/auth/callback/password',
      'POST',
      { 'content-type': type },
      body,
    )
    expect(response.status, body.slice(0, 40)).toBe(status)
  }
})
