import type { User } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { recordAccess } from '@/lib/access-log'
import { now } from '@/lib/clock'
import { CONFIRMED_MINUTES } from '@/lib/confirmed'
import { asPlatform, type Tx } from '@/lib/db'
import { readSingleSignOn } from '@/lib/env'
import { logFault } from '@/lib/log'
import type { From, Known } from '@/lib/proof'
import { ok, type Reason, type Result, refused } from '@/lib/result'
import { openSession } from '@/lib/sessions'
import { askForCode, type Started } from '@/lib/sign-in'
import { turnedAwayPage } from '@/lib/sign-in-faults'

/** Sign-in through the house's own OpenID provider (decision 024). It makes no account and trusts no e-mail. */

/** What the provider must have said of the person. */
const claims = z.object({
  iss: z.string(),
  /** OpenID Connect Core 1.0 §2: at most 255 ASCII characters, never given to anybody else. */
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  /** Seconds since 1970. */
  auth_time: z.number().int(),
  preferred_username: z.string().max(100).optional().catch(undefined),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
})
type Claims = z.output<typeof claims>

/** The provider as next-auth takes it; none where none is configured. `whence` says where a request comes from. */
export function identityProviders(whence: () => Promise<From>): OAuthConfig<unknown>[] {
  const setting = readSingleSignOn()
  if (!setting) return []
  const { OIDC_ISSUER: issuer, OIDC_ACR: strong } = setting
  // Asked anew each time: on a shared desk nobody becomes whoever sat there before, and each session begins with proof.
  const asked = { scope: 'openid profile', prompt: 'login', max_age: CONFIRMED_MINUTES * 60 }
  return [
    {
      id: 'oidc',
      name: 'OpenID Connect',
      type: 'oauth',
      issuer,
      wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: setting.OIDC_CLIENT_ID,
      clientSecret: setting.OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: strong ? { ...asked, acr_values: strong } : asked },
      profile: (vouched) => arrive(vouched, whence),
    },
  ]
}

/** What next-auth carries on: the id of a session of ours, a first step that waits for its second, or why not. */
interface Arrival extends User {
  pending?: string
  refusal?: { reason: Reason; reference: string }
}

async function arrive(vouched: unknown, whence: () => Promise<From>): Promise<Arrival> {
  try {
    const started = await admit(vouched, await whence())
    if (!started.ok) return turnedAway(started.reason, vouched)
    const { value } = started
    return 'pending' in value ? { id: 'PENDING', ...value } : { id: value.sessionId }
  } catch (error) {
    return turnedAway('SIGN_IN_FAILED', error)
  }
}

function turnedAway(reason: Reason, cause: unknown): Arrival {
  return { id: reason, refusal: { reason, reference: logFault(`oidc ${reason}`, told(cause)) } }
}

// Whoever is asked for help needs the subject; nothing else of the person goes into the log.
function told(cause: unknown): unknown {
  const { data } = z.object({ iss: z.string(), sub: z.string() }).safeParse(cause)
  return data ? JSON.stringify(data) : cause instanceof Error ? cause : 'claims not usable'
}

/** Where next-auth leads: true where a session is open. `keep` keeps the token of a first step in the browser. */
export async function wayOn(
  user: User,
  keep: (pending: string) => Promise<string>,
): Promise<true | string> {
  const { refusal, pending } = user as Arrival
  if (refusal) return turnedAwayPage(refusal.reason, refusal.reference)
  return pending ? keep(pending) : true
}

async function admit(vouched: unknown, from: From): Promise<Result<Started>> {
  const parsed = claims.safeParse(vouched)
  const issuer = readSingleSignOn()?.OIDC_ISSUER
  // The signature was checked with the keys of whatever the metadata named; the metadata must name our issuer.
  if (!parsed.success || parsed.data.iss !== issuer) return refused('SIGN_IN_FAILED')
  const age = now().getTime() / 1000 - parsed.data.auth_time
  if (age > CONFIRMED_MINUTES * 60) return refused('SIGN_IN_FAILED')
  const found = await asPlatform(async (tx) => ok(await meet(tx, parsed.data, from)))
  if (!found.ok) return found
  if (!found.value.ok) return found.value
  const { id, sessionEpoch: epoch, hasSecondFactor } = found.value.value
  const provedTwice = saysTwoFactors(parsed.data)
  if (hasSecondFactor && !provedTwice) return askForCode(found.value.value)
  return openSession(id, { method: 'OIDC', epoch, provedTwice, ...from })
}

/** True where the provider says that it has asked for a second factor, in the words that OIDC_ACR names. */
export function saysTwoFactors(said: Pick<Claims, 'acr' | 'amr'>): boolean {
  const accepted = readSingleSignOn()?.OIDC_ACR?.split(/\s+/) ?? []
  return [said.acr, ...(said.amr ?? [])].some((word) => word && accepted.includes(word))
}

/** Whose account it is; the attempt stays written down whatever the answer. */
async function meet(tx: Tx, said: Claims, { address }: From): Promise<Result<Known>> {
  const found = await findLinked(tx, said)
  const reason = !found ? 'IDENTITY_NOT_LINKED' : found.disabledAt ? 'ACCOUNT_DISABLED' : undefined
  if (found && !reason) return ok(found)
  const after = { method: 'OIDC', reason: reason ?? null, subject: said.sub, address }
  await recordAccess(tx, { event: 'SIGN_IN_FAILED', at: now(), userId: found?.id, after })
  return refused(reason ?? 'IDENTITY_NOT_LINKED')
}

async function findLinked(tx: Tx, said: Claims): Promise<(Known & Shut) | undefined> {
  const known = { issuer_subject: { issuer: said.iss, subject: said.sub } }
  const include = { user: { include: { credential: { select: { totpConfirmedAt: true } } } } }
  const find = () => tx.externalIdentity.findUnique({ where: known, include })
  const link = (await find()) ?? ((await pin(tx, said)) ? await find() : null)
  if (!link) return undefined
  const { id, role, sessionEpoch, disabledAt, credential } = link.user
  return { id, role, sessionEpoch, disabledAt, hasSecondFactor: !!credential?.totpConfirmedAt }
}

interface Shut {
  disabledAt: Date | null
}

/** The first arrival under the name that an administrator expects, in time: from now on the subject alone counts. */
async function pin(tx: Tx, said: Claims): Promise<boolean> {
  const claim = said.preferred_username?.toLowerCase()
  if (!claim) return false
  const at = now()
  const expected = { issuer: said.iss, claim, subject: null, claimUntil: { gt: at } }
  const link = await tx.externalIdentity.findFirst({
    where: { ...expected, user: { disabledAt: null } },
  })
  if (!link) return false
  const data = { subject: said.sub, pinnedAt: at }
  const { count } = await tx.externalIdentity.updateMany({
    where: { id: link.id, ...expected },
    data,
  })
  const after = { issuer: said.iss, subject: said.sub }
  const { userId } = link
  if (count === 1)
    await recordAccess(tx, { event: 'IDENTITY_PINNED', at, userId, proved: true, after })
  return count === 1
}
