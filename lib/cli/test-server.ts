import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { DemoAccount } from '@/prisma/seed/staff'
import { testBuildFolder } from './build'
import { onClose } from './lifetime'
import { migrate } from './migrate'
import { dataFolder, testFolder } from './paths'
import { freePort } from './ports'
import { startPostgres } from './postgres'
import { removeData } from './postgres-home'
import { serve } from './serve'
import { addressOf } from './settings'

/** A database server for one run of the tests. */
export interface TestServer {
  url: string
  /** The program's way into its databases. */
  appUrl: string
  /** What the tests need to find it. */
  environment: Record<
    | 'DIDBAN_TEST_SERVER'
    | 'DIDBAN_TEST_APP_SERVER'
    | 'DIDBAN_TEST_SUPERUSER'
    | 'DIDBAN_TEST_TEMPLATE',
    string
  >
}

const template = 'didban_template'
const journeyDemo = { scans: 2000, images: 12 }

/** Starts an empty server that forgets everything in a crash. */
export async function startTestServer(dataDir: string): Promise<TestServer> {
  const { url, appUrl, superuserUrl, stop } = await startPostgres({
    dataDir,
    durable: false,
    fresh: true,
  })
  onClose(async () => {
    await stop()
    if (dataDir.startsWith(join(dataFolder, 'scratch'))) removeData(dataDir)
  })
  const environment = {
    DIDBAN_TEST_SERVER: url,
    DIDBAN_TEST_APP_SERVER: appUrl,
    DIDBAN_TEST_SUPERUSER: superuserUrl,
    DIDBAN_TEST_TEMPLATE: template,
  }
  return { url, appUrl, environment }
}

/** Makes the database that every test's own is copied from: migrated, with the reference data. */
export async function makeTemplate({ url }: TestServer): Promise<void> {
  const target = await createDatabase(url, template)
  await migrate(target)
  const { loadReference } = await import('@/prisma/seed/reference')
  await loadReference(target)
}

/** Serves the application that was built for the tests on a small demonstration province. */
export async function serveForTests({ url, appUrl }: TestServer): Promise<Record<string, string>> {
  const database = await createDatabase(url, 'didban_journeys', template)
  const storage = join(testFolder, 'images')
  rmSync(storage, { recursive: true, force: true })
  const storageUrl = `file:${storage.split('/').map(encodeURIComponent).join('/')}`
  const { loadDemo } = await import('@/prisma/seed/demo')
  const demo = await loadDemo({ url: database, storageUrl, ...journeyDemo })
  const place = { host: '127.0.0.1', port: await freePort() }
  const settings = {
    DATABASE_URL: inDatabase(appUrl, 'didban_journeys'),
    STORAGE_URL: storageUrl,
    NEXTAUTH_SECRET: 'for the tests alone '.repeat(3),
  }
  await serve({ ...place, command: 'start', folder: testBuildFolder, settings })
  return {
    DIDBAN_TEST_ADDRESS: addressOf(place),
    DIDBAN_TEST_ACCOUNTS: JSON.stringify(demo?.accounts ?? []),
  }
}

/** A migrated database of its own with a demonstration of so many scans and a few pictures; the program's way in. */
export async function loadedDatabase(
  server: Pick<TestServer, 'url' | 'appUrl'>,
  name: string,
  scans: number,
): Promise<{ url: string; accounts: DemoAccount[] }> {
  const url = await createDatabase(server.url, name)
  await migrate(url)
  const { loadReference } = await import('@/prisma/seed/reference')
  await loadReference(url)
  const { loadDemo } = await import('@/prisma/seed/demo')
  const storage = join(dataFolder, 'bench-images')
  const demo = await loadDemo({ url, storageUrl: `file:${storage}`, scans, images: 4 })
  return { url: inDatabase(server.appUrl, name), accounts: demo?.accounts ?? [] }
}

/** Creates a database on a server and gives its address. */
export async function createDatabase(server: string, name: string, from?: string): Promise<string> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name}${from ? ` TEMPLATE ${from}` : ''}`)
  } finally {
    await client.end()
  }
  return inDatabase(server, name)
}

/** The same way in, to another database of the server. */
export function inDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
