import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageKey } from '@/lib/images'
import { matchesPassword } from '@/lib/password'
import { stateAfter } from '@/lib/scans/rules'
import type { ScanState, Verdict } from '@/prisma/generated/enums'
import { loadDemo } from '@/prisma/seed/demo'
import { FILLED } from '@/prisma/seed/tables'
import { freshDatabase, query } from '../support/database'

const SIZE = { scans: 6000, images: 8, now: new Date('2026-11-23T10:40:00Z') }
let url: string
let folder: string
let demo: Awaited<ReturnType<typeof loadDemo>>
const ask = (sql: string, values: unknown[] = []) => query(sql, values, url)
const storageUrl = (place: string) => `file:${encodeURIComponent(place)}`

beforeAll(async () => {
  url = await freshDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'didban demo '))
  demo = await loadDemo({ url, storageUrl: storageUrl(folder), ...SIZE })
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the demonstration province', () => {
  it('is as large as was asked for and says that it is there', async () => {
    const [counts] = await ask(
      `SELECT (SELECT count(*)::int FROM scan_session) AS scans,
         (SELECT count(DISTINCT scan_id)::int FROM scan_image) AS pictured,
         (SELECT demo_loaded_at FROM installation) AS loaded`,
    )
    expect(counts).toEqual({ scans: 6000, pictured: 8, loaded: SIZE.now })
  })

  it('is not loaded again', async () => {
    expect(await loadDemo({ url, storageUrl: storageUrl(folder), ...SIZE })).toBeUndefined()
  })

  it('gives accounts of every role, each with a password of its own that opens it', async () => {
    const accounts = demo?.accounts ?? []
    expect(new Set(accounts.slice(0, 7).map((account) => account.role)).size).toBe(7)
    const second = accounts.slice(7).map(({ role, username }) => [role, username])
    expect(second).toEqual([
      ['WAREHOUSE_KEEPER', 'store.khorramshahr.2'],
      ['POLICE_OFFICER', 'police.abadan'],
    ])
    expect(new Set(accounts.map((account) => account.password)).size).toBe(9)
    for (const { username, password } of accounts.slice(0, 2)) {
      const [user] = await ask(
        'SELECT password_hash FROM credential JOIN user_account ON id = user_id WHERE username = $1',
        [username],
      )
      expect(await matchesPassword(password, user?.password_hash as string)).toBe(true)
    }
  })

  it('is the same in another database at the same moment, passwords apart', async () => {
    const other = await freshDatabase()
    const place = await mkdtemp(path.join(tmpdir(), 'didban demo '))
    await loadDemo({ url: other, storageUrl: storageUrl(place), ...SIZE })
    await rm(place, { recursive: true })
    for (const table of [...FILLED, 'scanner', 'scan_count'])
      expect(await contents(table, other)).toEqual(await contents(table, url))
    const people =
      'SELECT id, username, display_name, role, office_id FROM user_account ORDER BY id'
    expect(await query(people, [], other)).toEqual(await ask(people))
  }, 120_000)

  it('continues its numbers', async () => {
    const [next] = await ask(
      `SELECT nextval('scan_session_number_seq')::int AS scan, (SELECT max(number)::int FROM scan_session) AS last,
         (SELECT bool_and(number = place) FROM (SELECT number, row_number() OVER (ORDER BY logged_at, id) AS place
           FROM scan_session) AS s) AS in_order`,
    )
    expect(next).toEqual({ scan: 6001, last: 6000, in_order: true })
  })
})

async function contents(table: string, database: string): Promise<unknown> {
  const [row] = await query(
    `SELECT count(*)::int AS count, md5(string_agg(t::text, '|' ORDER BY t::text)) AS hash FROM ${table} AS t`,
    [],
    database,
  )
  return row
}

/** Where an examination takes a scan that was referred. */
const EXAMINED = ['INSPECTING', 'RELEASED', 'SEIZED']

