import type { Actor } from '@/lib/actor'
import { takeStep } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { canActOnDuty, canJudgeEvidence } from '@/lib/council/duties/policy'
import type {
  DutyInput,
  EvidenceInput,
  ObstacleInput,
  RejectInput,
} from '@/lib/council/duties/schema'
import { DUTY_LAW, type DutyAction } from '@/lib/council/rules'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused } from '@/lib/result'
import type { Prisma } from '@/prisma/generated/client'

type Taken = Result<{ number: number }>

/** The agency sets to work. */
export function startDuty(actor: Actor, { dutyId }: DutyInput): Promise<Taken> {
  return onDuty(actor, dutyId, canActOnDuty, (step) => step('START'))
}

/** Something stands in the way: what, and whose it is to remove. A duty has one open obstacle at most. */
export function raiseObstacle(actor: Actor, input: ObstacleInput): Promise<Taken> {
  const { dutyId, kind, owner, note } = input
  return onDuty(actor, dutyId, canActOnDuty, async (step, tx, at) => {
    const taken = await step('OBSTRUCT', { details: { kind, owner }, reason: note })
    if (!taken.ok) return taken
    const raised = { id: newId(), dutyId, kind, owner, note, since: at, raisedById: actor.id }
    await tx.obstacle.create({ data: raised })
    return taken
  })
}

/** The way is free again, and the duty goes on. */
export function removeObstacle(actor: Actor, { dutyId }: DutyInput): Promise<Taken> {
  return onDuty(actor, dutyId, canActOnDuty, async (step, tx, at) => {
    const taken = await step('REMOVE_OBSTACLE')
    if (!taken.ok) return taken
    const open = { dutyId, removedAt: null }
    await tx.obstacle.updateMany({ where: open, data: { removedAt: at } })
    return taken
  })
}

/** The agency says that it is done, and what shows it. */
export function submitEvidence(actor: Actor, { dutyId, evidence }: EvidenceInput): Promise<Taken> {
  return onDuty(actor, dutyId, canActOnDuty, (step, _tx, at) =>
    step('SUBMIT_EVIDENCE', {
      details: { evidence },
      data: { evidence, submittedAt: at, submittedById: actor.id },
    }),
  )
}

/** The judiciary finds that the evidence shows it: the promise is kept. */
export function verifyDuty(actor: Actor, { dutyId }: DutyInput): Promise<Taken> {
  return onDuty(actor, dutyId, canJudgeEvidence, (step, _tx, at) =>
    step('VERIFY', { data: { verifiedAt: at, verifiedById: actor.id } }),
  )
}

/** The evidence does not suffice: the duty goes back to its agency, with the reason. */
export function rejectEvidence(actor: Actor, { dutyId, reason }: RejectInput): Promise<Taken> {
  return onDuty(actor, dutyId, canJudgeEvidence, (step) => step('REJECT', { reason }))
}

interface StepMore {
  reason?: string
  details?: Prisma.InputJsonObject
  data?: Prisma.DutyUncheckedUpdateManyInput
}
type TakeStep = (action: DutyAction, more?: StepMore) => Promise<Result<unknown>>

/** One step on one duty: policy, law, guarded update, event, in one transaction. */
function onDuty(
  actor: Actor,
  dutyId: string,
  can: (actor: Actor, duty: Awaited<ReturnType<typeof findDuty>> & object) => Result<null>,
  work: (step: TakeStep, tx: Tx, at: Date) => Promise<Result<unknown>>,
): Promise<Taken> {
  return writeAs(actor, async (tx) => {
    const duty = await findDuty(tx, dutyId)
    if (!duty) return refused('NOT_FOUND')
    const allowed = can(actor, duty)
    if (!allowed.ok) return allowed
    const at = now()
    const step: TakeStep = (action, { data, ...more } = {}) =>
      takeStep(tx, actor, {
        law: DUTY_LAW,
        subject: duty,
        action,
        at,
        ...more,
        update: (from, to) =>
          tx.duty.updateMany({
            where: { id: dutyId, state: from },
            data: { ...data, state: to, stateSince: at },
          }),
      })
    const taken = await work(step, tx, at)
    return taken.ok ? ok({ number: Number(duty.number) }) : taken
  })
}

function findDuty(tx: Tx, id: string) {
  return tx.duty.findUnique({ where: { id }, include: { resolution: true } })
}
