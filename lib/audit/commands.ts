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
