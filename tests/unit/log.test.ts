import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { lineOf, logConsole, logFault, logIncident, logThrown } from '@/lib/log'

/** The log: one line each, in visible characters, without secrets. */

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

const written = () => vi.mocked(process.stderr.write).mock.calls.map(([line]) => String(line))
const last = () => JSON.parse(written().at(-1) ?? '') as Record<string, unknown>

describe('a line', () => {
  it('stays one line of visible characters, whatever stands in it', () => {
    const unit = fc.constantFrom(
      ...'ab"\\\n\r\t\u0000\u001B\u007F\u0085\u009B\u2028\u2029\u202E\u2066\u200F\uFEFF\uD800',
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit }), fc.string({ unit })), (record) => {
        const line = lineOf(record)
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069\u200E\u200F\uFEFF]/u)
        expect(() => JSON.parse(line)).not.toThrow()
      }),
    )
  })

  it('cannot be begun by somebody else', () => {
    logIncident('HOSTILE_INPUT', { path: '/scans\n{"level":"info","fault":"none"}' })
    expect(written()).toHaveLength(1)
    expect(written()[0]?.trimEnd().split('\n')).toHaveLength(1)
  })

  it.each([
    'password',
    'newPassword',
    'NEXTAUTH_SECRET',
    'csrfToken',
    'cookie',
    'Set-Cookie',
    'Authorization',
    'totpSecret',
    'recoveryCode',
    'code',
    'apiKey',
  ])('hides what is called %s, however deep', (name) => {
    const line = lineOf({ [name]: 'hush', a: { b: [{ [name]: { c: 'hush' } }] } })
    expect(line).not.toContain('hush')
    expect(line).toContain('[hidden]')
  })

  it.each([
    'postgresql://didban_web:hush@127.0.0.1:5432/didban',
    'Authorization: Bearer hush.hush',
    'cookie didban-session=eyJhbGciOiJkaXIi.hush.hush.hush.hush',
  ])('hides the secret in %s', (text) => {
    expect(lineOf({ text })).not.toContain('hush')
  })

  it('keeps what is no secret', () => {
    const record = { passed: true, count: 7, path: '/scans/12', at: new Date(0), none: null }
    expect(JSON.parse(lineOf(record))).toEqual({ ...record, at: '1970-01-01T00:00:00.000Z' })
  })

  it('is bounded: long texts, long lists, deep and circular things', () => {
    const circle: Record<string, unknown> = { list: Array.from({ length: 1_000 }, () => 'x') }
    circle.self = circle
    expect(lineOf({ text: 'x'.repeat(1_000_000), circle, big: 1n }).length).toBeLessThan(20_000)
  })
})

describe('a fault', () => {
  it('has a number of its own each time, and its request beside it', () => {
    const [one, other] = [1, 2].map(() => logFault('action', new Error('no'), { request: 'r1' }))
    expect(one).toMatch(/^[0-9a-f]{8}$/)
    expect(other).not.toBe(one)
    expect(last()).toMatchObject({
      level: 'error',
      fault: 'action',
      reference: other,
      request: 'r1',
    })
  })

  it('of a page has the number that the page shows', () => {
    logThrown(Object.assign(new Error('no'), { digest: '12345' }), { route: '/scans' })
    expect(last()).toMatchObject({ reference: '12345', route: '/scans' })
    logThrown('nothing said', {})
    expect(last()).toMatchObject({ text: 'nothing said' })
  })
})

it('what libraries print becomes a line too', () => {
  const { error, warn } = console
  try {
    logConsole()
    console.error('no %s\n', 'way', { password: 1 })
    expect(last()).toMatchObject({ level: 'error' })
    expect(written().at(-1)?.trimEnd()).not.toContain('\n')
  } finally {
    Object.assign(console, { error, warn })
  }
})
