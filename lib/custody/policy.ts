import type { Actor } from '@/lib/actor'
import { ok, type Result, refused } from '@/lib/result'
import type { Role } from '@/prisma/generated/enums'

const READERS: readonly Role[] = [
  'WAREHOUSE_KEEPER',
  'CUSTOMS_SUPERVISOR',
  'PENALTY_OFFICER',
  'JUDICIARY_OFFICER',
]

/** Where goods are: the discovering office, and the store once one has taken them over. */
export interface Whereabouts {
  discovererId: string
  storeId: string | null
}

const isKeeper = (actor: Actor) => actor.role === 'WAREHOUSE_KEEPER' && actor.officeKind === 'STORE'
const isOfficer = (actor: Actor) =>
  actor.role === 'CUSTOMS_OFFICER' && actor.officeKind === 'CUSTOMS_OFFICE'

/** Stock of the province: those who keep it, watch over it, rule on it or review it. */
export function canReadStock(actor: Actor): Result<null> {
  return READERS.includes(actor.role) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** One item: the readers of stock, and the officers who still hold it themselves. */
export function canReadItem(actor: Actor, item: Whereabouts): Result<null> {
  const own = isOfficer(actor) && item.storeId === null && item.discovererId === actor.officeId
  return own ? ok(null) : canReadStock(actor)
}

/** A property receipt is also the giver's: the discovering office reads it. */
export function canReadReceipt(actor: Actor, seizure: { discovererId: string }): Result<null> {
  const own = isOfficer(actor) && seizure.discovererId === actor.officeId
  return own ? ok(null) : canReadStock(actor)
}

/** A keeper takes goods over for the store where they are posted. */
export function canReceive(actor: Actor): Result<null> {
  return isKeeper(actor) ? ok(null) : refused('NOT_YOUR_TASK')
}

/** A keeper moves goods inside their own store. */
export function canMove(actor: Actor, item: { storeId: string | null }): Result<null> {
  if (!isKeeper(actor)) return refused('NOT_YOUR_TASK')
  return item.storeId === actor.officeId ? ok(null) : refused('HELD_ELSEWHERE')
}

/** Orders: the readers of stock, and customs officers for what their own office holds. */
export function canReadOrders(actor: Actor): Result<null> {
  return isOfficer(actor) ? ok(null) : canReadStock(actor)
}

/** Holders read the orders to themselves, the province's readers all of them. */
export function canReadOrder(actor: Actor, order: { holderId: string }): Result<null> {
  const readers = canReadOrders(actor)
  if (!readers.ok) return readers
  return ordersOf(actor) === undefined || order.holderId === actor.officeId
    ? ok(null)
    : refused('ORDER_OF_OTHERS')
}

/** The one office whose orders this actor works through; undefined for those who read the province. */
export function ordersOf(actor: Actor): string | undefined {
  return isOfficer(actor) || actor.role === 'WAREHOUSE_KEEPER' ? actor.officeId : undefined
}

/** Which store's figures are shown: the one asked for, a keeper's own unless told, or all together. */
export function storeInView(actor: Actor, asked: string | undefined): string | undefined {
  if (asked === 'all') return undefined
  return asked ?? (isKeeper(actor) ? actor.officeId : undefined)
}
