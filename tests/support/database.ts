import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createDatabase, inDatabase } from '@/lib/cli/test-server'

const created: string[] = []

/** A database of this test file's own: migrated and with the reference data, or empty. Gives its address. */
export async function freshDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<string> {
  const name = `didban_${randomUUID().replaceAll('-', '')}`
  const from = kind === 'migrated' ? required('DIDBAN_TEST_TEMPLATE') : undefined
  const url = await createDatabase(required('DIDBAN_TEST_SERVER'), name, from)
  created.push(name)
  return url
}

/** This file's own database as another role of the server sees it: its owner, the program, the superuser. */
export function wayIn(as: 'SERVER' | 'APP_SERVER' | 'SUPERUSER', name = created[0] ?? ''): string {
  return inDatabase(required(`DIDBAN_TEST_${as}`), name)
}

/**
 * Runs SQL past all of the program's own rules, grants and policies: as the superuser wherever the database is one
 * of the tests' server; in this file's own unless given.
 */
export async function query<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
  url = wayIn('SERVER'),
): Promise<Row[]> {
  const { host, pathname } = new URL(url)
  const server = process.env.DIDBAN_TEST_SERVER
  const ours = server !== undefined && host === new URL(server).host
  const client = new pg.Client(ours ? wayIn('SUPERUSER', pathname.slice(1)) : url)
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
