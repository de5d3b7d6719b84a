import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { canManageAccounts } from '@/lib/staff/policy'

/** Everybody keeps their own password and second factor, and nobody else's. */
export function canKeepCredential(actor: Who, account: { id: string }): Result<null> {
  return account.id === actor.id ? ok(null) : refused('NOT_FOUND')
}

/** Which roles need a second factor is the administrators' to say. */
export function canSetSignInRules(actor: Who): Result<null> {
  return canManageAccounts(actor)
}

/** Nobody takes their own second factor away by this way: it would need no code. */
export function canTakeLostFactor(actor: Who, account: { id: string }): Result<null> {
  const allowed = canManageAccounts(actor)
  if (!allowed.ok) return allowed
  return account.id === actor.id ? refused('OWN_ACCOUNT') : ok(null)
}

/** See lib/permissions.ts. */
export const CREDENTIAL_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'KEEP_CREDENTIAL',
    ways: [
      '/account',
      '/account/password',
      '/account/second-factor',
      'changePasswordAction',
      'startEnrolmentAction',
      'confirmEnrolmentAction',
      'renewRecoveryCodesAction',
      'removeSecondFactorAction',
    ],
    confirm: 'ALWAYS',
    ask: (who, { personId }) => canKeepCredential(who, { id: personId }),
  },
  {
    verb: 'SET_SIGN_IN_RULES',
    ways: ['/accounts/rules', 'setRoleSettingAction'],
    confirm: 'ALWAYS',
    ask: canSetSignInRules,
  },
  {
    verb: 'TAKE_LOST_FACTOR',
    ways: ['takeLostFactorAction'],
    confirm: 'ALWAYS',
    ask: (who, { personId }) => canTakeLostFactor(who, { id: personId }),
  },
]
