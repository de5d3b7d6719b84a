import { join } from 'node:path'
import { dataFolder } from './paths'
import { readPrivate, writePrivate } from './settings'

/** A demonstration account, as its loader made it. */
export interface Account {
  role: string
  name: string
  username: string
  password: string
  place: string
}

const file = join(dataFolder, 'accounts.json')

/** Keeps the demonstration accounts of a database, so that a later start can say again how to sign in. */
export function keepAccounts(database: string, accounts: Account[]): void {
  writePrivate(file, { ...readPrivate<Record<string, Account[]>>(file), [database]: accounts })
}

/** The demonstration accounts of a database, if it has any that we know of. */
export function keptAccounts(database: string): Account[] {
  return readPrivate<Record<string, Account[]>>(file)?.[database] ?? []
}

/** The accounts as a table for the console. */
export function accountTable(accounts: Account[]): string {
  const rows = [heading, ...accounts]
  return rows
    .map((row) =>
      `  ${columns.map((column) => row[column].padEnd(widest(rows, column))).join('  ')}`.trimEnd(),
    )
    .join('\n')
}

const heading: Account = {
  role: 'ROLE',
  username: 'USER NAME',
  password: 'PASSWORD',
  place: 'PLACE',
  name: 'NAME',
}
const columns = ['role', 'username', 'password', 'place', 'name'] as const

function widest(rows: Account[], column: keyof Account): number {
  return Math.max(...rows.map((row) => row[column].length))
}
