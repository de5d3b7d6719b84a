import type { Actor } from '@/lib/actor'
import type { BenchDatabase } from '@/lib/cli/bench'
import { closeDatabase } from '@/lib/db'
import { findActor } from '@/lib/sessions'
import { startSession } from '@/lib/sign-in'
import { disableAccount } from '@/lib/staff/commands'
import type { DemoAccount } from '@/prisma/seed/staff'
import { fixed, timesOf } from './measure'

export const name = 'Signing in: what the time of an answer tells'

const ROUNDS = 60
const HERE = { address: '192.0.2.1' }
const HOUR = 3_600_000
const MORNING = Date.parse('2026-11-23T04:00:00Z')

/** Wrong passwords and the like: whoever measures the answers must not be able to tell one case from another. */
export async function run({ small }: { small: BenchDatabase }): Promise<void> {
  await closeDatabase()
  process.env.DATABASE_URL = small.url
  const [known, shut] = small.accounts
  if (!known || !shut) throw new Error('no accounts to sign in with')
  await shutAccount(small, shut)
  console.log(`${'case'.padEnd(34)}  p50 ms    p95 ms`)
  const wrong = { username: known.username, password: 'wrong' }
  const nobody = { username: 'nobody.at.all', password: 'wrong' }
  // Hours apart, so that no attempt of one round makes the next one wait.
  await print('an account, wrong password', wrong, 4 * HOUR)
  await print('a shut account, right password', shut, 4 * HOUR)
  await print('a name that is none', nobody, 4 * HOUR)
  await print('an account that waits', wrong, 0)
  await print('a name that is none and waits', nobody, 0)
  delete process.env.DIDBAN_NOW
}

async function print(
  label: string,
  { username, password }: Pick<DemoAccount, 'username' | 'password'>,
  apart: number,
): Promise<void> {
  for (let count = 0; count < 5; count += 1) await startSession({ username, password }, HERE)
  const times = await timesOf(async () => {
    moment += apart
    process.env.DIDBAN_NOW = new Date(moment).toISOString()
    await startSession({ username, password }, HERE)
  }, ROUNDS)
  console.log(`${label.padEnd(34)}${fixed(times.p50)}  ${fixed(times.p95)}`)
}
let moment = MORNING

async function shutAccount({ accounts }: BenchDatabase, shut: DemoAccount): Promise<void> {
  const administrator = accounts.find(({ role }) => role === 'ADMINISTRATOR')
  if (!administrator) throw new Error('no administrator to sign in as')
  const { id: accountId } = await signedIn(shut)
  const done = await disableAccount(await signedIn(administrator), { accountId, reason: 'bench' })
  if (!done.ok) throw new Error(done.reason)
}

async function signedIn({ username, password }: DemoAccount): Promise<Actor> {
  const started = await startSession({ username, password }, HERE)
  const id = started.ok && 'sessionId' in started.value ? started.value.sessionId : ''
  const actor = id ? await findActor(id) : undefined
  if (actor) return actor
  throw new Error(`${username} is not signed in`)
}
