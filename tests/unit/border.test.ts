import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { atMost, BodyTooLarge } from '@/lib/body'
import { type Asked, isWholeCall, MOST_FORM_BYTES, turnAway, whyRefused } from '@/lib/border'
import { authCookies, cookieName } from '@/lib/cookies'
import { readEnvironment, readSurroundings } from '@/lib/env'
import { idFrom, newId } from '@/lib/id'
import { because, hostileIn, line, parseInput, readForm } from '@/lib/input'
import { hashPassword, matchesPassword, randomPassword } from '@/lib/password'

import { comesFromHere } from '@/lib/request'
import { type Reason, refused } from '@/lib/result'
import { pagePolicy } from '@/lib/web-policy'

/** Where the outside comes in: forms, headers, settings, passwords. */

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

describe('a form', () => {
  const form = (...entries: [string, string | File][]) => {
    const data = new FormData()
    for (const [name, value] of entries) data.append(name, value)
    return data
  }

  it('gives its texts, empty ones left out', () => {
    expect(readForm(form(['cotage', ' 123 '], ['plate', ''], ['goods', '   ']))).toEqual({
      cotage: ' 123 ',
    })
  })

  it('gives a field sent several times as a list, and one marked as a list always so', () => {
    expect(readForm(form(['tag', 'a'], ['tag', 'b'], ['imageIds[]', 'x']))).toEqual({
      tag: ['a', 'b'],
      imageIds: ['x'],
    })
  })

  it('gives neither files nor what the framework adds', () => {
    const file = new File(['x'], 'x.png')
    expect(readForm(form(['$ACTION_ID_1', 'x'], ['image', file], ['a', '1']))).toEqual({ a: '1' })
  })

  it('cannot reach into the prototype', () => {
    const read = readForm(form(['__proto__', 'x'], ['__proto__', 'y'], ['constructor', 'z']))
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    expect({}.toString).toBeTypeOf('function')
  })
})

describe('what an action called by hand may hold', () => {
  it.each<[unknown, string]>([
    [{ contains: 'x' }, 'an operator of the database'],
    [[{ __proto__: null, q: 'x' }], 'a list'],
    ['text', 'a text'],
    [null, 'nothing'],
  ])('%j in a form’s place becomes a field that no schema has (%s)', (sent) => {
    const read = readForm(sent as never)
    expect(parseInput(z.strictObject({}), read).ok).toBe(false)
  })

  it.each<[unknown, string | undefined]>([
    [{ a: 'x\u0000' }, 'CONTROLS'],
    [{ a: '\uD800' }, 'CONTROLS'],
    [{ a: ['ok', 'x\u202Ey'] }, 'DIRECTION'],
    [{ a: 'x'.repeat(10_001) }, 'LENGTH'],
    [JSON.parse('{"__proto__":{"admin":true}}'), 'PROTOTYPE'],
    [{ a: { b: { c: { d: { e: 1 } } } } }, 'SHAPE'],
    [{ a: 'سطر یک\nسطر دو\tسه', b: 7, c: null }, undefined],
  ])('%j is %s', (input, found) => {
    expect(hostileIn(input)).toBe(found)
  })
})

describe('a line of text', () => {
  const read = (text: unknown, min = 1, max = 10) =>
    parseInput(z.object({ a: line(min, max) }), { a: text })

  it('is trimmed, composed, and its spaces made one', () => {
    expect(read('  e\u0301   b ')).toEqual({ ok: true, value: { a: 'é b' } })
  })

  it.each([
    ['', 'REQUIRED', {}],
    ['   ', 'REQUIRED', {}],
    [undefined, 'REQUIRED', {}],
    ['a'.repeat(11), 'TOO_LONG', { maximum: 10 }],
    ['a\u0000b', 'CONTROL_CHARACTERS', {}],
    ['a\u202Eb', 'HIDDEN_DIRECTION', {}],
    ['a\uD800b', 'CONTROL_CHARACTERS', {}],
    [{ contains: 'a' }, 'REQUIRED', {}],
    [['a'], 'REQUIRED', {}],
  ])('%j is refused: %s', (text, reason, details) => {
    expect(read(text)).toMatchObject({ fields: [{ field: 'a', reason }] })
    if (Object.keys(details).length > 0) expect(read(text)).toMatchObject({ fields: [{ details }] })
  })

  it('that must be longer says so', () => {
    expect(read('a', 2)).toMatchObject({
      fields: [{ reason: 'TOO_SHORT', details: { minimum: 2 } }],
    })
  })
})

