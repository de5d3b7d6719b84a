import type { OfficeKind, Role } from '@/prisma/generated/enums'

/** Where each role can be posted. */
export const POSTINGS: Readonly<Record<Role, OfficeKind>> = {
  CUSTOMS_OFFICER: 'CUSTOMS_OFFICE',
  CUSTOMS_SUPERVISOR: 'CUSTOMS_PROVINCE',
  WAREHOUSE_KEEPER: 'STORE',
  POLICE_OFFICER: 'POLICE_COMMAND',
  PENALTY_OFFICER: 'BENCH',
  JUDICIARY_OFFICER: 'JUDICIARY',
  ADMINISTRATOR: 'PLATFORM',
}
