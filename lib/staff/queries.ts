import type { Actor } from '@/lib/actor'
import { readAs } from '@/lib/db'
import { canManageAccounts } from '@/lib/staff/policy'
import type { OfficeKind, Role } from '@/prisma/generated/enums'

export interface AccountRow {
  id: string
  username: string
  displayName: string
  role: Role
  officeFa: string
  officeEn: string
  createdAt: Date
  disabledAt: Date | null
  lastSeenAt: Date | null
}

/** All accounts with when they were last here; undefined for anybody but administrators. */
export async function listAccounts(actor: Actor): Promise<AccountRow[] | undefined> {
  if (!canManageAccounts(actor).ok) return undefined
  return readAs(
    actor,
    (tx) => tx.$queryRaw<AccountRow[]>`
      SELECT u.id, u.username, u.display_name AS "displayName", u.role, o.name_fa AS "officeFa", o.name_en AS "officeEn",
        u.created_at AS "createdAt", u.disabled_at AS "disabledAt",
        (SELECT max(s.last_seen_at) FROM session s WHERE s.user_id = u.id) AS "lastSeenAt"
      FROM user_account u JOIN office o ON o.id = u.office_id
      ORDER BY u.disabled_at IS NOT NULL, o.agency, o.name_fa, u.display_name LIMIT 1000`,
  )
}

export interface OfficeChoice {
  id: string
  kind: OfficeKind
  fa: string
  en: string
}

/** Offices by name; `kind` keeps to one kind. Names of public places: anybody signed in may list them. */
export async function listOffices(actor: Actor, kind?: OfficeKind): Promise<OfficeChoice[]> {
  const rows = await readAs(actor, (tx) =>
    tx.office.findMany({
      where: kind ? { kind } : {},
      orderBy: [{ kind: 'asc' }, { nameFa: 'asc' }],
    }),
  )
  return rows.map(({ id, kind, nameFa, nameEn }) => ({ id, kind, fa: nameFa, en: nameEn }))
}
