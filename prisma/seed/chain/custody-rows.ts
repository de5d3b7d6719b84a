import { idFrom } from '@/lib/id'
import type { CustodyKind, ItemState } from '@/prisma/generated/enums'
import { idAt } from '../ids'
import { isoOf, isoOrNull, officeId } from '../journal'
import type { Ledger } from '../ledger'
import { bayId } from '../lists'
import { type Person, personId } from '../staff'
import { cageOf } from './finds'
import type { ItemPlan } from './items'
import type { SeizurePlan } from './seizure'

/** The rows that goods' papers carry, where those papers exist. */
export interface Papers {
  receiptId: string | null
  orderId: string | null
}

/** One link of an item's ledger. */
interface Link {
  kind: CustodyKind
  at: number
  by: Person
  /** The bay it comes to; none where it leaves, or lies with its discoverer. */
  to: string | null
  state: ItemState
  event: string
}

/** The property receipt against which the store took the goods. */
export function writeReceipt(ledger: Ledger, plan: SeizurePlan, id: string, number: number): void {
  const { store, keepers, giver, timeline } = plan
  if (!store || !timeline.receivedAt) return
  const by = personId(keepers[0].username)
  const at = isoOf(timeline.receivedAt)
  ledger.row('receipt', [id, number, plan.id, officeId(store), by, giver, at, null])
}

/** The items where they have come to lie, and their custody, event by event. */
export function writeCustody(ledger: Ledger, plan: SeizurePlan, papers: Papers): void {
  const { examination, store, timeline } = plan
  const holder = officeId(store ?? examination.office)
  for (const item of plan.items) {
    const links = linksOf(plan, item)
    const last = links.at(-1)
    const { id, ordinal, description, classCode, quantity, unit, valueRial } = item
    const what = [id, plan.id, ordinal, description, classCode, quantity, unit]
    const value = timeline.appraisedAt ? valueRial : null
    const isStored = store !== null && last !== undefined
    const place = [isStored ? holder : null, bayOf(store, last?.to)]
    const times = [isoOrNull(timeline.receivedAt), isoOrNull(timeline.closedAt)]
    ledger.row('seized_item', [
      ...what,
      value,
      last?.state ?? 'WITH_DISCOVERER',
      ...place,
      ...times,
    ])
    writeLinks(ledger, plan, item, links, { ...papers, holder })
  }
}

function linksOf({ store, keepers, timeline }: SeizurePlan, item: ItemPlan): Link[] {
  const { receivedAt, movedAt, setApartAt, closedAt } = timeline
  const [first, second] = keepers
  const cage = store && cageOf(store)
  const links: (Link | undefined)[] = [
    link(receivedAt, 'RECEIVED', first, item.bay, 'STORED', 'ITEM_RECEIVED'),
    link(movedAt, 'MOVED', first, item.otherBay, 'STORED', 'ITEM_MOVED'),
    link(setApartAt, 'SET_APART', first, cage, 'READY_FOR_DISPOSAL', 'ITEM_SET_APART'),
    link(closedAt, 'HANDED_OUT', second, null, 'OUT', 'ITEM_HANDED_OUT'),
  ]
  return links.filter((one) => one !== undefined)
}

function link(
  at: number | undefined,
  kind: CustodyKind,
  by: Person,
  to: string | null,
  state: ItemState,
  event: string,
): Link | undefined {
  return at ? { at, kind, by, to, state, event } : undefined
}

const bayOf = (store: string | null, code: string | null | undefined) =>
  store && code ? bayId(store, code) : null

function writeLinks(
  ledger: Ledger,
  { store }: SeizurePlan,
  { id: itemId }: ItemPlan,
  links: Link[],
  { receiptId, orderId, holder }: Papers & { holder: string },
): void {
  let [before, fromBayId] = ['WITH_DISCOVERER', null as string | null]
  for (const [place, { kind, at, by, to, state, event }] of links.entries()) {
    const toBayId = bayOf(store, to)
    const id = idAt(at, idFrom('demo-custody', itemId, kind))
    const receipt = kind === 'RECEIVED' ? receiptId : null
    const order = kind === 'SET_APART' || kind === 'HANDED_OUT' ? orderId : null
    const where = [holder, fromBayId, toBayId, receipt, order, personId(by.username)]
    ledger.row('custody_event', [id, itemId, place + 1, kind, isoOf(at), ...where, null, ''])
    const details = { fromBayId, toBayId }
    ledger.event({ at, event, by, subject: ['ITEM', itemId], before, after: state, details })
    before = state
    fromBayId = toBayId
  }
}
