import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { asPlatform, type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { parseInput } from '@/lib/input'
import { hashPassword, randomPassword } from '@/lib/password'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { canDisableAccount, canManageAccounts } from '@/lib/staff/policy'
import { POSTINGS } from '@/lib/staff/rules'
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
      data: { id, ...parsed.value, passwordHash, role: 'ADMINISTRATOR', officeId: office.id },
    })
    await tx.auditEvent.create({
      data: {
        id: newId(),
        at: now(),
        event: 'ACCOUNT_CREATED',
        agency: 'PLATFORM',
        subjectType: 'USER',
        subjectId: id,
        after: { role: 'ADMINISTRATOR' },
      },
    })
    return ok({ username: parsed.value.username, password })
  })
}

async function isFree(tx: Tx, username: string): Promise<Result<null>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`user|${username}`}, 0))`
  const taken = await tx.user.findUnique({ where: { username } })
  return taken ? refusedAt('username', 'USERNAME_TAKEN') : ok(null)
}

/** Creates an account and answers its one-time-shown password. */
export async function createAccount(
  actor: Actor,
  input: CreateAccountInput,
): Promise<Result<NewPassword>> {
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  return writeAs(actor, async (tx) => {
    const allowed = canManageAccounts(actor)
    if (!allowed.ok) return allowed
    const office = await tx.office.findUnique({ where: { id: input.officeId } })
    if (!office || office.kind !== POSTINGS[input.role])
      return refusedAt('officeId', 'OFFICE_NOT_FOR_ROLE')
    const free = await isFree(tx, input.username)
    if (!free.ok) return free
    const id = newId()
    await tx.user.create({ data: { id, ...input, passwordHash } })
    await recordEvent(tx, actor, {
      event: 'ACCOUNT_CREATED',
      subject: { type: 'USER', id },
      after: { ...input },
      at: now(),
    })
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
  return writeAs(actor, async (tx) => {
    const allowed = canManageAccounts(actor)
    if (!allowed.ok) return allowed
    const account = await tx.user.findUnique({ where: { id: input.accountId } })
    if (!account) return refused('NOT_FOUND')
    await tx.user.update({ where: { id: account.id }, data: { passwordHash } })
    await endSessions(tx, account.id)
    await recordEvent(tx, actor, {
      event: 'PASSWORD_RESET',
      subject: { type: 'USER', id: account.id },
      at: now(),
    })
    return ok({ username: account.username, password })
  })
}

/** Shuts an account; its sessions end with its next request. */
export function disableAccount(actor: Actor, input: AccountInput): Promise<Result<null>> {
  return switchAccount(actor, input, 'ACCOUNT_DISABLED')
}

/** Opens a shut account again. */
export function enableAccount(actor: Actor, input: AccountInput): Promise<Result<null>> {
  return switchAccount(actor, input, 'ACCOUNT_ENABLED')
}

function switchAccount(
  actor: Actor,
  input: AccountInput,
  event: 'ACCOUNT_DISABLED' | 'ACCOUNT_ENABLED',
): Promise<Result<null>> {
  return writeAs(actor, async (tx) => {
    const allowed = canDisableAccount(actor, { id: input.accountId })
    if (!allowed.ok) return allowed
    const disabling = event === 'ACCOUNT_DISABLED'
    const { count } = await tx.user.updateMany({
      where: { id: input.accountId, disabledAt: disabling ? null : { not: null } },
      data: { disabledAt: disabling ? now() : null },
    })
    if (count !== 1) return refused('ALREADY_DONE')
    if (disabling) await endSessions(tx, input.accountId)
    await recordEvent(tx, actor, {
      event,
      subject: { type: 'USER', id: input.accountId },
      at: now(),
    })
    return ok(null)
  })
}

async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now() } })
}
