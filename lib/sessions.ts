import { isIP } from 'node:net'
import { recordAccess } from '@/lib/access-log'
import { type Actor, mintActor, type Owed } from '@/lib/actor'
import { now } from '@/lib/clock'
import { asPlatform, type Tx } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused } from '@/lib/result'
import type { Agency, OfficeKind, Role, SessionEnd, SignInMethod } from '@/prisma/generated/enums'

/** A sign-in lasts at most a shift, and ends by itself when nobody is there. */
export const SESSION_HOURS = 8
export const IDLE_MINUTES = 30

/** How and from where somebody signed in. */
export interface SignIn {
  method: SignInMethod
  userAgent?: string | null | undefined
  address?: string | null | undefined
  /** The account's epoch when the proof was checked: what was raised since then makes the proof stale. */
  epoch?: number | undefined
  /** Whether a second factor was asked for elsewhere (single sign-on). */
  provedTwice?: boolean
}

/** Opens a session for somebody who has just proved who they are. */
export function openSession(userId: string, by: SignIn): Promise<Result<{ sessionId: string }>> {
  return asPlatform(async (tx) => {
    const startedAt = now()
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { sessionEpoch: true, disabledAt: true },
    })
    const stale = by.epoch !== undefined && by.epoch !== user?.sessionEpoch
    if (!user || user.disabledAt || stale) return refused('WRONG_CREDENTIALS')
    const sessionId = newId()
    await tx.session.create({
      data: {
        id: sessionId,
        userId,
        epoch: user.sessionEpoch,
        method: by.method,
        provedTwice: by.provedTwice ?? false,
        userAgent: safeText(by.userAgent),
        address: by.address && isIP(by.address) ? by.address : null,
        startedAt,
        lastSeenAt: startedAt,
        confirmedAt: startedAt,
        expiresAt: new Date(startedAt.getTime() + SESSION_HOURS * 3_600_000),
      },
    })
    await recordAccess(tx, {
      event: 'SIGNED_IN',
      at: startedAt,
      userId,
      proved: true,
      after: { method: by.method, address: by.address ?? null },
    })
    return ok({ sessionId })
  })
}

const LONGEST_AGENT = 300

/** What a browser says of itself, short and in printable Latin; undefined as nothing. */
function safeText(said: string | null | undefined): string | null {
  const printable = said?.replace(/[^ -~]+/g, ' ').trim()
  return printable ? printable.slice(0, LONGEST_AGENT) : null
}

/** Ends a session; its cookie is worth nothing from the next request on, in every tab. */
export function endSession(sessionId: string): Promise<Result<null>> {
  return asPlatform(async (tx) => {
    await tx.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: now(), endedBecause: 'SIGNED_OUT' },
    })
    return ok(null)
  })
}

/**
 * Ends all sessions of an account inside a command's transaction, those too that are being opened at this moment.
 * Gives back how many were running.
 */
export async function endSessions(
  tx: Tx,
  userId: string,
  endedBecause: SessionEnd,
  at: Date,
): Promise<number> {
  await tx.user.updateMany({ where: { id: userId }, data: { sessionEpoch: { increment: 1 } } })
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, expiresAt: { gt: at } },
    data: { endedAt: at, endedBecause },
  })
  return count
}

/** Notes that the person of a session has proved again who they are. */
export function confirmSession(sessionId: string): Promise<Result<null>> {
  return asPlatform(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { confirmedAt: now() },
    })
    return count === 1 ? ok(null) : refused('SIGNED_OUT')
  })
}

/** Why a session does not run: as it was ended, or by itself. */
export type SignedOutBecause = SessionEnd | 'IDLE' | 'EXPIRED' | 'NOT_POSTED'

interface Found {
  id: string
  userId: string
  current: boolean
  /** Whether the account's cache says what the posting says. */
  cached: boolean
  lastSeenAt: Date
  expiresAt: Date
  confirmedAt: Date | null
  owes: Owed | null
  endedAt: Date | null
  endedBecause: SessionEnd | null
  disabledAt: Date | null
  displayName: string
  username: string
  posting: {
    role: Role
    officeId: string
    validFrom: Date
    agency: Agency
    kind: OfficeKind
    countyCode: string | null
    fa: string
    en: string
  } | null
}

