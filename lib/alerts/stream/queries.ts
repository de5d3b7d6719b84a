import type { Actor } from '@/lib/actor'
import { canReadAlerts } from '@/lib/alerts/policy'
import { addressed, OPEN } from '@/lib/alerts/queries'
import { readAs } from '@/lib/db'
import { type LiveMessage, OVERLAP_SECONDS } from '@/lib/live'
import { Prisma } from '@/prisma/generated/client'

const MOST_MISSED = 100

export interface Bell {
  /** Open alerts addressed to the actor. */
  open: number
  /** The newest id of the outbox: a stream that begins after it misses nothing that this figure lacks. */
  newest: number
  /** Messages to the actor so little older that such a stream gives them again. */
  recent: number[]
}

/** The figure on the bell; undefined for who has none. */
export async function countMyAlerts(actor: Actor): Promise<Bell | undefined> {
  if (!canReadAlerts(actor).ok) return undefined
  const newest = Prisma.sql`(SELECT max(id) FROM outbox_message)`
  const [bell] = await readAs(
    actor,
    (tx) => tx.$queryRaw<Bell[]>`
      SELECT (SELECT count(*) FROM alert a WHERE ${addressed(actor)} AND ${OPEN})::int AS open,
        coalesce(${newest}, 0)::float8 AS newest,
        ARRAY(SELECT a.id::float8 FROM outbox_message a
          WHERE a.id > ${beginBefore(newest)} AND ${addressed(actor)}) AS recent`,
  )
  return bell
}

/**
 * The newest messages to this actor since the one with the id `after`, oldest first, at most MOST_MISSED. It begins
 * OVERLAP_SECONDS before that one, since a lower id can become visible later; the reader drops what it has had.
 */
export async function listMissed(actor: Actor, after: number): Promise<LiveMessage[]> {
  if (!canReadAlerts(actor).ok) return []
  const rows = await readAs(
    actor,
    (tx) => tx.$queryRaw<LiveMessage[]>`
      SELECT a.id::float8 AS id, a.at, a.topic, a.addressed_role AS "addressedRole", a.office_id AS "officeId", a.payload
      FROM outbox_message a
      WHERE a.id > ${beginBefore(Prisma.sql`${after}`)} AND a.id <> ${after} AND ${addressed(actor)}
      ORDER BY a.id DESC LIMIT ${MOST_MISSED}`,
  )
  return rows.reverse()
}

/** The last id that is OVERLAP_SECONDS older than the id given: what is above it may have come late. */
function beginBefore(after: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT m.id FROM outbox_message m
    WHERE m.id <= ${after} AND m.at < (
      SELECT n.at FROM outbox_message n WHERE n.id <= ${after} ORDER BY n.id DESC LIMIT 1
    ) - make_interval(secs => ${OVERLAP_SECONDS})
    ORDER BY m.id DESC LIMIT 1), 0)`
}
