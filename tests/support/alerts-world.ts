import type { Actor } from '@/lib/actor'
import { type Raised, raiseAlert } from '@/lib/alerts/commands'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok, refused } from '@/lib/result'
import type { AlertRuleCode, Role } from '@/prisma/generated/enums'
import { query } from './database'
import { officeId, person, policeInKhorramshahr } from './people'
import { insert, settleWorld } from './world'

export const policeInShadegan = person('sadegh', 'صادق هور', 'POLICE_OFFICER', 'police-shadegan')
export const comradeInKhorramshahr = person(
  'karim',
  'کریم شط',
  'POLICE_OFFICER',
  'police-khorramshahr',
)

/** The people, two more police officers, and the rules as these tests have them. */
export async function settleAlerts(): Promise<void> {
  await settleWorld()
  for (const { id, username, displayName, role, officeId } of [
    policeInShadegan,
    comradeInKhorramshahr,
  ]) {
    const person = { id, username, display_name: displayName, role, office_id: officeId }
    await insert('user_account', {
      ...person,
      created_at: '2026-01-01T00:00:00Z',
    })
  }
  await haveRule('ROUTE_RISK_HIGH', 50, 'POLICE_OFFICER', 60)
  await haveRule('SCANNER_DOWN', 1, 'CUSTOMS_SUPERVISOR', 120)
  await haveRule('GOODS_PROHIBITED', 1, 'POLICE_OFFICER', 240)
}

export async function haveRule(
  code: AlertRuleCode,
  threshold: number,
  role: Role,
  minutes: number,
  enabled = true,
): Promise<void> {
  await query(
    `INSERT INTO alert_rule (code, enabled, threshold, addressed_role, ack_minutes) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (code) DO UPDATE SET enabled = EXCLUDED.enabled, threshold = EXCLUDED.threshold,
       addressed_role = EXCLUDED.addressed_role, ack_minutes = EXCLUDED.ack_minutes`,
    [code, enabled, threshold, role, minutes],
  )
}

/** A side route whose risk has reached 71, as another feature would tell. */
export function risk(changed: Partial<Raised> = {}): Raised {
  return {
    rule: 'ROUTE_RISK_HIGH',
    subject: { type: 'ROUTE_SEGMENT', id: newId() },
    value: 71,
    evidence: { code: 'KH-03', nameFa: 'جاده نخلستان', nameEn: 'Palm grove road', band: 'HIGH' },
    officeId: officeId('police-khorramshahr'),
    at: new Date('2026-11-23T06:00:00Z'),
    ...changed,
  }
}

/** Raises in a transaction of its own; `before` runs in it after raising, and may hold or break it. */
export function raise(
  raised: Raised,
  before: () => Promise<'keep' | 'undo'> = async () => 'keep',
  actor: Actor = policeInKhorramshahr,
) {
  return writeAs(actor, async (tx) => {
    await raiseAlert(tx, actor, raised)
    return (await before()) === 'keep' ? ok(null) : refused('NOT_FOUND')
  })
}

export interface AlertFacts {
  id: string
  number: number
  state: string
  acknowledged_at: Date | null
  acted_at: Date | null
  closed_at: Date | null
}

/** The alerts about a subject, oldest first. */
export function alertsAbout(subjectId: string): Promise<AlertFacts[]> {
  const sql =
    'SELECT a.*, a.number::int AS number FROM alert a WHERE subject_id = $1 ORDER BY a.number'
  return query(sql, [subjectId])
}

/** Raises one and gives it. */
export async function haveAlert(
  changed: Partial<Raised> = {},
  actor: Actor = policeInKhorramshahr,
): Promise<AlertFacts> {
  const raised = risk(changed)
  await raise(raised, undefined, actor)
  const [alert] = await alertsAbout(raised.subject.id)
  if (!alert) throw new Error('no alert was raised')
  return alert
}
