import type { Actor } from '@/lib/actor'
import { asPlatform } from '@/lib/db'
import { enrolmentUri } from '@/lib/one-time-code'
import { qrCode } from '@/lib/qr-code'
import { ok } from '@/lib/result'
import { unseal } from '@/lib/secrets'
import { canKeepCredential } from '@/lib/staff/credentials/policy'

/** A second factor being set up: what its owner gives to an authenticator program. */
export interface Enrolment {
  secret: string
  /** The address of a picture with the same. */
  picture: string
}

export interface OwnCredential {
  passwordChangedAt: Date
  mustChange: boolean
  /** When the second factor was confirmed; null where there is none. */
  secondFactorSince: Date | null
  /** Recovery codes not used yet. */
  codesLeft: number
  /** Whether the role demands one. */
  required: boolean
  enrolment: Enrolment | undefined
}

/** How the actor signs in; undefined for those without a password of ours. */
export async function getOwnCredential(actor: Actor): Promise<OwnCredential | undefined> {
  if (!canKeepCredential(actor, actor).ok) return undefined
  const read = await asPlatform(async (tx) => {
    const credential = await tx.credential.findUnique({ where: { userId: actor.id } })
    const codesLeft = await tx.recoveryCode.count({ where: { userId: actor.id, usedAt: null } })
    const rule = await tx.roleSetting.findUnique({ where: { role: actor.role } })
    return ok({ credential, codesLeft, required: rule?.secondFactorRequired ?? true })
  })
  if (!read.ok || !read.value.credential) return undefined
  const { credential, codesLeft, required } = read.value
  const { changedAt, mustChange, totpSecret, totpConfirmedAt } = credential
  return {
    passwordChangedAt: changedAt,
    mustChange,
    secondFactorSince: totpConfirmedAt,
    codesLeft,
    required,
    enrolment: totpSecret && !totpConfirmedAt ? enrolmentOf(actor, totpSecret) : undefined,
  }
}

function enrolmentOf({ id, username }: Actor, sealed: string): Enrolment | undefined {
  const secret = unseal(sealed, id)
  return secret ? { secret, picture: qrCode(enrolmentUri(secret, username)) } : undefined
}
