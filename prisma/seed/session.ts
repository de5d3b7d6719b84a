import { Client } from 'pg'

/** One loader at a time in a database, whichever process it runs in. */
const LOADER_LOCK = 4_207_311

/**
 * Runs `work` on a connection of its own in one transaction under the loaders' lock.
 * Whatever it throws rolls everything back.
 */
export async function inLoader<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'didban-seed',
  })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOADER_LOCK])
    await forceRowSecurity(client, 'NO FORCE')
    const result = await work(client)
    await forceRowSecurity(client, 'FORCE')
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

/**
 * Loading is the owner's work, who is bound by row security like everybody: within the load's own transaction it is
 * lifted, and back in force when anybody else can look.
 */
async function forceRowSecurity(client: Client, force: 'FORCE' | 'NO FORCE'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relrowsecurity
       AND relforcerowsecurity = $1 ORDER BY 1`,
    [force === 'NO FORCE'],
  )
  for (const { name } of rows) await client.query(`ALTER TABLE ${name} ${force} ROW LEVEL SECURITY`)
}

/**
 * Tells the planner what has been loaded, and which pages everybody may see: until then counts over an index
 * read the table as well. Outside the load's transaction, where alone it can run.
 */
export async function vacuum(url: string, tables: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'didban-seed' })
  await client.connect()
  try {
    await client.query(`VACUUM (ANALYZE) ${tables.join(', ')}`)
  } finally {
    await client.end()
  }
}
