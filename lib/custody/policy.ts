import type { Who } from '@/lib/actor'
import { ITEM_LAW } from '@/lib/custody/rules'
import { every, type Permission } from '@/lib/permissions'
import { ok, type Result, refused } from '@/lib/result'
import { SEIZURE_LAW } from '@/lib/seizures/rules'
import type { Role } from '@/prisma/generated/enums'

const READERS: readonly Role[] = ['WAREHOUSE_KEEPER', 'CUSTOMS_SUPERVISOR', 'JUDICIARY_OFFICER']

/** Where goods are: the discovering office, and the store once one has taken them over. */
export interface Whereabouts {
  discovererId: string
  storeId: string | null
}

const isKeeper = (actor: Who) => actor.role === 'WAREHOUSE_KEEPER' && actor.officeKind === 'STORE'
const isOfficer = (actor: Who) =>
  actor.role === 'CUSTOMS_OFFICER' && actor.officeKind === 'CUSTOMS_OFFICE'

/** Stock of the province: those who keep it, watch over it or review it. */
export function canReadStock(actor: Who): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** Goods one by one: the readers of stock, and a branch those of its files; which they are, the database says. */
function canReadGoods(actor: Who): Result<null> {
  return actor.role === 'PENALTY_OFFICER' ? ok(null) : canReadStock(actor)
}

/** One item: the readers of stock, its file's branch, and the officers who still hold it themselves. */
export function canReadItem(actor: Who, item: Whereabouts): Result<null> {
  const own = isOfficer(actor) && item.storeId === null && item.discovererId === actor.officeId
  return own ? ok(null) : canReadGoods(actor)
}

/** A property receipt is also the giver's: the discovering office reads it. */
export function canReadReceipt(actor: Who, seizure: { discovererId: string }): Result<null> {
  const own = isOfficer(actor) && seizure.discovererId === actor.officeId
  return own ? ok(null) : canReadGoods(actor)
}

/** A keeper takes goods over for the store where they are posted. */
export function canReceive(actor: Who): Result<null> {
  return isKeeper(actor) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** A keeper moves goods inside their own store. */
export function canMove(actor: Who, item: { storeId: string | null }): Result<null> {
  if (!isKeeper(actor)) return refused('NOT_YOUR_TASK')
  return item.storeId === actor.officeId ? ok(null) : refused('HELD_ELSEWHERE')
}

/** Orders: the readers of stock, a branch its own, and customs officers those for what their own office holds. */
export function canReadOrders(actor: Who): Result<null> {
  return isOfficer(actor) ? ok(null) : canReadGoods(actor)
}

/** Holders read the orders to themselves, the province's readers all of them. */
export function canReadOrder(actor: Who, order: { holderId: string }): Result<null> {
  const readers = canReadOrders(actor)
  if (!readers.ok) return readers
  return ordersOf(actor) === undefined || order.holderId === actor.officeId
    ? ok(null)
    : refused('ORDER_OF_OTHERS')
}

/** The one office whose orders this actor works through; undefined for those who read the province. */
export function ordersOf(actor: Who): string | undefined {
  return isOfficer(actor) || actor.role === 'WAREHOUSE_KEEPER' ? actor.officeId : undefined
}

/** Which store's figures are shown: the one asked for, a keeper's own unless told, or all together. */
export function storeInView(actor: Who, asked: string | undefined): string | undefined {
  if (asked === 'all') return undefined
  return asked ?? (isKeeper(actor) ? actor.officeId : undefined)
}

/** See lib/permissions.ts. */
export const CUSTODY_PERMISSIONS: readonly Permission[] = [
  {
    verb: 'READ_STOCK',
    ways: ['/custody', '/custody/items', '/custody/receive'],
    ask: canReadStock,
  },
  {
    verb: 'READ_ITEM',
    ways: ['/custody/items/[seizure]/[ordinal]'],
    own: 'WHILE_HELD',
    narrowed: { WAREHOUSE_KEEPER: 'STORED', PENALTY_OFFICER: 'FILES' },
    ask: (who, { officeId }) => canReadItem(who, { discovererId: officeId, storeId: null }),
  },
  {
    verb: 'READ_RECEIPT',
    ways: ['/custody/receive/[number]'],
    own: 'OFFICE',
    narrowed: { WAREHOUSE_KEEPER: 'STORED', PENALTY_OFFICER: 'FILES' },
    ask: (who, { officeId }) => canReadReceipt(who, { discovererId: officeId }),
  },
  {
    verb: 'RECEIVE_GOODS',
    ways: ['receiveSeizureAction'],
    own: 'HERE',
    steps: { law: SEIZURE_LAW, actions: ['DELIVER'] },
    article: '53',
    ask: canReceive,
  },
  {
    verb: 'MOVE_ITEM',
    ways: ['moveItemAction'],
    own: 'OFFICE',
    steps: { law: ITEM_LAW, actions: ['MOVE'] },
    ask: (who, { officeId }) => canMove(who, { storeId: officeId }),
  },
  {
    verb: 'READ_ORDERS',
    ways: ['/custody/orders', '/custody/orders/[number]'],
    own: 'OFFICE',
    narrowed: { PENALTY_OFFICER: 'FILES' },
    ask: (who, { officeId }) =>
      every(canReadOrders(who), canReadOrder(who, { holderId: officeId })),
  },
]