describe('an input', () => {
  it('gives one reason beside each field', () => {
    const both = z.object({
      a: z.string().min(3, because('TOO_SHORT')).regex(/^\d+$/),
      b: z.number(),
    })
    expect(parseInput(both, { a: 'x', b: 'y' })).toMatchObject({
      reason: 'CHECK_FIELDS',
      fields: [
        { field: 'a', reason: 'TOO_SHORT' },
        { field: 'b', reason: 'INVALID' },
      ],
    })
  })

  it('never repeats zod’s own words', () => {
    const outcome = parseInput(z.strictObject({ a: z.number() }), { a: 'x', extra: 1 })
    expect(JSON.stringify(outcome)).not.toMatch(/expected|Unrecognized/)
  })
})

describe('a changing request', () => {
  const sent = (headers: Record<string, string>, origin?: string) =>
    comesFromHere(new Headers(headers), { origin, trustedProxies: [] })

  it('comes from a page of this very host', () => {
    expect(sent({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(true)
    expect(sent({ origin: 'https://didban.example', host: 'didban.example' })).toBe(true)
  })

  const ours = { origin: 'https://didban.example', host: 'didban.example' }

  it('comes from the address that the operator named, whatever the host that was asked', () => {
    expect(sent({ ...ours, host: '10.0.0.4' }, 'https://didban.example')).toBe(true)
    expect(sent({ ...ours, 'sec-fetch-site': 'same-origin' }, 'https://didban.example')).toBe(true)
  })

  it.each([
    [{ origin: 'http://didban.example', host: 'didban.example' }, 'the same name without TLS'],
    [{ origin: 'https://evil.example', host: 'evil.example' }, 'a name that is not ours'],
    [{ host: 'didban.example' }, 'no origin'],
  ] as [Record<string, string>, string][])('%j is refused where a name is given: %s', (headers) => {
    expect(sent(headers, 'https://didban.example')).toBe(false)
  })

  it.each([
    [{ host: 'didban.example' }, 'no origin at all'],
    [{ origin: 'null', host: 'didban.example' }, 'an origin that hides'],
    [{ origin: 'https://evil.example', host: 'didban.example' }, 'another host'],
    [{ origin: 'https://didban.example.evil.example', host: 'didban.example' }, 'a longer host'],
    [{ origin: 'https://didban.example:444', host: 'didban.example' }, 'another port'],
    [{ origin: 'nonsense', host: 'didban.example' }, 'nonsense'],
    [{ ...ours, 'sec-fetch-site': 'cross-site' }, 'another site, as the browser knows'],
    [{ ...ours, 'sec-fetch-site': 'same-site' }, 'a neighbour under the same domain'],
    [
      {
        origin: 'https://evil.example',
        host: 'didban.example',
        'x-forwarded-host': 'evil.example',
      },
      'a forwarded host that anybody can write',
    ],
  ] as [Record<string, string>, string][])('%j is refused: %s', (headers) => {
    expect(sent(headers)).toBe(false)
  })
})

describe('every request', () => {
  const asked = (url: string, more: Partial<Asked> = {}, headers: Record<string, string> = {}) =>
    whyRefused({
      method: 'GET',
      url,
      ...more,
      headers: new Headers({ host: 'didban.example', ...headers }),
    })?.reason
  const post = {
    origin: 'https://didban.example',
    'content-type': 'multipart/form-data; b=1',
    'content-length': '10',
  }

  it('of a page or a form of ours is let in', () => {
    expect(asked('/scans?q=%D8%A7&page=2')).toBeUndefined()
    expect(asked('https://didban.example/', { method: 'POST' }, post)).toBeUndefined()
  })

  it.each([
    ['/scans?q=%00', 'NUL in the query'],
    ['/scans/a%00b', 'NUL in the path'],
    ['/scans?q=%ff%fe', 'bytes that are no UTF-8'],
    ['/scans?q=%', 'half an escape'],
    [`/scans?q=${'a'.repeat(10_000)}`, 'ten thousand characters'],
  ])('%s cannot be read (%s)', (url) => {
    expect(asked(url.slice(0, 9_000))).toBe('BAD_ADDRESS')
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('%s of a page is no way', (method) => {
    expect(asked('/scans', { method }, post)).toBe('WRONG_METHOD')
    expect(asked('/scans', { method })).toBe('FOREIGN_ORIGIN')
  })

  it.each(['application/json', 'text/html', ''])('of type %j is no form', (type) => {
    expect(asked('/scans', { method: 'POST' }, { ...post, 'content-type': type })).toBe('BODY_TYPE')
  })

  it('larger than a form may be is refused before it is read', () => {
    const length = String(MOST_FORM_BYTES + 1)
    const reason = asked('/', { method: 'POST' }, { ...post, 'content-length': length })
    expect(reason).toBe('BODY_TOO_LARGE')
  })

  it('that does not say how long it is, is not waited for', () => {
    const { 'content-length': _, ...open } = post
    expect(asked('/', { method: 'POST' }, open)).toBe('BODY_TOO_LARGE')
  })

  it.each([
    '[]',
    '["$undefined",{"a":"text","b":["$$1",1,null,"$NaN","$n123","$D2026-11-24T00:00:00.000Z"]}]',
  ])('%s are the arguments of an action', (text) => {
    expect(isWholeCall(text)).toBe(true)
  })

  it.each([
    '["$K1"]',
    '["$F1"]',
    '["$1"]',
    '["$@2"]',
    `["$n${'9'.repeat(400)}"]`,
    'no json',
    '{"a":',
    '\u0000',
  ])('%s point to what is not there', (text) => {
    expect(isWholeCall(text)).toBe(false)
  })

  it('from within another site is refused, except that people may come from there', () => {
    const site = { 'sec-fetch-site': 'cross-site' }
    expect(asked('/api/live', {}, { ...site, 'sec-fetch-mode': 'cors' })).toBe('FOREIGN_SITE')
    expect(asked('/', {}, { ...site, 'sec-fetch-mode': 'navigate' })).toBeUndefined()
  })

  it('of the health of the program is answered under any name, however busy', () => {
    expect(asked('/api/health', { method: 'POST' })).toBeUndefined()
  })
})

describe('what is turned away', () => {
  const away = (reason: Reason, url: string) =>
    turnAway(refused(reason), { method: 'POST', url, headers: new Headers({ cookie: 'a=b' }) })

  it('is told why in words, or as a code where a program asks', async () => {
    const [page, program] = [away('FOREIGN_ORIGIN', '/scans'), away('OVERLOADED', '/api/live')]
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('درخواست از صفحه همین سامانه نیامده')
    expect(program.status).toBe(503)
    expect(program.headers.get('retry-after')).toBe('5')
    expect(await program.json()).toMatchObject({ reason: 'OVERLOADED' })
  })

  it('stands in the log once, without its query and its cookies', () => {
    away('FOREIGN_ORIGIN', '/scans?q=name')
    const lines = vi.mocked(process.stderr.write).mock.calls.map(([line]) => String(line))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ incident: 'FOREIGN_ORIGIN', path: '/scans' })
    expect(lines[0]).not.toMatch(/name|a=b/)
  })
})

describe('a body', () => {
  const pieces = (count: number) => {
    let given = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1
        if (given > count) controller.close()
        else controller.enqueue(new Uint8Array(1_000))
      },
    })
    return { body: body as never, given: () => given }
  }

  it('passes unchanged up to its limit', async () => {
    expect((await text(atMost(pieces(10).body, 10_000))).length).toBe(10_000)
  })

  it('is not read on once it is larger', async () => {
    const endless = pieces(Number.POSITIVE_INFINITY)
    await expect(text(atMost(endless.body, 10_000))).rejects.toThrow(BodyTooLarge)
    expect(endless.given()).toBeLessThan(20)
  })
})

