import { newId } from '@/lib/id'
import { lengthOf } from '@/lib/route-risk/segments/rules'
import type { HarmClass, InterventionState, ReportState, RiskBand } from '@/prisma/generated/enums'
import { query } from './database'
import { officeId, person, policeInKhorramshahr } from './people'
import { insert, settleWorld } from './world'

/** Side routes, reports and interventions made by SQL, past all of the program's own rules but the database's. */

export const comradeInKhorramshahr = person(
  'karim',
  'کریم شط',
  'POLICE_OFFICER',
  'police-khorramshahr',
)
export const policeInDashtAzadegan = person(
  'sami',
  'سامی هور',
  'POLICE_OFFICER',
  'police-dasht-e-azadegan',
)

/** The people, two more police officers, and the rule on risky routes. */
export async function settleRoutes(): Promise<void> {
  await settleWorld()
  for (const { id, username, displayName, role, officeId } of [
    comradeInKhorramshahr,
    policeInDashtAzadegan,
  ]) {
    await insert('user_account', {
      id,
      username,
      display_name: displayName,
      role,
      office_id: officeId,
      created_at: '2026-01-01T00:00:00Z',
    })
  }
  await query(
    `INSERT INTO alert_rule (code, enabled, threshold, addressed_role, ack_minutes)
     VALUES ('ROUTE_RISK_HIGH', true, 50, 'POLICE_OFFICER', 60)
     ON CONFLICT (code) DO UPDATE SET enabled = true, threshold = 50`,
  )
}

export const LINE = [
  [48.06, 30.5],
  [48.06, 30.51],
] as const

export interface SegmentFacts {
  countyCode?: string
  harm?: HarmClass
  monthlyValueRial?: number
}

/** A short and valuable route near Shalamcheh, where one strong report makes the score high. */
export async function haveSegment(facts: SegmentFacts = {}): Promise<{ id: string; code: string }> {
  segments += 1
  const code = `T-${String(segments).padStart(3, '0')}`
  const row = await insert('route_segment', {
    id: newId(),
    code,
    name_fa: `مسیر ${segments}`,
    name_en: `Route ${segments}`,
    county_code: facts.countyCode ?? 'khorramshahr',
    surface: 'DIRT',
    line: JSON.stringify(LINE),
    length_km: lengthOf(LINE),
    monthly_value_rial: facts.monthlyValueRial ?? 50_000_000_000,
    harm: facts.harm ?? 'SEVERE',
  })
  return { id: String(row.id), code }
}
let segments = 0

export interface ReportFacts {
  at: string
  severity?: number
  state?: ReportState
  answeredAt?: string
}

/** A report by the officer in Khorramshahr; answered, by the colleague. */
export async function haveReport(segmentId: string, facts: ReportFacts): Promise<string> {
  const { at, severity = 5, state = 'SUBMITTED' } = facts
  const answered =
    state === 'SUBMITTED'
      ? {}
      : { answered_at: facts.answeredAt ?? at, answered_by_id: comradeInKhorramshahr.id }
  const row = await insert('route_report', {
    id: newId(),
    segment_id: segmentId,
    office_id: officeId('police-khorramshahr'),
    reporter_id: policeInKhorramshahr.id,
    severity,
    observed_at: at,
    submitted_at: at,
    note: 'رد چرخ',
    state,
    ...answered,
  })
  return String(row.id)
}

export interface InterventionFacts {
  state?: InterventionState
  startedAt?: string
  endedAt?: string
  plannedTo?: string
  hoursPerDay?: number
}

export async function haveIntervention(
  segmentId: string,
  facts: InterventionFacts = {},
): Promise<string> {
  const row = await insert('intervention', {
    id: newId(),
    segment_id: segmentId,
    office_id: officeId('police-khorramshahr'),
    kind: 'PATROL',
    hours_per_day: facts.hoursPerDay ?? 12,
    planned_from: '2026-11-01',
    planned_to: facts.plannedTo ?? '2026-12-31',
    planned_by_id: policeInKhorramshahr.id,
    planned_at: '2026-11-01T06:00:00Z',
    state: facts.state ?? 'PLANNED',
    started_at: facts.startedAt ?? null,
    ended_at: facts.endedAt ?? null,
  })
  return String(row.id)
}

export interface StoredScore {
  at: Date
  score: number
  band: RiskBand
  threat: number
  vulnerability: number
  impact: number
  inputs: { version: number; reports: { state: string; weight: number }[] }
}

/** The ledger of a route's scores, oldest first. */
export function scoresOf(segmentId: string): Promise<StoredScore[]> {
  return query('SELECT * FROM route_score WHERE segment_id = $1 ORDER BY at, id', [segmentId])
}

export async function cachedScore(segmentId: string) {
  const [row] = await query<{ score: number | null; band: string | null; scored_at: Date | null }>(
    'SELECT score, band, scored_at FROM route_segment WHERE id = $1',
    [segmentId],
  )
  return row
}
