import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { program } from './postgres-binaries'
import type { Home } from './postgres-home'
import type { ServerUser } from './postgres-user'
import { commandLineOf, isAlive, waitUntilGone } from './processes'
import { Problem } from './steps'

const patience = 60_000

/** How to run the server. */
export interface Serving {
  home: Home
  programs: string
  user: ServerUser | undefined
  port: number
  durable: boolean
}

/**
 * Starts the server's process in a group of its own, so that Ctrl-C in the terminal reaches us alone
 * and we stop it in order.
 */
export function spawnServer(serving: Serving): ChildProcess {
  const log = openSync(serving.home.log, 'a', 0o600)
  try {
    return spawn(program(serving.programs, 'postgres'), argumentsOf(serving), {
      ...serving.user,
      cwd: dirname(serving.home.cluster),
      env: serverEnvironment(),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

/** What PostgreSQL's programs see of our environment: nothing that could change how they work. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_ENV, SystemRoot, TEMP, TMP } = process.env
  return { PATH, NODE_ENV, SystemRoot, TEMP, TMP, TZ: 'UTC', LC_MESSAGES: 'C' }
}

/** Stops a server of ours and waits until it is gone: gently, and after a minute at once. */
export async function stopServer(pid: number, programs: string, cluster: string): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(program(programs, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'])
    return
  }
  signal(pid, 'SIGINT')
  if (await waitUntilGone(pid, patience)) return
  signal(pid, 'SIGQUIT')
  await waitUntilGone(pid, patience)
}

/**
 * Stops a server that an earlier start left running on our data (it was killed before it could). Only
 * ever the process that postmaster.pid in our own data directory names, and only if it is PostgreSQL.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const pid = readPid(file)
  if (pid === undefined || !isAlive(pid)) return
  const line = commandLineOf(pid)
  if (line === null) throw inUse(pid)
  if (!serves(line, cluster)) return rmSync(file) // the number went to another program since
  signal(pid, 'SIGINT')
  if (await waitUntilGone(pid, patience)) return
  signal(pid, 'SIGQUIT')
  if (!(await waitUntilGone(pid, patience))) throw inUse(pid)
}

/** Whether a command line is that of a PostgreSQL server on this data directory. */
export function serves(commandLine: string, cluster: string): boolean {
  return /(^|[\\/])postgres(\.exe)?"? /.test(commandLine) && commandLine.includes(`-D ${cluster} `)
}

/** The problem of data that another process works on. */
export function inUse(pid: number): Problem {
  return new Problem(
    `The data directory is in use by another start (process ${pid})`,
    'use that one, or stop it first (Ctrl-C in its terminal)',
  )
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EPERM') throw inUse(pid)
    if (code !== 'ESRCH') throw error
  }
}

function argumentsOf({ home, port, durable }: Serving): string[] {
  const settings = { ...ordinary(port), ...(durable ? {} : careless) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', realpathSync(home.cluster), ...flags]
}

function ordinary(port: number): Record<string, string | number> {
  const buffers = Math.min(256, Math.floor(totalmem() / 1024 / 1024 / 8))
  return {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${buffers * 4}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
}

// For tests alone: a crash of the machine would lose the data, and nobody would mind.
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