describe('the settings', () => {
  const good = {
    DATABASE_URL: 'postgresql://localhost/didban',
    STORAGE_URL: 'file:.data/files',
    NEXTAUTH_SECRET: 'x'.repeat(32),
  }
  const read = (changed: Record<string, string | undefined>) =>
    readEnvironment({ NODE_ENV: 'test', ...good, ...changed })

  it('are read', () => {
    expect(read({})).toEqual(good)
  })

  it('that are wrong are all named, and none of their values', () => {
    const attempt = () =>
      read({ DATABASE_URL: '', NEXTAUTH_SECRET: 'geheim', STORAGE_URL: 'ftp:x' })
    expect(attempt).toThrow(/DATABASE_URL.*STORAGE_URL.*NEXTAUTH_SECRET/)
    expect(attempt).not.toThrow(/geheim/)
  })
})

describe('how the site is reached', () => {
  const read = (source: Record<string, string>) =>
    readSurroundings({ NODE_ENV: 'production', ...source })

  it('is what the operator said, as an origin', () => {
    expect(
      read({ NEXTAUTH_URL: 'https://didban.example/', TRUSTED_PROXY: '10.0.0.4, ::1/128' }),
    ).toEqual({ origin: 'https://didban.example', trustedProxies: ['10.0.0.4', '::1/128'] })
  })

  it('is open where our own commands only guessed it', () => {
    const guessed = { NEXTAUTH_URL: 'http://127.0.0.1:3000', NEXTAUTH_URL_GUESSED: '1' }
    expect(read(guessed)).toEqual({ origin: undefined, trustedProxies: [] })
  })

  it.each(['1', 'proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '::1/129', '10.0.0.0/x'])(
    'never trusts %j',
    (range) => {
      expect(() => read({ TRUSTED_PROXY: range })).toThrow(/TRUSTED_PROXY/)
    },
  )
})

describe('cookies', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('behind TLS can be set by this host alone, and are sent over TLS alone', () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://didban.example')
    expect(cookieName('didban-locale')).toBe('__Host-didban-locale')
    for (const cookie of Object.values(authCookies()))
      expect(cookie).toMatchObject({
        name: expect.stringMatching(/^__Host-didban-/),
        options: { httpOnly: true, secure: true, path: '/', sameSite: 'lax' },
      })
  })

  it('without TLS are still unreadable for scripts', () => {
    for (const { name, options } of Object.values(authCookies())) {
      expect(name).toMatch(/^didban-/)
      expect(options).toMatchObject({ httpOnly: true, secure: false, sameSite: 'lax' })
    }
  })
})

