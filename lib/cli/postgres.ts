import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Holder, holderOf, type Lock, takeLock } from './lock'
import { freePort } from './ports'
import { preparePrograms } from './postgres-binaries'
import {
  type Addresses,
  addressesOf,
  createCluster,
  createDatabase,
  superuserAddressOf,
} from './postgres-cluster'
import { partsOf, prepareHome } from './postgres-home'
import { inUse, type Serving, spawnServer, stopOrphan, stopServer } from './postgres-process'
import { chooseUser } from './postgres-user'
import { isAlive, pause } from './processes'

/** A PostgreSQL server of ours that runs. */
export interface PostgresServer extends Addresses {
  /** The number of the server's own process. */
  pid: number
  stop(): Promise<void>
}

interface Options {
  /** The folder of its data; made when missing. */
  dataDir: string
  /** False for tests: nothing is forced to the disk. */
  durable?: boolean
  /** True to throw away whatever data the folder holds. */
  fresh?: boolean
}

/**
 * Starts the PostgreSQL that came with the packages on a folder of its own, on a free port of
 * 127.0.0.1. Refuses when another start uses the folder; recovers what a killed one left.
 */
export async function startPostgres({
  dataDir,
  durable = true,
  fresh = false,
}: Options): Promise<PostgresServer> {
  const user = chooseUser(join(dataDir, 'cluster'))
  const lock = await lockData(dataDir)
  try {
    const home = await prepareHome(dataDir, user)
    await stopOrphan(home.cluster)
    if (fresh) rmSync(home.cluster, { recursive: true, force: true })
    const programs = preparePrograms(user, home.copies)
    createCluster(home, programs, user, durable)
    const { child, port, pid } = await serve({ home, programs, user, port: 0, durable })
    await createDatabase(home, port, user)
    lock.publish(port)
    return {
      ...addressesOf(home, port),
      pid,
      stop: stopOnce(child, pid, programs, home.cluster, lock),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The addresses of the database that another command has started on this folder, if one has. */
export function findRunning(dataDir: string): Addresses | undefined {
  const holder = holderOf(lockFile(dataDir))
  if (!holder?.port) return undefined
  return addressesOf(partsOf(realpathSync(dataDir), ''), holder.port)
}

function lockFile(dataDir: string): string {
  return `${dataDir}.lock`
}

// One that was asked to stop a moment ago gets the time to do so.
async function lockData(dataDir: string): Promise<Lock> {
  mkdirSync(dirname(dataDir), { recursive: true })
  const deadline = performance.now() + 3000
  for (;;) {
    const lock: Lock | Holder = takeLock(lockFile(dataDir))
    if (!('pid' in lock)) return lock
    if (performance.now() > deadline) throw inUse(lock.pid)
    await pause(100)
  }
}

// A backend of a server killed a moment ago may still hold its memory, and a port found free may be
// taken by the time we use it: both pass, so try again for a while.
async function serve(
  serving: Serving,
): Promise<{ child: ChildProcess; port: number; pid: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = spawnServer({ ...serving, port })
    if (await answers(child, superuserAddressOf(serving.home, port))) {
      if (child.pid === undefined) throw new Error('PostgreSQL has no process')
      return { child, port, pid: child.pid }
    }
    if (attempt === 5) throw new Error(`PostgreSQL does not start:\n${lastLines(serving.home.log)}`)
    await pause(500)
  }
}

async function answers(child: ChildProcess, url: string): Promise<boolean> {
  child.unref()
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  stopWithUs(child)
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return false
    if (await isReady(url)) return true
    await Promise.race([ended, pause(50)])
  }
}

// A refused password is an answer too: the server is up, and what follows says what is wrong.
async function isReady(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    return ['28P01', '28000'].includes((error as { code?: string }).code ?? '')
  } finally {
    await client.end().catch(() => {})
  }
}

// When this process ends without stopping the server in order, ask it to stop by itself.
function stopWithUs(child: ChildProcess): void {
  const ask = () => {
    if (child.pid !== undefined && child.exitCode === null && isAlive(child.pid))
      child.kill('SIGINT')
  }
  process.once('exit', ask)
  child.once('exit', () => process.off('exit', ask))
}

function stopOnce(child: ChildProcess, pid: number, programs: string, cluster: string, lock: Lock) {
  let stopping: Promise<void> | undefined
  return () => {
    stopping ??= (
      child.exitCode === null ? stopServer(pid, programs, cluster) : Promise.resolve()
    ).then(() => lock.release())
    return stopping
  }
}

function lastLines(log: string): string {
  return existsSync(log)
    ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
    : dirname(log)
}
