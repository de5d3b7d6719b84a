import type { Actor } from '@/lib/actor'
import { recordEvent, takeStep } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused } from '@/lib/result'
import { isAhead, isOver } from '@/lib/route-risk/interventions/rules'
import type {
  CancelInput,
  InterventionInput,
  PlanInput,
} from '@/lib/route-risk/interventions/schema'
import { canIntervene } from '@/lib/route-risk/policy'
import { INTERVENTION_LAW, type InterventionAction } from '@/lib/route-risk/rules'
import { lockSegment, rescore } from '@/lib/route-risk/scores/commands'

export interface Planned {
  number: number
  code: string
}

/** Plans what will be done on a side route; its score does not change before it starts. */
export function planIntervention(actor: Actor, input: PlanInput): Promise<Result<Planned>> {
  return writeAs(actor, async (tx) => {
    const segment = await tx.routeSegment.findUnique({ where: { id: input.segmentId } })
    if (!segment) return refused('NOT_FOUND')
    const allowed = canIntervene(actor, segment)
    if (!allowed.ok) return allowed
    const at = now()
    const ahead = isAhead(input.plannedFrom, at)
    if (!ahead.ok) return ahead
    const { plannedFrom, plannedTo, note, ...facts } = input
    const made = await tx.intervention.create({
      data: {
        ...facts,
        id: newId(),
        officeId: actor.officeId,
        plannedById: actor.id,
        plannedAt: at,
        plannedFrom: new Date(plannedFrom),
        plannedTo: new Date(plannedTo),
        state: 'PLANNED',
        note: note ?? null,
      },
    })
    const number = Number(made.number)
    await recordEvent(tx, actor, {
      event: 'INTERVENTION_PLANNED',
      subject: { type: INTERVENTION_LAW.subject, id: made.id },
      after: { number, ...facts, plannedFrom, plannedTo, state: 'PLANNED' },
      at,
    })
    return ok({ number, code: segment.code })
  })
}

/** It has begun: its hours count as working control from now on. */
export function startIntervention(
  actor: Actor,
  input: InterventionInput,
): Promise<Result<Planned>> {
  return move(actor, { ...input, action: 'START' })
}

/** It is over: its hours no longer count. */
export function endIntervention(actor: Actor, input: InterventionInput): Promise<Result<Planned>> {
  return move(actor, { ...input, action: 'END' })
}

/** A plan that will not be carried out, and why. */
export function cancelIntervention(actor: Actor, input: CancelInput): Promise<Result<Planned>> {
  return move(actor, { ...input, action: 'CANCEL' })
}

interface Move {
  interventionId: string
  action: InterventionAction
  reason?: string
}

const STAMPS = {
  START: (at: Date) => ({ startedAt: at }),
  END: (at: Date) => ({ endedAt: at }),
  CANCEL: () => ({}),
} satisfies Record<InterventionAction, (at: Date) => object>

/** The segment is locked before the intervention is read; what was never active changes no score. */
function move(actor: Actor, { interventionId, action, reason }: Move): Promise<Result<Planned>> {
  return writeAs(actor, async (tx) => {
    const found = await tx.intervention.findUnique({ where: { id: interventionId } })
    const segment = found && (await lockSegment(tx, found.segmentId))
    const plan = segment && (await tx.intervention.findUnique({ where: { id: interventionId } }))
    if (!plan) return refused('NOT_FOUND')
    const allowed = canIntervene(actor, segment)
    if (!allowed.ok) return allowed
    const at = now()
    if (action === 'START' && isOver(plan.plannedTo, at)) return refused('PLAN_OVER')
    const { id, state } = plan
    const step = await takeStep(tx, actor, {
      law: INTERVENTION_LAW,
      subject: { id, state },
      action,
      at,
      reason,
      update: (from, to) =>
        tx.intervention.updateMany({
          where: { id, state: from },
          data: { state: to, ...STAMPS[action](at) },
        }),
    })
    if (!step.ok) return step
    if (action !== 'CANCEL') await rescore(tx, segment, at)
    return ok({ number: Number(plan.number), code: segment.code })
  })
}
