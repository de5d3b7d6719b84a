import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comesFromHere } from '@/lib/action'
import { readEnvironment } from '@/lib/env'
import { idFrom, newId } from '@/lib/id'
import { because, line, parseInput, readForm } from '@/lib/input'
import { hashPassword, matchesPassword, randomPassword } from '@/lib/password'

/** Where the outside comes in: forms, headers, settings, passwords. */

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
  const sent = (headers: Record<string, string>) => comesFromHere(new Headers(headers))

  it('comes from a page of this very host', () => {
    expect(sent({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(true)
    expect(sent({ origin: 'https://didban.example', host: 'didban.example' })).toBe(true)
  })

  it.each([
    [{ host: 'didban.example' }, 'no origin at all'],
    [{ origin: 'null', host: 'didban.example' }, 'an origin that hides'],
    [{ origin: 'https://evil.example', host: 'didban.example' }, 'another host'],
    [{ origin: 'https://didban.example.evil.example', host: 'didban.example' }, 'a longer host'],
    [{ origin: 'https://didban.example:444', host: 'didban.example' }, 'another port'],
    [{ origin: 'nonsense', host: 'didban.example' }, 'nonsense'],
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
