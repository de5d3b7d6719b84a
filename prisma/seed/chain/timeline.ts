import type { LegalKind } from '@/prisma/generated/enums'
import type { Random } from '../random'
import { DAY, daysAbout, inOfficeHours } from '../work-days'

/** When a seizure took each of its steps; those it has not taken are missing. */
export interface Timeline {
  discoveredAt: number
  appraisedAt?: number
  heldAt?: number
  receivedAt?: number
  movedAt?: number
  filedAt?: number
  acceptedAt?: number
  transferredAt?: number
  ruledAt?: number
  notifiedAt?: number
  appealedAt?: number
  finalAt?: number
  orderedAt?: number
  setApartAt?: number
  closedAt?: number
}

export type Stage = Exclude<keyof Timeline, 'discoveredAt'>

/** What decides the way that a seizure takes. */
export interface Case {
  legalKind: LegalKind
  valueRial: number
}

/** Median days from the step before, and how they scatter. */
const LAGS: Record<Stage, [number, number]> = {
  appraisedAt: [0.7, 0.9],
  heldAt: [0.3, 0.6],
  receivedAt: [2.2, 0.8],
  movedAt: [12, 0.8],
  filedAt: [2.5, 0.7],
  acceptedAt: [2, 0.7],
  transferredAt: [6, 0.8],
  ruledAt: [21, 0.55],
  notifiedAt: [4, 0.6],
  appealedAt: [8, 0.3],
  finalAt: [0.5, 0.5],
  orderedAt: [26, 1],
  setApartAt: [5, 0.8],
  closedAt: [9, 0.8],
}

/** Art. 50: below this, in rials, a ruling is final at once; otherwise there are twenty whole days to appeal. */
export const FINAL_BELOW = 20_000_000
const APPEAL_DAYS = 20 + 1

/** Share of files of each kind that turn out to be for the Revolutionary Court (art. 44). */
const TRANSFERRED = { prohibited: 0.6, other: 0.02 }
const APPEALED = 0.22
const MOVED = 0.25

/** Chance at each step that nothing more happens for as long as the demonstration looks back. */
const STUCK = 0.006

/**
 * Walks a seizure through its steps up to `now`. It stops before `stop` for good, where one is given: how old
 * goods come to lie in stores.
 */
export function walk(
  random: Random,
  discoveredAt: number,
  { legalKind, valueRial }: Case,
  now: number,
  stop?: Stage,
): Timeline {
  const timeline: Timeline = { discoveredAt }
  const step = stepper(random, timeline, now, stop)
  const isProhibited = legalKind === 'PROHIBITED'
  step('appraisedAt')
  step(isProhibited ? 'heldAt' : 'receivedAt')
  step('filedAt')
  if (tryFile(random, step, isProhibited && !stop)) {
    step('ruledAt')
    step('notifiedAt')
    makeFinal(random, step, valueRial)
    for (const stage of ['orderedAt', 'setApartAt', 'closedAt'] as const) step(stage)
  }
  return moved(random, timeline, now)
}

/** Takes one step after the other until one does not come to pass; from then on none does. */
function stepper(random: Random, timeline: Timeline, now: number, stop?: Stage): Step {
  let at: number | undefined = timeline.discoveredAt
  return (stage, extraDays = 0) => {
    const lag = daysAbout(random, ...LAGS[stage]) + extraDays * DAY
    const isStuck = stage === stop || random.chance(STUCK)
    const next: number | undefined = at && inOfficeHours(random, at + lag)
    at = isStuck || !next || next > now ? undefined : next
    if (at) timeline[stage] = at
    return at !== undefined
  }
}

type Step = (stage: Stage, extraDays?: number) => boolean

/** A branch takes the file or finds another competent. */
function tryFile(random: Random, step: Step, isProhibited: boolean): boolean {
  const isOurs = !random.chance(isProhibited ? TRANSFERRED.prohibited : TRANSFERRED.other)
  const atOnce = isProhibited && random.chance(0.5)
  if (isOurs || !atOnce) step('acceptedAt')
  if (!isOurs) step('transferredAt')
  return isOurs
}

function makeFinal(random: Random, step: Step, valueRial: number): void {
  if (valueRial < FINAL_BELOW) step('finalAt')
  else if (!random.chance(APPEALED)) step('finalAt', APPEAL_DAYS)
  else if (step('appealedAt')) step('finalAt', random.between(14, 55))
}

/** Some goods are moved to another bay while they lie in store. */
function moved(random: Random, timeline: Timeline, now: number): Timeline {
  const { receivedAt, setApartAt = now } = timeline
  const at = receivedAt && inOfficeHours(random, receivedAt + daysAbout(random, ...LAGS.movedAt))
  if (!at || at >= setApartAt || !random.chance(MOVED)) return timeline
  return { ...timeline, movedAt: at }
}
