import type { Actor } from '@/lib/actor'
import { asPlatform, readAs, readFigures, type Tx, writeAs } from '@/lib/db'
import { ok } from '@/lib/result'

/** Requests of many people at once over few connections: does anybody ever meet a row that is not theirs? */

interface Met {
  who: string | null
  role: string
  foreign: number
  own: number
}

/** What one request meets: as whom the database takes it, and rows that its role or office has no business with. */
async function meet(tx: Tx, { id, role, officeId, agency }: Actor): Promise<Met | undefined> {
  const casework = !['POLICE', 'PLATFORM'].includes(agency)
  const mine: Record<string, string> = {
    CUSTOMS_OFFICER: `z.office_id = $2::uuid`,
    PENALTY_OFFICER: `EXISTS (SELECT FROM case_file c WHERE c.seizure_id = z.id AND c.office_id = $2::uuid)`,
    WAREHOUSE_KEEPER: `z.delivered_at IS NOT NULL OR z.state = 'APPRAISED'`,
  }
  const seizures = casework
    ? `SELECT (${mine[role] ?? 'true'}) AS mine FROM (SELECT * FROM seizure LIMIT 40) z`
    : 'SELECT true AS mine WHERE false'
  const sessions =
    agency === 'PLATFORM' ? 'SELECT true AS mine' : 'SELECT user_id = $1::uuid AS mine FROM session'
  const alerts =
    agency === 'PLATFORM' || role === 'CUSTOMS_SUPERVISOR' || role === 'JUDICIARY_OFFICER'
      ? 'SELECT true AS mine'
      : `SELECT addressed_role = $3::role AND (office_id IS NULL OR office_id = $2::uuid) AS mine FROM alert`
  const [met] = await tx.$queryRawUnsafe<Met[]>(
    `SELECT current_setting('didban.actor', true) AS who, current_user::text AS role,
       count(*) FILTER (WHERE NOT mine)::int AS foreign, count(*) FILTER (WHERE mine)::int AS own
     FROM (${seizures} UNION ALL ${sessions} UNION ALL ${alerts}) AS seen(mine)
     WHERE $1::uuid IS NOT NULL AND $2::uuid IS NOT NULL AND $3::role IS NOT NULL`,
    id,
    officeId,
    role,
  )
  return met
}

const WORN: Record<string, string> = {
  CUSTOMS: 'didban_customs',
  OCSSP: 'didban_ocssp',
  POLICE: 'didban_police',
  TAZIRAT: 'didban_tazirat',
  JUDICIARY: 'didban_judiciary',
  PLATFORM: 'didban_platform',
}

/** What was wrong about one request; undefined where all was as it should be. */
async function request(actor: Actor, turn: number): Promise<string | undefined> {
  if (turn % 10 === 9) return nobody()
  if (turn % 10 === 8) return figures(actor)
  const work = (tx: Tx) => meet(tx, actor)
  const met = turn % 3 === 0 ? await inWrite(actor, work) : await readAs(actor, work)
  if (met?.who !== actor.id || met.role !== WORN[actor.agency])
    return `${actor.username} was taken for ${met?.who} as ${met?.role}`
  return met.foreign > 0 ? `${actor.username} met ${met.foreign} foreign rows` : undefined
}

async function inWrite<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
  const done = await writeAs(actor, async (tx) => ok(await work(tx)))
  return done.ok ? done.value : undefined
}

const asWhom = (tx: Tx) => tx.$queryRaw<{ who: string | null; role: string }[]>`
  SELECT nullif(current_setting('didban.actor', true), '') AS who, current_user::text AS role`

async function nobody(): Promise<string | undefined> {
  const done = await asPlatform(async (tx) => ok(await asWhom(tx)))
  const [row] = done.ok ? done.value : []
  const well = row?.who === null && row.role === 'didban_system'
  return well ? undefined : `nobody was taken for ${row?.who} as ${row?.role}`
}

async function figures(actor: Actor): Promise<string | undefined> {
  const [row] = await readFigures(actor, asWhom)
  const well = row?.who === actor.id && row.role === 'didban_figures'
  return well ? undefined : `figures were read by ${row?.who} as ${row?.role}`
}

/** Sends so many requests of these people, so many at once; gives what was wrong. */
export async function mixRequests(
  actors: readonly Actor[],
  { requests, atOnce }: { requests: number; atOnce: number },
): Promise<string[]> {
  const wrong: string[] = []
  let next = 0
  const worker = async () => {
    for (let turn = next++; turn < requests; turn = next++) {
      const actor = actors[(turn * 7919) % actors.length]
      const found = actor && (await request(actor, turn))
      if (found) wrong.push(found)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return wrong
}
