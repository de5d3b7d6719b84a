import { recordAccess } from '@/lib/access-log'
import { type AttemptKey, countAttempt, forgetAttempts, sweepAttempts } from '@/lib/attempts'
import { now } from '@/lib/clock'
import { asPlatform, type Tx } from '@/lib/db'
import { readRecoveryCode, stepOf } from '@/lib/one-time-code'
import { matchesPassword } from '@/lib/password'
import { ok, type Refused, type Result, refused } from '@/lib/result'
import { hashToken, unseal } from '@/lib/secrets'
import type { Role } from '@/prisma/generated/enums'

/** From where somebody proves who they are. */
export interface From {
  address: string
  userAgent?: string | null
}

/** Somebody who has proved to know the password of an account. */
export interface Known {
  id: string
  role: Role
  sessionEpoch: number
  hasSecondFactor: boolean
}

/**
 * Whether this is the password of the account of that name. The same answer and the same cost for an unknown name,
 * a wrong password and a shut account: one look-up, one argon2, one event. A wait says nothing either: names that
 * are no account are counted as well.
 */
export async function provePassword(
  username: string,
  password: string,
  { address }: From,
): Promise<Result<Known>> {
  const keys: AttemptKey[] = [
    { kind: 'name', of: username },
    { kind: 'address', of: address },
  ]
  const { counted, account } = await open(async (tx) => ({
    counted: await countAll(tx, keys),
    account: await findAccount(tx, username),
  }))
  const phc = counted.wait > 0 ? undefined : account?.passwordHash
  // Between two transactions: argon2 takes long, and no connection should wait for it.
  const matches = await matchesPassword(password, phc)
  const known = matches && account && !account.disabledAt ? account : undefined
  return open((tx) => settle(tx, { keys, counted, address, userId: account?.id, known }))
}

/** Whether this is a code of the account's second factor, or one of its recovery codes; each serves once. */
export async function proveCode(
  userId: string,
  code: string,
  from: From,
): Promise<Result<CodeKind>> {
  return open((tx) => proveCodeIn(tx, userId, code, from))
}

/** The same inside a transaction, which must be kept whatever the answer: attempts count. */
export async function proveCodeIn(
  tx: Tx,
  userId: string,
  code: string,
  { address }: From,
): Promise<Result<CodeKind>> {
  const keys: AttemptKey[] = [
    { kind: 'factor', of: userId },
    { kind: 'address', of: address },
  ]
  const counted = await countAll(tx, keys)
  const known = counted.wait > 0 ? undefined : await takeCode(tx, userId, code, now())
  if (known === 'RECOVERY_CODE')
    await recordAccess(tx, { event: 'RECOVERY_CODE_USED', at: now(), userId, proved: true })
  return settle(tx, { keys, counted, address, userId, known })
}

export type CodeKind = 'TOTP' | 'RECOVERY_CODE'

/** A transaction that stays whatever its work answers: an attempt counts though it is refused. */
async function open<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const kept = await asPlatform(async (tx) => ok(await work(tx)))
  if (kept.ok) return kept.value
  throw new Error(kept.reason)
}

async function findAccount(tx: Tx, username: string) {
  const user = await tx.user.findUnique({ where: { username }, include: { credential: true } })
  if (!user) return undefined
  const { id, role, sessionEpoch, disabledAt, credential } = user
  const hasSecondFactor = Boolean(credential?.totpConfirmedAt)
  return {
    id,
    role,
    sessionEpoch,
    disabledAt,
    hasSecondFactor,
    passwordHash: credential?.passwordHash,
  }
}

interface Waits {
  wait: number
  last: boolean
}

/** The longest wait of all that are counted; the second is not counted while the first waits. */
async function countAll(tx: Tx, keys: AttemptKey[]): Promise<Waits> {
  let last = false
  for (const key of keys) {
    const counted = await countAttempt(tx, key, now())
    if (counted.wait > 0) return { wait: counted.wait, last: false }
    last ||= counted.last
  }
  return { wait: 0, last }
}

interface Settled<T> {
  keys: AttemptKey[]
  counted: Waits
  address: string
  userId: string | undefined
  /** What was proved; undefined where nothing was. */
  known: T | undefined
}

async function settle<T>(tx: Tx, settled: Settled<T>): Promise<Result<T>> {
  const { keys, counted, address, userId, known } = settled
  const at = now()
  if (counted.wait > 0) return tooMany(counted.wait)
  if (known !== undefined) {
    await forgetAttempts(tx, keys)
    await sweepAttempts(tx, at)
    return ok(known)
  }
  await recordAccess(tx, { event: 'SIGN_IN_FAILED', at, userId, after: { address } })
  if (counted.last)
    await recordAccess(tx, { event: 'SIGN_IN_LIMITED', at, userId, after: { address } })
  return refused(keys[0]?.kind === 'factor' ? 'WRONG_CODE' : 'WRONG_CREDENTIALS')
}

function tooMany(minutes: number): Refused {
  return refused('TOO_MANY_ATTEMPTS', { minutes })
}

/** Uses a code up: of two at the same moment the database takes one. */
async function takeCode(
  tx: Tx,
  userId: string,
  code: string,
  at: Date,
): Promise<CodeKind | undefined> {
  const found = await tx.credential.findUnique({ where: { userId } })
  if (!found?.totpSecret || !found.totpConfirmedAt) return undefined
  const secret = unseal(found.totpSecret, userId)
  const step = secret && stepOf(code, secret, at, found.totpLastStep)
  if (step) {
    const { count } = await tx.credential.updateMany({
      where: { userId, totpSecret: found.totpSecret, totpLastStep: { lt: step } },
      data: { totpLastStep: step },
    })
    return count === 1 ? 'TOTP' : undefined
  }
  const recovery = readRecoveryCode(code)
  if (!recovery) return undefined
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash: hashToken(recovery), userId, usedAt: null },
    data: { usedAt: at },
  })
  return count === 1 ? 'RECOVERY_CODE' : undefined
}
