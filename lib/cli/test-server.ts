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
  /** What the tests need to find it. */
  environment: { DIDBAN_TEST_SERVER: string; DIDBAN_TEST_TEMPLATE: string }
}

const template = 'didban_template'
const journeyDemo = { scans: 2000, images: 12 }

/** Starts an empty server that forgets everything in a crash. */
export async function startTestServer(dataDir: string): Promise<TestServer> {
  const { url, stop } = await startPostgres({ dataDir, durable: false, fresh: true })
  onClose(async () => {
    await stop()
    if (dataDir.startsWith(join(dataFolder, 'scratch'))) removeData(dataDir)
  })
  return { url, environment: { DIDBAN_TEST_SERVER: url, DIDBAN_TEST_TEMPLATE: template } }
}

/** Makes the database that every test's own is copied from: migrated, with the reference data. */
export async function makeTemplate({ url }: TestServer): Promise<void> {
  const target = await createDatabase(url, template)
  await migrate(target)
  const { loadReference } = await import('@/prisma/seed/reference')
  await loadReference(target)
}

/** Serves the application that was built for the tests on a small demonstration province. */
export async function serveForTests({ url }: TestServer): Promise<Record<string, string>> {
  const database = await createDatabase(url, 'didban_journeys', template)
  const storage = join(testFolder, 'images')
  rmSync(storage, { recursive: true, force: true })
  const storageUrl = `file:${storage.split('/').map(encodeURIComponent).join('/')}`
  const { loadDemo } = await import('@/prisma/seed/demo')
  const demo = await loadDemo({ url: database, storageUrl, ...journeyDemo })
  const place = { host: '127.0.0.1', port: await freePort() }
  const settings = {
    DATABASE_URL: database,
    STORAGE_URL: storageUrl,
    NEXTAUTH_SECRET: 'for the tests alone '.repeat(3),
  }
  await serve({ ...place, command: 'start', folder: testBuildFolder, settings })
  return {
    DIDBAN_TEST_ADDRESS: addressOf(place),
    DIDBAN_TEST_ACCOUNTS: JSON.stringify(demo?.accounts ?? []),
  }
}

/** A migrated database of its own with a demonstration of so many scans and a few pictures. */
export async function loadedDatabase(
  server: string,
  name: string,
  scans: number,
): Promise<{ url: string; accounts: DemoAccount[] }> {
  const url = await createDatabase(server, name)
  await migrate(url)
  const { loadReference } = await import('@/prisma/seed/reference')
  await loadReference(url)
  const { loadDemo } = await import('@/prisma/seed/demo')
  const storage = join(dataFolder, 'bench-images')
  const demo = await loadDemo({ url, storageUrl: `file:${storage}`, scans, images: 4 })
  return { url, accounts: demo?.accounts ?? [] }
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
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
