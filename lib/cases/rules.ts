import type { Law } from '@/lib/states'
import type { CaseState, OrderState } from '@/prisma/generated/enums'

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
