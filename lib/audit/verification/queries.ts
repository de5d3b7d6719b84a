import type { Actor } from '@/lib/actor'
import { canReadChain } from '@/lib/audit/policy'
import { readAs } from '@/lib/db'
import type { Agency } from '@/prisma/generated/enums'

/** Rows recomputed at a time: well under a second. */
const PART = 20_000

export interface Part {
  /** The last row read; null where there was none. */
  last: number | null
  hash: string | null
  brokenAt: number | null
  brokenKind: 'ALTERED' | 'MISSING' | null
}

const NOTHING: Part = { last: null, hash: null, brokenAt: null, brokenKind: null }

/** Recomputes the next rows of a chain behind row `after`, by the function that the database writes them with. */
export async function recompute(actor: Actor, agency: Agency, after: number): Promise<Part> {
  if (!canReadChain(actor, { agency }).ok) return NOTHING
  const [part] = await readAs(
    actor,
    (tx) => tx.$queryRaw<Part[]>`
      WITH part AS (
        SELECT e.ordinal, e.hash, e.previous_hash, didban_audit_hash(e) AS own,
          coalesce(lag(e.ordinal) OVER w, 0) AS before_ordinal,
          coalesce(lag(e.hash) OVER w, decode(repeat('00', 32), 'hex')) AS before_hash
        FROM audit_event e
        WHERE e.agency = ${agency}::agency AND e.ordinal >= ${after} AND e.ordinal <= ${after + PART}
        WINDOW w AS (ORDER BY e.ordinal)
      ), broken AS (
        SELECT ordinal, before_ordinal,
          CASE WHEN ordinal <> before_ordinal + 1 THEN 'MISSING' ELSE 'ALTERED' END AS kind
        FROM part
        WHERE ordinal > ${after}
          AND (ordinal <> before_ordinal + 1 OR previous_hash <> before_hash OR own <> hash)
        ORDER BY ordinal LIMIT 1
      ), last AS (SELECT ordinal, hash FROM part WHERE ordinal > ${after} ORDER BY ordinal DESC LIMIT 1)
      SELECT (SELECT ordinal FROM last)::float8 AS last, (SELECT encode(hash, 'hex') FROM last) AS hash,
        (SELECT CASE kind WHEN 'MISSING' THEN before_ordinal + 1 ELSE ordinal END FROM broken)::float8 AS "brokenAt",
        (SELECT kind FROM broken) AS "brokenKind"`,
  )
  return part ?? NOTHING
}