describe('a page’s policy', () => {
  const policy = pagePolicy({ nonce: 'n0', developing: false, tls: true })

  it('lets nothing run but by its number', () => {
    const scripts = policy.split('; ').find((rule) => rule.startsWith('script-src'))
    expect(scripts).toBe("script-src 'self' 'nonce-n0' 'strict-dynamic'")
    expect(policy).toContain("style-src 'self' 'nonce-n0';")
    expect(policy.match(/unsafe-[a-z]+/g)).toEqual(['unsafe-inline'])
    expect(policy).toContain("style-src-attr 'unsafe-inline'")
  })

  it.each([
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'upgrade-insecure-requests',
  ])('says %s', (rule) => {
    expect(policy.split('; ')).toContain(rule)
  })
})

describe('passwords', () => {
  it('are kept as argon2id at OWASP’s floor, each with its own salt', async () => {
    const [one, other] = await Promise.all([hashPassword('رمز عبور'), hashPassword('رمز عبور')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(other).not.toBe(one)
    expect(await matchesPassword('رمز عبور', one)).toBe(true)
    expect(await matchesPassword('رمز عبور ', one)).toBe(false)
  })

  it('match however their characters are composed', async () => {
    expect(await matchesPassword('e\u0301', await hashPassword('é'))).toBe(true)
  })

  it('of an unknown account never match, and cost the same work', async () => {
    const hash = await hashPassword('a')
    await matchesPassword('warm up', undefined)
    const time = async (phc: string | undefined) => {
      const start = performance.now()
      expect(await matchesPassword('wrong', phc)).toBe(false)
      return performance.now() - start
    }
    const known = await time(hash)
    const unknown = await time(undefined)
    expect(unknown).toBeGreaterThan(known / 4)
  })

  it('that nobody chose are long, easy to type, and never the same', () => {
    const made = Array.from({ length: 200 }, randomPassword)
    expect(new Set(made).size).toBe(200)
    for (const password of made) {
      expect(password).toMatch(/^([a-zA-Z2-9]{4}-){3}[a-zA-Z2-9]{4}$/)
      expect(password).not.toMatch(/[0Oo1lI]/)
    }
  })
})

describe('identifiers', () => {
  it('sort by when they were made', () => {
    const made = Array.from({ length: 50 }, newId)
    expect(made).toEqual(made.toSorted())
    expect(new Set(made).size).toBe(50)
  })

  it('from the same parts are the same, from others not', () => {
    expect(idFrom('office', 'shalamcheh')).toBe(idFrom('office', 'shalamcheh'))
    expect(idFrom('a', 'bc')).not.toBe(idFrom('ab', 'c'))
  })
})
