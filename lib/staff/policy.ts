import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'

/** Accounts are the administrator's alone. */
export function canManageAccounts(actor: Who): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? ok(null) : refused('NOT_YOUR_TASK')
}

/** Nobody shuts themselves out by mistake. */
export function canDisableAccount(actor: Who, account: { id: string }): Result<null> {
  return manageAnother(actor, account)
}

/** Nobody moves themselves: another administrator does. */
export function canPost(actor: Who, account: { id: string }): Result<null> {
  return manageAnother(actor, account)
}

function manageAnother(actor: Who, account: { id: string }): Result<null> {
  const allowed = canManageAccounts(actor)
  if (!allowed.ok) return allowed
  return account.id === actor.id ? refused('OWN_ACCOUNT') : ok(null)
}

/** Places of work are kept by administrators, for all agencies. */
export function canManageOffices(actor: Who): Result<null> {
  return canManageAccounts(actor)
}

/** Who is somebody elsewhere is decided by administrators, as who has an account is. */
export function canLinkIdentity(actor: Who): Result<null> {
  return canManageAccounts(actor)
}

/** Everybody sees and ends their own sessions; somebody else's are as if there were none. */
export function canEndSession(actor: Who, session: { userId: string }): Result<null> {
  return session.userId === actor.id ? ok(null) : refused('NOT_FOUND')
}

/** See lib/permissions.ts. */
export const STAFF_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_ACCOUNTS',
    ways: ['/accounts', '/accounts/new', '/accounts/person/[username]'],
    ask: canManageAccounts,
  },
  {
    verb: 'MANAGE_ACCOUNTS',
    ways: ['createAccountAction', 'resetPasswordAction', 'endAccountSessionsAction'],
    confirm: 'ALWAYS',
    ask: canManageAccounts,
  },
  {
    verb: 'SWITCH_ACCOUNT',
    ways: ['disableAccountAction', 'enableAccountAction'],
    confirm: 'ALWAYS',
    ask: (who, { personId }) => canDisableAccount(who, { id: personId }),
  },
  {
    verb: 'POST_ACCOUNT',
    ways: ['postAccountAction', 'endPostingAction', 'callOffPostingAction'],
    confirm: 'ALWAYS',
    ask: (who, { personId }) => canPost(who, { id: personId }),
  },
  {
    verb: 'LINK_IDENTITY',
    ways: ['/accounts/identities', 'linkIdentityAction', 'unlinkIdentityAction'],
    confirm: 'ALWAYS',
    ask: canLinkIdentity,
  },
  {
    verb: 'READ_OFFICES',
    ways: ['/accounts/offices', '/accounts/offices/[code]'],
    ask: canManageOffices,
  },
  {
    verb: 'MANAGE_OFFICES',
    ways: ['addOfficeAction', 'renameOfficeAction', 'retireOfficeAction', 'reopenOfficeAction'],
    confirm: 'ALWAYS',
    ask: canManageOffices,
  },
  {
    verb: 'KEEP_SESSIONS',
    ways: [
      '/account/sessions',
      'endMySessionAction',
      'endMyOtherSessionsAction',
      'confirmIdentityAction',
    ],
    ask: (who, { personId }) => canEndSession(who, { userId: personId }),
  },
]
