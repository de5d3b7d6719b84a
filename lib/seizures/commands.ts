import type { Actor } from '@/lib/actor'
import { takeStep } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { type FieldError, ok, type Result, refused } from '@/lib/result'
import { canChangeSeizure, canHoldSeizure } from '@/lib/seizures/policy'
import { SEIZURE_LAW, type SeizureAction } from '@/lib/seizures/rules'
import type { AppraiseInput, HoldInput } from '@/lib/seizures/schema'
import type { LegalKind, SeizureState } from '@/prisma/generated/enums'

/** The first valuation: every item has its value, whole rials, and the seizure their sum. */
export function appraiseSeizure(
  actor: Actor,
  input: AppraiseInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const seizure = await tx.seizure.findUnique({
      where: { id: input.seizureId },
      include: { items: { select: { id: true, ordinal: true }, orderBy: { ordinal: 'asc' } } },
    })
    if (!seizure) return refused('NOT_FOUND')
    const allowed = canChangeSeizure(actor, seizure)
    if (!allowed.ok) return allowed
    const mistakes = mismatches(seizure.items, input.values)
    if (mistakes.length > 0) return refused('CHECK_FIELDS', {}, mistakes)
    const at = now()
    const total = [...input.values.values()].reduce((sum, value) => sum + value, 0)
    const step = await moveSeizure(tx, actor, seizure, 'APPRAISE', at, {
      appraisedAt: at,
      valueRial: BigInt(total),
    })
    if (!step.ok) return step
    for (const { id: itemId, ordinal } of seizure.items) {
      const valueRial = BigInt(input.values.get(ordinal) ?? 0)
      const made = { id: newId(), itemId, valueRial, appraiserId: actor.id, at }
      await tx.appraisal.create({ data: made })
      await tx.seizedItem.update({ where: { id: itemId }, data: { valueRial } })
    }
    return ok({ number: Number(seizure.number) })
  })
}

/** Items without a value, and values without an item. */
function mismatches(items: { ordinal: number }[], values: Map<number, number>): FieldError[] {
  const ordinals = items.map(({ ordinal }) => ordinal)
  const missing = ordinals.filter((ordinal) => !values.has(ordinal))
  const strange = [...values.keys()].filter((ordinal) => !ordinals.includes(ordinal))
  return [
    ...missing.map((ordinal): FieldError => ({ field: `values.${ordinal}`, reason: 'REQUIRED' })),
    ...strange.map((ordinal): FieldError => ({ field: `values.${ordinal}`, reason: 'INVALID' })),
  ]
}

/** Art. 53: prohibited goods are not delivered; they stay with the discoverer. */
export function holdSeizure(
  actor: Actor,
  { seizureId }: HoldInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const seizure = await tx.seizure.findUnique({ where: { id: seizureId } })
    if (!seizure) return refused('NOT_FOUND')
    const allowed = canHoldSeizure(actor, seizure)
    if (!allowed.ok) return allowed
    const step = await moveSeizure(tx, actor, seizure, 'HOLD', now())
    return step.ok ? ok({ number: Number(seizure.number) }) : step
  })
}

interface Known {
  id: string
  state: SeizureState
}

/** The store has taken the goods against a receipt; inside the caller's transaction, which has asked who may. */
export async function deliverSeizure(
  tx: Tx,
  actor: Actor,
  seizure: Known & { legalKind: LegalKind },
  at: Date,
): Promise<Result<{ state: SeizureState }>> {
  if (seizure.legalKind === 'PROHIBITED') return refused('PROHIBITED_STAYS_WITH_DISCOVERER')
  return moveSeizure(tx, actor, seizure, 'DELIVER', at, { deliveredAt: at })
}

/** A case is filed of the seizure; inside the caller's transaction, which has asked who may. */
export function fileSeizure(
  tx: Tx,
  actor: Actor,
  seizure: Known,
  at: Date,
): Promise<Result<{ state: SeizureState }>> {
  return moveSeizure(tx, actor, seizure, 'FILE', at)
}

/** All its goods are out; inside the caller's transaction, which has asked who may. */
export function closeSeizure(
  tx: Tx,
  actor: Actor,
  seizure: Known,
  at: Date,
): Promise<Result<{ state: SeizureState }>> {
  return moveSeizure(tx, actor, seizure, 'CLOSE', at, { closedAt: at })
}

interface Changed {
  appraisedAt?: Date
  valueRial?: bigint
  deliveredAt?: Date
  closedAt?: Date
}

function moveSeizure(
  tx: Tx,
  actor: Actor,
  { id, state }: Known,
  action: SeizureAction,
  at: Date,
  changed: Changed = {},
): Promise<Result<{ state: SeizureState }>> {
  const { valueRial } = changed
  return takeStep(tx, actor, {
    law: SEIZURE_LAW,
    subject: { id, state },
    action,
    at,
    ...(valueRial === undefined ? {} : { details: { valueRial: Number(valueRial) } }),
    update: (from, to) =>
      tx.seizure.updateMany({ where: { id, state: from }, data: { state: to, ...changed } }),
  })
}
