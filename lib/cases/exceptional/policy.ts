import type { Actor, Who } from '@/lib/actor'
import { type AccessTimes, accessState, type Owners } from '@/lib/cases/exceptional/rules'
import { isConfirmed } from '@/lib/confirmed'
import { every, type Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

/** The judiciary reads every file anyway; the administrator reads none (domain §2). */
const OPENERS: readonly Role[] = [
  'CUSTOMS_OFFICER',
  'CUSTOMS_SUPERVISOR',
  'WAREHOUSE_KEEPER',
  'POLICE_OFFICER',
  'PENALTY_OFFICER',
]

/** Whose opening it is, and of whose file. */
export interface OpenedBy extends Owners {
  actorId: string
}

export function canOpenExceptionally(actor: Who): Result<null> {
  return OPENERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** Opening cannot be taken back: whoever sits here says again who they are, and is told what will happen. */
export function canOpenNow(actor: Actor, checked: boolean, at: Date): Result<null> {
  const allowed = canOpenExceptionally(actor)
  if (!allowed.ok) return allowed
  if (!isConfirmed(actor, at)) return refused('CONFIRM_IDENTITY')
  return checked ? ok(null) : refused('CHECK_FIRST')
}

/** Everybody but the administrator has a report: of which openings, `canReadAccess` says. */
export function canReadAccesses(actor: Who): Result<null> {
  return actor.role === 'ADMINISTRATOR' ? refused('NOT_YOUR_TASK') : ok(null)
}

/** One's own, and those of files that are with one's agency; the judiciary's are all. Others hear of none. */
export function canReadAccess(actor: Who, access: OpenedBy): Result<null> {
  if (!canReadAccesses(actor).ok) return refused('NOT_YOUR_TASK')
  const mine = access.actorId === actor.id
  return mine || isTold(actor, access) ? ok(null) : refused('NOT_FOUND')
}

function isTold({ role, officeId }: Who, { discovererId, storeId, branchId }: OpenedBy): boolean {
  if (role === 'CUSTOMS_SUPERVISOR') return discovererId !== null
  if (role === 'WAREHOUSE_KEEPER') return storeId === officeId
  if (role === 'PENALTY_OFFICER') return branchId === officeId
  return role === 'JUDICIARY_OFFICER'
}

/** The file itself, and the right to be done with it: whoever opened it, while it is open. */
export function canReadOpened(
  actor: Who,
  access: AccessTimes & { actorId: string },
  at: Date,
): Result<null> {
  if (access.actorId !== actor.id) return refused('NOT_FOUND')
  return accessState(access, at) === 'OPEN' ? ok(null) : refused('ACCESS_OVER')
}

/** The judiciary says once whether it was justified. */
export function canReview(actor: Who, access: { reviewedAt: Date | null }): Result<null> {
  if (actor.role !== 'JUDICIARY_OFFICER') return refused('NOT_YOUR_TASK')
  return access.reviewedAt ? refused('ALREADY_DONE') : ok(null)
}

/** See lib/permissions.ts. */
export const EXCEPTIONAL_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'OPEN_EXCEPTIONALLY',
    ways: ['/exceptional/new', 'openExceptionallyAction'],
    confirm: 'ALWAYS',
    ask: canOpenExceptionally,
  },
  {
    verb: 'READ_EXCEPTIONAL',
    ways: ['/exceptional', '/exceptional/[number]', 'closeAccessAction'],
    own: 'OFFICE',
    ask: (who, { officeId, personId: actorId }) =>
      every(
        canReadAccesses(who),
        canReadAccess(who, {
          actorId,
          discovererId: officeId,
          storeId: officeId,
          branchId: officeId,
        }),
      ),
  },
  {
    verb: 'REVIEW_EXCEPTIONAL',
    ways: ['reviewAccessAction'],
    ask: (who) => canReview(who, { reviewedAt: null }),
  },
]
