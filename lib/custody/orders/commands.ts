import type { Actor } from '@/lib/actor'
import { closeCase, closeOrder, setOrderApart } from '@/lib/cases/commands'
import { canCarryOut, canCloseOrder } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { isConfirmed } from '@/lib/confirmed'
import { takeCustodyStep } from '@/lib/custody/commands'
import { isSale } from '@/lib/custody/orders/rules'
import type { CarryOutInput, SetApartInput } from '@/lib/custody/orders/schema'
import { canReadOrder } from '@/lib/custody/policy'
import { type Tx, writeAs } from '@/lib/db'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import { closeSeizure } from '@/lib/seizures/commands'

type Done = Promise<Result<{ number: number }>>

/** First person: all goods of an order go to the cage, or stay marked where their discoverer holds them. */
export function setApart(actor: Actor, input: SetApartInput): Done {
  return writeAs(actor, async (tx) => {
    const order = await findOrder(tx, input.orderId)
    if (!order || !canReadOrder(actor, order).ok) return refused('NOT_FOUND')
    const allowed = canCarryOut(actor, order)
    if (!allowed.ok) return allowed
    const cage = await cageFor(tx, order, input.bayId)
    if (!cage.ok) return cage
    const at = now()
    const apart = await setOrderApart(tx, actor, order, at)
    if (!apart.ok) return apart
    for (const item of order.case.seizure.items) {
      const step = { item, action: 'SET_APART', toBayId: cage.value, orderId: order.id } as const
      const taken = await takeCustodyStep(tx, actor, { ...step, note: input.note, at })
      if (!taken.ok) return taken
    }
    return ok({ number: Number(order.number) })
  })
}

/** Second person: the goods leave, and with them order, file and seizure are closed. */
export function carryOut(actor: Actor, input: CarryOutInput): Done {
  return writeAs(actor, async (tx) => {
    const order = await findOrder(tx, input.orderId)
    if (!order || !canReadOrder(actor, order).ok) return refused('NOT_FOUND')
    const allowed = canCloseOrder(actor, order)
    if (!allowed.ok) return allowed
    const sale = isSale(order.disposition)
    if (sale && input.proceedsRial === undefined) return refusedAt('proceedsRial', 'REQUIRED')
    if (!sale && input.proceedsRial !== undefined)
      return refusedAt('proceedsRial', 'NO_PROCEEDS_EXPECTED')
    const at = now()
    if (order.disposition === 'DESTRUCTION' && !isConfirmed(actor, at))
      return refused('CONFIRM_IDENTITY')
    const closed = await closeAll(tx, actor, order, input, at)
    if (!closed.ok) return closed
    for (const item of order.case.seizure.items) {
      const step = { item, action: 'HAND_OUT', toBayId: null, orderId: order.id } as const
      const taken = await takeCustodyStep(tx, actor, { ...step, caches: { outAt: at }, at })
      if (!taken.ok) return taken
    }
    return ok({ number: Number(order.number) })
  })
}

type Order = NonNullable<Awaited<ReturnType<typeof findOrder>>>

/** An order with all it reaches. Its row is locked first: whoever comes second sees what the first did. */
async function findOrder(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM disposition_order WHERE id = ${id}::uuid FOR UPDATE`
  return tx.dispositionOrder.findUnique({
    where: { id },
    include: {
      holder: true,
      case: { include: { seizure: { include: { items: { orderBy: { ordinal: 'asc' } } } } } },
    },
  })
}

async function cageFor(
  tx: Tx,
  order: Order,
  bayId: string | undefined,
): Promise<Result<string | null>> {
  if (order.holder.kind !== 'STORE') return ok(null)
  if (!bayId) return refusedAt('bayId', 'REQUIRED')
  const bay = await tx.bay.findUnique({ where: { id: bayId } })
  if (bay?.storeId !== order.holderId) return refusedAt('bayId', 'BAY_OF_OTHER_STORE')
  return bay.kind === 'DISPOSAL_CAGE' ? ok(bay.id) : refusedAt('bayId', 'CAGE_NEEDED')
}

async function closeAll(
  tx: Tx,
  actor: Actor,
  order: Order,
  { minutes, proceedsRial }: CarryOutInput,
  at: Date,
): Promise<Result<unknown>> {
  const told = { minutes, proceedsRial: proceedsRial ?? null }
  const closed = await closeOrder(tx, actor, order, told, at)
  if (!closed.ok) return closed
  const file = await closeCase(tx, actor, order.case, at)
  return file.ok ? closeSeizure(tx, actor, order.case.seizure, at) : file
}
