import type { Who } from '@/lib/actor'
import type { Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

const READS_ALL: readonly Role[] = ['JUDICIARY_OFFICER', 'ADMINISTRATOR']

/** Everybody may know what their own role may do; the judiciary and administrators, what any may. */
export function canReadPermissions(actor: Who, about: { role: Role }): Result<null> {
  const allowed = about.role === actor.role || READS_ALL.includes(actor.role)
  return allowed ? ok(null) : refused('NOT_YOUR_TASK')
}

/** See lib/permissions.ts. */
export const MATRIX_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_PERMISSIONS',
    ways: ['/admin/permissions'],
    own: 'ROLE',
    ask: (who, { role }) => canReadPermissions(who, { role }),
  },
]
