import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LIMITS, LONGEST_WAIT } from '@/lib/attempts'
import { MOST_FORM_BYTES } from '@/lib/border'
import { CONFIRMED_MINUTES } from '@/lib/confirmed'
import { readSingleSignOn } from '@/lib/env'
import { MOST_STREAMS } from '@/lib/event-stream'
import { MOST_AT_WORK } from '@/lib/gate'
import { MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS } from '@/lib/images'
import { STEP_SECONDS } from '@/lib/one-time-code'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@/lib/password-rules'
import { MAX_FILE_BYTES, MAX_FILE_ROWS } from '@/lib/scans/import-columns/rules'
import { MAX_IMAGES } from '@/lib/scans/rules'
import { MAX_PHOTOS } from '@/lib/seizures/rules'
import { IDLE_MINUTES, SESSION_HOURS } from '@/lib/sessions'
import { PENDING_MINUTES } from '@/lib/sign-in'
import { CLAIM_DAYS } from '@/lib/staff/identities/rules'
import { RECOVERY_CODES } from '@/lib/staff/second-factor/rules'

const ROOT = path.join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const text = read('docs/security.md')

interface Row {
  id: string
  level: string
  status: string
  why: string
}

function rows(): Row[] {
  return [...text.matchAll(/^\| (V[\d.]+) \| (\d) \| [^|]+ \| ([^|]+) \| (.+) \|$/gm)].map(
    ([, id = '', level = '', status = '', why = '']) => ({ id, level, status, why }),
  )
}

/** Identifiers and levels of the standard itself; its first lines say whose it is. */
function standard(): string[] {
  const lines = read('tests/support/asvs-5.0.0.csv').split('\n')
  return lines.filter((line) => /^V[\d.]+,[123]$/.test(line))
}

/** The tests that a row names: `file` “title”. */
function evidenceOf({ why }: Row): [file: string, title: string][] {
  return [...why.matchAll(/`(tests\/[^`]+)` “([^”]+)”/g)].map(([, file = '', title = '']) => [
    file,
    title,
  ])
}

describe('the table of OWASP ASVS 5.0.0', () => {
  it('has every requirement of levels 1 and 2, once, in the standard’s order', () => {
    const wanted = standard().filter((line) => !line.endsWith(',3'))
    expect(wanted).toHaveLength(253)
    expect(rows().map(({ id, level }) => `${id},${level}`)).toEqual(wanted)
  })

  it('says of each that a test shows it, or why it does not apply, or why not yet', () => {
    const silent = rows().filter((row) =>
      row.status === 'shown'
        ? evidenceOf(row).length === 0
        : !['not applicable', 'not yet'].includes(row.status) || row.why.trim().length < 5,
    )
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  it.each(rows().filter(({ status }) => status === 'shown'))('$id: its tests are there', (row) => {
    for (const [file, title] of evidenceOf(row)) {
      expect(existsSync(path.join(ROOT, file)), file).toBe(true)
      expect(read(file), file).toContain(title)
    }
  })

  it('counts itself', () => {
    const count = (status: string) => rows().filter((row) => row.status === status).length
    expect(text).toContain(
      `${count('shown')} shown, ${count('not yet')} not yet, ${count('not applicable')} not applicable`,
    )
  })
})

describe('the document', () => {
  it('says what it is about before the table, in sixty lines of prose at most', () => {
    const before = text.slice(0, text.indexOf('\n## Requirements'))
    expect(before.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(60)
    expect(before).toContain('## To report a weakness')
    expect(before).toContain('CC BY-SA 4.0')
  })

  /** Each figure of the decisions, as the code has it. */
  const FIGURES: [decision: string, says: string][] = [
    ['Sessions', `at most ${SESSION_HOURS} hours`],
    ['Sessions', `${IDLE_MINUTES} minutes without anybody there`],
    ['Second step', `${PENDING_MINUTES} minutes`],
    ['Proof again', `${CONFIRMED_MINUTES} minutes`],
    ['Single sign-on', `${CONFIRMED_MINUTES} minutes`],
    ['Single sign-on', `${CLAIM_DAYS} days`],
    ['Passwords', `${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`],
    ['Codes', `${STEP_SECONDS} seconds`],
    ['Codes', `${RECOVERY_CODES} recovery codes`],
    ['Guessing', `${LIMITS.name.free} attempts on one name`],
    ['Guessing', `${LIMITS.address.free} from one address`],
    ['Guessing', `up to ${LONGEST_WAIT} minutes`],
    ['Images', `${MAX_IMAGE_BYTES / 2 ** 20} MB`],
    ['Images', `${MAX_IMAGE_PIXELS / 1_000_000} million pixels`],
    ['Images', `${MAX_IMAGES} to a scan, ${MAX_PHOTOS} to a seizure`],
    ['Tables', `${MAX_FILE_BYTES / 2 ** 20} MB and ${MAX_FILE_ROWS.toLocaleString('en')} rows`],
    ['Forms', `${MOST_FORM_BYTES / 2 ** 20} MB`],
    ['Load', `${MOST_AT_WORK} requests`],
    ['Load', `${MOST_STREAMS} streams`],
  ]

  it('the decisions say what the code does', () => {
    const lines = text.split('\n')
    const missing = FIGURES.filter(
      ([decision, says]) =>
        !lines.some((line) => line.startsWith(`| ${decision} |`) && line.includes(says)),
    )
    expect(missing).toEqual([])
  })
})

describe('outgoing connections', () => {
  const setting = { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b', NODE_ENV: 'test' } as const

  it('an identity provider is reached by TLS alone', () => {
    const ask = (OIDC_ISSUER: string) => readSingleSignOn({ ...setting, OIDC_ISSUER })
    expect(ask('https://id.example/realms/a')?.OIDC_ISSUER).toBe('https://id.example/realms/a')
    expect(ask('http://127.0.0.1:8080/realms/a')).toBeDefined()
    for (const wrong of [
      'http://id.example',
      'http://127.0.0.1.example',
      'file:///a',
      'id.example',
    ])
      expect(() => ask(wrong)).toThrow('OIDC_ISSUER')
  })

  it('half of single sign-on is refused, and none is none', () => {
    expect(() => readSingleSignOn({ NODE_ENV: 'test', OIDC_ISSUER: 'https://id.example' })).toThrow(
      'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
    )
    expect(() => readSingleSignOn({ NODE_ENV: 'test', OIDC_ONLY: '1' })).toThrow('OIDC_ONLY')
    expect(readSingleSignOn({ NODE_ENV: 'test', OIDC_ISSUER: '' })).toBeUndefined()
  })

  it('no setting or code lets a certificate go unchecked', () => {
    const files = ['lib/db.ts', 'lib/live.ts', 'lib/env.ts', 'lib/oidc.ts', 'lib/storage.ts']
    for (const file of [...files, 'lib/cli/serve.ts', 'lib/cli/settings.ts', 'package.json'])
      expect(read(file), file).not.toMatch(/rejectUnauthorized|TLS_REJECT|strict-ssl|insecure/i)
  })
})
