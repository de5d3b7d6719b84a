import { readFileSync } from 'node:fs'
import pg from 'pg'
import { inProject } from './paths'

/** The roles of one installation. */
export interface Roles {
  /** Migrates and owns the tables. */
  owner: string
  /** The program signs in as this one; it owns nothing and by itself may read nothing. */
  web: string
  /** Left as it is where none is given. */
  webPassword?: string
}

/** Makes the database's roles where they are missing (prisma/roles.sql); needs the right to create roles. */
export async function ensureRoles(url: string, roles: Roles): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `SELECT pg_advisory_xact_lock(4207312), set_config('didban.owner', $1, true),
         set_config('didban.web', $2, true), set_config('didban.web_password', $3, true)`,
      [roles.owner, roles.web, roles.webPassword ?? ''],
    )
    await client.query(readFileSync(inProject('prisma', 'roles.sql'), 'utf8'))
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
