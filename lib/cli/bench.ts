import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { joinDatabase } from './database'
import { inProject } from './paths'
import { prepareClient, prepareTables } from './prepare'
import { settingsFor } from './settings'

interface Bench {
  name: string
  run(): Promise<void>
}

/** `npm run bench`: runs every file of tests/bench on the database at hand, and prints how long each takes. */
export async function run(args: string[]): Promise<number> {
  await prepareClient()
  const { url } = await joinDatabase()
  await prepareTables(url)
  Object.assign(process.env, settingsFor(url))
  const benches = await loadBenches(args)
  const width = Math.max(0, ...benches.map((bench) => bench.name.length))
  for (const bench of benches) {
    const started = performance.now()
    await bench.run()
    console.log(
      `${bench.name.padEnd(width)}  ${(performance.now() - started).toFixed(1).padStart(10)} ms`,
    )
  }
  return 0
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
