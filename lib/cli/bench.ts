import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { DemoAccount } from '@/prisma/seed/staff'
import { onClose } from './lifetime'
import { dataFolder, inProject } from './paths'
import { type PostgresServer, startPostgres } from './postgres'
import { removeData } from './postgres-home'
import { prepareClient } from './prepare'
import { settingsFor } from './settings'
import { Problem, step } from './steps'
import { inDatabase, loadedDatabase } from './test-server'

/** A province loaded for measuring. */
export interface BenchDatabase {
  /** The program's way in. */
  url: string
  /** Past every rule, to look at plans and pick what to read. */
  inspectUrl: string
  scans: number
  loadSeconds: number
  /** Who can sign in. */
  accounts: DemoAccount[]
}

interface Bench {
  name: string
  run(databases: { small: BenchDatabase; large: BenchDatabase }): Promise<void>
}

const usual = { small: 10_000, large: 1_000_000 }

/**
 * `npm run bench`: loads two provinces, small and large, on a server of its own and runs every file of
 * tests/bench on them. `-- --scans 200000` makes the large one smaller; other words choose files.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { scans: { type: 'string' } },
    allowPositionals: true,
  })
  await prepareClient()
  const databases = await loadBoth(countOf(values.scans))
  for (const bench of await loadBenches(positionals)) {
    console.log(`\n${bench.name}\n`)
    await bench.run(databases)
  }
  return 0
}

function countOf(text: string | undefined): number {
  if (text === undefined) return usual.large
  if (/^[1-9][0-9]{3,7}$/.test(text)) return Number(text)
  throw new Problem(`--scans ${text} is not a count`, 'give 1000 to 99999999')
}

async function loadBoth(scans: number): Promise<{ small: BenchDatabase; large: BenchDatabase }> {
  const dataDir = join(dataFolder, 'bench')
  const server = await step('Database started', () => startPostgres({ dataDir, fresh: true }))
  onClose(async () => {
    await server.stop()
    removeData(dataDir)
  })
  Object.assign(process.env, settingsFor(server.appUrl))
  const small = await load(server, 'didban_small', usual.small)
  return { small, large: await load(server, 'didban_large', scans) }
}

async function load(server: PostgresServer, name: string, scans: number): Promise<BenchDatabase> {
  const started = performance.now()
  const label = `Province of ${scans.toLocaleString('en')} scans loaded`
  const { url, accounts } = await step(label, () => loadedDatabase(server, name, scans))
  const inspectUrl = inDatabase(server.superuserUrl, name)
  return { url, inspectUrl, scans, accounts, loadSeconds: (performance.now() - started) / 1000 }
}

async function loadBenches(wanted: string[]): Promise<Bench[]> {
  const folder = inProject('tests', 'bench')
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))
  const chosen = files.filter(
    (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  )
  return Promise.all(
    chosen
      .sort()
      .map(
        (name) => import(pathToFileURL(inProject('tests', 'bench', name)).href) as Promise<Bench>,
      ),
  )
}
