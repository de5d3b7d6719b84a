import { idFrom } from '@/lib/id'
import type { AlertRuleCode, Role } from '@/prisma/generated/enums'
import { type Life, leaveOpen, liveOn, stateOf } from './alert-course'
import { readCsv } from './csv'
import { idAt } from './ids'
import { isoOf, isoOrNull, officeId } from './journal'
import type { Ledger } from './ledger'
import { LIST_FILES } from './lists'
import { seededRandom, seedOf } from './random'
import { type Person, STAFF, staffOf } from './staff'

/** Something that a rule watches has happened. */
export interface Alarm {
  rule: AlertRuleCode
  subject: [type: string, id: string]
  value: number
  evidence: Record<string, unknown>
  /** The office addressed; the whole province where there is none. */
  office: string | null
  at: number
  by: Person
  /** When what it warned of was over; it is not closed before. Null where it still is. */
  overAt?: number | null
}

interface Raised extends Alarm {
  id: string
  handler: Person
  life: Life
}

type RuleColumn = 'code' | 'threshold' | 'addressed_role' | 'ack_minutes'
const RULES = new Map(readCsv<RuleColumn>(LIST_FILES.alertRules).map((row) => [row.code, row]))

const HOUR = 3_600_000
/** Since when the rules have been watching. */
const DAYS = 120

/** Alarms in the order of time become alerts, one open at a time for a rule and a subject, each with its course. */
export function writeAlerts(ledger: Ledger, alarms: Alarm[], now: number): void {
  const open = new Map<string, number>()
  const raised: Raised[] = []
  for (const alarm of alarms.toSorted((a, b) => a.at - b.at || (a.subject < b.subject ? -1 : 1))) {
    const key = `${alarm.rule} ${alarm.subject[1]}`
    const rule = ruleOf(alarm)
    if (alarm.at < now - DAYS * 24 * HOUR || alarm.value < Number(rule.threshold)) continue
    if (alarm.at <= (open.get(key) ?? 0)) continue
    const one = raise(alarm, raised.length, now)
    open.set(key, one.life.closedAt ?? Number.POSITIVE_INFINITY)
    raised.push(one)
  }
  leaveOpen(raised, now)
  for (const one of raised) writeAlert(ledger, one)
}

function ruleOf({ rule }: Alarm): Record<RuleColumn, string> {
  const found = RULES.get(rule)
  if (!found) throw new Error(`there is no rule ${rule}`)
  return found
}

function raise(alarm: Alarm, place: number, now: number): Raised {
  const random = seededRandom(seedOf(place, Math.floor(alarm.at / 1000), 61))
  const { addressed_role, ack_minutes } = ruleOf(alarm)
  const role = addressed_role as Role
  const staff = alarm.office
    ? staffOf(role, alarm.office)
    : STAFF.filter((one) => one.role === role)
  const life = liveOn(random, alarm, Number(ack_minutes) * 60_000, now)
  const id = idAt(alarm.at, idFrom('demo-alert', alarm.rule, alarm.subject[1], String(alarm.at)))
  return { ...alarm, id, handler: random.pick(staff), life }
}

const ACTED: Record<AlertRuleCode, string> = {
  ROUTE_RISK_HIGH: 'گشت به مسیر اعزام شد',
  SCANNER_DOWN: 'با شرکت پشتیبان تماس گرفته شد و پویش به دستگاه دیگر منتقل شد',
  GOODS_PROHIBITED: 'اکیپ انتظامی به محل اعزام شد',
  EXCEPTIONAL_ACCESS: 'دلیل مطالعه با واحد مربوط بررسی شد',
}
const DISMISSED = 'پس از بررسی مورد تأییدی به دست نیامد'

function writeAlert(ledger: Ledger, one: Raised): void {
  const { id, rule, subject, value, office, at, by, life } = one
  const { addressed_role, ack_minutes, threshold } = ruleOf(one)
  const number = ledger.numbers.take('alert')
  const evidence = JSON.stringify({ ...one.evidence, value, threshold: Number(threshold) })
  const due = isoOf(at + Number(ack_minutes) * 60_000)
  const times = [life.acknowledgedAt, life.actedAt, life.closedAt].map(isoOrNull)
  const addressed = [addressed_role, office && officeId(office)]
  const what = [rule, ...subject, evidence, ...addressed, stateOf(life)]
  ledger.row('alert', [id, number, ...what, isoOf(at), due, ...times])
  const details = { number, rule, value, about: subject[1] }
  ledger.event({ at, event: 'ALERT_RAISED', by, subject: ['ALERT', id], details })
  writeAnswers(ledger, one)
}

function writeAnswers(ledger: Ledger, { id, rule, handler: by, life }: Raised): void {
  const subject: [string, string] = ['ALERT', id]
  let before = 'RAISED'
  const step = (at: number | undefined, event: string, after: string, reason?: string) => {
    if (!at) return
    ledger.event({ at, event, by, subject, before, after, ...(reason ? { reason } : {}) })
    before = after
  }
  step(life.acknowledgedAt, 'ALERT_ACKNOWLEDGED', 'ACKNOWLEDGED')
  step(life.actedAt, 'ALERT_ACTED', 'ACTED', ACTED[rule])
  step(life.closedAt, 'ALERT_CLOSED', stateOf(life), life.isTrue ? undefined : DISMISSED)
}
