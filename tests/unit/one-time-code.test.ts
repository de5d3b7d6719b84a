import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  enrolmentUri,
  newRecoveryCode,
  newSecret,
  readRecoveryCode,
  STEP_SECONDS,
  stepOf,
} from '@/lib/one-time-code'
import { qrCode } from '@/lib/qr-code'
import { hashToken, markOf, randomToken, seal, unseal } from '@/lib/secrets'

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', 'of the tests alone '.repeat(3))
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere')
  vi.stubEnv('STORAGE_URL', 'file:nowhere')
})
afterEach(() => vi.unstubAllEnvs())

/** RFC 6238, appendix B: the ASCII secret 12345678901234567890, SHA-1; the last six of its eight digits. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const VECTORS = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const
const moment = (seconds: number) => new Date(seconds * 1000)

describe('a one-time code', () => {
  it.each(VECTORS)('at %i seconds is the one of RFC 6238', (seconds, eight) => {
    expect(stepOf(eight.slice(2), RFC, moment(seconds))).toBe(Math.floor(seconds / STEP_SECONDS))
  })

  it('is taken one step early or late, and no further', () => {
    const code = '005924'
    const step = Math.floor(1234567890 / STEP_SECONDS)
    for (const late of [-30, 0, 30]) expect(stepOf(code, RFC, moment(1234567890 + late))).toBe(step)
    for (const late of [-61, 61])
      expect(stepOf(code, RFC, moment(1234567890 + late))).toBeUndefined()
  })

  it('of a step that was used, or of one before it, is not taken', () => {
    const step = Math.floor(1234567890 / STEP_SECONDS)
    const at = moment(1234567890)
    expect(stepOf('005924', RFC, at, BigInt(step - 1))).toBe(step)
    expect(stepOf('005924', RFC, at, BigInt(step))).toBeUndefined()
    expect(stepOf('005924', RFC, at, BigInt(step + 5))).toBeUndefined()
  })

  it('may be typed in Persian digits and groups', () => {
    for (const typed of ['۰۰۵۹۲۴', '005 924', ' 005-924 '])
      expect(stepOf(typed, RFC, moment(1234567890))).toBeDefined()
  })

  it.each(['', '5924', '0059240', 'abcdef', '00592४', '1e5', '٠٠٥٩٢٤٤'])('is never %j', (typed) => {
    expect(stepOf(typed, RFC, moment(1234567890))).toBeUndefined()
  })
})

describe('a key', () => {
  it('has 160 bits and is never the same', () => {
    const secrets = new Set(Array.from({ length: 100 }, newSecret))
    expect(secrets.size).toBe(100)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })

  it('is handed over in the address that authenticator programs read', () => {
    const uri = new URL(enrolmentUri(RFC, 'maryam'))
    expect(uri.protocol).toBe('otpauth:')
    expect(uri.searchParams.get('secret')).toBe(RFC)
    expect(uri.searchParams.get('issuer')).toBe('Didban')
  })

  it('is drawn as an image that holds no script', () => {
    const picture = qrCode(enrolmentUri(RFC, 'maryam'))
    expect(picture).toMatch(/^data:image\/svg\+xml;base64,/)
    const svg = Buffer.from(picture.split(',')[1] ?? '', 'base64').toString()
    expect(svg).toMatch(/^<svg/)
    expect(svg).not.toContain('script')
  })

  it('is sealed for its owner: it opens for nobody else, nor after any change', () => {
    const sealed = seal(RFC, 'maryam')
    expect(unseal(sealed, 'maryam')).toBe(RFC)
    expect(unseal(sealed, 'hossein')).toBeUndefined()
    expect(seal(RFC, 'maryam')).not.toBe(sealed)
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (place) => {
        const letter = sealed[place] === 'A' ? 'Q' : 'A'
        const changed = sealed.slice(0, place) + letter + sealed.slice(place + 1)
        const opened = unseal(changed, 'maryam')
        // The last letters of a base64url part hold unused bits: a change there may change nothing.
        expect([undefined, RFC]).toContain(opened)
        if (!/[.]|$/.test(sealed[place + 1] ?? '')) expect(opened).toBeUndefined()
      }),
    )
    for (const broken of ['', 'v1', 'v1..', 'v2.a.b.c', RFC])
      expect(unseal(broken, 'x')).toBeUndefined()
  })

  it('does not open under another secret of the installation', () => {
    const sealed = seal(RFC, 'maryam')
    vi.stubEnv('NEXTAUTH_SECRET', 'of another installation '.repeat(3))
    expect(unseal(sealed, 'maryam')).toBeUndefined()
  })
})

describe('a recovery code', () => {
  it('has 80 bits in four groups, without letters that look alike', () => {
    const codes = new Set(Array.from({ length: 200 }, newRecoveryCode))
    expect(codes.size).toBe(200)
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(' ', '-', '', '  '), fc.boolean(), (between, small) => {
        const code = newRecoveryCode()
        const typed = code.replaceAll('-', between)
        expect(readRecoveryCode(small ? typed.toLowerCase() : typed)).toBe(code.replaceAll('-', ''))
      }),
    )
    expect(readRecoveryCode('oooo-iiii-llll-۱۲۳۴')).toBe('0000111111111234')
  })

  it.each(['', '123456', 'AAAA-AAAA-AAAA', 'UUUU-UUUU-UUUU-UUUU'])('is never %j', (typed) => {
    expect(readRecoveryCode(typed)).toBeUndefined()
  })
})

describe('tokens and marks', () => {
  it('a token has 256 random bits', () => {
    expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32)
    expect(randomToken()).not.toBe(randomToken())
    expect(hashToken('x')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('a mark is the same for the same text under the same secret alone', () => {
    const mark = markOf('name|maryam')
    expect(markOf('name|maryam')).toBe(mark)
    expect(markOf('name|hossein')).not.toBe(mark)
    vi.stubEnv('NEXTAUTH_SECRET', 'of another installation '.repeat(3))
    expect(markOf('name|maryam')).not.toBe(mark)
  })
})
