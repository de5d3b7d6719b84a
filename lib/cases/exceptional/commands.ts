import type { Actor } from '@/lib/actor'
import { raiseAlert } from '@/lib/alerts/commands'
import { recordEvent, SAME_READ_MINUTES } from '@/lib/audit/commands'
import { canOpenNow, canReadOpened, canReview } from '@/lib/cases/exceptional/policy'
import {
  addresseesOf,
  expiryOf,
  MOST_OPENINGS,
  needsNote,
  type Owners,
} from '@/lib/cases/exceptional/rules'
import type { AccessInput, OpenInput, ReviewInput } from '@/lib/cases/exceptional/schema'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import type { ExceptionalAccess } from '@/prisma/generated/client'

const SUBJECT = 'EXCEPTIONAL_ACCESS'

interface Opened extends Owners {
  id: string
  number: number
  seizureId: string | null
}

/**
 * Opens a file outside one's agency or place for some hours, and tells the judiciary and whoever the file is with.
 * Where no file has the number the attempt alone is on record; its page says so, and nobody learns it before.
 */
export async function openExceptionally(
  actor: Actor,
  input: OpenInput,
): Promise<Result<{ number: number }>> {
  const at = now()
  const allowed = canOpenNow(actor, input.checked === 'yes', at)
  if (!allowed.ok) return allowed
  return writeAs(actor, async (tx) => {
    if ((await openingsOfLate(tx, actor, at)) >= MOST_OPENINGS)
      return refused('TOO_MANY_OPENINGS', { maximum: MOST_OPENINGS })
    const opened = await insertAccess(tx, actor, input, at)
    await recordEvent(tx, actor, {
      ...(opened.seizureId
        ? { event: 'EXCEPTIONAL_ACCESS_OPENED' }
        : { event: 'EXCEPTIONAL_ACCESS_FOUND_NOTHING' }),
      subject: { type: SUBJECT, id: opened.id },
      after: { number: opened.number, ...askedIn(input), hours: input.hours },
      reason: input.reason,
      at,
    })
    if (opened.seizureId) await tellOwners(tx, actor, input, opened, at)
    return ok({ number: opened.number })
  })
}

function askedIn({ numberKind, number, reasonKind }: OpenInput) {
  return { numberKind, askedNumber: number, reasonKind }
}

