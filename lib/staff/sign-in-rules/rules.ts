import type { Role } from '@/prisma/generated/enums'

/** Roles that administer, rule or oversee: a stolen password of theirs harms everybody. */
export const SENSITIVE_ROLES: readonly Role[] = [
  'ADMINISTRATOR',
  'JUDICIARY_OFFICER',
  'PENALTY_OFFICER',
  'CUSTOMS_SUPERVISOR',
]
