import type { Actor } from '@/lib/actor'
import { type Address, canHandle } from '@/lib/alerts/policy'
import { ALERT_LAW, type AlertAction } from '@/lib/alerts/rules'
import type { AlertInput, AlertNews, AlertReasonInput } from '@/lib/alerts/schema'
import { recordEvent, takeStep } from '@/lib/audit/commands'
import { now } from '@/lib/clock'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, type Result, refused } from '@/lib/result'
import type { AlertRule, Prisma } from '@/prisma/generated/client'
import type { AlertRuleCode, Role } from '@/prisma/generated/enums'

export interface Raised {
  rule: AlertRuleCode
  subject: { type: string; id: string }
  /** What the rule's threshold is compared with; kept in the evidence beside it. */
  value: number
  /** The figures that made the rule fire, and names to show. */
  evidence: Prisma.InputJsonObject
  /** Whom it calls where one thing calls several; otherwise the rule's own role. */
  to?: Role
  /** Whose office is addressed; null where every office of the role is. */
  officeId: string | null
  at: Date
}

/** Raises an alert where its rule is enabled and reached, unless one of the same rule, subject and role is open. Says whether. */
export async function raiseAlert(tx: Tx, actor: Actor, raised: Raised): Promise<boolean> {
  const rule = await tx.alertRule.findUnique({ where: { code: raised.rule } })
  if (!rule?.enabled || !(raised.value >= rule.threshold)) return false
  const made = await insertAlert(tx, rule, raised)
  if (!made) return false
  const { subject, value, officeId, at } = raised
  await recordEvent(tx, actor, {
    event: 'ALERT_RAISED',
    subject: { type: ALERT_LAW.subject, id: made.id },
    after: { number: made.number, rule: rule.code, value, about: subject.id },
    at,
  })
  const addressedRole = raised.to ?? rule.addressedRole
  const news: AlertNews = { number: made.number, rule: rule.code, state: 'RAISED' }
  await tell(tx, { addressedRole, officeId }, news)
  return true
}

/**
 * Undefined where one of the same rule, subject and role is open; waits for a twin under way. Made by the database's
 * own function: whose work raises an alert for others may not read it.
 */
async function insertAlert(tx: Tx, rule: AlertRule, raised: Raised) {
  const { subject, value, to = rule.addressedRole, officeId, at } = raised
  const id = newId()
  const evidence = JSON.stringify({ ...raised.evidence, value, threshold: rule.threshold })
  const acknowledgeBy = new Date(at.getTime() + rule.ackMinutes * 60_000)
  const [made] = await tx.$queryRaw<{ number: number | null }[]>`
    SELECT didban_raise_alert(${id}::uuid, ${rule.code}::alert_rule_code, ${subject.type}, ${subject.id},
      ${evidence}::jsonb, ${to}::role, ${officeId}::uuid, ${at}, ${acknowledgeBy})::int AS number`
  return made?.number ? { id, number: made.number } : undefined
}

/**
 * Writes to the outbox and wakes its listeners when the transaction commits. The time is the database's: a stream
 * that resumes compares the times of several writers.
 */
async function tell(tx: Tx, { addressedRole, officeId }: Address, news: AlertNews): Promise<void> {
  await tx.$queryRaw`
    SELECT didban_tell('ALERT', ${addressedRole}::role, ${officeId}::uuid, ${JSON.stringify(news)}::jsonb)::text`
}

type Answered = Promise<Result<{ number: number }>>

/** Says that somebody has seen to it; stops the acknowledgement clock. */
export function acknowledgeAlert(actor: Actor, { alertId }: AlertInput): Answered {
  return answer(actor, alertId, 'ACKNOWLEDGE', (at) => ({ acknowledgedAt: at }))
}

/** Says what was done. */
export function actOnAlert(actor: Actor, { alertId, reason }: AlertReasonInput): Answered {
  return answer(actor, alertId, 'ACT', (at) => ({ actedAt: at }), reason)
}

/** It was as the rule said. */
export function closeAlertTrue(actor: Actor, { alertId }: AlertInput): Answered {
  return answer(actor, alertId, 'CLOSE_TRUE', (at) => ({ closedAt: at }))
}

/** It was not, and why. */
export function closeAlertFalse(actor: Actor, { alertId, reason }: AlertReasonInput): Answered {
  return answer(actor, alertId, 'CLOSE_FALSE', (at) => ({ closedAt: at }), reason)
}

type Stamp = (at: Date) => { acknowledgedAt?: Date; actedAt?: Date; closedAt?: Date }

function answer(
  actor: Actor,
  alertId: string,
  action: AlertAction,
  stamp: Stamp,
  reason?: string,
): Answered {
  return writeAs(actor, async (tx) => {
    const alert = await tx.alert.findUnique({ where: { id: alertId } })
    if (!alert) return refused('NOT_FOUND')
    const allowed = canHandle(actor, alert)
    if (!allowed.ok) return allowed
    const at = now()
    const { id, state } = alert
    const taken = await takeStep(tx, actor, {
      law: ALERT_LAW,
      subject: { id, state },
      action,
      at,
      reason,
      update: (from, to) =>
        tx.alert.updateMany({ where: { id, state: from }, data: { state: to, ...stamp(at) } }),
    })
    if (!taken.ok) return taken
    const number = Number(alert.number)
    await tell(tx, alert, { number, rule: alert.ruleCode, state: taken.value.state })
    return ok({ number })
  })
}
