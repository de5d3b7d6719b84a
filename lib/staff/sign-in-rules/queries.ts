import type { Actor } from '@/lib/actor'
import { readAs } from '@/lib/db'
import { canSetSignInRules } from '@/lib/staff/credentials/policy'
import type { Role } from '@/prisma/generated/enums'

export interface RoleSettingRow {
  role: Role
  secondFactorRequired: boolean
  changedAt: Date
}

/** What sign-in asks of each role; undefined for anybody but administrators. */
export async function listRoleSettings(actor: Actor): Promise<RoleSettingRow[] | undefined> {
  if (!canSetSignInRules(actor).ok) return undefined
  return readAs(actor, (tx) => tx.roleSetting.findMany({ orderBy: { role: 'asc' } }))
}
