import { addJalaliMonths, endOfTehranDay, startOfTehranDay, tehranDay } from '@/lib/calendar'
import type { Law } from '@/lib/states'
import type { CaseState, Confidence, LegalRuleKind, OrderState } from '@/prisma/generated/enums'

export type CaseAction =
  | 'ACCEPT'
  | 'TRANSFER'
  | 'RULE'
  | 'NOTIFY'
  | 'LODGE_APPEAL'
  | 'RULE_APPEAL'
  | 'MAKE_FINAL'
  | 'CLOSE'

const PENALTY = ['PENALTY_OFFICER'] as const
const HOLDERS = ['WAREHOUSE_KEEPER', 'CUSTOMS_OFFICER'] as const

/** A file before the penalty authority: Anti-Smuggling Law arts. 44 (competence), 45 (ruling), 50 (appeal). */
export const CASE_LAW: Law<CaseState, CaseAction> = {
  subject: 'CASE',
  first: ['FILED'],
  steps: [
    {
      from: 'FILED',
      action: 'ACCEPT',
      to: 'FIRST_INSTANCE',
      roles: PENALTY,
      event: 'CASE_ACCEPTED',
    },
    {
      from: 'FILED',
      action: 'TRANSFER',
      to: 'TRANSFERRED',
      roles: PENALTY,
      event: 'CASE_TRANSFERRED',
      reason: true,
    },
    {
      from: 'FIRST_INSTANCE',
      action: 'TRANSFER',
      to: 'TRANSFERRED',
      roles: PENALTY,
      event: 'CASE_TRANSFERRED',
      reason: true,
    },
    { from: 'FIRST_INSTANCE', action: 'RULE', to: 'RULED', roles: PENALTY, event: 'RULING_ISSUED' },
    { from: 'RULED', action: 'NOTIFY', to: 'NOTIFIED', roles: PENALTY, event: 'RULING_NOTIFIED' },
    {
      from: 'NOTIFIED',
      action: 'LODGE_APPEAL',
      to: 'APPEALED',
      roles: PENALTY,
      event: 'APPEAL_LODGED',
      reason: true,
    },
    {
      from: 'APPEALED',
      action: 'RULE_APPEAL',
      to: 'FINAL',
      roles: PENALTY,
      event: 'APPEAL_RULED',
    },
    { from: 'NOTIFIED', action: 'MAKE_FINAL', to: 'FINAL', roles: PENALTY, event: 'RULING_FINAL' },
    { from: 'FINAL', action: 'CLOSE', to: 'CLOSED', roles: HOLDERS, event: 'CASE_CLOSED' },
  ],
}

/** Where a file is at its end before a branch. */
export const ENDED_STATES: readonly CaseState[] = ['TRANSFERRED', 'CLOSED']

export type OrderAction = 'SET_APART' | 'CARRY_OUT'

/** What becomes of the goods: set apart by one, carried out by another. */
export const ORDER_LAW: Law<OrderState, OrderAction> = {
  subject: 'ORDER',
  first: ['ORDERED'],
  steps: [
    {
      from: 'ORDERED',
      action: 'SET_APART',
      to: 'SET_APART',
      roles: HOLDERS,
      event: 'GOODS_SET_APART',
    },
    {
      from: 'SET_APART',
      action: 'CARRY_OUT',
      to: 'CLOSED',
      roles: HOLDERS,
      event: 'ORDER_CARRIED_OUT',
      secondPerson: true,
    },
  ],
}

/** A row of legal_rule: one period or one amount, with its article, version and validity. */
export interface LegalRuleView {
  id: string
  kind: LegalRuleKind
  article: string
  titleFa: string
  titleEn: string
  /** Whole rials. */
  amountRial: number | null
  days: number | null
  /** Jalali months. */
  months: number | null
  /** Tehran days, `YYYY-MM-DD`; valid from the first, before the second. */
  validFrom: string
  validTo: string | null
  confidence: Confidence
  verifiedBy: string | null
}

/** The rule of a kind in force at an instant; of two the newer. None is no rule, never a default. */
export function ruleFor(
  kind: LegalRuleKind,
  rules: readonly LegalRuleView[],
  at: Date,
): LegalRuleView | undefined {
  const day = tehranDay(at)
  return rules
    .filter((rule) => rule.kind === kind && rule.validFrom <= day)
    .filter(({ validTo }) => validTo === null || day < validTo)
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
}

export interface RunningClock {
  kind: LegalRuleKind
  startedAt: Date
  /** The last millisecond of the last day in Tehran. */
  dueAt: Date
  article: string
}

/** What of a file its clocks start from; the value decides whether an appeal is open at all. */
export interface ClockedCase {
  state: CaseState
  filedAt: Date
  notifiedAt: Date | null
  appealedAt?: Date | null
  finalAt: Date | null
  /** Whole rials. */
  valueRial?: number | null
}

/**
 * The legal clock that runs on a file now: to rule (art. 45, from receiving the file, the appeal branch too),
 * to appeal (art. 50), to dispose of the goods (art. 56). None where no rule in force sets one.
 */
export function caseClock(
  file: ClockedCase,
  rules: readonly LegalRuleView[],
): RunningClock | undefined {
  const [kind, startedAt] = runningOn(file)
  const rule = kind && startedAt && ruleFor(kind, rules, startedAt)
  if (!rule || (kind === 'APPEAL_PERIOD' && isFinalAtOnce(file, rules))) return undefined
  const dueAt = endOfPeriod(rule, startedAt)
  return dueAt && { kind, startedAt, dueAt, article: rule.article }
}

function runningOn(file: ClockedCase): [LegalRuleKind?, (Date | null | undefined)?] {
  switch (file.state) {
    case 'FILED':
    case 'FIRST_INSTANCE':
      return ['RULING_PERIOD', file.filedAt]
    case 'APPEALED':
      return ['RULING_PERIOD', file.appealedAt]
    case 'NOTIFIED':
      return ['APPEAL_PERIOD', file.notifiedAt]
    case 'FINAL':
      return ['DISPOSITION_PERIOD', file.finalAt]
    default:
      return []
  }
}

/** The end of the last day of a period of days or Jalali months; none where the rule sets an amount. */
export function endOfPeriod(
  { days, months }: Pick<LegalRuleView, 'days' | 'months'>,
  startedAt: Date,
): Date | undefined {
  if (months !== null) return endOfTehranDay(addJalaliMonths(startedAt, months))
  if (days === null) return undefined
  return endOfTehranDay(startOfTehranDay(tehranDay(startedAt), days))
}

/** Art. 50: below the amount in force when it was served a ruling is final without an appeal. */
export function isFinalAtOnce(
  { notifiedAt, valueRial }: Pick<ClockedCase, 'notifiedAt' | 'valueRial'>,
  rules: readonly LegalRuleView[],
): boolean {
  const amount = notifiedAt && ruleFor('FINAL_BELOW', rules, notifiedAt)?.amountRial
  if (typeof amount !== 'number' || typeof valueRial !== 'number') return false
  return valueRial < amount
}

/** Whether a clock that has run out is somebody's breach; an appeal period that is over is nobody's. */
export function isBreach(clock: RunningClock | undefined, at: Date): boolean {
  return clock !== undefined && clock.kind !== 'APPEAL_PERIOD' && clock.dueAt < at
}
