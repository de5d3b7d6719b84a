import { recordAccess } from '@/lib/access-log'
import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { asPlatform, type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { parseInput } from '@/lib/input'
import { hashPassword, randomPassword } from '@/lib/password'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { endSessions } from '@/lib/sessions'
import { handOutPassword } from '@/lib/staff/credentials/commands'
import { takesRole } from '@/lib/staff/offices/queries'
import { canDisableAccount, canManageAccounts } from '@/lib/staff/policy'
import { type AccountInput, administratorInput, type CreateAccountInput } from '@/lib/staff/schema'

export interface NewPassword {
  username: string
  /** Shown once, to be handed over; only its hash is kept. */
  password: string
}

/** An administrator made from the machine itself (`npm run admin`): nobody is signed in yet. */
export async function createFirstAdministrator(input: {
  username: string
  displayName: string
}): Promise<Result<NewPassword>> {
  const parsed = parseInput(administratorInput, input)
  if (!parsed.ok) return parsed
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  return asPlatform(async (tx) => {
    const office = await tx.office.findFirst({ where: { kind: 'PLATFORM' } })
    if (!office) return refused('OFFICE_UNKNOWN')
    const free = await isFree(tx, parsed.value.username)
    if (!free.ok) return free
    const id = newId()
    await tx.user.create({
      data: { id, ...parsed.value, role: 'ADMINISTRATOR', officeId: office.id, createdAt: now() },
    })
    await handOutPassword(tx, { userId: id, passwordHash, at: now() })
    const after = { role: 'ADMINISTRATOR' }
    await recordAccess(tx, { event: 'ACCOUNT_CREATED', at: now(), userId: id, after })
    return ok({ username: parsed.value.username, password })
  })
}

async function isFree(tx: Tx, username: string): Promise<Result<null>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`user|${username}`}, 0))`
  const taken = await tx.user.findUnique({ where: { username } })
  return taken ? refusedAt('username', 'USERNAME_TAKEN') : ok(null)
}

/** Creates an account with its first posting and answers its one-time-shown password. */
export async function createAccount(
  actor: Actor,
  input: CreateAccountInput,
): Promise<Result<NewPassword>> {
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  return writeAs(actor, async (tx) => {
    const allowed = canManageAccounts(actor)
    if (!allowed.ok) return allowed
    const at = now()
    if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    const office = await takesRole(tx, input)
    if (!office.ok) return office
    const free = await isFree(tx, input.username)
    if (!free.ok) return free
    const id = newId()
    const { reason, ...account } = input
    await tx.user.create({ data: { id, ...account, createdAt: at } })
    await handOutPassword(tx, { userId: id, passwordHash, at })
    const subject = { type: 'USER', id }
    await recordEvent(tx, actor, { event: 'ACCOUNT_CREATED', subject, after: account, reason, at })
    return ok({ username: input.username, password })
  })
}

/** Gives an account a new password and ends its sessions. */
export async function resetPassword(
  actor: Actor,
  input: AccountInput,
): Promise<Result<NewPassword>> {
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  return onAccount(
    actor,
    input,
    { event: 'PASSWORD_RESET' },
    canManageAccounts(actor),
    async (tx, at) => {
      const account = await tx.user.findUnique({
        where: { id: input.accountId },
        select: { id: true, username: true },
      })
      if (!account) return refused('NOT_FOUND')
      await handOutPassword(tx, { userId: account.id, passwordHash, at })
      await endSessions(tx, account.id, 'PASSWORD_CHANGED', at)
      return ok({ username: account.username, password })
    },
  )
}

/** Shuts an account; its sessions end with its next request. */
export function disableAccount(actor: Actor, input: AccountInput): Promise<Result<null>> {
  return switchAccount(actor, input, { event: 'ACCOUNT_DISABLED' })
}

/** Opens a shut account again. */
export function enableAccount(actor: Actor, input: AccountInput): Promise<Result<null>> {
  return switchAccount(actor, input, { event: 'ACCOUNT_ENABLED' })
}

function switchAccount(
  actor: Actor,
  input: AccountInput,
  does: { event: 'ACCOUNT_DISABLED' | 'ACCOUNT_ENABLED' },
): Promise<Result<null>> {
  const { accountId: id } = input
  return onAccount(actor, input, does, canDisableAccount(actor, { id }), async (tx, at) => {
    const disabling = does.event === 'ACCOUNT_DISABLED'
    const { count } = await tx.user.updateMany({
      where: { id, disabledAt: disabling ? null : { not: null } },
      data: { disabledAt: disabling ? at : null },
    })
    if (count !== 1) return refused('ALREADY_DONE')
    if (disabling) await endSessions(tx, id, 'ACCOUNT_DISABLED', at)
    return ok(null)
  })
}

/** One change of an account: who may, proof of identity, the change, the event with its reason. */
function onAccount<T>(
  actor: Actor,
  { accountId, reason }: AccountInput,
  { event }: { event: string },
  allowed: Result<null>,
  work: (tx: Tx, at: Date) => Promise<Result<T>>,
): Promise<Result<T>> {
  return writeAs(actor, async (tx) => {
    if (!allowed.ok) return allowed
    const at = now()
    if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
    const done = await work(tx, at)
    if (!done.ok) return done
    await recordEvent(tx, actor, { event, subject: { type: 'USER', id: accountId }, reason, at })
    return done
  })
}