/** A session with its person and the posting that is valid at `at`, in one statement. */
async function readSession(tx: Tx, sessionId: string, at: Date): Promise<Found | undefined> {
  const [row] = await tx.$queryRaw<(Found & Found['posting'])[]>`
    SELECT s.id, s.user_id AS "userId", s.epoch = u.session_epoch AS current,
      (u.role, u.office_id) IS NOT DISTINCT FROM (p.role, p.office_id) AS cached, s.last_seen_at AS "lastSeenAt",
      s.expires_at AS "expiresAt", s.confirmed_at AS "confirmedAt", s.ended_at AS "endedAt",
      s.ended_because AS "endedBecause", u.disabled_at AS "disabledAt", u.display_name AS "displayName", u.username,
      CASE WHEN c.must_change AND s.method <> 'OIDC' THEN 'PASSWORD' WHEN s.proved_twice THEN NULL
        WHEN c.totp_confirmed_at IS NULL AND coalesce(r.second_factor_required, true) THEN 'SECOND_FACTOR' END AS owes,
      p.role, p.office_id AS "officeId", p.valid_from AS "validFrom", o.agency, o.kind, o.county_code AS "countyCode",
      o.name_fa AS fa, o.name_en AS en
    FROM session s JOIN user_account u ON u.id = s.user_id
      LEFT JOIN posting p
        ON p.user_id = u.id AND p.valid_from <= ${at} AND (p.valid_to IS NULL OR p.valid_to > ${at})
      LEFT JOIN office o ON o.id = p.office_id
      LEFT JOIN credential c ON c.user_id = u.id
      LEFT JOIN role_setting r ON r.role = p.role
    WHERE s.id = ${sessionId}::uuid`
  return row && { ...row, posting: row.officeId ? row : null }
}

function endOf(session: Found, at: Date): SignedOutBecause | undefined {
  if (session.disabledAt) return 'ACCOUNT_DISABLED'
  if (session.endedAt) return session.endedBecause ?? 'SIGNED_OUT'
  if (!session.current) return 'ENDED_BY_ADMINISTRATOR'
  if (session.expiresAt <= at) return 'EXPIRED'
  if (session.lastSeenAt.getTime() < at.getTime() - IDLE_MINUTES * 60_000) return 'IDLE'
  return session.posting ? undefined : 'NOT_POSTED'
}

/**
 * Reads role and place from the database, never from the token; undefined where the session no longer runs.
 * Being found keeps a session from running idle, unless the person only listens.
 */
export async function findActor(
  sessionId: string,
  presence: 'here' | 'listening' = 'here',
  requestId = newId(),
): Promise<Actor | undefined> {
  const found = await asPlatform(async (tx) => {
    const at = now()
    const session = await readSession(tx, sessionId, at)
    if (!session || endOf(session, at)) return ok(undefined)
    if (presence === 'here' && at.getTime() - session.lastSeenAt.getTime() > 60_000)
      await tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: at } })
    if (presence === 'here' && !session.cached) await takeUp(tx, session)
    return ok(session)
  })
  return found.ok && found.value ? actorOf(found.value, requestId) : undefined
}

/** A posting that was arranged for later has begun: the account's cache follows. */
async function takeUp(tx: Tx, { userId, posting }: Found): Promise<void> {
  if (!posting) return
  const { role, officeId } = posting
  await tx.user.updateMany({ where: { id: userId }, data: { role, officeId } })
}

function actorOf({ posting, ...session }: Found, requestId: string): Actor | undefined {
  if (!posting) return undefined
  const { confirmedAt, owes, id, userId, displayName, username } = session
  return mintActor({
    id: userId,
    sessionId: id,
    requestId,
    // Who has been posted anew since then has not yet proved anything in the new task.
    confirmedAt: confirmedAt && confirmedAt >= posting.validFrom ? confirmedAt : null,
    owes,
    displayName,
    username,
    role: posting.role,
    agency: posting.agency,
    officeId: posting.officeId,
    officeKind: posting.kind,
    countyCode: posting.countyCode,
    office: { fa: posting.fa, en: posting.en },
  })
}

/** Role and place in one word, to compare what a page was made for with what holds. */
export function postingKey(posting: { role: Role; officeId: string } | null): string {
  return posting ? `${posting.role} ${posting.officeId}` : ''
}

export interface Standing {
  /** Role and place: a page that shows another one is out of date. */
  posting: string
  /** When the session ends if nobody does anything. */
  idleAt: Date
  expiresAt: Date
  because: SignedOutBecause | undefined
}

/** How a session stands, without keeping it from running idle; undefined where there is none. */
export async function sessionStanding(sessionId: string): Promise<Standing | undefined> {
  const found = await asPlatform(async (tx) => {
    const at = now()
    const session = await readSession(tx, sessionId, at)
    return ok(session && { session, because: endOf(session, at) })
  })
  if (!found.ok || !found.value) return undefined
  const { session, because } = found.value
  const idleAt = new Date(session.lastSeenAt.getTime() + IDLE_MINUTES * 60_000)
  return { posting: postingKey(session.posting), idleAt, expiresAt: session.expiresAt, because }
}
