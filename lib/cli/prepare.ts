import { type Account, keepAccounts, keptAccounts } from './accounts'
import { type Database, openDatabase } from './database'
import { migrate } from './migrate'
import { generateClient } from './prisma'
import { type Settings, settingsFor, storageUrl } from './settings'
import { SKIPPED, step } from './steps'

/** How much of a demonstration to load. */
export interface DemoSize {
  scans: number
  images: number
}

/** What is needed to run the application. */
export interface Prepared {
  settings: Settings
  /** The demonstration accounts, where the database has any. */
  accounts: Account[]
}

export const usualDemo: DemoSize = { scans: 20_000, images: 240 }

/**
 * Everything up to a database that is ready to be served: client, server, migrations, reference data
 * and, in our own database alone, the demonstration province.
 */
export async function prepare(): Promise<Prepared> {
  await prepareClient()
  const database = await openDatabase()
  const settings = settingsFor(database.appUrl)
  await prepareTables(database.url)
  if (database.embedded) await prepareDemo(database, usualDemo)
  return { settings, accounts: keptAccounts(database.name) }
}

/** The typed database client, made from the schema. */
export async function prepareClient(): Promise<void> {
  await step('Prisma client', generateClient)
}

/** The tables and what the program can't do without: places and codes. */
export async function prepareTables(url: string): Promise<void> {
  await step('Database migrated', async () => {
    const { applied } = await migrate(url)
    return applied.length === 0 ? SKIPPED : applied
  })
  await step('Reference data loaded', async () => {
    const { loadReference } = await import('@/prisma/seed/reference')
    return (await loadReference(url)) || SKIPPED
  })
}

/** The demonstration province; its accounts are kept to be printed again. False when it is there already. */
export async function prepareDemo(database: Database, size: DemoSize): Promise<boolean> {
  const loaded = await step('Demonstration province loaded', async () => {
    const { loadDemo } = await import('@/prisma/seed/demo')
    return (await loadDemo({ url: database.url, storageUrl: storageUrl(), ...size })) ?? SKIPPED
  })
  if (loaded === SKIPPED) return false
  keepAccounts(database.name, loaded.accounts)
  return true
}
