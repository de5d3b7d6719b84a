import type { Law } from '@/lib/states'
import type { ItemState } from '@/prisma/generated/enums'

export type ItemAction = 'RECEIVE' | 'MOVE' | 'SET_APART' | 'HAND_OUT'

const HOLDERS = ['WAREHOUSE_KEEPER', 'CUSTOMS_OFFICER'] as const

/** Custody of one item. Goods signed for disposal are the most pilfered: the last step takes a second person. */
export const ITEM_LAW: Law<ItemState, ItemAction> = {
  subject: 'ITEM',
  first: ['WITH_DISCOVERER'],
  steps: [
    {
      from: 'WITH_DISCOVERER',
      action: 'RECEIVE',
      to: 'STORED',
      roles: ['WAREHOUSE_KEEPER'],
      event: 'ITEM_RECEIVED',
    },
    {
      from: 'WITH_DISCOVERER',
      action: 'SET_APART',
      to: 'READY_FOR_DISPOSAL',
      roles: ['CUSTOMS_OFFICER'],
      event: 'ITEM_SET_APART',
    },
    {
      from: 'STORED',
      action: 'MOVE',
      to: 'STORED',
      roles: ['WAREHOUSE_KEEPER'],
      event: 'ITEM_MOVED',
    },
    {
      from: 'STORED',
      action: 'SET_APART',
      to: 'READY_FOR_DISPOSAL',
      roles: ['WAREHOUSE_KEEPER'],
      event: 'ITEM_SET_APART',
    },
    {
      from: 'READY_FOR_DISPOSAL',
      action: 'HAND_OUT',
      to: 'OUT',
      roles: HOLDERS,
      event: 'ITEM_HANDED_OUT',
      secondPerson: true,
    },
  ],
}
