import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALERT_LAW } from '@/lib/alerts/rules'
import { CASE_LAW, ORDER_LAW } from '@/lib/cases/rules'
import { DUTY_LAW, RESOLUTION_LAW } from '@/lib/council/rules'
import { ITEM_LAW } from '@/lib/custody/rules'
import { INTERVENTION_LAW, REPORT_LAW } from '@/lib/route-risk/rules'
import { SCANNER_LAW } from '@/lib/scanners/rules'
import { SCAN_LAW } from '@/lib/scans/rules'
import { SEIZURE_LAW } from '@/lib/seizures/rules'
import type { Law } from '@/lib/states'
import { loadDemo } from '@/prisma/seed/demo'
import { FILLED } from '@/prisma/seed/tables'
import { freshDatabase, query } from '../support/database'

const NOW = new Date('2026-11-23T10:40:00Z')
const LAWS: [table: string, law: Law][] = [
  ['scan_session', SCAN_LAW],
  ['seizure', SEIZURE_LAW],
  ['seized_item', ITEM_LAW],
  ['case_file', CASE_LAW],
  ['disposition_order', ORDER_LAW],
  ['route_report', REPORT_LAW],
  ['intervention', INTERVENTION_LAW],
  ['scanner', SCANNER_LAW],
  ['resolution', RESOLUTION_LAW],
  ['duty', DUTY_LAW],
  ['alert', ALERT_LAW],
]

let url: string
let folder: string
const ask = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  query<Row>(sql, values, url)

beforeAll(async () => {
  url = await freshDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'didban demo '))
  const storageUrl = `file:${encodeURIComponent(folder)}`
  await loadDemo({ url, storageUrl, scans: 6000, images: 8, now: NOW })
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Move extends Record<string, unknown> {
  id: string
  event: string
  role: string
  actor: string
  before: string | null
  after: string | null
  reason: string | null
}

describe.each(LAWS)('the audit log of %s', (table, law) => {
  it('replays to the state of every row, by steps of its law, each taken by whose task it is', async () => {
    const rows = await ask<{ id: string; state: string }>(`SELECT id, state::text FROM ${table}`)
    const events = await ask<Move>(
      `SELECT subject_id AS id, event, role::text, actor_id::text AS actor, before->>'state' AS before,
         after->>'state' AS after, reason
       FROM audit_event WHERE subject_type = $1 ORDER BY at, id`,
      [law.subject],
    )
    const bySubject = bySubjectOf(events)
    expect(rows.length).toBeGreaterThan(0)
    const wrong = rows.flatMap((row) => faultsOf(law, row, bySubject.get(row.id) ?? []))
    expect(wrong.slice(0, 5)).toEqual([])
    const known = new Set(rows.map(({ id }) => id))
    expect(events.filter(({ id }) => !known.has(id))).toEqual([])
  })

  it('ends in every state there is', async () => {
    const states = new Set(law.steps.flatMap(({ from, to }) => [from, to]))
    const found = await ask<{ state: string }>(`SELECT DISTINCT state::text FROM ${table}`)
    expect(found.map(({ state }) => state).toSorted()).toEqual([...states].toSorted())
  })
})

function bySubjectOf(events: Move[]): Map<string, Move[]> {
  const found = new Map<string, Move[]>()
  for (const event of events) found.set(event.id, [...(found.get(event.id) ?? []), event])
  return found
}

/** What is wrong with a thing's course: a step out of turn, by the wrong hand, or without its reason. */
function faultsOf(law: Law, row: { id: string; state: string }, events: Move[]): string[] {
  const moves = events.filter((event) => event.before !== null)
  let state = moves[0]?.before ?? row.state
  const faults = law.first.includes(state) || moves.length === 0 ? [] : [`begins as ${state}`]
  let last = events[0]?.actor
  for (const move of moves) {
    const step = law.steps.find(
      ({ from, to, event }) => from === state && to === move.after && event === move.event,
    )
    const said = `${row.id} ${move.event} ${state}`
    if (move.before !== state || !step) return [...faults, `${said}: no such step`]
    if (!step.roles.some((role) => role === move.role)) faults.push(`${said}: by ${move.role}`)
    if (step.reason && !move.reason) faults.push(`${said}: why`)
    if (step.secondPerson && move.actor === last) faults.push(`${said}: one person`)
    state = step.to
    last = move.actor
  }
  return state === row.state ? faults : [...faults, `${row.id}: ${state} is not ${row.state}`]
}

