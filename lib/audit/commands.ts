import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db'
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

/** Writes down who did what, in the same transaction as the change itself. */
export async function recordEvent(tx: Tx, actor: Actor, event: RecordedEvent): Promise<void> {
  const { subject, ...rest } = event
  await tx.auditEvent.create({
    data: {
      id: newId(),
      agency: actor.agency,
      actorId: actor.id,
      role: actor.role,
      officeId: actor.officeId,
      subjectType: subject.type,
      subjectId: subject.id,
      ...rest,
    },
  })
}

export type BulkEvent = Pick<RecordedEvent, 'event' | 'subject' | 'after'>

/** The same for many of one moment, in one statement: an import writes tens of thousands. */
export async function recordEvents(
  tx: Tx,
  actor: Actor,
  at: Date,
  events: BulkEvent[],
): Promise<void> {
  const { agency, id: actorId, role, officeId } = actor
  const rows = events.map((event) => ({ id: newId(), ...event }))
  await tx.$executeRaw`
    INSERT INTO audit_event (id, at, event, agency, actor_id, role, office_id, subject_type, subject_id, after)
    SELECT "id", ${at}, "event", ${agency}::agency, ${actorId}::uuid, ${role}::role, ${officeId}::uuid,
      "subject" ->> 'type', "subject" ->> 'id', "after"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r("id" uuid, "event" text, "subject" jsonb, "after" jsonb)`
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
