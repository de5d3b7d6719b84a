import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { program } from './postgres-binaries'
import type { Home } from './postgres-home'
import { serverEnvironment } from './postgres-process'
import type { ServerUser } from './postgres-user'
import { ensureRoles } from './roles'

/** The role that migrates; it owns its database and is no superuser, so that row security holds. */
const owner = 'didban'

/** The role the program signs in as. */
const web = 'didban_web'

/** The random passwords of a server, kept in a file that only its user can read. */
interface Passwords {
  superuser: string
  didban: string
  /** Missing in a data directory of before there was this role. */
  web?: string
}

/** Ways into a server's database. */
export interface Addresses {
  /** As the owner, who migrates. */
  url: string
  /** As the program. */
  appUrl: string
  /** As the superuser, past every rule; for tests. */
  superuserUrl: string
}

/** Makes the data directory of a new server; nothing to do when there is one. */
export function createCluster(
  home: Home,
  programs: string,
  user: ServerUser | undefined,
  durable: boolean,
): void {
  if (existsSync(home.cluster)) return
  const passwords: Passwords = { superuser: secret(), didban: secret(), web: secret() }
  const failures: string[] = []
  for (const locale of locales) {
    const failure = initdb(home, programs, user, passwords.superuser, [
      ...locale,
      ...(durable ? [] : ['--no-sync']),
    ])
    if (failure === undefined) {
      adopt(home, passwords, user)
      return
    }
    failures.push(failure)
  }
  throw new Error(`PostgreSQL could not make its data directory:\n${failures.join('\n')}`)
}

/** The addresses of a server's database. */
export function addressesOf(home: Home, port: number): Addresses {
  const { superuser, didban, web: password } = readPasswords(home)
  const address = (role: string, secret: string) =>
    `postgresql://${role}:${secret}@127.0.0.1:${port}/${owner}`
  return {
    url: address(owner, didban),
    appUrl: address(web, password ?? ''),
    superuserUrl: address('postgres', superuser),
  }
}

/** The address of a server for what only its superuser may do. */
export function superuserAddressOf(home: Home, port: number): string {
  return `postgresql://postgres:${readPasswords(home).superuser}@127.0.0.1:${port}/postgres`
}

/** Makes the roles and the program's database in a server, where they are missing. */
export async function createDatabase(
  home: Home,
  port: number,
  user: ServerUser | undefined,
): Promise<void> {
  const { didban, ...passwords } = readPasswords(home)
  const webPassword = passwords.web ?? secret()
  const url = superuserAddressOf(home, port)
  await createOwner(url, didban)
  await ensureRoles(url, { owner, web, webPassword })
  if (!passwords.web)
    writePrivate(home.passwords, JSON.stringify({ ...passwords, didban, web: webPassword }), user)
}

async function createOwner(url: string, password: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [owner])
    if (rows.length > 0) return
    await client.query(`DROP ROLE IF EXISTS ${owner}`)
    await client.query(
      `CREATE ROLE ${owner} LOGIN CREATEDB PASSWORD ${client.escapeLiteral(password)}`,
    )
    await client.query(`CREATE DATABASE ${owner} OWNER ${owner}`)
  } finally {
    await client.end()
  }
}

// Persian order by ICU. The character classes come from the C library: with plain C no Persian letter
// counts as one and trigram search finds nothing, so UTF-8 classes are asked for first.
const locales = [
  ['--locale-provider=icu', '--icu-locale=fa-IR', '--locale=C', '--lc-ctype=C.UTF-8'],
  ['--locale-provider=icu', '--icu-locale=fa-IR', '--locale=C', '--lc-ctype=en_US.UTF-8'],
  ['--locale-provider=icu', '--icu-locale=fa-IR', '--locale=C'],
  ['--locale=C'],
]

// Made under another name and renamed when complete, so that a half-made one is never taken for data.
function adopt(home: Home, passwords: Passwords, user: ServerUser | undefined): void {
  writePrivate(home.passwords, JSON.stringify(passwords), user)
  renameSync(unfinished(home), home.cluster)
}

function unfinished(home: Home): string {
  return `${home.cluster}.new`
}

function initdb(
  home: Home,
  programs: string,
  user: ServerUser | undefined,
  password: string,
  flags: string[],
): string | undefined {
  const passwordFile = `${home.cluster}.password`
  rmSync(unfinished(home), { recursive: true, force: true })
  writePrivate(passwordFile, password, user)
  try {
    const result = spawnSync(
      program(programs, 'initdb'),
      [...initdbFlags(home, passwordFile), ...flags],
      {
        ...user,
        cwd: dirname(home.cluster),
        env: serverEnvironment(),
        encoding: 'utf8',
        windowsHide: true,
      },
    )
    if (result.status === 0) return undefined
    return `${flags.join(' ')}\n${result.error ?? ''}${result.stdout ?? ''}${result.stderr ?? ''}`
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function initdbFlags(home: Home, passwordFile: string): string[] {
  const access = ['-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  return ['-D', unfinished(home), ...access, '--encoding=UTF8', '--no-instructions']
}

function readPasswords(home: Home): Passwords {
  return JSON.parse(readFileSync(home.passwords, 'utf8')) as Passwords
}

function writePrivate(file: string, text: string, user: ServerUser | undefined): void {
  writeFileSync(file, text, { mode: 0o600 })
  if (user) chownSync(file, user.uid, user.gid)
}

function secret(): string {
  return randomBytes(24).toString('hex')
}
