import type { Account } from '@/lib/cli/accounts'

/** The address of the application under test, without a slash at its end. */
export function address(): string {
  return required('DIDBAN_TEST_ADDRESS')
}

/** The demonstration accounts, in the order in which they were made. */
export function accounts(): Account[] {
  return JSON.parse(required('DIDBAN_TEST_ACCOUNTS')) as Account[]
}

/** The first demonstration account of a role. */
export function accountOf(role: string): Account {
  const found = accounts().find((account) => account.role === role)
  if (found) return found
  const roles = accounts().map((account) => account.role)
  throw new Error(`no demonstration account of role ${role}, only of ${roles.join(', ')}`)
}

function required(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: start the browser tests with npm test -- tests/e2e`)
}
