import type { Actor } from '@/lib/actor'
import { mintActor } from '@/lib/actor'
import type { Agency, OfficeKind, Role } from '@/prisma/generated/enums'
import { query } from '../support/database'

interface Row {
  id: string
  username: string
  displayName: string
  role: Role
  officeId: string
  agency: Agency
  officeKind: OfficeKind
  countyCode: string | null
  fa: string
  en: string
}

/** Everybody of the demonstration, as a database holds them. */
export async function everyActorOf(url: string): Promise<Actor[]> {
  const rows = await query<Row>(
    `SELECT u.id, u.username, u.display_name AS "displayName", u.role, u.office_id AS "officeId",
       o.agency, o.kind AS "officeKind", o.county_code AS "countyCode", o.name_fa AS fa, o.name_en AS en
     FROM user_account u JOIN office o ON o.id = u.office_id
     ORDER BY u.role, (u.username !~ '[.][0-9]'), u.username`,
    [],
    url,
  )
  return rows.map(({ fa, en, ...row }) =>
    mintActor({
      ...row,
      sessionId: row.id,
      requestId: row.id,
      confirmedAt: null,
      office: { fa, en },
    }),
  )
}

/** The demonstration's people who can act, one for each role. */
export async function actorsOf(url: string): Promise<Record<Role, Actor>> {
  const everybody = await everyActorOf(url)
  // The first of each role stays.
  return Object.fromEntries(everybody.toReversed().map((actor) => [actor.role, actor])) as Record<
    Role,
    Actor
  >
}
