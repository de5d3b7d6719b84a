import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { runQuietly } from '@/lib/cli/child'
import { freePort } from '@/lib/cli/ports'
import { chooseUser } from '@/lib/cli/postgres-user'
import { pause } from '@/lib/cli/processes'

/** PgBouncer in transaction mode before a database: few server connections, shared by everybody after each transaction. */
export interface Pooler {
  url: string
  stop(): void
}

const program = 'pgbouncer'

/** Starts one of so many server connections; undefined where PgBouncer is neither there nor can be installed. */
export async function startPooler(url: string, connections: number): Promise<Pooler | undefined> {
  if (!(isThere() || (await install()))) return undefined
  const folder = join(tmpdir(), `didban-pooler-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const { hostname, port: server, username, password, pathname } = new URL(url)
  const database = pathname.slice(1)
  const users = join(folder, 'users.txt')
  writeFileSync(users, `"${username}" "${decodeURIComponent(password)}"\n`, { mode: 0o600 })
  const settings = join(folder, 'pgbouncer.ini')
  writeFileSync(
    settings,
    `[databases]
${database} = host=${hostname} port=${server} dbname=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
  )
  const user = chooseUser(folder)
  if (user) for (const file of [folder, users, settings]) chownSync(file, user.uid, user.gid)
  const child = spawn(program, ['-q', settings], { ...user, stdio: 'ignore' })
  const pooled = new URL(url)
  pooled.port = String(port)
  const stop = () => {
    child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  await waitFor(pooled.href)
  return { url: pooled.href, stop }
}

const isThere = () => spawnSync(program, ['--version']).status === 0

async function install(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  const wanted = ['install', '-y', '--no-install-recommends', program]
  await runQuietly('apt-get', wanted, quiet).catch(() => undefined)
  return isThere()
}

async function waitFor(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client(url)
    client.on('error', () => {})
    const answers = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (answers) return
    await pause(100)
  }
  throw new Error('PgBouncer does not answer')
}
