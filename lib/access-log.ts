import type { Tx } from '@/lib/db'
import { newId } from '@/lib/id'

/** What happened at the door. Signing in belongs to no agency's casework: it stands in the platform's own log. */
export interface AccessEvent {
  event: string
  at: Date
  /** Whose account; undefined where the name typed is no account, and then it is written nowhere. */
  userId?: string | undefined
  /** True where it is proved that the account's owner did it. */
  proved?: boolean
  after?: Record<string, string | number | boolean | null>
}

/** Writes down a sign-in, an attempt at one, or a change of what proves who somebody is. Never a secret. */
export async function recordAccess(tx: Tx, { event, at, userId, proved, after }: AccessEvent) {
  await tx.$executeRaw`
    INSERT INTO audit_event (id, at, event, agency, actor_id, subject_type, subject_id, after)
    VALUES (${newId()}::uuid, ${at}::timestamptz, ${event}, 'PLATFORM', ${proved ? userId : null}::uuid,
      ${userId ? 'USER' : 'SIGN_IN'}, ${userId ?? 'UNKNOWN_NAME'}, ${after ? JSON.stringify(after) : null}::jsonb)`
}
