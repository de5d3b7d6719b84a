import { recordAccess } from '@/lib/access-log'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { asPlatform, type Tx } from '@/lib/db'
import { newRecoveryCode, newSecret, readRecoveryCode, stepOf } from '@/lib/one-time-code'
import type { From } from '@/lib/proof'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { hashToken, seal, unseal } from '@/lib/secrets'
import { provesIdentity } from '@/lib/staff/credentials/commands'
import { canKeepCredential } from '@/lib/staff/credentials/policy'
import { RECOVERY_CODES } from '@/lib/staff/second-factor/rules'
import type { CodeInput } from '@/lib/staff/second-factor/schema'

/** Begins a second factor: a new secret, which counts for nothing until a code of it was typed. */
export async function startEnrolment(actor: Actor): Promise<Result<null>> {
  const allowed = canKeepCredential(actor, actor)
  if (!allowed.ok) return allowed
  // Nobody who merely found an open page sets up a factor of theirs.
  if (!isConfirmed(actor, now())) return refused('CONFIRM_IDENTITY')
  return asPlatform(async (tx) => {
    const { count } = await tx.credential.updateMany({
      where: { userId: actor.id, totpConfirmedAt: null },
      data: { totpSecret: seal(newSecret(), actor.id) },
    })
    return count === 1 ? ok(null) : refused('SECOND_FACTOR_SET')
  })
}

/** Shown once, to be printed or copied; only their hashes are kept. */
export interface RecoveryCodes {
  codes: string[]
}

/** The first code shows that the program works: from now on sign-in asks for one. */
export async function confirmEnrolment(
  actor: Actor,
  { code }: CodeInput,
): Promise<Result<RecoveryCodes>> {
  const allowed = canKeepCredential(actor, actor)
  if (!allowed.ok) return allowed
  return asPlatform(async (tx) => {
    const at = now()
    const found = await tx.credential.findUnique({ where: { userId: actor.id } })
    if (found?.totpConfirmedAt) return refused('SECOND_FACTOR_SET')
    const secret = found?.totpSecret && unseal(found.totpSecret, actor.id)
    if (!secret) return refused('ENROLMENT_MISSING')
    const step = stepOf(code, secret, at)
    if (!step) return refusedAt('code', 'WRONG_CODE')
    const { count } = await tx.credential.updateMany({
      where: { userId: actor.id, totpSecret: found.totpSecret, totpConfirmedAt: null },
      data: { totpConfirmedAt: at, totpLastStep: step },
    })
    if (count !== 1) return refused('TAKEN_MEANWHILE')
    await recordAccess(tx, { event: 'SECOND_FACTOR_SET', at, userId: actor.id, proved: true })
    return ok({ codes: await makeRecoveryCodes(tx, actor.id, at) })
  })
}

async function makeRecoveryCodes(tx: Tx, userId: string, madeAt: Date): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({
      codeHash: hashToken(readRecoveryCode(code) ?? ''),
      userId,
      madeAt,
    })),
  })
  return codes
}

/** Ten new recovery codes; those before are worth nothing. Needs a fresh code. */
export function renewRecoveryCodes(
  actor: Actor,
  input: CodeInput,
  from: From,
): Promise<Result<RecoveryCodes>> {
  return withFreshCode(actor, input, from, async (tx, at) => {
    await recordAccess(tx, { event: 'RECOVERY_CODES_MADE', at, userId: actor.id, proved: true })
    return { codes: await makeRecoveryCodes(tx, actor.id, at) }
  })
}

/** Takes the actor's own second factor off. Needs a fresh code. */
export function removeSecondFactor(
  actor: Actor,
  input: CodeInput,
  from: From,
): Promise<Result<null>> {
  return withFreshCode(actor, input, from, async (tx, at) => {
    await tx.credential.updateMany({
      where: { userId: actor.id },
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    })
    await tx.recoveryCode.deleteMany({ where: { userId: actor.id } })
    await recordAccess(tx, { event: 'SECOND_FACTOR_REMOVED', at, userId: actor.id, proved: true })
    return null
  })
}

async function withFreshCode<T>(
  actor: Actor,
  { code }: CodeInput,
  from: From,
  work: (tx: Tx, at: Date) => Promise<T>,
): Promise<Result<T>> {
  const allowed = canKeepCredential(actor, actor)
  if (!allowed.ok) return allowed
  const proved = await provesIdentity(actor, { code }, from)
  if (!proved.ok) return proved
  return asPlatform(async (tx) => ok(await work(tx, now())))
}
