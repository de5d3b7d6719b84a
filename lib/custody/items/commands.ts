import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { takeCustodyStep } from '@/lib/custody/commands'
import type { MoveItemInput } from '@/lib/custody/items/schema'
import { canMove } from '@/lib/custody/policy'
import { type Tx, writeAs } from '@/lib/db'
import { ok, type Result, refused, refusedAt } from '@/lib/result'
import type { ItemState } from '@/prisma/generated/enums'

/** Moves one item to another bay of its store. Of two keepers at once, one is told that it has been moved. */
export function moveItem(actor: Actor, input: MoveItemInput): Promise<Result<{ bay: string }>> {
  return writeAs(actor, async (tx) => {
    const item = await lockItem(tx, input.itemId)
    if (!item) return refused('NOT_FOUND')
    const allowed = canMove(actor, item)
    if (!allowed.ok) return allowed
    if (item.bayId !== input.fromBayId) return refused('TAKEN_MEANWHILE')
    const bay = await bayFor(tx, item, input.toBayId)
    if (!bay.ok) return bay
    const toBayId = input.toBayId
    const step = { item, action: 'MOVE', toBayId, note: input.note, at: now() } as const
    const moved = await takeCustodyStep(tx, actor, step)
    return moved.ok ? ok({ bay: bay.value }) : moved
  })
}

interface LockedItem {
  id: string
  state: ItemState
  storeId: string | null
  bayId: string | null
}

/** Whoever comes second waits here, so that each ledger runs forward in time. */
async function lockItem(tx: Tx, itemId: string): Promise<LockedItem | undefined> {
  const [item] = await tx.$queryRaw<LockedItem[]>`
    SELECT id, state, store_id AS "storeId", bay_id AS "bayId" FROM seized_item
    WHERE id = ${itemId}::uuid FOR UPDATE`
  return item
}

async function bayFor(tx: Tx, item: LockedItem, bayId: string): Promise<Result<string>> {
  const bay = await tx.bay.findUnique({ where: { id: bayId } })
  if (bay?.storeId !== item.storeId) return refusedAt('toBayId', 'BAY_OF_OTHER_STORE')
  if (bayId === item.bayId) return refusedAt('toBayId', 'SAME_BAY')
  if (bay.kind === 'DISPOSAL_CAGE') return refusedAt('toBayId', 'CAGE_NEEDS_ORDER')
  return ok(bay.code)
}
