import type { Actor } from '@/lib/actor'
import { takeStep } from '@/lib/audit/commands'
import { ITEM_LAW, type ItemAction } from '@/lib/custody/rules'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/id'
import type { Result } from '@/lib/result'
import type { Prisma } from '@/prisma/generated/client'
import type { CustodyKind, ItemState } from '@/prisma/generated/enums'

const KINDS: Readonly<Record<ItemAction, CustodyKind>> = {
  RECEIVE: 'RECEIVED',
  MOVE: 'MOVED',
  SET_APART: 'SET_APART',
  HAND_OUT: 'HANDED_OUT',
}

export interface HeldItem {
  id: string
  state: ItemState
  bayId: string | null
}

export interface CustodyStep {
  item: HeldItem
  action: ItemAction
  toBayId: string | null
  receiptId?: string
  orderId?: string
  note?: string | undefined
  /** What changes in the item's caches beside its state and bay. */
  caches?: Prisma.SeizedItemUncheckedUpdateManyInput
  at: Date
}

/**
 * One step of custody in its caller's transaction: the item's state and place, its event, and the next link of
 * its ledger. Guarded by state and bay, so that of two at once one is refused.
 */
export async function takeCustodyStep(
  tx: Tx,
  actor: Actor,
  { item, action, toBayId, receiptId, orderId, note, caches, at }: CustodyStep,
): Promise<Result<{ state: ItemState }>> {
  const taken = await takeStep(tx, actor, {
    law: ITEM_LAW,
    subject: item,
    action,
    at,
    details: { fromBayId: item.bayId, toBayId },
    update: (from, to) =>
      tx.seizedItem.updateMany({
        where: { id: item.id, state: from, bayId: item.bayId },
        data: { ...caches, state: to, bayId: toBayId },
      }),
  })
  if (!taken.ok) return taken
  await tx.custodyEvent.create({
    data: {
      id: newId(),
      itemId: item.id,
      kind: KINDS[action],
      at,
      holderId: actor.officeId,
      fromBayId: item.bayId,
      toBayId,
      receiptId: receiptId ?? null,
      orderId: orderId ?? null,
      byId: actor.id,
      note: note ?? null,
      // Both are the database's to compute (trigger custody_event_chain).
      ordinal: 0,
      hash: '',
    },
  })
  return taken
}
