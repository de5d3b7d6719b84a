import { tehranDay } from '@/lib/calendar'
import { type Blocker, type CommissioningKind, CommissioningStage } from '@/prisma/generated/enums'

/** The way into service, in its order; after the last stage a unit enters service. */
export const STAGES: readonly CommissioningStage[] = Object.values(CommissioningStage)

export function stageAfter(stage: CommissioningStage): CommissioningStage | undefined {
  return STAGES[STAGES.indexOf(stage) + 1]
}

/** The stages that a unit has still to reach. */
export function stagesAfter(stage: CommissioningStage): readonly CommissioningStage[] {
  return STAGES.slice(STAGES.indexOf(stage) + 1)
}

export interface StageEvent {
  at: Date
  kind: CommissioningKind
  stage: CommissioningStage
  blocker: Blocker | null
}

/** What a unit's `stage` and `blocker` must be after its events, oldest first; they are caches of this. */
export function replay(events: StageEvent[]): {
  stage: CommissioningStage | null
  blocker: Blocker | null
  heldSince: Date | null
} {
  const reached = events.findLast(({ kind }) => kind === 'REACHED')
  const last = events.findLast(({ kind }) => kind !== 'REACHED')
  const held = last?.kind === 'HELD' ? last : undefined
  return {
    stage: reached?.stage ?? null,
    blocker: held?.blocker ?? null,
    heldSince: held?.at ?? null,
  }
}

/** Whole days from a planned day to another (`YYYY-MM-DD`): late is positive, early negative. */
export function slipDays(plannedOn: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(plannedOn)) / 86_400_000)
}

/** One rung of the ladder; the last is entering service itself. */
export interface Rung {
  stage: CommissioningStage | 'IN_SERVICE'
  state: 'DONE' | 'NOW' | 'AHEAD'
  reachedAt: Date | null
  plannedOn: string | null
  /** Actual, or today while it is not reached, minus planned. Undefined without a plan or an actual day. */
  slip: number | undefined
}

export interface Ladder {
  rungs: Rung[]
  /** How many rungs are behind the unit. */
  done: number
  blocker: Blocker | null
  /** Undefined in older data, which does not tell. */
  heldSince: Date | undefined
  /** Slip of the rung it stands before; where that has no plan, of the last one that had. */
  slip: number | undefined
}

/** A unit's way into service as of `today`: what is done, what is now, what is ahead. */
export function ladderOf(
  unit: { stage: CommissioningStage; blocker: Blocker | null },
  plan: ReadonlyMap<CommissioningStage, string>,
  events: StageEvent[],
  today: string,
): Ladder {
  const done = STAGES.indexOf(unit.stage) + 1
  const rungs = [...STAGES, 'IN_SERVICE' as const].map((stage, index): Rung => {
    const state = index < done ? 'DONE' : index === done ? 'NOW' : 'AHEAD'
    const reachedAt = events.findLast(
      (event) => event.kind === 'REACHED' && event.stage === stage,
    )?.at
    const plannedOn = stage === 'IN_SERVICE' ? undefined : plan.get(stage)
    const actual = state === 'DONE' ? reachedAt && tehranDay(reachedAt) : today
    const slip = plannedOn && actual ? slipDays(plannedOn, actual) : undefined
    return { stage, state, reachedAt: reachedAt ?? null, plannedOn: plannedOn ?? null, slip }
  })
  const heldSince = (unit.blocker && replay(events).heldSince) ?? undefined
  const slip = rungs.slice(0, done + 1).findLast((rung) => rung.slip !== undefined)?.slip
  return { rungs, done, blocker: unit.blocker, heldSince, slip }
}

/** The first stage whose day lies before an earlier one's, or undefined where a plan runs forward. */
export function outOfOrder(
  plan: ReadonlyMap<CommissioningStage, string>,
): CommissioningStage | undefined {
  let latest = ''
  for (const stage of STAGES) {
    const day = plan.get(stage)
    if (day && day < latest) return stage
    latest = day ?? latest
  }
  return undefined
}

/** Where X-ray units must come into service (the domain page's first paragraph names these three offices). */
export const NAMED_SITES: readonly string[] = ['chazabeh', 'shalamcheh', 'khorramshahr']
