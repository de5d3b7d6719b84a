import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { describeFailure } from '@/lib/cli/failures'
import { dataFolder, inProject } from '@/lib/cli/paths'
import { findRunning, type PostgresServer, startPostgres } from '@/lib/cli/postgres'
import { removeData } from '@/lib/cli/postgres-home'
import { isAlive, waitUntilGone } from '@/lib/cli/processes'
import { query } from '../support/database'

// A space and a letter outside ASCII: folders of people are called so.
const dataDir = join(dataFolder, 'scratch', `server é ${process.pid}`)
const servers: PostgresServer[] = []

async function start(): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir })
  servers.push(server)
  return server
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  removeData(dataDir)
})

/** Another process that starts the server and says its number; killed without a chance to stop it. */
async function startAndKill(): Promise<number> {
  const program = `
    import { startPostgres } from ${JSON.stringify(inProject('lib/cli/postgres.ts'))}
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(server.pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: inProject(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  child.kill('SIGKILL')
  await once(child, 'exit')
  return Number(line.toString())
}

describe('the embedded server', { timeout: 60_000 }, () => {
  it('works as an ordinary role on a database that knows Persian', async () => {
    const { url } = await start()
    await query('CREATE EXTENSION pg_trgm', [], url)
    const [row] = await query(
      `SELECT rolsuper, pg_encoding_to_char(encoding) AS encoding, datname,
              similarity('شلمچه', 'شلمچ') > 0.5 AS similar,
              (SELECT string_agg(x, '' ORDER BY x) FROM unnest(ARRAY['گ', 'آ', 'ب', 'پ']) x) AS sorted
         FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = current_user`,
      [],
      url,
    )
    expect(row).toEqual({
      rolsuper: false,
      encoding: 'UTF8',
      datname: 'didban',
      similar: true,
      sorted: 'آبپگ',
    })
  })

  it('lets nobody in without the password, which only its user can read', async () => {
    const { url } = await start()
    const open = new URL(url)
    open.password = 'guess'
    await expect(query('SELECT 1', [], open.href)).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(dataDir, 'passwords.json')).mode & 0o077).toBe(0)
    expect(open.hostname).toBe('127.0.0.1')
  })

  it('keeps its data from start to start and is found while it runs', async () => {
    const first = await start()
    await query('CREATE TABLE kept AS SELECT 42 AS answer', [], first.url)
    expect(findRunning(dataDir)?.url).toBe(first.url)
    await first.stop()
    expect(findRunning(dataDir)).toBeUndefined()
    expect(isAlive(first.pid)).toBe(false)
    expect(await query('SELECT answer FROM kept', [], (await start()).url)).toEqual([
      { answer: 42 },
    ])
  })

  it('refuses a second start on the same data, which goes on unharmed', async () => {
    const first = await start()
    const error = await startPostgres({ dataDir }).catch((thrown: unknown) => thrown)
    expect(describeFailure(error)?.line).toMatch(
      new RegExp(`^The data directory is in use by another start \\(process ${process.pid}\\): `),
    )
    expect(await query('SELECT 1 AS one', [], first.url)).toEqual([{ one: 1 }])
  })

  it('is recovered after its starter was killed', async () => {
    const orphan = await startAndKill()
    expect(isAlive(orphan)).toBe(true)
    const { url, pid } = await start()
    expect(isAlive(orphan)).toBe(false)
    expect(pid).not.toBe(orphan)
    expect(await query('SELECT 1 AS one', [], url)).toEqual([{ one: 1 }])
  })

  it('is recovered after the server was killed', async () => {
    const first = await start()
    await query('CREATE TABLE kept AS SELECT 42 AS answer', [], first.url)
    process.kill(first.pid, 'SIGKILL')
    expect(await waitUntilGone(first.pid, 10_000)).toBe(true)
    await first.stop()
    const { url } = await start()
    expect(await query('SELECT answer FROM kept', [], url)).toEqual([{ answer: 42 }])
    expect(readFileSync(join(dataDir, 'server.log'), 'utf8')).toContain(
      'automatic recovery in progress',
    )
  })

  it('leaves no lock behind', async () => {
    await (await start()).stop()
    expect(existsSync(`${dataDir}.lock`)).toBe(false)
  })
})
