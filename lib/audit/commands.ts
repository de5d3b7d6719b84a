import type { Actor } from '@/lib/actor'
import type { ReadEvent } from '@/lib/audit/rules'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { type Law, stepFor } from '@/lib/states'
import type { Prisma } from '@/prisma/generated/client'

export interface RecordedEvent {
  /** Past tense, e.g. SCAN_LOGGED. */
  event: string
  subject: { type: string; id: string }
  before?: Prisma.InputJsonObject
  after?: Prisma.InputJsonObject
  reason?: string
  at: Date
}

/**
 * Writes down who did what, in the same transaction as the change itself. From here to the end of the transaction its
 * agency's other writers wait: chains have one end. A transaction appends to one chain only, its actor's.
 */
export function recordEvent(tx: Tx, actor: Actor, event: RecordedEvent): Promise<void> {
  return append(tx, actor, event.at, [event])
}

export type BulkEvent = Pick<RecordedEvent, 'event' | 'subject' | 'after'>

/** The same for many of one moment, in one statement: an import writes tens of thousands. */
export function recordEvents(tx: Tx, actor: Actor, at: Date, events: BulkEvent[]): Promise<void> {
  return append(tx, actor, at, events)
}

/** Nothing is read back: the trigger gives each row its place, and whoever writes need not be allowed to read. */
async function append(
  tx: Tx,
  { agency, id: actorId, role, officeId }: Actor,
  at: Date,
  events: Omit<RecordedEvent, 'at'>[],
): Promise<void> {
  const rows = events.map((event) => ({ id: newId(), ...event }))
  await tx.$executeRaw`
    INSERT INTO audit_event (id, at, event, agency, actor_id, role, office_id, subject_type, subject_id,
      before, after, reason)
    SELECT "id", ${at}, "event", ${agency}::agency, ${actorId}::uuid, ${role}::role, ${officeId}::uuid,
      "subject" ->> 'type', "subject" ->> 'id', "before", "after", "reason"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r("id" uuid, "event" text, "subject" jsonb, "before" jsonb, "after" jsonb, "reason" text)`
}

export interface RecordedRead {
  /** Past tense, one of READS (lib/audit/rules.ts). */
  event: ReadEvent
  subject: { type: string; id: string }
  /** What was asked and how much was shown. */
  details?: Prisma.InputJsonObject
}

/** For so many minutes the same read by the same person is the one that is written down already. */
export const SAME_READ_MINUTES = 10

/**
 * Writes down that somebody was shown personal data, in a short transaction of its own: a page's reads are read-only.
 * Called before the data is given out; where it fails, nothing is. Two at the same moment may both be written.
 */
export async function recordRead(actor: Actor, read: RecordedRead): Promise<void> {
  const { event, subject, details } = read
  const at = now()
  const recorded = await writeAs(actor, async (tx) => {
    if (!(await isKnown(tx, actor, at, read)))
      await recordEvent(tx, actor, { event, subject, ...(details && { after: details }), at })
    return ok(null)
  })
  if (!recorded.ok) throw new Error(`${event} could not be recorded: ${recorded.reason}`)
}

async function isKnown(
  tx: Tx,
  actor: Actor,
  at: Date,
  { event, subject, details }: RecordedRead,
): Promise<boolean> {
  const since = new Date(at.getTime() - SAME_READ_MINUTES * 60_000)
  const [known] = await tx.$queryRaw<unknown[]>`
    SELECT 1 AS one FROM audit_event
    WHERE subject_type = ${subject.type} AND subject_id = ${subject.id} AND at > ${since} AND at <= ${at}
      AND actor_id = ${actor.id}::uuid AND event = ${event}
      AND after IS NOT DISTINCT FROM ${details ? JSON.stringify(details) : null}::jsonb
    LIMIT 1`
  return known !== undefined
}

/** Gives a page's record only after it is written down that this actor was shown it. */
export async function shown<T extends { id: string }>(
  actor: Actor,
  { event, type }: { event: ReadEvent; type: string },
  found: T | undefined,
): Promise<T | undefined> {
  if (found) await recordRead(actor, { event, subject: { type, id: found.id } })
  return found
}

export interface StepTaken<S extends string, A extends string> {
  law: Law<S, A>
  subject: { id: string; state: S }
  action: A
  at: Date
  reason?: string | undefined
  /** What else the event should tell. */
  details?: Prisma.InputJsonObject
  /** The guarded update: must set `state: to` where the id is the subject's and the state still `from`. */
  update: (from: S, to: S) => Promise<{ count: number }>
}

/**
 * Takes one step of a law of states: whose task, which state, guarded update, event — or the reason why not.
 * Of two at once one is refused with TAKEN_MEANWHILE. Place and second person are the caller's to ask before.
 */
export async function takeStep<S extends string, A extends string>(
  tx: Tx,
  actor: Actor,
  { law, subject, action, at, reason, details, update }: StepTaken<S, A>,
): Promise<Result<{ state: S }>> {
  const step = stepFor(law, subject.state, action, actor.role)
  if (!step.ok) return step
  const { from, to, event } = step.value
  if (step.value.reason && !reason) return refusedAt('reason', 'REQUIRED')
  const { count } = await update(from, to)
  if (count !== 1) return refused('TAKEN_MEANWHILE')
  await recordEvent(tx, actor, {
    event,
    subject: { type: law.subject, id: subject.id },
    before: { state: from },
    after: { ...details, state: to },
    ...(reason ? { reason } : {}),
    at,
  })
  return ok({ state: to })
}