describe('the custody of every item', () => {
  it('replays to its place, its state and its dates', async () => {
    const wrong = await ask(
      `WITH last AS (SELECT DISTINCT ON (item_id) * FROM custody_event ORDER BY item_id, ordinal DESC)
       SELECT i.id, i.state, l.kind FROM seized_item i LEFT JOIN last l ON l.item_id = i.id
         LEFT JOIN custody_event r ON r.item_id = i.id AND r.kind = 'RECEIVED'
         LEFT JOIN custody_event o ON o.item_id = i.id AND o.kind = 'HANDED_OUT'
       WHERE i.state::text IS DISTINCT FROM CASE l.kind WHEN 'RECEIVED' THEN 'STORED' WHEN 'MOVED' THEN 'STORED'
           WHEN 'SET_APART' THEN 'READY_FOR_DISPOSAL' WHEN 'HANDED_OUT' THEN 'OUT' ELSE 'WITH_DISCOVERER' END
         OR i.bay_id IS DISTINCT FROM l.to_bay_id OR i.stored_at IS DISTINCT FROM r.at OR i.out_at IS DISTINCT FROM o.at
         OR i.store_id IS DISTINCT FROM r.holder_id`,
    )
    expect(wrong).toEqual([])
  })

  it('is an unbroken chain of hashes', async () => {
    const broken = await ask(
      `SELECT id FROM (SELECT e.*, didban_custody_text(e) AS told,
           lag(hash) OVER (PARTITION BY item_id ORDER BY ordinal) AS before FROM custody_event e) AS e
       WHERE hash <> encode(sha256(convert_to(told, 'UTF8')), 'hex') OR previous_hash IS DISTINCT FROM before`,
    )
    expect(broken).toEqual([])
  })

  it('lies in bays that suit the goods, and in the cage when it is set apart', async () => {
    const astray = await ask(
      `SELECT i.id FROM seized_item i JOIN bay b ON b.id = i.bay_id JOIN goods_class g ON g.code = i.class_code
       WHERE b.store_id <> i.store_id OR (b.kind = 'DISPOSAL_CAGE') <> (i.state = 'READY_FOR_DISPOSAL')
         OR (i.state = 'STORED' AND g.hazardous <> (b.kind = 'HAZARDOUS'))
         OR (i.state = 'STORED' AND g.perishable <> (b.kind = 'COLD'))`,
    )
    expect(astray).toEqual([])
  })
})

describe('the papers', () => {
  it('go with the goods: receipt with delivery, file with filing, value with appraisal', async () => {
    const wrong = await ask(
      `SELECT s.number FROM seizure s LEFT JOIN receipt r ON r.seizure_id = s.id LEFT JOIN case_file c ON c.seizure_id = s.id
         LEFT JOIN LATERAL (SELECT sum(value_rial) AS value FROM seized_item WHERE seizure_id = s.id) AS i ON true
       WHERE r.received_at IS DISTINCT FROM s.delivered_at OR (s.value_rial IS NOT NULL AND s.value_rial <> i.value)
         OR (c.id IS NULL) <> (s.state NOT IN ('ADJUDICATING', 'CLOSED')) OR s.closed_at IS DISTINCT FROM c.closed_at`,
    )
    expect(wrong).toEqual([])
  })

  it('keep old stock on the shelves: some older than half a year, some older than a year', async () => {
    const [ages] = await ask(
      `SELECT count(*) FILTER (WHERE $1 - stored_at > interval '181 days')::int AS old,
         count(*) FILTER (WHERE $1 - stored_at > interval '366 days')::int AS oldest
       FROM seized_item WHERE state = 'STORED'`,
      [NOW],
    )
    expect(Number(ages?.old)).toBeGreaterThan(20)
    expect(Number(ages?.oldest)).toBeGreaterThan(5)
  })

  it('run past their clocks in places: rulings, and the fate of goods', async () => {
    const [late] = await ask(
      `SELECT count(*) FILTER (WHERE state IN ('FILED', 'FIRST_INSTANCE') AND $1 - filed_at > interval '32 days')::int AS rulings,
         count(*) FILTER (WHERE state = 'FINAL' AND $1 - final_at > interval '63 days')::int AS fates,
         count(*) FILTER (WHERE state = 'FINAL' AND $1 - final_at < interval '60 days')::int AS fresh
       FROM case_file`,
      [NOW],
    )
    for (const count of Object.values(late ?? {})) expect(Number(count)).toBeGreaterThan(2)
  })

  it('fine within what arts. 18 and 22 say', async () => {
    const outside = await ask(
      `SELECT r.id FROM ruling r JOIN case_file c ON c.id = r.case_id JOIN seizure s ON s.id = c.seizure_id
         JOIN consignment g ON g.id = s.consignment_id
       WHERE r.outcome = 'CONFISCATION' AND NOT EXISTS (SELECT FROM fine_band b WHERE b.legal_kind = s.legal_kind
           AND (b.direction IS NULL OR b.direction = g.direction) AND s.value_rial >= b.above_rial
           AND (b.up_to_rial IS NULL OR s.value_rial <= b.up_to_rial)
           AND r.fine_rial BETWEEN s.value_rial * b.min_multiple AND s.value_rial * b.max_multiple)
         OR (r.outcome = 'RETURN' AND r.fine_rial > 0)`,
    )
    expect(outside).toEqual([])
  })
})

