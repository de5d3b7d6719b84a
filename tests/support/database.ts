import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createDatabase } from '@/lib/cli/test-server'

const created: string[] = []

/** A database of this test file's own: migrated and with the reference data, or empty. Gives its address. */
export async function freshDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<string> {
  const name = `didban_${randomUUID().replaceAll('-', '')}`
  const from = kind === 'migrated' ? required('DIDBAN_TEST_TEMPLATE') : undefined
  const url = await createDatabase(required('DIDBAN_TEST_SERVER'), name, from)
  created.push(name)
  return url
}

/** Runs SQL on a database as its owner, past all of the program's own rules; this file's own unless given. */
export async function query<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
  url = required('DATABASE_URL'),
): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** Drops the databases that this test file made. */
export async function dropDatabases(): Promise<void> {
  for (const name of created.splice(0)) {
    await query(`DROP DATABASE ${name} WITH (FORCE)`, [], required('DIDBAN_TEST_SERVER'))
  }
}

function required(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: start the tests with npm test -- <part of a path>`)
}
