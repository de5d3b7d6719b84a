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
  fa: string
  en: string
}

/** The demonstration's people who can act, one for each role, as a database holds them. */
export async function actorsOf(url: string): Promise<Record<Role, Actor>> {
  const rows = await query<Row>(
    `SELECT DISTINCT ON (u.role) u.id, u.username, u.display_name AS "displayName", u.role, u.office_id AS "officeId",
       o.agency, o.kind AS "officeKind", o.name_fa AS fa, o.name_en AS en
     FROM user_account u JOIN office o ON o.id = u.office_id
     ORDER BY u.role, (u.username !~ '[.][0-9]'), u.username`,
    [],
    url,
  )
  const actors = rows.map(({ fa, en, ...row }) => [
    row.role,
    mintActor({ ...row, sessionId: row.id, office: { fa, en } }),
  ])
  return Object.fromEntries(actors) as Record<Role, Actor>
}
