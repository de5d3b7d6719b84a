import type { Actor } from '@/lib/actor'
import { recordEvent, takeStep } from '@/lib/audit/commands'
import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { canKeepResolutions } from '@/lib/council/policy'
import { RESOLUTION_LAW } from '@/lib/council/rules'
import type { AdoptInput, ProposeInput } from '@/lib/council/schema'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused, refusedAt } from '@/lib/result'

/** Writes down a resolution with the duties it lays on agencies. They begin when it is adopted. */
export function proposeResolution(
  actor: Actor,
  input: ProposeInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const allowed = canKeepResolutions(actor)
    if (!allowed.ok) return allowed
    const at = now()
    if (input.metOn > tehranDay(at)) return refusedAt('metOn', 'MEETING_NOT_YET')
    const { title, text, metOn, duties } = input
    const resolution = await tx.resolution.create({
      data: {
        id: newId(),
        title,
        text,
        metOn: new Date(metOn),
        state: 'PROPOSED',
        proposedById: actor.id,
        proposedAt: at,
      },
    })
    const number = Number(resolution.number)
    const subject = { type: 'RESOLUTION', id: resolution.id }
    const after = { number, state: 'PROPOSED', duties: duties.length }
    await recordEvent(tx, actor, { event: 'RESOLUTION_PROPOSED', subject, after, at })
    for (const duty of duties) await assignDuty(tx, actor, resolution.id, duty, at)
    return ok({ number })
  })
}

async function assignDuty(
  tx: Tx,
  actor: Actor,
  resolutionId: string,
  { agency, title, dueOn }: ProposeInput['duties'][number],
  at: Date,
): Promise<void> {
  const duty = await tx.duty.create({
    data: {
      id: newId(),
      resolutionId,
      agency,
      title,
      dueOn: new Date(dueOn),
      state: 'ASSIGNED',
      stateSince: at,
      assignedAt: at,
    },
  })
  const subject = { type: 'DUTY', id: duty.id }
  const after = { number: Number(duty.number), state: 'ASSIGNED', agency, dueOn }
  await recordEvent(tx, actor, { event: 'DUTY_ASSIGNED', subject, after, at })
}

/** The council has agreed: from now on the agencies answer for their duties. */
export function adoptResolution(
  actor: Actor,
  { resolutionId }: AdoptInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const allowed = canKeepResolutions(actor)
    if (!allowed.ok) return allowed
    const resolution = await tx.resolution.findUnique({ where: { id: resolutionId } })
    if (!resolution) return refused('NOT_FOUND')
    const at = now()
    const { id } = resolution
    const taken = await takeStep(tx, actor, {
      law: RESOLUTION_LAW,
      subject: resolution,
      action: 'ADOPT',
      at,
      update: (from, to) =>
        tx.resolution.updateMany({
          where: { id, state: from },
          data: { state: to, adoptedAt: at },
        }),
    })
    return taken.ok ? ok({ number: Number(resolution.number) }) : taken
  })
}