describe('the units', () => {
  it('log no scan while they are down, and are what their last downtime left them', async () => {
    const during = await ask(
      `SELECT s.number FROM downtime d JOIN scan_session s ON s.scanner_id = d.scanner_id
         AND s.scanned_at >= d.started_at AND (d.ended_at IS NULL OR s.scanned_at < d.ended_at)`,
    )
    expect(during).toEqual([])
    const wrong = await ask(
      `SELECT u.code FROM scanner u LEFT JOIN LATERAL
         (SELECT * FROM downtime WHERE scanner_id = u.id ORDER BY started_at DESC LIMIT 1) AS d ON true
       WHERE (u.state = 'OUT_OF_SERVICE') <> (d.id IS NOT NULL AND d.ended_at IS NULL)
         OR (u.state IN ('IN_SERVICE', 'OUT_OF_SERVICE') AND u.state_since < coalesce(d.ended_at, d.started_at))
         OR (d.ended_at IS NULL AND u.blocker IS DISTINCT FROM d.blocker AND u.state = 'OUT_OF_SERVICE')`,
    )
    expect(wrong).toEqual([])
  })

  it('stand at the stage that their way into service has reached, held by what holds them', async () => {
    const wrong = await ask(
      `SELECT u.code FROM scanner u JOIN LATERAL
         (SELECT * FROM commissioning_event WHERE scanner_id = u.id ORDER BY at DESC LIMIT 1) AS e ON true
       WHERE u.state = 'COMMISSIONING' AND (u.stage <> e.stage OR u.blocker IS DISTINCT FROM e.blocker)`,
    )
    expect(wrong).toEqual([])
  })
})

it('every side route shows its newest score', async () => {
  const wrong = await ask(
    `SELECT s.code FROM route_segment s LEFT JOIN LATERAL
       (SELECT * FROM route_score WHERE segment_id = s.id ORDER BY at DESC LIMIT 1) AS n ON true
     WHERE s.score IS DISTINCT FROM n.score OR s.band IS DISTINCT FROM n.band OR s.scored_at IS DISTINCT FROM n.at`,
  )
  expect(wrong).toEqual([])
  const bands = await ask('SELECT DISTINCT band FROM route_segment WHERE band IS NOT NULL')
  expect(bands).toHaveLength(4)
})

it('the counts by day and unit are those of the scans, folded', async () => {
  const [counts] = await ask(
    `SELECT sum(scans)::int AS scans, sum(referred)::int AS referred, sum(examining)::int AS examining,
       sum(found)::int AS found, (SELECT count(*)::int FROM scan_count_delta) AS unfolded FROM scan_counts`,
  )
  const [scans] = await ask(
    `SELECT count(*)::int AS scans, count(*) FILTER (WHERE state IN ('REFERRED', 'INSPECTING', 'RELEASED', 'SEIZED'))::int AS referred,
       count(*) FILTER (WHERE state IN ('REFERRED', 'INSPECTING'))::int AS examining,
       count(*) FILTER (WHERE state = 'SEIZED')::int AS found, 0 AS unfolded FROM scan_session`,
  )
  expect(counts).toEqual(scans)
})

describe('all of it', () => {
  it('has rows in every table', async () => {
    const empty: string[] = []
    for (const table of FILLED)
      if ((await ask(`SELECT FROM ${table} LIMIT 1`)).length === 0) empty.push(table)
    expect(empty).toEqual([])
  })

  it('lies in the past', async () => {
    const columns = await ask<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       WHERE table_name = ANY ($1) AND data_type = 'timestamp with time zone' AND column_name <> 'acknowledge_by'`,
      [[...FILLED, 'scanner', 'user_account']],
    )
    expect(columns.length).toBeGreaterThan(40)
    for (const { table, column } of columns) {
      const ahead = await ask(`SELECT FROM ${table} WHERE ${column} > $1 LIMIT 1`, [NOW])
      expect([table, column, ahead.length]).toEqual([table, column, 0])
    }
  })

  it('was done by people of the role, office and agency that the log says, who were there by then', async () => {
    const strange = await ask(
      `SELECT e.id FROM audit_event e LEFT JOIN user_account u ON u.id = e.actor_id LEFT JOIN office o ON o.id = u.office_id
       WHERE u.id IS NULL OR u.role <> e.role OR u.office_id <> e.office_id OR o.agency <> e.agency OR u.created_at > e.at`,
    )
    expect(strange).toEqual([])
  })

  it('is numbered without gaps in the order in which it was made', async () => {
    const times = { seizure: 'discovered_at', receipt: 'received_at', alert: 'raised_at' }
    for (const [table, at] of Object.entries(times)) {
      const [order] = await ask(
        `SELECT bool_and(number = place) AS good FROM (SELECT number, row_number() OVER (ORDER BY ${at}, number) AS place
           FROM ${table}) AS t`,
      )
      expect([table, order?.good]).toEqual([table, true])
      const [next] = await ask(
        `SELECT nextval('${table}_number_seq')::int - max(number)::int AS step FROM ${table}`,
      )
      expect([table, next?.step]).toEqual([table, 1])
    }
  })
})
