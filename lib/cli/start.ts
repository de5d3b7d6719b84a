import { type Account, accountTable } from './accounts'
import { build, buildFolder } from './build'
import { keepHouse } from './housekeeping'
import { endsByInterrupt, isClosing } from './lifetime'
import { checkPort } from './ports'
import { prepare } from './prepare'
import { type Service, serve } from './serve'
import { addressOf, type Place, readPlace } from './settings'
import { step } from './steps'

/** `npm start`: prepares everything, builds, serves, and says where and how to sign in. */
export function run(): Promise<number> {
  return serveUntilStopped('start', async () => {
    await step('Application built', build)
  })
}

/** Prepares and serves until Ctrl-C; the exit code is 1 when the server ends by itself. */
export async function serveUntilStopped(
  command: Service['command'],
  beforeServing: () => Promise<void>,
): Promise<number> {
  endsByInterrupt()
  const place = readPlace()
  await checkPort(place)
  const { settings, accounts } = await prepare()
  await beforeServing()
  const child = await step('Server started', () =>
    serve({ ...place, command, folder: buildFolder, settings }),
  )
  await keepHouse(settings)
  console.log(welcome(place, accounts))
  const code = await child.ended
  if (!isClosing()) console.error(`The server ended by itself (${code}).`)
  return 1
}

function welcome(place: Place, accounts: Account[]): string {
  const signIn = accounts.length > 0 ? demoAccounts(accounts) : noAccounts
  return `\n  Didban is at ${addressOf(place)}   (stop it with Ctrl-C)\n\n${signIn}\n`
}

function demoAccounts(accounts: Account[]): string {
  return `  Demonstration accounts, for this demonstration province alone:\n\n${accountTable(accounts)}`
}

const noAccounts = '  Sign in with an account of yours; npm run admin makes an administrator.'
