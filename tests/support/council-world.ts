import type { Actor } from '@/lib/actor'
import { newId } from '@/lib/id'
import type { Agency, DutyState, ResolutionState } from '@/prisma/generated/enums'
import { query } from './database'
import { judge, PEOPLE, person } from './people'
import { insert } from './world'

/** Resolutions and duties made by SQL, past all of the program's own rules but the database's. */

/** Another at the judiciary, where a second person is needed. */
export const otherJudge = person(
  'mahnaz',
  'مهناز دزفولی',
  'JUDICIARY_OFFICER',
  'judiciary-prevention',
)

/** Puts the second person into the database beside the people of the world. */
export async function settleCouncil(): Promise<void> {
  await query(
    `INSERT INTO user_account (id, username, display_name, role, office_id)
     SELECT $1, $2, $3, role, office_id FROM user_account WHERE id = $4`,
    [otherJudge.id, otherJudge.username, otherJudge.displayName, judge.id],
  )
}

export interface DutyFacts {
  state?: DutyState
  resolution?: ResolutionState
  agency?: Agency
  dueOn?: string
  evidenceBy?: Actor
  verifiedAt?: string
}

const AT = '2026-09-01T06:00:00Z'

/** A duty in some state, under a resolution of its own. */
export async function haveDuty(facts: DutyFacts = {}): Promise<{ id: string; number: number }> {
  const { state = 'ASSIGNED', resolution = 'ADOPTED', agency = 'CUSTOMS' } = facts
  const { id: resolutionId } = await insert('resolution', {
    id: newId(),
    title: 'راه‌اندازی ایکس‌ری چذابه',
    text: 'دستگاه تا پایان سال در مدار باشد.',
    met_on: '2026-08-31',
    state: resolution,
    proposed_by_id: judge.id,
    proposed_at: AT,
    adopted_at: resolution === 'ADOPTED' ? AT : null,
  })
  const submitted = state === 'EVIDENCE_SUBMITTED' || state === 'VERIFIED'
  const by = facts.evidenceBy ?? PEOPLE.supervisor
  const duty = await insert('duty', {
    id: newId(),
    resolution_id: resolutionId,
    agency,
    title: 'تکمیل پروانه پرتو',
    due_on: facts.dueOn ?? '2026-12-01',
    state,
    state_since: AT,
    assigned_at: AT,
    evidence: submitted ? 'نامه شماره ۱۲' : null,
    submitted_at: submitted ? AT : null,
    submitted_by_id: submitted ? by.id : null,
    verified_at: state === 'VERIFIED' ? (facts.verifiedAt ?? AT) : null,
    verified_by_id: state === 'VERIFIED' ? otherJudge.id : null,
  })
  if (state === 'OBSTRUCTED') await haveObstacle(String(duty.id))
  return { id: String(duty.id), number: Number(duty.number) }
}

/** An obstacle of a duty; open unless removed. */
export function haveObstacle(dutyId: string, since = AT, removedAt: string | null = null) {
  return insert('obstacle', {
    id: newId(),
    duty_id: dutyId,
    kind: 'FUNDS',
    owner: 'TAZIRAT',
    note: 'اعتبار نرسیده است',
    since,
    raised_by_id: PEOPLE.supervisor.id,
    removed_at: removedAt,
  })
}