/** Openings of one person queue, so that two at once do not both count to the last but one. */
async function openingsOfLate(tx: Tx, actor: Actor, at: Date): Promise<number> {
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('exceptional_access ' || ${actor.id}, 0))::text`
  const since = new Date(at.getTime() - 24 * 3_600_000)
  return tx.exceptionalAccess.count({ where: { actorId: actor.id, openedAt: { gt: since } } })
}

/** The database finds the file and whose it is (trigger `didban_open_file`). */
async function insertAccess(tx: Tx, actor: Actor, input: OpenInput, at: Date): Promise<Opened> {
  const { id, role, agency, officeId } = actor
  const [opened] = await tx.$queryRaw<Opened[]>`
    INSERT INTO exceptional_access (id, actor_id, role, agency, office_id, number_kind, asked_number, reason_kind,
      reason, opened_at, expires_at)
    VALUES (${newId()}::uuid, ${id}::uuid, ${role}::role, ${agency}::agency, ${officeId}::uuid,
      ${input.numberKind}::file_number_kind, ${input.number}, ${input.reasonKind}::exceptional_reason,
      ${input.reason}, ${at}, ${expiryOf(at, input.hours)})
    RETURNING id, number::int AS number, seizure_id AS "seizureId", discoverer_id AS "discovererId",
      store_id AS "storeId", branch_id AS "branchId"`
  if (!opened) throw new Error('an insertion gives a row')
  return opened
}

async function tellOwners(tx: Tx, actor: Actor, input: OpenInput, opened: Opened, at: Date) {
  const evidence = {
    access: opened.number,
    [input.numberKind === 'SEIZURE' ? 'seizure' : 'case']: input.number,
    actor: actor.displayName,
    role: actor.role,
    agency: actor.agency,
    officeFa: actor.office.fa,
    officeEn: actor.office.en,
    reasonKind: input.reasonKind,
    reason: input.reason,
    until: expiryOf(at, input.hours).toISOString(),
  }
  const subject = { type: SUBJECT, id: opened.id }
  const alert = { rule: 'EXCEPTIONAL_ACCESS', subject, value: 1, evidence, at } as const
  for (const { role, officeId } of addresseesOf(opened)) {
    const told = await raiseAlert(tx, actor, { ...alert, to: role, officeId })
    if (!told) throw new Error(`a file was to be opened and ${role} not told`)
  }
}

/**
 * Writes down that the file is shown; a page that renews itself within SAME_READ_MINUTES is the same reading. Asked
 * before the file is read: what is not on record is not shown.
 */
export function recordReading(
  actor: Actor,
  { accessId }: AccessInput,
): Promise<Result<{ until: Date }>> {
  return writeAs(actor, async (tx) => {
    const access = await tx.exceptionalAccess.findUnique({ where: { id: accessId } })
    if (!access) return refused('NOT_FOUND')
    const at = now()
    const allowed = canReadOpened(actor, access, at)
    if (!allowed.ok) return allowed
    const since = new Date(at.getTime() - SAME_READ_MINUTES * 60_000)
    const known = await tx.exceptionalRead.count({
      where: { accessId, at: { gt: since, lte: at } },
    })
    if (known === 0) await writeReading(tx, actor, access, at)
    return ok({ until: access.expiresAt })
  })
}

async function writeReading(tx: Tx, actor: Actor, access: ExceptionalAccess, at: Date) {
  await tx.exceptionalRead.create({ data: { id: newId(), accessId: access.id, at } })
  const subject = { type: SUBJECT, id: access.id }
  const after = { number: Number(access.number) }
  await recordEvent(tx, actor, { event: 'EXCEPTIONAL_FILE_READ', subject, after, at })
}

/** The reader is done; the file is closed to them from now on. */
export function closeAccess(
  actor: Actor,
  { accessId }: AccessInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const access = await tx.exceptionalAccess.findUnique({ where: { id: accessId } })
    if (!access) return refused('NOT_FOUND')
    const at = now()
    const allowed = canReadOpened(actor, access, at)
    if (!allowed.ok) return allowed
    const guard = { id: accessId, closedAt: null }
    const { count } = await tx.exceptionalAccess.updateMany({
      where: guard,
      data: { closedAt: at },
    })
    if (count !== 1) return refused('ACCESS_OVER')
    const subject = { type: SUBJECT, id: accessId }
    await recordEvent(tx, actor, { event: 'EXCEPTIONAL_ACCESS_CLOSED', subject, at })
    return ok({ number: Number(access.number) })
  })
}

/** The judiciary finds that it was justified, or not and why. Once. */
export function reviewAccess(
  actor: Actor,
  { accessId, verdict, note }: ReviewInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const access = await tx.exceptionalAccess.findUnique({ where: { id: accessId } })
    const allowed = canReview(actor, access ?? { reviewedAt: null })
    if (!allowed.ok) return allowed
    if (!access) return refused('NOT_FOUND')
    if (needsNote(verdict) && !note) return refusedAt('note', 'REQUIRED')
    const at = now()
    const review = { reviewedAt: at, reviewedById: actor.id, verdict, reviewNote: note ?? null }
    const guard = { id: accessId, reviewedAt: null }
    const { count } = await tx.exceptionalAccess.updateMany({ where: guard, data: review })
    if (count !== 1) return refused('ALREADY_DONE')
    await recordEvent(tx, actor, {
      event: 'EXCEPTIONAL_ACCESS_REVIEWED',
      subject: { type: SUBJECT, id: accessId },
      after: { number: Number(access.number), verdict },
      ...(note ? { reason: note } : {}),
      at,
    })
    return ok({ number: Number(access.number) })
  })
}
