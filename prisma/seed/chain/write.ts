import { idFrom } from '@/lib/id'
import type { Alarm } from '../alerts'
import type { Ledger } from '../ledger'
import { namesOf } from '../places'
import { type PaperNumbers, writeCase } from './case-rows'
import { writeCustody, writeReceipt } from './custody-rows'
import type { Examination } from './examination'
import type { SeizurePlan } from './seizure'
import { writeExamination, writeSeizure } from './seizure-rows'

/** Examinations and what they led to, numbered in the order in which it was made; gives what to warn of. */
export function writeChain(
  ledger: Ledger,
  examinations: Examination[],
  seizures: SeizurePlan[],
): Alarm[] {
  for (const one of examinations.toSorted(byTime(({ startedAt }) => startedAt)))
    writeExamination(ledger, one)
  const numbers = numbersOf(ledger, seizures)
  for (const plan of seizures) writeOne(ledger, plan, numbers(plan))
  const prohibited = seizures.filter(({ legalKind }) => legalKind === 'PROHIBITED')
  return prohibited.map((plan) => alarmOf(plan, numbers(plan).seizure))
}

function alarmOf({ id, examination, timeline }: SeizurePlan, number: number): Alarm {
  const { office, examiner: by } = examination
  const evidence = { seizure: number, ...namesOf(office) }
  const subject: [string, string] = ['SEIZURE', id]
  const at = timeline.discoveredAt
  return { rule: 'GOODS_PROHIBITED', subject, value: 1, evidence, office: null, at, by }
}

function writeOne(ledger: Ledger, plan: SeizurePlan, numbers: PaperNumbers): void {
  const receiptId = idFrom('demo-receipt', plan.id)
  const caseId = idFrom('demo-case', plan.id)
  const orderId = idFrom('demo-order', plan.id)
  writeSeizure(ledger, plan, numbers.seizure)
  writeReceipt(ledger, plan, receiptId, numbers.receipt)
  writeCase(ledger, plan, { caseId, orderId }, numbers)
  writeCustody(ledger, plan, { receiptId, orderId })
}

/** Numbers of each kind of paper by the time it was made; 0 where it was not. */
function numbersOf({ numbers }: Ledger, plans: SeizurePlan[]) {
  const count = (
    table: 'seizure' | 'receipt' | 'case_file' | 'disposition_order',
    at: (plan: SeizurePlan) => number | undefined,
  ) => {
    const made = plans.filter((plan) => at(plan) !== undefined)
    const sorted = made.toSorted(byTime((plan) => at(plan) ?? 0))
    return new Map(sorted.map((plan) => [plan, numbers.take(table)]))
  }
  const seizures = count('seizure', ({ timeline }) => timeline.discoveredAt)
  const receipts = count('receipt', ({ timeline }) => timeline.receivedAt)
  const cases = count('case_file', ({ timeline }) => timeline.filedAt)
  const orders = count('disposition_order', ({ timeline }) => timeline.orderedAt)
  return (plan: SeizurePlan): PaperNumbers => ({
    seizure: seizures.get(plan) ?? 0,
    receipt: receipts.get(plan) ?? 0,
    caseFile: cases.get(plan) ?? 0,
    order: orders.get(plan) ?? 0,
  })
}

function byTime<T extends { id: string }>(timeOf: (one: T) => number) {
  return (a: T, b: T) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1)
}
