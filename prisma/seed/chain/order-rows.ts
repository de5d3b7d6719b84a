import type { OrderState } from '@/prisma/generated/enums'
import type { Cell } from '../copy'
import { isoOf, officeId } from '../journal'
import type { Ledger } from '../ledger'
import { personId } from '../staff'
import type { SeizurePlan } from './seizure'

/** The order on the goods of a final file, as far as it has been carried out. */
export function writeOrder(
  ledger: Ledger,
  plan: SeizurePlan,
  { caseId, orderId: id }: { caseId: string; orderId: string },
  { number, caseFile }: { number: number; caseFile: number },
): void {
  const { timeline, disposition, store, examination, penalty } = plan
  const { orderedAt } = timeline
  if (!orderedAt) return
  const holderId = officeId(store ?? examination.office)
  const ordered = [disposition, isoOf(orderedAt), personId(penalty.username), null]
  const row = [id, number, caseId, holderId, ...ordered, ...carriedOut(plan)]
  ledger.row('disposition_order', row)
  const subject: [string, string] = ['ORDER', id]
  const details = { number, disposition, holderId, case: caseFile }
  const made = { at: orderedAt, by: penalty, subject, after: 'ORDERED', details }
  ledger.event({ ...made, event: 'DISPOSITION_ORDERED' })
  writeOrderSteps(ledger, plan, subject)
}

/** State, who set apart and carried out, and when, with what was recorded. */
function carriedOut({ timeline, keepers, minutes, proceedsRial }: SeizurePlan): Cell[] {
  const { setApartAt, closedAt } = timeline
  const [first, second] = keepers.map(({ username }) => personId(username))
  const state: OrderState = closedAt ? 'CLOSED' : setApartAt ? 'SET_APART' : 'ORDERED'
  const apart = setApartAt ? [isoOf(setApartAt), first ?? null] : [null, null]
  const end = closedAt ? [isoOf(closedAt), second ?? null, minutes, proceedsRial] : NOT_YET
  return [state, ...apart, ...end]
}

const NOT_YET = [null, null, null, null]

function writeOrderSteps(ledger: Ledger, plan: SeizurePlan, subject: [string, string]): void {
  const { timeline, keepers, disposition, proceedsRial } = plan
  const { setApartAt, closedAt } = timeline
  const step = { subject, before: 'ORDERED', after: 'SET_APART', by: keepers[0] }
  if (setApartAt) ledger.event({ ...step, at: setApartAt, event: 'GOODS_SET_APART' })
  const last = { subject, before: 'SET_APART', after: 'CLOSED', by: keepers[1] }
  const details = { disposition, proceedsRial }
  if (closedAt) ledger.event({ ...last, at: closedAt, event: 'ORDER_CARRIED_OUT', details })
}
