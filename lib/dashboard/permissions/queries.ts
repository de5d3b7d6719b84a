import type { Actor } from '@/lib/actor'
import { canReadPermissions } from '@/lib/dashboard/permissions/policy'
import { type Group, matrixFor, ROLES } from '@/lib/dashboard/permissions/rules'
import type { PermissionFilter } from '@/lib/dashboard/permissions/schema'
import { readAs } from '@/lib/db'
import { AGENCY_OF, POSTINGS } from '@/lib/staff/rules'
import { Agency, type Role } from '@/prisma/generated/enums'

export interface Matrix {
  groups: Group[]
  /** The columns shown. */
  roles: Role[]
  /** Whose columns this reader may see at all. */
  readable: Role[]
}

/** What every role may do, as far as this reader may know; undefined where they ask for another's. */
export function getMatrix(actor: Actor, { role }: PermissionFilter): Matrix | undefined {
  const readable = ROLES.filter((one) => canReadPermissions(actor, { role: one }).ok)
  const roles = role ? readable.filter((one) => one === role) : readable
  return roles.length > 0 ? { groups: matrixFor(roles), roles, readable } : undefined
}

export interface DatabaseRule {
  table: string
  agency: Agency
  verb: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
  reach: 'ALL' | 'SOME' | 'COLUMNS_ALL' | 'COLUMNS_SOME'
}

/** What the database's own catalog lets each agency's role do, for those whose roles this reader may know of. */
export function listDatabaseRules(actor: Actor): Promise<DatabaseRule[]> {
  const readable = ROLES.filter((role) => canReadPermissions(actor, { role }).ok)
  const agencies = readable.map((role) => AGENCY_OF[POSTINGS[role]])
  const names = Object.values(Agency)
    .filter((agency) => agencies.includes(agency))
    .map((agency) => `didban_${agency.toLowerCase()}`)
  return readAs(
    actor,
    (tx) => tx.$queryRaw<DatabaseRule[]>`
    WITH granted AS (
      SELECT c.relname, a.grantee, a.privilege_type AS verb, false AS columns
        FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      UNION SELECT c.relname, a.grantee, a.privilege_type, true
        FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'),
    named AS (
      SELECT g.relname, r.rolname, g.verb, bool_and(g.columns) AS columns
        FROM granted g JOIN pg_roles r ON r.oid = g.grantee
        WHERE r.rolname = ANY(${names}) AND g.verb IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        GROUP BY g.relname, r.rolname, g.verb)
    SELECT n.relname AS "table", upper(substr(n.rolname, 8)) AS agency, n.verb,
      (CASE WHEN n.columns THEN 'COLUMNS_' ELSE '' END)
        || (CASE WHEN bool_or(coalesce(p.qual, p.with_check) = 'true') THEN 'ALL' ELSE 'SOME' END) AS reach
      FROM named n JOIN pg_policies p ON p.schemaname = current_schema() AND p.tablename = n.relname
        AND n.rolname = ANY(p.roles) AND p.cmd IN (n.verb, 'ALL')
      GROUP BY n.relname, n.rolname, n.verb, n.columns
      ORDER BY n.relname, array_position(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'], n.verb)`,
  )
}
