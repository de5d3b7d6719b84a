import { parseArgs } from 'node:util'
import { joinDatabase } from './database'
import { onClose } from './lifetime'
import { prepareClient, prepareTables } from './prepare'
import { settingsFor } from './settings'
import { Problem } from './steps'

/** `npm run admin -- --username <name> --name "<full name>"`: creates an administrator. */
export async function run(args: string[]): Promise<number> {
  const input = readInput(args)
  await prepareClient()
  const { url, appUrl } = await joinDatabase()
  await prepareTables(url)
  Object.assign(process.env, settingsFor(appUrl))
  const { username, password } = await create(input)
  console.log(`\n  The administrator ${username} may sign in with the password  ${password}\n`)
  console.log('  It is shown this once and kept nowhere but as a hash.\n')
  return 0
}

function readInput(args: string[]): { username: string; displayName: string } {
  const { values } = parseArgs({
    args,
    options: { username: { type: 'string' }, name: { type: 'string' } },
  })
  if (values.username && values.name) return { username: values.username, displayName: values.name }
  throw new Problem(
    'An administrator needs both names',
    'npm run admin -- --username sara.ahmadi --name "Sara Ahmadi"',
  )
}

async function create(input: { username: string; displayName: string }) {
  const { closeDatabase } = await import('@/lib/db')
  onClose(closeDatabase)
  const { createFirstAdministrator } = await import('@/lib/staff/commands')
  const result = await createFirstAdministrator(input)
  if (result.ok) return result.value
  const reasons = result.fields.map((field) => `${field.field}: ${field.reason}`)
  throw new Problem(
    `The administrator was not created (${[result.reason, ...reasons].join(', ')})`,
    'user names are free, 3 to 32 small letters, digits, dots and hyphens',
  )
}
