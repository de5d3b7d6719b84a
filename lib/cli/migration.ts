import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { now } from '@/lib/clock'
import { onClose } from './lifetime'
import { migrate } from './migrate'
import { dataFolder, inProject } from './paths'
import { startPostgres } from './postgres'
import { prisma } from './prisma'
import { Problem, SKIPPED, step } from './steps'

/** `npm run migration -- <name>`: writes what the schema asks for beyond the migrations there are. */
export async function run(args: string[]): Promise<number> {
  const name = checkName(args[0])
  const url = await step('Scratch database', startScratch)
  await step('Migrations so far', () => migrate(url))
  const file = await step('New migration', () => writeDifference(url, name))
  console.log(
    file === SKIPPED
      ? '\nNothing to do: the migrations give what the schema asks for.'
      : `\nWritten to ${file}: read it before you keep it.`,
  )
  return 0
}

/** The SQL that would bring a migrated database in step with the schema; empty when it is. */
export async function drift(url: string): Promise<string> {
  const flags = [
    '--from-config-datasource',
    '--to-schema',
    inProject('prisma', 'schema'),
    '--script',
  ]
  const script = await prisma(['migrate', 'diff', ...flags], { DATABASE_URL: url })
  return script.replace(/^-- This is an empty migration\.\s*/, '').trim()
}

function checkName(name: string | undefined): string {
  if (name && /^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) return name
  throw new Problem(
    'A migration needs a name of small letters, digits and underscores',
    'npm run migration -- add_seal_number',
  )
}

async function startScratch(): Promise<string> {
  const server = await startPostgres({
    dataDir: join(dataFolder, 'scratch', 'postgres'),
    durable: false,
    fresh: true,
  })
  onClose(server.stop)
  return server.url
}

async function writeDifference(url: string, name: string): Promise<string | typeof SKIPPED> {
  const sql = await drift(url)
  if (sql === '') return SKIPPED
  const folder = inProject('prisma', 'migrations', `${stamp(now())}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
  return join(folder, 'migration.sql')
}

function stamp(time: Date): string {
  return time.toISOString().replace(/\D/g, '').slice(0, 14)
}
