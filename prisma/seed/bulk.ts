import type { ClientBase } from 'pg'

/** From this many scans on it pays to build indexes afterwards. */
const BULK_FROM = 100_000

const TABLES = ['consignment', 'scan_session', 'scan_image', 'image_decision', 'audit_event']

/**
 * Runs a load that is too large for its indexes: those that only serve reading are dropped before and
 * built again after, as they were, in the same transaction. Keys and rules stay in force throughout.
 */
export async function inBulk<T>(
  client: ClientBase,
  scans: number,
  load: () => Promise<T>,
): Promise<T> {
  if (scans < BULK_FROM) return load()
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisunique
     ORDER BY 1`,
    [TABLES],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  const result = await load()
  await client.query(`SET LOCAL maintenance_work_mem = '256MB'`)
  for (const { definition } of rows) await client.query(definition)
  return result
}
