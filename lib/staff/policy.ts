import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'

/** Accounts are the administrator's alone. */
export function canManageAccounts(actor: Actor): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? ok(null) : refused('NOT_YOUR_TASK')
}

/** Nobody shuts themselves out by mistake. */
export function canDisableAccount(actor: Actor, account: { id: string }): Result<null> {
  const allowed = canManageAccounts(actor)
  if (!allowed.ok) return allowed
  return account.id === actor.id ? refused('OWN_ACCOUNT') : ok(null)
}
