import { readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from './steps'

/** The system user that runs the server instead of root, which PostgreSQL refuses. */
export interface ServerUser {
  uid: number
  gid: number
}

/**
 * Who runs the server: nobody but ourselves when we aren't root; as root the owner of the data that is
 * there already, otherwise the system's `postgres` or `nobody`.
 */
export function chooseUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const user = findUser(readFileSync('/etc/passwd', 'utf8'))
  if (user) return user
  throw new Problem(
    'PostgreSQL does not run as root and this system has neither a user postgres nor nobody',
    'start as an ordinary user, or set DATABASE_URL',
  )
}

/** The user `postgres`, or else `nobody`, in the text of /etc/passwd. */
export function findUser(passwd: string): ServerUser | undefined {
  const rows = passwd.split('\n').map((line) => line.split(':'))
  const row = ['postgres', 'nobody']
    .map((name) => rows.find((one) => one[0] === name))
    .find(Boolean)
  const [uid, gid] = [Number(row?.[2]), Number(row?.[3])]
  return uid > 0 && gid > 0 ? { uid, gid } : undefined
}

/** Whether that user can come as far as this folder and read it; everything is reachable to ourselves. */
export function isReachable(folder: string, user: ServerUser | undefined): boolean {
  if (!user) return true
  return mayEnter(statSync(folder), user) && mayPass(dirname(folder), user)
}

/** Whether that user can pass through this folder and all above it. */
export function mayPass(folder: string, user: ServerUser): boolean {
  if (!mayEnter(statSync(folder), user)) return false
  return folder === dirname(folder) || mayPass(dirname(folder), user)
}

function mayEnter(stats: Stats, user: ServerUser): boolean {
  if (stats.uid === user.uid) return (stats.mode & 0o100) !== 0
  if (stats.gid === user.gid) return (stats.mode & 0o010) !== 0
  return (stats.mode & 0o001) !== 0
}

/** Whether a program file may be run by that user. */
export function mayRun(file: string, user: ServerUser | undefined): boolean {
  return !user || mayEnter(statSync(file), user)
}
