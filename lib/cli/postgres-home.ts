import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { stopOrphan } from './postgres-process'
import { mayPass, type ServerUser } from './postgres-user'
import { Problem } from './steps'

const elsewhere = '/var/lib/didban'
const neededBytes = 500 * 1024 * 1024

/** Where everything about one server lies, with all symbolic links resolved. */
export interface Home {
  /** PostgreSQL's data directory. */
  cluster: string
  passwords: string
  log: string
  /** Where a copy of PostgreSQL's programs goes when the server's user can't read the packages. */
  copies: string
}

/**
 * Makes the folder of a server's data and gives its parts. Normally that is the folder asked for; as
 * root below a folder closed to others (a home directory, say) it becomes a link to a folder in
 * /var/lib/didban that the server's user can reach.
 */
export async function prepareHome(dataDir: string, user: ServerUser | undefined): Promise<Home> {
  mkdirSync(dirname(dataDir), { recursive: true })
  const parent = realpathSync(dirname(dataDir))
  if (user && !mayPass(parent, user)) await moveElsewhere(dataDir, user)
  else mkdirSync(dataDir, { recursive: true })
  const folder = realpathSync(dataDir)
  if (user) chownSync(folder, user.uid, user.gid)
  checkSpace(folder)
  return partsOf(folder, user ? elsewhere : dirname(folder))
}

/** The parts of a server's folder, whether they exist or not. */
export function partsOf(folder: string, copies: string): Home {
  return {
    cluster: join(folder, 'cluster'),
    passwords: join(folder, 'passwords.json'),
    log: join(folder, 'server.log'),
    copies,
  }
}

/** Refuses to go on when the disk has hardly any space left. */
export function checkSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free >= neededBytes) return
  throw new Problem(
    `The disk is full: ${Math.floor(free / 1024 / 1024)} MB are free for ${folder}, 500 MB are needed`,
    'free some space and start again',
  )
}

/** Removes a stopped server's data, wherever it lies. */
export function removeData(dataDir: string): void {
  if (existsSync(dataDir)) rmSync(realpathSync(dataDir), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

async function moveElsewhere(dataDir: string, user: ServerUser): Promise<void> {
  const target = join(
    elsewhere,
    createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16),
  )
  const present = lstatSync(dataDir, { throwIfNoEntry: false })
  if (present?.isSymbolicLink() && existsSync(dataDir)) return
  mkdirSync(elsewhere, { recursive: true })
  chmodSync(elsewhere, 0o755)
  await setAside(target)
  if (present?.isDirectory()) cpSync(dataDir, target, { recursive: true, preserveTimestamps: true })
  else mkdirSync(target)
  chmodSync(target, 0o755)
  giveTo(target, user)
  rmSync(dataDir, { recursive: true, force: true })
  symlinkSync(target, dataDir)
}

// The link was deleted but not what it led to: that was meant as a fresh start. One such is kept.
async function setAside(target: string): Promise<void> {
  if (!existsSync(target)) return
  await stopOrphan(join(target, 'cluster'))
  rmSync(`${target}.previous`, { recursive: true, force: true })
  renameSync(target, `${target}.previous`)
}

function giveTo(folder: string, user: ServerUser): void {
  chownSync(folder, user.uid, user.gid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
}
