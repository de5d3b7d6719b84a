import { createServer } from 'node:net'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { describeFailure } from '@/lib/cli/failures'
import { checkPort } from '@/lib/cli/ports'
import { Problem } from '@/lib/cli/steps'

describe('a failure that can be expected becomes one line with its remedy', () => {
  it.each([
    [
      { code: 'EADDRINUSE', address: '127.0.0.1', port: 3000 },
      'Port 3000 on 127.0.0.1 is taken by another program: stop that program or choose another port, such as PORT=3001.',
    ],
    [
      { code: 'ECONNREFUSED', address: '10.0.0.1', port: 5432 },
      'The database server at 10.0.0.1:5432 does not answer (ECONNREFUSED): start it or correct DATABASE_URL; without DATABASE_URL a database of its own is used.',
    ],
    [
      { code: 'ECONNREFUSED', errors: [{ code: 'ECONNREFUSED', address: '::1', port: 5432 }] },
      /^The database server at ::1:5432 does not answer/,
    ],
    [
      { code: 'ENOTFOUND', hostname: 'db.example' },
      /^The database server at db\.example does not answer \(ENOTFOUND\)/,
    ],
    [
      { code: 'ETIMEDOUT', host: 'db.example:5432' },
      /^The database server at db\.example:5432 does not answer/,
    ],
    [
      { code: '28P01', message: 'password authentication failed for user "x"' },
      /^The database server does not let this user in .*"x"/,
    ],
    [
      { code: '3D000', message: 'database "x" does not exist' },
      /^The database server is there but the database is not .*CREATE DATABASE/,
    ],
    [
      { code: '42501', message: 'permission denied for schema public' },
      /permission denied for schema public/,
    ],
    [{ code: 'ENOSPC' }, 'The disk is full: free some space (df -h shows where) and start again.'],
    [{ code: '53100', message: 'could not extend file' }, /^The disk is full/],
    [{ code: 'EACCES', path: '/x/y' }, /^This user may not read or write \/x\/y/],
    [
      { code: '0A000', message: 'extension "pg_trgm" is not available' },
      /lacks an extension .*postgresql-contrib/,
    ],
    [
      { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION', message: "Unknown option '--sise'. To specify" },
      /^Unknown option '--sise': see the README/,
    ],
  ])('%j', (fields, expected) => {
    const line = describeFailure(Object.assign(new Error(), fields))?.line
    expect(line).toMatch(expected)
    expect(line).not.toContain('\n')
  })

  it('also when it is the cause of another', () => {
    const cause = Object.assign(new Error('no space'), { code: '53100' })
    expect(describeFailure(new Error('The migration x failed', { cause }))?.line).toMatch(
      /disk is full/,
    )
  })

  it('and a problem is itself', () => {
    const problem = new Problem('It is so', 'do this')
    expect(describeFailure(problem)).toBe(problem)
    expect(problem.line).toBe('It is so: do this.')
  })
})

it.each([[new TypeError('x is undefined')], [undefined], ['text'], [{ code: '23505' }]])(
  'a bug is none: %s',
  (error) => {
    expect(describeFailure(error)).toBeUndefined()
  },
)

it('a port that somebody listens on is refused by its number', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const error = await checkPort({ host: '127.0.0.1', port }).catch((thrown: unknown) => thrown)
  await new Promise((resolve) => server.close(resolve))
  expect(describeFailure(error)?.line).toContain(`Port ${port} on 127.0.0.1 is taken`)
  await expect(checkPort({ host: '127.0.0.1', port })).resolves.toBeUndefined()
})

it('a server that is not there is unreachable, by a name with several addresses too', async () => {
  for (const host of ['127.0.0.1', 'localhost', 'no-such-host.invalid']) {
    const client = new pg.Client(`postgresql://x:y@${host}:1/z`)
    const error = await client.connect().catch((thrown: unknown) => thrown)
    expect(describeFailure(error)?.line).toMatch(/^The database server at .* does not answer/)
  }
})
