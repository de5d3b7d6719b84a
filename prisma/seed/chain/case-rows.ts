import { idFrom } from '@/lib/id'
import type { CaseState, Instance } from '@/prisma/generated/enums'
import { idAt } from '../ids'
import { isoOf, isoOrNull, officeId } from '../journal'
import type { Ledger } from '../ledger'
import { type Person, personId } from '../staff'
import { BENCH } from './judgement'
import { writeOrder } from './order-rows'
import type { SeizurePlan } from './seizure'
import { FINAL_BELOW, type Timeline } from './timeline'

/** The numbers under which a seizure and its papers go. */
export interface PaperNumbers {
  seizure: number
  receipt: number
  caseFile: number
  order: number
}

/** The file of a seizure, its rulings, and the order on its goods, as far as they have come. */
export function writeCase(
  ledger: Ledger,
  plan: SeizurePlan,
  ids: { caseId: string; orderId: string },
  numbers: PaperNumbers,
): void {
  const { timeline, examination } = plan
  const { filedAt, acceptedAt, ruledAt, notifiedAt, appealedAt, finalAt, closedAt } = timeline
  if (!filedAt) return
  const filed = [officeId(BENCH), personId(examination.examiner.username), isoOf(filedAt)]
  const steps = [acceptedAt, ruledAt, notifiedAt, appealedAt, finalAt, closedAt].map(isoOrNull)
  const state = caseState(timeline)
  ledger.row('case_file', [ids.caseId, numbers.caseFile, plan.id, ...filed, state, ...steps])
  writeCaseSteps(ledger, plan, ids.caseId, numbers)
  writeRulings(ledger, plan, ids.caseId)
  writeOrder(ledger, plan, ids, { number: numbers.order, caseFile: numbers.caseFile })
}

export function caseState(timeline: Timeline): CaseState {
  const { acceptedAt, transferredAt, ruledAt, notifiedAt, appealedAt, finalAt } = timeline
  if (timeline.closedAt) return 'CLOSED'
  if (finalAt) return 'FINAL'
  if (appealedAt) return 'APPEALED'
  if (notifiedAt) return 'NOTIFIED'
  if (ruledAt) return 'RULED'
  if (transferredAt) return 'TRANSFERRED'
  return acceptedAt ? 'FIRST_INSTANCE' : 'FILED'
}

function writeCaseSteps(ledger: Ledger, plan: SeizurePlan, id: string, n: PaperNumbers): void {
  const { timeline, penalty, legalKind, examination } = plan
  const subject: [string, string] = ['CASE', id]
  const proposed = legalKind === 'PROHIBITED' ? 'REVOLUTIONARY_COURT' : 'TAZIRAT'
  const details = { number: n.caseFile, officeId: officeId(BENCH), seizure: n.seizure, proposed }
  const at = timeline.filedAt ?? 0
  const filed = { at, by: examination.examiner, subject, after: 'FILED', details }
  ledger.event({ ...filed, event: 'CASE_FILED' })
  let before = 'FILED'
  for (const [stepAt, event, after, told = {}] of stepsOf(plan)) {
    if (!stepAt) continue
    ledger.event({ at: stepAt, event, by: penalty, subject, before, after, ...told })
    before = after
  }
}

type Step = [at: number | undefined, event: string, after: CaseState, told?: Told]

/** The steps of a file in their order; those it has not taken have no time. */
function stepsOf(plan: SeizurePlan): Step[] {
  const { timeline, keepers, transferReason, appealReason } = plan
  const { transferredAt, ruledAt, notifiedAt, appealedAt, finalAt } = timeline
  const because = plan.valueRial < FINAL_BELOW ? 'BELOW_AMOUNT' : 'PERIOD_OVER'
  const final: Step = appealedAt
    ? [finalAt, 'APPEAL_RULED', 'FINAL', { details: saidIn(plan, 'APPEAL') }]
    : [finalAt, 'RULING_FINAL', 'FINAL', { details: { because } }]
  return [
    [timeline.acceptedAt, 'CASE_ACCEPTED', 'FIRST_INSTANCE'],
    [transferredAt, 'CASE_TRANSFERRED', 'TRANSFERRED', { reason: transferReason }],
    [ruledAt, 'RULING_ISSUED', 'RULED', { details: saidIn(plan, 'FIRST') }],
    [notifiedAt, 'RULING_NOTIFIED', 'NOTIFIED'],
    [appealedAt, 'APPEAL_LODGED', 'APPEALED', { reason: appealReason }],
    final,
    [timeline.closedAt, 'CASE_CLOSED', 'CLOSED', { by: keepers[1] }],
  ]
}

function saidIn(plan: SeizurePlan, instance: Instance) {
  const outcome = instance === 'FIRST' ? plan.outcome : plan.lastOutcome
  return { outcome, fineRial: fineOf(plan, instance), outside: false }
}

interface Told {
  by?: Person
  reason?: string
  details?: Record<string, unknown>
}

/** Returned goods carry no fine. */
function fineOf(plan: SeizurePlan, instance: Instance): number {
  const outcome = instance === 'FIRST' ? plan.outcome : plan.lastOutcome
  return outcome === 'RETURN' ? 0 : plan.fineRial
}

function writeRulings(ledger: Ledger, plan: SeizurePlan, caseId: string): void {
  const { timeline, outcome, lastOutcome, grounds, appealGrounds, penalty } = plan
  const ruling = (at: number, instance: Instance, said: string, why: string) => {
    const id = idAt(at, idFrom('demo-ruling', caseId, instance))
    const what = [instance, said, fineOf(plan, instance), why]
    ledger.row('ruling', [id, caseId, ...what, isoOf(at), personId(penalty.username)])
  }
  if (timeline.ruledAt) ruling(timeline.ruledAt, 'FIRST', outcome, grounds)
  if (timeline.appealedAt && timeline.finalAt)
    ruling(timeline.finalAt, 'APPEAL', lastOutcome, appealGrounds)
}
