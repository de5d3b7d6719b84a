import type { Agency, OfficeKind, Role } from '@/prisma/generated/enums'

/** Where each role can be posted; the trigger posting_fits knows the same (compared by a test). */
export const POSTINGS: Readonly<Record<Role, OfficeKind>> = {
  CUSTOMS_OFFICER: 'CUSTOMS_OFFICE',
  CUSTOMS_SUPERVISOR: 'CUSTOMS_PROVINCE',
  WAREHOUSE_KEEPER: 'STORE',
  POLICE_OFFICER: 'POLICE_COMMAND',
  PENALTY_OFFICER: 'BENCH',
  JUDICIARY_OFFICER: 'JUDICIARY',
  ADMINISTRATOR: 'PLATFORM',
}

/** Whose each kind of office is. */
export const AGENCY_OF: Readonly<Record<OfficeKind, Agency>> = {
  CUSTOMS_OFFICE: 'CUSTOMS',
  CUSTOMS_PROVINCE: 'CUSTOMS',
  STORE: 'OCSSP',
  POLICE_COMMAND: 'POLICE',
  BENCH: 'TAZIRAT',
  JUDICIARY: 'JUDICIARY',
  PLATFORM: 'PLATFORM',
}
