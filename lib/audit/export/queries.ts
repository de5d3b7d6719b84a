import type { Actor } from '@/lib/actor'
import { BEFORE_FIRST, type ChainRow, FORMAT } from '@/lib/audit/chain/rules'
import { canReadChain } from '@/lib/audit/policy'
import { readAs } from '@/lib/db'
import type { Agency } from '@/prisma/generated/enums'

/** Rows read at a time. */
const PART = 4_000

/** How far a chain has come now, and what comes before its first row; a chain one may not read has no rows. */
export async function readEnds(actor: Actor, agency: Agency) {
  const nothing = { format: FORMAT, last: 0, before: BEFORE_FIRST } as const
  if (!canReadChain(actor, { agency }).ok) return nothing
  const [end] = await readAs(
    actor,
    (tx) => tx.$queryRaw<{ last: number }[]>`
      SELECT ordinal::float8 AS last FROM audit_event WHERE agency = ${agency}::agency
      ORDER BY agency DESC, ordinal DESC LIMIT 1`,
  )
  return { ...nothing, last: end?.last ?? 0 }
}

/** The next rows of a chain behind `after`, up to `last`, every column as the text that was hashed. */
export async function readRows(
  actor: Actor,
  agency: Agency,
  after: number,
  last: number,
): Promise<ChainRow[]> {
  if (!canReadChain(actor, { agency }).ok) return []
  return readAs(
    actor,
    (tx) => tx.$queryRaw<ChainRow[]>`
      SELECT agency::text AS agency, ordinal::text AS ordinal, encode(previous_hash, 'hex') AS "previousHash",
        id::text AS id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, event,
        actor_id::text AS "actorId", role::text AS role, office_id::text AS "officeId",
        subject_type AS "subjectType", subject_id AS "subjectId", before::text AS before, after::text AS after,
        reason, request_id AS "requestId", encode(hash, 'hex') AS hash
      FROM audit_event
      WHERE agency = ${agency}::agency AND ordinal > ${after} AND ordinal <= ${last}
      ORDER BY audit_event.agency, audit_event.ordinal LIMIT ${PART}`,
  )
}
