import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isAlive, startOf } from './processes'

/** The process that holds a lock: its number, and its start, so that a later namesake is told apart. */
export interface Holder {
  pid: number
  startedAt: string | null
  /** Where the server that the lock guards listens, once it does. */
  port?: number
}

/** A lock that this process holds. */
export interface Lock {
  /** Tells other commands where the server listens. */
  publish(port: number): void
  /** Gives the lock back, unless another has taken it over since. */
  release(): void
}

/** Takes the lock, or says who holds it. One that a dead process left is taken over. */
export function takeLock(file: string): Lock | Holder {
  const mine = { pid: process.pid, startedAt: startOf(process.pid) }
  for (;;) {
    if (create(file, mine)) return held(file, mine)
    const text = readText(file)
    const holder = text === undefined ? undefined : parseHolder(text)
    if (holder && isHolding(holder)) return holder
    if (text !== undefined) removeStale(file, text)
  }
}

/** The live process that holds the lock, if there is one. */
export function holderOf(file: string): Holder | undefined {
  const text = readText(file)
  const holder = text === undefined ? undefined : parseHolder(text)
  return holder && isHolding(holder) ? holder : undefined
}

/** What a lock file says; undefined when it is none, or was cut short. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, startedAt, port } = JSON.parse(text) as Partial<Holder>
    if (!Number.isSafeInteger(pid) || Number(pid) <= 0) return undefined
    return { pid: Number(pid), startedAt: startedAt ?? null, ...(port ? { port } : {}) }
  } catch {
    return undefined
  }
}

function isHolding(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false
  return holder.startedAt === null || startOf(holder.pid) === holder.startedAt
}

// Written aside and linked into place, so that nobody ever reads half a lock.
function create(file: string, holder: Holder): boolean {
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, JSON.stringify(holder), { mode: 0o644 })
  try {
    linkSync(aside, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

// Moved aside before it is removed: a lock that another took meanwhile is put back.
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
    if (readText(aside) !== stale) linkSync(aside, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function held(file: string, mine: Holder): Lock {
  return {
    publish(port) {
      const aside = `${file}.${process.pid}`
      writeFileSync(aside, JSON.stringify({ ...mine, port }), { mode: 0o644 })
      renameSync(aside, file)
    },
    release() {
      if (parseHolder(readText(file) ?? '')?.pid === mine.pid) rmSync(file, { force: true })
    },
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
