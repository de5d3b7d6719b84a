import type { Actor } from '@/lib/actor'
import { takeStep } from '@/lib/audit/commands'
import { canCarryOut, canCloseOrder } from '@/lib/cases/policy'
import { CASE_LAW, ORDER_LAW } from '@/lib/cases/rules'
import type { Tx } from '@/lib/db'
import { type Result, refused } from '@/lib/result'
import type { CaseState, OrderState } from '@/prisma/generated/enums'

/** Steps that whoever holds the goods takes, in the transaction of the goods' own steps. */

/** The goods of an order now wait apart for it; asked whether the actor holds them. */
export async function setOrderApart(
  tx: Tx,
  actor: Actor,
  order: { id: string; state: OrderState },
  at: Date,
): Promise<Result<{ state: OrderState }>> {
  const held = await tx.dispositionOrder.findUnique({ where: { id: order.id } })
  if (!held) return refused('NOT_FOUND')
  const allowed = canCarryOut(actor, held)
  if (!allowed.ok) return allowed
  return takeStep(tx, actor, {
    law: ORDER_LAW,
    subject: order,
    action: 'SET_APART',
    at,
    update: (from, to) =>
      tx.dispositionOrder.updateMany({
        where: { id: order.id, state: from },
        data: { state: to, setApartAt: at, setApartById: actor.id },
      }),
  })
}

export interface OrderOutcome {
  /** The record of carrying out (صورت‌جلسه). */
  minutes: string
  /** What a sale brought, whole rials. */
  proceedsRial?: number | null | undefined
}

/** The order is carried out, by somebody else than whoever set the goods apart. */
export async function closeOrder(
  tx: Tx,
  actor: Actor,
  order: { id: string; state: OrderState; setApartById: string | null },
  { minutes, proceedsRial = null }: OrderOutcome,
  at: Date,
): Promise<Result<{ state: OrderState }>> {
  const held = await tx.dispositionOrder.findUnique({ where: { id: order.id } })
  if (!held) return refused('NOT_FOUND')
  const allowed = canCloseOrder(actor, held)
  if (!allowed.ok) return allowed
  const proceeds = proceedsRial === null ? null : BigInt(proceedsRial)
  return takeStep(tx, actor, {
    law: ORDER_LAW,
    subject: order,
    action: 'CARRY_OUT',
    at,
    details: { disposition: held.disposition, proceedsRial },
    update: (from, to) =>
      tx.dispositionOrder.updateMany({
        where: { id: order.id, state: from },
        data: { state: to, closedAt: at, closedById: actor.id, minutes, proceedsRial: proceeds },
      }),
  })
}

/** The goods are out, so the file is at its end: asked of whoever carried its order out. */
export async function closeCase(
  tx: Tx,
  actor: Actor,
  caseFile: { id: string; state: CaseState },
  at: Date,
): Promise<Result<{ state: CaseState }>> {
  const order = await tx.dispositionOrder.findUnique({ where: { caseId: caseFile.id } })
  if (order?.state !== 'CLOSED') return refused('ORDER_STILL_OPEN')
  const allowed = canCarryOut(actor, order)
  if (!allowed.ok) return allowed
  return takeStep(tx, actor, {
    law: CASE_LAW,
    subject: caseFile,
    action: 'CLOSE',
    at,
    update: (from, to) =>
      tx.caseFile.updateMany({
        where: { id: caseFile.id, state: from },
        data: { state: to, closedAt: at },
      }),
  })
}
