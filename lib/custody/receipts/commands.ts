import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { takeCustodyStep } from '@/lib/custody/commands'
import { canReceive } from '@/lib/custody/policy'
import type { ReceiveSeizureInput } from '@/lib/custody/receipts/schema'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { type FieldError, ok, type Result, refused } from '@/lib/result'
import { deliverSeizure } from '@/lib/seizures/commands'
import type { ItemState } from '@/prisma/generated/enums'

interface DeliveredItem {
  id: string
  ordinal: number
  state: ItemState
  bayId: string | null
}

/**
 * Takes over all goods of a seizure against one property receipt (Anti-Smuggling Law art. 53): receipt, custody
 * and the seizure's delivery together, or nothing.
 */
export function receiveSeizure(
  actor: Actor,
  input: ReceiveSeizureInput,
): Promise<Result<{ number: number }>> {
  return writeAs(actor, async (tx) => {
    const allowed = canReceive(actor)
    if (!allowed.ok) return allowed
    const seizure = await tx.seizure.findUnique({
      where: { id: input.seizureId },
      include: { items: { orderBy: { ordinal: 'asc' } } },
    })
    if (!seizure) return refused('NOT_FOUND')
    const bays = await baysFor(tx, actor, seizure.items, input.places)
    if (!bays.ok) return bays
    const at = now()
    const delivered = await deliverSeizure(tx, actor, seizure, at)
    if (!delivered.ok) return delivered
    const receipt = await issueReceipt(tx, actor, input, at)
    for (const item of seizure.items) {
      const toBayId = bays.value.get(item.id) ?? null
      const taken = await store(tx, actor, item, { toBayId, receiptId: receipt.id, at })
      if (!taken.ok) return taken
    }
    return ok({ number: receipt.number })
  })
}

/** The bay chosen for each item, every one of them in the keeper's own store and none the cage. */
async function baysFor(
  tx: Tx,
  actor: Actor,
  items: DeliveredItem[],
  places: ReceiveSeizureInput['places'],
): Promise<Result<Map<string, string>>> {
  const chosen = new Map(places.map(({ itemId, bayId }) => [itemId, bayId]))
  const known = await tx.bay.findMany({ where: { storeId: actor.officeId } })
  const errors = items.flatMap(({ id, ordinal }): FieldError[] => {
    const bay = known.find((one) => one.id === chosen.get(id))
    const field = `place-${ordinal}`
    if (!chosen.has(id)) return [{ field, reason: 'REQUIRED' }]
    if (!bay) return [{ field, reason: 'BAY_OF_OTHER_STORE' }]
    return bay.kind === 'DISPOSAL_CAGE' ? [{ field, reason: 'CAGE_NEEDS_ORDER' }] : []
  })
  return errors.length > 0 ? refused('CHECK_FIELDS', {}, errors) : ok(chosen)
}

async function issueReceipt(tx: Tx, actor: Actor, input: ReceiveSeizureInput, at: Date) {
  const receipt = await tx.receipt.create({
    data: {
      id: newId(),
      seizureId: input.seizureId,
      storeId: actor.officeId,
      receivedById: actor.id,
      giverName: input.giverName,
      receivedAt: at,
      note: input.note ?? null,
    },
  })
  return { id: receipt.id, number: Number(receipt.number) }
}

function store(
  tx: Tx,
  actor: Actor,
  item: DeliveredItem,
  to: { toBayId: string | null; receiptId: string; at: Date },
) {
  const caches = { storeId: actor.officeId, storedAt: to.at }
  return takeCustodyStep(tx, actor, { item, action: 'RECEIVE', caches, ...to })
}
