import type { ExceptionalVerdict, Role } from '@/prisma/generated/enums'

/** Of one person within any 24 hours, attempts without a file among them. The database counts too. */
export const MOST_OPENINGS = 5

/** Within so many days the judiciary should have reviewed an opening. (model) */
export const REVIEW_DAYS = 7

/** The figures look back so many days. */
export const FIGURE_DAYS = 90

const HOUR = 3_600_000

export interface AccessTimes {
  /** Null where no file had the number. */
  seizureId: string | null
  expiresAt: Date
  closedAt: Date | null
}

export type AccessState = 'OPEN' | 'CLOSED' | 'EXPIRED' | 'NO_FILE'

/** Open, given back before its time, run out, or never a file at all. */
export function accessState(
  { seizureId, expiresAt, closedAt }: AccessTimes,
  at: Date,
): AccessState {
  if (seizureId === null) return 'NO_FILE'
  if (closedAt) return 'CLOSED'
  return expiresAt.getTime() > at.getTime() ? 'OPEN' : 'EXPIRED'
}

/** When an opening for so many hours is over. */
export function expiryOf(openedAt: Date, hours: number): Date {
  return new Date(openedAt.getTime() + hours * HOUR)
}

export interface Owners {
  discovererId: string | null
  storeId: string | null
  branchId: string | null
}

export interface Addressee {
  role: Role
  /** Null where every office of the role is told. */
  officeId: string | null
}

/** Who is told at once: the judiciary, and whoever the file is with. */
export function addresseesOf({ discovererId, storeId, branchId }: Owners): Addressee[] {
  const told: Addressee[] = [{ role: 'JUDICIARY_OFFICER', officeId: null }]
  if (discovererId) told.push({ role: 'CUSTOMS_SUPERVISOR', officeId: null })
  if (storeId) told.push({ role: 'WAREHOUSE_KEEPER', officeId: storeId })
  if (branchId) told.push({ role: 'PENALTY_OFFICER', officeId: branchId })
  return told
}

/** A finding against somebody says why. */
export function needsNote(verdict: ExceptionalVerdict): boolean {
  return verdict === 'NOT_JUSTIFIED'
}
