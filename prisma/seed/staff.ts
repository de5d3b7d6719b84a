import type { ClientBase } from 'pg'
import { idFrom } from '@/lib/id'
import { hashPassword, randomPassword } from '@/lib/password'
import type { Role } from '@/prisma/generated/enums'
import { copyLine, copyLines } from './copy'
import { readCsv } from './csv'

/** A person of the demonstration province; names are invented. */
export interface Person {
  username: string
  name: string
  role: Role
  office: string
  /** The others have done the scans of the past months; nobody can sign in as one of them. */
  signsIn: boolean
}

/** An account whose password is told once. */
export interface DemoAccount {
  role: string
  name: string
  username: string
  password: string
  place: string
}

type Column = 'username' | 'name' | 'role' | 'office' | 'signs_in'

export const STAFF: Person[] = readCsv<Column>(new URL('data/staff.csv', import.meta.url)).map(
  ({ signs_in, role, ...person }) => ({
    ...person,
    role: role as Role,
    signsIn: signs_in === 'yes',
  }),
)

const posted = new Map<string, Person[]>()

/** The people of a role at an office, in a fixed order. */
export function staffOf(role: Role, office: string): Person[] {
  const key = `${role} ${office}`
  const known = posted.get(key)
  if (known) return known
  const found = STAFF.filter((person) => person.role === role && person.office === office)
  posted.set(key, found)
  return found
}

/** Officers of a customs office, in a fixed order. */
export function officersOf(office: string): Person[] {
  return staffOf('CUSTOMS_OFFICER', office)
}

/** The supervisor of the province's customs. */
export const SUPERVISOR = STAFF.find(({ role }) => role === 'CUSTOMS_SUPERVISOR') as Person

const ids = new Map<string, string>()

/** The identifier of a person's row. */
export function personId(username: string): string {
  const id = ids.get(username) ?? idFrom('demo-person', username)
  ids.set(username, id)
  return id
}

const COLUMNS = 'id, username, display_name, role, office_id, created_at'
const PROOF = 'user_id, password_hash, changed_at'

/** Writes the staff; gives back the accounts that can sign in, with their new passwords. */
export async function loadStaff(client: ClientBase, createdAt: Date): Promise<DemoAccount[]> {
  const places = await officeNames(client)
  const taken = await takenNames(client)
  const nobody = await hashPassword(randomPassword())
  const accounts: DemoAccount[] = []
  const lines: string[] = []
  const proofs: string[] = []
  for (const { username: wanted, name, role, office, signsIn } of STAFF) {
    const username = taken.has(wanted) ? `demo.${wanted}` : wanted
    const officeId = idFrom('office', office)
    const password = signsIn ? randomPassword() : undefined
    const hash = password ? await hashPassword(password) : nobody
    const since = createdAt.toISOString()
    lines.push(copyLine([personId(wanted), username, name, role, officeId, since]))
    proofs.push(copyLine([personId(wanted), hash, since]))
    const place = places.get(officeId) ?? office
    if (password) accounts.push({ role, name, username, password, place })
  }
  await copyLines(client, 'user_account', COLUMNS, lines)
  await copyLines(client, 'credential', PROOF, proofs)
  await askNoSecondFactor(client)
  return accounts
}

/** The demonstration signs in with a password alone; the administrators' page says so and switches it on. */
async function askNoSecondFactor(client: ClientBase): Promise<void> {
  await client.query('UPDATE role_setting SET second_factor_required = false')
}

async function officeNames(client: ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'SELECT id, name_fa AS name FROM office',
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function takenNames(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ username: string }>('SELECT username FROM user_account')
  return new Set(rows.map((row) => row.username))
}