describe('its scans', () => {
  it('stand where their decisions put them', async () => {
    const rows = await query<{ state: string; verdicts: Verdict[] | null }>(
      `SELECT s.state::text, array_agg(d.verdict::text ORDER BY d.decided_at) FILTER (WHERE d.id IS NOT NULL) AS verdicts
       FROM scan_session s LEFT JOIN image_decision d ON d.scan_id = s.id GROUP BY s.id`,
      [],
      url,
    )
    const wrong = rows.filter(({ state, verdicts }) => {
      const replayed = (verdicts ?? []).reduce<ScanState | undefined>(
        (before, verdict) => before && stateAfter(before, verdict),
        'SCANNED',
      )
      return replayed !== (EXAMINED.includes(state) ? 'REFERRED' : state)
    })
    expect(wrong).toEqual([])
    expect(new Set(rows.map((row) => row.state)).size).toBe(7)
  })

  it('wait only with a picture, or since a moment ago', async () => {
    const waiting = await ask(
      `SELECT s.id FROM scan_session s WHERE state = 'SCANNED' AND scanned_at < $1
         AND NOT EXISTS (SELECT FROM scan_image i WHERE i.scan_id = s.id)`,
      [new Date(SIZE.now.getTime() - 3_600_000)],
    )
    expect(waiting).toEqual([])
  })

  it('were decided by officers of their own office, suspicion with its reason', async () => {
    const foreign = await ask(
      `SELECT d.id FROM image_decision d JOIN scan_session s ON s.id = d.scan_id JOIN user_account u ON u.id = d.reader_id
       WHERE u.office_id <> s.office_id OR d.decided_at <= s.logged_at OR d.decided_at > $1`,
      [SIZE.now],
    )
    expect(foreign).toEqual([])
  })

  it('have their events, and nothing else has any', async () => {
    const [missing] = await ask(
      `SELECT
        (SELECT count(*)::int FROM scan_session s WHERE NOT EXISTS (SELECT FROM audit_event e
          WHERE e.subject_type = 'SCAN' AND e.subject_id = s.id::text AND e.event = 'SCAN_LOGGED' AND e.at = s.logged_at
            AND e.actor_id = s.operator_id AND e.office_id = s.office_id AND (e.after->>'number')::bigint = s.number
            AND e.after->>'consignmentId' = s.consignment_id::text)) AS logged,
        (SELECT count(*)::int FROM image_decision d JOIN scan_session s ON s.id = d.scan_id
          WHERE NOT EXISTS (SELECT FROM audit_event e WHERE e.subject_id = s.id::text AND e.event = 'IMAGE_DECIDED'
            AND e.at = d.decided_at AND e.before->>'state' = 'SCANNED' AND e.after->>'verdict' = d.verdict::text
            AND e.reason IS NOT DISTINCT FROM d.reason)) AS decided,
        (SELECT count(*) FROM audit_event WHERE subject_type IN ('SCAN', 'CONSIGNMENT') AND event NOT LIKE 'INSPECTION%')
          - (SELECT count(*) FROM scan_session) - (SELECT count(*) FROM image_decision)
          - (SELECT count(*) FROM consignment) AS others`,
    )
    expect(missing).toEqual({ logged: 0, decided: 0, others: '0' })
  })
})

describe('its radiographs', () => {
  it('lie in the store under their hash, with preview and thumbnail', async () => {
    const images = await ask('SELECT sha256, byte_length, bit_depth, energy FROM scan_image')
    expect(images).toHaveLength(16)
    for (const { sha256, byte_length } of images as { sha256: string; byte_length: number }[]) {
      const bytes = await readFile(path.join(folder, imageKey(sha256, 'original')))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(bytes.length).toBe(byte_length)
      for (const size of ['preview', 'thumbnail'] as const)
        expect((await readFile(path.join(folder, imageKey(sha256, size)))).length).toBeGreaterThan(
          500,
        )
    }
  })

  it('leave no file behind where the load fails, and no row', async () => {
    const other = await freshDatabase()
    const place = await mkdtemp(path.join(tmpdir(), 'didban demo '))
    await query(
      `INSERT INTO scanner (id, code, kind, maker, model, office_id, rated_per_hour, energy_mev, opens_at_hour,
         closes_at_hour, state, state_since)
       SELECT gen_random_uuid(), 'SHL-M1', 'MOBILE', 'X', 'Y', id, 20, 6, 7, 19, 'IN_SERVICE', now()
       FROM office WHERE code = 'shalamcheh'`,
      [],
      other,
    )
    const failed = loadDemo({ url: other, storageUrl: storageUrl(place), ...SIZE })
    await expect(failed).rejects.toThrow('scanner_code_key')
    const left = await readdir(place, { recursive: true, withFileTypes: true })
    expect(left.filter((entry) => entry.isFile())).toEqual([])
    expect(await query('SELECT id FROM user_account', [], other)).toEqual([])
    await rm(place, { recursive: true })
  }, 60_000)
})
