import { shiftDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import { idFrom } from '@/lib/id'
import type { InterventionKind, InterventionState } from '@/prisma/generated/enums'
import { idAt } from '../ids'
import { seededRandom, seedOf } from '../random'
import { type Person, staffOf } from '../staff'
import { DAY, HOUR, secondly } from '../work-days'
import { commandOf, SEGMENTS, type Segment } from './segments'

/** What was done on a side route. */
export interface InterventionPlan {
  id: string
  segment: Segment
  by: Person
  kind: InterventionKind
  hoursPerDay: number
  plannedAt: number
  /** Tehran days, `YYYY-MM-DD`. */
  from: string
  to: string
  state: InterventionState
  startedAt: number | null
  endedAt: number | null
  cancelledAt: number | null
}

const KINDS: Record<'land' | 'water', InterventionKind[]> = {
  land: ['PATROL', 'CHECKPOINT', 'SMART_BLOCKING', 'CAMERA', 'LIGHTING', 'BARRIER'],
  water: ['PATROL', 'CAMERA', 'SENSOR', 'CHECKPOINT'],
}

const COURSES: InterventionState[] = ['ENDED', 'ACTIVE', 'PLANNED', 'ENDED', 'CANCELLED', 'ACTIVE']

/** The interventions on all routes, in the order of their planning. */
export function planInterventions(now: number): InterventionPlan[] {
  const places = SEGMENTS.flatMap((segment) =>
    Array.from({ length: [0, 0, 1, 2, 1][segment.heat] ?? 0 }, () => segment),
  )
  return places
    .map((segment, index) => intervene(segment, index, now))
    .toSorted((a, b) => a.plannedAt - b.plannedAt)
}

/** Days before now at which such an intervention was planned, and days from then until it should begin and end. */
const SPANS: Record<InterventionState, [[number, number], [number, number], [number, number]]> = {
  ENDED: [
    [75, 150],
    [3, 8],
    [20, 45],
  ],
  ACTIVE: [
    [12, 22],
    [3, 8],
    [40, 60],
  ],
  PLANNED: [
    [1, 5],
    [8, 18],
    [20, 40],
  ],
  CANCELLED: [
    [30, 100],
    [6, 12],
    [20, 30],
  ],
}

function intervene(segment: Segment, index: number, now: number): InterventionPlan {
  const random = seededRandom(seedOf(index, Math.floor(now / DAY), 73))
  const state = COURSES[index % COURSES.length] ?? 'ENDED'
  const [back = 1, lead = 1, length = 1] = SPANS[state].map(([low, high]) =>
    random.whole(low, high),
  )
  const plannedAt = secondly(now - back * DAY - random.between(0, 5) * HOUR)
  const from = shiftDay(tehranDay(new Date(plannedAt)), lead)
  const to = shiftDay(from, length)
  const plan = { segment, plannedAt, from, to, state }
  return {
    id: idAt(plannedAt, idFrom('demo-intervention', segment.code, String(index))),
    ...plan,
    by: random.pick(staffOf('POLICE_OFFICER', commandOf(segment.county))),
    kind: random.pick(KINDS[segment.surface === 'WATER' ? 'water' : 'land']),
    hoursPerDay: random.pick([6, 8, 8, 10, 12, 16]),
    ...courseOf(plan),
  }
}

/** From the morning of its first day to the evening of its last, or called off two days after it was planned. */
function courseOf({
  state,
  plannedAt,
  from,
  to,
}: Pick<InterventionPlan, 'state' | 'plannedAt' | 'from' | 'to'>) {
  const isStarted = state === 'ACTIVE' || state === 'ENDED'
  return {
    startedAt: isStarted ? startOfTehranDay(from).getTime() + 7 * HOUR : null,
    endedAt: state === 'ENDED' ? startOfTehranDay(to).getTime() + 18 * HOUR : null,
    cancelledAt: state === 'CANCELLED' ? plannedAt + 2 * DAY : null,
  }
}
