import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/id'
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
