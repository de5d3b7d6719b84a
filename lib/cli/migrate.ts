import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inProject } from './paths'
import { Problem } from './steps'

/** One migration of the folder. */
interface Migration {
  name: string
  sql: string
}

/** What the database says about a migration, in Prisma's own table. */
interface RecordedMigration {
  migration_name: string
  checksum: string
  finished: boolean
}

const migrationFolder = inProject('prisma', 'migrations')

/**
 * Brings a database up to date with the folder of migrations and records each in Prisma's own table, so
 * that `prisma migrate deploy` finds them applied. Each migration happens wholly or not at all.
 */
export async function migrate(
  url: string,
  folder = migrationFolder,
): Promise<{ applied: string[] }> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${prismaLock})`)
    await ensureTable(client)
    const migrations = readMigrations(folder)
    const recorded = await readRecords(client)
    checkRecords(recorded, migrations)
    return { applied: await applyMissing(client, migrations, recorded) }
  } finally {
    await client.end() // gives back the lock too
  }
}

// The number Prisma itself locks by; whoever migrates first lets the other find nothing to do.
const prismaLock = 72707369

const tableDefinition = `CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
);`

async function ensureTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ present: boolean; foreign: string | null }>(`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present, (
      SELECT min(relname::text) FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
          AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
    ) AS foreign`)
  if (rows[0]?.present) return
  if (rows[0]?.foreign) throw notOurs(rows[0].foreign)
  await client.query(tableDefinition)
}

function notOurs(table: string): Problem {
  return new Problem(
    `The database is not empty and not Didban's: it has a table "${table}" and no record of migrations`,
    'let DATABASE_URL name an empty database',
  )
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) =>
    existsSync(join(folder, name, 'migration.sql')),
  )
  return names
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
}

async function readRecords(client: pg.Client): Promise<RecordedMigration[]> {
  const { rows } = await client.query<RecordedMigration>(`
    SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
      FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`)
  return rows
}

function checkRecords(recorded: RecordedMigration[], migrations: Migration[]): void {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const record of recorded) {
    const migration = byName.get(record.migration_name)
    if (!migration) throw newer(record)
    if (!record.finished) throw unfinished(record)
    if (!checksumsOf(migration.sql).includes(record.checksum)) throw changed(record)
  }
}

function newer(record: RecordedMigration): Problem {
  return new Problem(
    `The database is newer than the program: it has the migration ${record.migration_name}`,
    'start the version of the program that made it, or let DATABASE_URL name another database',
  )
}

function unfinished(record: RecordedMigration): Problem {
  return new Problem(
    `The migration ${record.migration_name} was begun by another tool and did not finish`,
    'restore the backup from before it, or finish it by hand and mark it with prisma migrate resolve',
  )
}

function changed(record: RecordedMigration): Problem {
  return new Problem(
    `The migration ${record.migration_name} was changed after it was applied`,
    'take back the change to its file and put the new part into a migration of its own',
  )
}

/** The checksums a migration may be recorded with: a checkout may have changed its line ends. */
export function checksumsOf(sql: string): string[] {
  const unix = sql.replaceAll('\r\n', '\n')
  return [sql, unix, unix.replaceAll('\n', '\r\n')].map(checksum)
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function applyMissing(
  client: pg.Client,
  migrations: Migration[],
  recorded: RecordedMigration[],
): Promise<string[]> {
  const present = new Set(recorded.map((record) => record.migration_name))
  const missing = migrations.filter((migration) => !present.has(migration.name))
  for (const migration of missing) await apply(client, migration)
  return missing.map((migration) => migration.name)
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql) // in one piece: functions hold semicolons
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
        VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum(sql), name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(`The migration ${name} failed and was taken back`, { cause: error })
  }
}
