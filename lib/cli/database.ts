import { join } from 'node:path'
import pg from 'pg'
import { onClose } from './lifetime'
import { dataFolder } from './paths'
import { findRunning, startPostgres } from './postgres'
import { ensureRoles } from './roles'
import { keptSecret } from './settings'
import { Problem, step } from './steps'

/** The database this command works on. */
export interface Database {
  /** As its owner, who migrates. */
  url: string
  /** As the role the program signs in as. */
  appUrl: string
  /** Whether it is our own, from the packages, and not one that DATABASE_URL names. */
  embedded: boolean
  /** What its demonstration accounts are kept under: the same from start to start. */
  name: string
}

const embeddedFolder = join(dataFolder, 'postgres')
const oldestMajor = 15

/**
 * Opens the database: the one that DATABASE_URL names, otherwise our own, started for this command. Where
 * DATABASE_OWNER_URL is set as well, DATABASE_URL is the program's way in and the other one its owner's;
 * where it is not, the owner makes the program's role itself.
 */
export async function openDatabase(): Promise<Database> {
  const external = process.env.DATABASE_URL
  if (external) return reach(external, process.env.DATABASE_OWNER_URL)
  const server = await step('Database started', () => startPostgres({ dataDir: embeddedFolder }))
  onClose(server.stop)
  return { url: server.url, appUrl: server.appUrl, embedded: true, name: 'embedded' }
}

/** The same, but joins our own database where another command (npm start, say) has started it. */
export async function joinDatabase(): Promise<Database> {
  const running = process.env.DATABASE_URL ? undefined : findRunning(embeddedFolder)
  return running ? { ...running, embedded: true, name: 'embedded' } : openDatabase()
}

async function reach(given: string, ownerUrl: string | undefined): Promise<Database> {
  const url = ownerUrl || given
  await step('Database server reached', () => checkServer(url))
  const { username, hostname, port, pathname } = new URL(url)
  const name = `${username}@${hostname}:${port}${pathname}`
  if (ownerUrl) return { url, appUrl: given, embedded: false, name }
  const appUrl = await step('Database roles made', () => makeRoles(url, name))
  return { url, appUrl, embedded: false, name }
}

async function makeRoles(url: string, name: string): Promise<string> {
  const appUrl = new URL(url)
  const owner = decodeURIComponent(appUrl.username)
  appUrl.username = `${owner}_web`
  appUrl.password = keptSecret(`password of ${appUrl.username} for ${name}`)
  try {
    await ensureRoles(url, { owner, web: appUrl.username, webPassword: appUrl.password })
    return appUrl.href
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Problem(
      `The database role ${owner} may not make the roles that keep agencies apart`,
      'let an administrator of the server run prisma/roles.sql and set DATABASE_OWNER_URL; see docs/operations.md',
    )
  }
}

async function checkServer(url: string): Promise<void> {
  if (!URL.canParse(url)) {
    throw new Problem(
      'DATABASE_URL is not an address',
      'write it as postgresql://user:password@host:5432/database',
    )
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
    checkVersion(Math.floor(Number(rows[0]?.server_version_num) / 10_000))
  } catch (error) {
    throw isCoded(error) ? error : noAnswer(url, error)
  } finally {
    await client.end().catch(() => {})
  }
}

function checkVersion(major: number): void {
  if (major >= oldestMajor) return
  throw new Problem(
    `The database server is PostgreSQL ${major}`,
    `use PostgreSQL ${oldestMajor} or newer`,
  )
}

// pg says without a code that it waited in vain, or that what answers there is no database server.
function noAnswer(url: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  return new Problem(
    `The database server at ${new URL(url).host} does not answer (${reason})`,
    'start it or correct DATABASE_URL; without DATABASE_URL a database of its own is used',
  )
}

function isCoded(error: unknown): boolean {
  return (
    error instanceof Problem || (error instanceof Error && 'code' in error && Boolean(error.code))
  )
}
