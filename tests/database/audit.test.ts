import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, mintActor } from '@/lib/actor'
import { BEFORE_FIRST, hashOf, readRow } from '@/lib/audit/chain/rules'
import { makeCheckpoint } from '@/lib/audit/checkpoints/jobs'
import { listChains } from '@/lib/audit/checkpoints/queries'
import { publicKeyOf, readSigned } from '@/lib/audit/checkpoints/rules'
import { recordEvent, recordEvents, recordRead } from '@/lib/audit/commands'
import { exportChain } from '@/lib/audit/export/commands'
import { readRows } from '@/lib/audit/export/queries'
import { searchAudit } from '@/lib/audit/search/queries'
import { auditFilter } from '@/lib/audit/search/schema'
import { verifyChain } from '@/lib/audit/verification/commands'
import { run as verifyAudit } from '@/lib/cli/verify-audit'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok } from '@/lib/result'
import type { Agency } from '@/prisma/generated/enums'
import { verdictOf } from '../support/audit-world'
import { query, wayIn } from '../support/database'
import {
  administrator,
  judge,
  officerAtShalamcheh,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { itIs, settleWorld } from '../support/world'

beforeAll(settleWorld)

const AT = new Date('2026-11-23T06:00:00.123Z')
const confirmed = (actor: Actor) => mintActor({ ...actor, confirmedAt: AT })
const event = (id = newId()) => ({ event: 'SCAN_LOGGED', subject: { type: 'SCAN', id }, at: AT })
const write = (actor: Actor, ...events: Parameters<typeof recordEvent>[2][]) =>
  writeAs(actor, async (tx) => {
    for (const one of events) await recordEvent(tx, actor, one)
    return ok(null)
  })

async function chainOf(actor: Actor, agency: Agency) {
  const rows = await readRows(actor, agency, 0, 1_000_000)
  return { rows, hashes: rows.map(hashOf) }
}

/** An agency's person on a connection of their own, past the program but not past the database. */
async function asRole(
  { agency, id, role, officeId }: Actor,
  sql: string,
  values: unknown[] = [],
  worn = `didban_${agency.toLowerCase()}`,
): Promise<string | pg.QueryResult> {
  const client = new pg.Client(wayIn('APP_SERVER'))
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `SELECT set_config('didban.actor', $1, true), set_config('didban.role', $2, true),
        set_config('didban.agency', $3, true), set_config('didban.office', $4, true), set_config('role', $5, true)`,
      [id, role, agency, officeId, worn],
    )
    return await client.query(sql, values)
  } catch (error) {
    return String((error as { code?: string }).code)
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
    await client.end()
  }
}

const INSERT = `INSERT INTO audit_event (id, at, event, agency, actor_id, role, office_id, subject_type, subject_id)
  VALUES ($1, now(), 'SCAN_LOGGED', $2, $3, $4, $5, 'SCAN', 'x')`
const given = (
  actor: Actor,
  changed: Partial<Record<'agency' | 'id' | 'role' | 'officeId', string>> = {},
) => {
  const { agency, id, role, officeId } = { ...actor, ...changed }
  return [newId(), agency, id, role, officeId]
}

describe('appending', () => {
  it('gives each event its place behind the last one of its agency', async () => {
    await write(policeInKhorramshahr, event(), event())
    await write(officerAtShalamcheh, event())
    await write(policeInKhorramshahr, event())
    for (const agency of ['POLICE', 'CUSTOMS'] as const) {
      const { rows, hashes } = await chainOf(judge, agency)
      expect(rows.map(({ ordinal }) => Number(ordinal))).toEqual(rows.map((_, index) => index + 1))
      expect(rows.map(({ previousHash }) => previousHash)).toEqual([
        BEFORE_FIRST,
        ...hashes.slice(0, -1),
      ])
      expect(rows.map(({ hash }) => hash)).toEqual(hashes)
    }
  })

  it('says which request did it', async () => {
    const actor = mintActor({ ...policeInKhorramshahr, requestId: 'r-77' })
    await write(actor, event())
    const { rows } = await chainOf(judge, 'POLICE')
    expect(rows.at(-1)?.requestId).toBe('r-77')
  })

  it('hashes the same in the database as in Node, whatever an event holds', async () => {
    const plain = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replaceAll('\0', ''))
    const text = fc.oneof(plain, fc.constantFrom('«نیم‌فاصله»', "it's", 'a "b" \\ c', '\n\t', '۱۲۳'))
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    const value = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.array(text))
    const object = fc.dictionary(plain, value, { maxKeys: 4 })
    const events = fc.sample(
      fc.record({ subject: fc.record({ type: text, id: text }), event: text, after: object }),
      { numRuns: 500, seed: 1 },
    )
    await writeAs(judge, async (tx) => {
      await recordEvents(tx, judge, AT, events as Parameters<typeof recordEvents>[3])
      return ok(null)
    })
    const { rows, hashes } = await chainOf(judge, 'JUDICIARY')
    expect(rows.length).toBeGreaterThanOrEqual(500)
    expect(rows.map(({ hash }) => hash)).toEqual(hashes)
  })

  it('of 200 at once leaves one unbroken chain', async () => {
    const before = (await chainOf(judge, 'CUSTOMS')).rows.length
    const people = [officerAtShalamcheh, supervisor]
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, n) => write(people[n % 2] ?? supervisor, event(), event())),
    )
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    const { rows, hashes } = await chainOf(judge, 'CUSTOMS')
    expect(rows).toHaveLength(before + 400)
    expect(rows.slice(1).map(({ previousHash }) => previousHash)).toEqual(hashes.slice(0, -1))
  }, 60_000)
})

describe('the database', () => {
  it.each([
    ['another agency’s chain', { agency: 'CUSTOMS' }],
    ['somebody else’s name', { id: officerAtShalamcheh.id }],
    ['another role', { role: 'JUDICIARY_OFFICER' }],
    ['another office', { officeId: officerAtShalamcheh.officeId }],
  ])('takes no event into %s', async (_, changed) => {
    const actor = policeInKhorramshahr
    expect(await asRole(actor, INSERT, given(actor))).toMatchObject({ rowCount: 1 })
    expect(await asRole(actor, INSERT, given(actor, changed))).toBe('42501')
  })

  it('lets nobody give an event its place or its hash', async () => {
    const sql = `INSERT INTO audit_event (id, at, event, agency, subject_type, subject_id, ordinal)
      VALUES ($1, now(), 'X', 'POLICE', 'SCAN', 'x', 5)`
    expect(await asRole(policeInKhorramshahr, sql, [newId()])).toBe('42501')
  })

  it.each([
    ['UPDATE', `UPDATE audit_event SET reason = 'better'`],
    ['DELETE', 'DELETE FROM audit_event'],
    ['TRUNCATE', 'TRUNCATE audit_event'],
  ])('refuses %s to every role, and to the owner and superuser by trigger', async (_, sql) => {
    for (const actor of [officerAtShalamcheh, policeInKhorramshahr, judge, administrator])
      expect(await asRole(actor, sql)).toBe('42501')
    for (const worn of ['didban_system', 'didban_figures', 'didban_exceptional'])
      expect(await asRole(judge, sql, [], worn)).toBe('42501')
    await expect(query(sql)).rejects.toMatchObject({ code: '23001' })
  })

  it('lets the platform write before anybody has signed in, into its own chain alone', async () => {
    const system = (agency: string) =>
      asRole(administrator, INSERT, given(administrator, { agency }), 'didban_system')
    expect(await system('PLATFORM')).toMatchObject({ rowCount: 1 })
    expect(await system('POLICE')).toBe('42501')
  })

  it('chains what was written before there were chains, in the order in which it happened', async () => {
    const sql = readFileSync('prisma/migrations/20261125093000_audit_chain/migration.sql', 'utf8')
    const loop = sql.slice(sql.indexOf('DO $$'), sql.indexOf('$$;', sql.indexOf('DO $$')) + 3)
    const { rows: before } = await chainOf(judge, 'POLICE')
    await query(`ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only;
      ALTER TABLE audit_event DROP CONSTRAINT audit_event_hashes;
      DROP INDEX audit_event_agency_ordinal_key;
      UPDATE audit_event SET hash = '', previous_hash = '', ordinal = 1;
      ${loop}
      CREATE UNIQUE INDEX audit_event_agency_ordinal_key ON audit_event (agency, ordinal);
      ALTER TABLE audit_event ADD CONSTRAINT audit_event_hashes
        CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32);
      ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only`)
    const { rows, hashes } = await chainOf(judge, 'POLICE')
    expect(rows).toHaveLength(before.length)
    expect(rows.map(({ hash }) => hash)).toEqual(hashes)
    expect(rows.map(({ at, id }) => `${at} ${id}`)).toEqual(
      rows.map(({ at, id }) => `${at} ${id}`).sort(),
    )
  })
})

describe('reads of personal data', () => {
  const read = (id: string) =>
    recordRead(policeInKhorramshahr, { event: 'CASE_READ', subject: { type: 'CASE', id } })
  const times = async (id: string) =>
    (await query('SELECT at FROM audit_event WHERE subject_id = $1', [id])).length

  it('are written down once in ten minutes for the same person and thing', async () => {
    const id = newId()
    itIs('2026-11-23T08:00:00Z')
    await read(id)
    itIs('2026-11-23T08:09:59Z')
    await read(id)
    expect(await times(id)).toBe(1)
    itIs('2026-11-23T08:10:01Z')
    await read(id)
    expect(await times(id)).toBe(2)
    await recordRead(judge, { event: 'CASE_READ', subject: { type: 'CASE', id } })
    expect(await times(id)).toBe(3)
  })

  it('of a list say how many were shown', async () => {
    const page = await searchAudit(judge, auditFilter.parse({ agency: 'POLICE', only: 'CHANGES' }))
    expect(page?.rows.length).toBeGreaterThan(0)
    const [event] = await query(`SELECT after FROM audit_event WHERE event = 'AUDIT_SEARCHED'`)
    expect(event).toMatchObject({ after: { agency: 'POLICE', count: page?.rows.length } })
  })
})

describe('searching', () => {
  const search = (actor: Actor, asked: Record<string, string>) =>
    searchAudit(actor, auditFilter.parse(asked))

  it('finds by agency, person, event, kind and day, and pages without skipping or repeating', async () => {
    const all = await query<{ id: string }>(
      `SELECT id FROM audit_event WHERE agency = 'CUSTOMS' ORDER BY at DESC, id DESC`,
    )
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await search(judge, { agency: 'CUSTOMS', ...(after && { after }) })
      seen.push(...(page?.rows ?? []).map(({ id }) => id))
      after = page?.older
    } while (after)
    expect(seen).toEqual(all.map(({ id }) => id))
    const people = await search(judge, { person: 'كعبي' })
    expect(new Set(people?.rows.map(({ actorName }) => actorName))).toEqual(new Set(['مریم کعبی']))
    const reads = await search(judge, { only: 'READS', event: 'CASE_READ' })
    expect(reads?.rows).toHaveLength(3)
    expect((await search(judge, { from: '2026-12-01', to: '2026-12-02' }))?.rows).toHaveLength(0)
    expect((await search(judge, { person: 'nobody at all' }))?.rows).toHaveLength(0)
    expect((await search(judge, { type: 'SCAN', number: '999999999' }))?.rows).toHaveLength(0)
  })

  it('shows a supervisor the own agency alone, and officers nothing', async () => {
    const page = await search(supervisor, { agency: 'POLICE' })
    expect(new Set(page?.rows.map(({ agency }) => agency))).toEqual(new Set(['CUSTOMS']))
    expect(await search(officerAtShalamcheh, {})).toBeUndefined()
    expect(await search(policeInKhorramshahr, {})).toBeUndefined()
    expect(await listChains(policeInKhorramshahr)).toBeUndefined()
    expect((await listChains(supervisor))?.map(({ agency }) => agency)).toEqual(['CUSTOMS'])
    await write(administrator, event())
    const mine = await search(administrator, {})
    expect(new Set(mine?.rows.map(({ agency }) => agency))).toEqual(new Set(['PLATFORM']))
  })
})

async function exported(actor: Actor, agency: Agency): Promise<string> {
  const chain = await exportChain(actor, { agency })
  if (!chain.ok) throw new Error(chain.reason)
  let text = ''
  for await (const piece of chain.value) text += piece
  return text
}

describe('an export', () => {
  it('holds the whole chain, and is written down before it begins', async () => {
    itIs(AT.toISOString())
    const text = await exported(confirmed(judge), 'CUSTOMS')
    const lines = text.trimEnd().split('\n')
    const verdict = verdictOf(lines)
    expect(verdict).toMatchObject({ agency: 'CUSTOMS', finding: undefined })
    expect(lines.slice(1).every((line) => readRow(line))).toBe(true)
    const [noted] = await query(
      `SELECT after FROM audit_event WHERE event = 'AUDIT_EXPORTED' AND subject_id = 'CUSTOMS'`,
    )
    expect(noted).toEqual({ after: { count: verdict.upTo?.ordinal } })
  })

  it('asks who it is, and gives others nothing', async () => {
    itIs(AT.toISOString())
    expect(
      await exportChain(mintActor({ ...judge, confirmedAt: null }), { agency: 'POLICE' }),
    ).toMatchObject({
      reason: 'CONFIRM_IDENTITY',
    })
    expect(await exportChain(confirmed(supervisor), { agency: 'POLICE' })).toMatchObject({
      reason: 'OTHER_AGENCY',
    })
    expect(await exportChain(confirmed(policeInKhorramshahr), { agency: 'POLICE' })).toMatchObject({
      reason: 'NOT_YOUR_TASK',
    })
  })

  it('with its checkpoint satisfies the verifier, and not after a byte was changed or the end cut off', async () => {
    itIs(AT.toISOString())
    const folder = mkdtempSync(join(tmpdir(), 'didban-audit-'))
    const seed = Buffer.alloc(32, 3)
    const { file } = await makeCheckpoint(seed, folder)
    const text = await exported(confirmed(judge), 'CUSTOMS')
    const path = join(folder, 'customs.jsonl')
    const verify = (content: string | Buffer) => {
      writeFileSync(path, content)
      return verifyAudit([path, '--checkpoint', file, '--key', publicKeyOf(seed)])
    }
    const said: string[] = []
    const log = console.log
    console.log = (line: string) => said.push(line)
    try {
      expect(await verify(text)).toBe(0)
      expect(said.at(-1)).toContain('1 of 1 checkpoints')
      const bytes = Buffer.from(text)
      bytes[bytes.length - 300] = 0xff
      expect(await verify(bytes)).toBe(1)
      const lines = text.trimEnd().split('\n')
      expect(await verify(`${lines.slice(0, -1).join('\n')}\n`)).toBe(1)
      expect(await verify(text.slice(0, -1))).toBe(1)
      expect(said.at(-4)).toMatch(/was altered|is missing/)
    } finally {
      console.log = log
    }
  })
})

describe('a checkpoint', () => {
  const seed = Buffer.alloc(32, 5)

  it('signs every chain, is never written over, and is compared with the chain', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'didban-checkpoints-'))
    process.env.CHECKPOINT_FOLDER = folder
    itIs('2026-11-23T09:00:00Z')
    const { file, checkpoints } = await makeCheckpoint(seed)
    expect(readSigned(readFileSync(file, 'utf8'), publicKeyOf(seed))).toEqual({
      checkpoints,
      publicKey: publicKeyOf(seed),
    })
    await expect(makeCheckpoint(seed)).rejects.toMatchObject({ code: 'EEXIST' })
    const chains = await listChains(judge)
    const signed = chains?.filter(({ checkpoint }) => checkpoint)
    expect(signed).toHaveLength(checkpoints.length)
    expect(signed?.every(({ checkpoint }) => checkpoint?.agrees)).toBe(true)
  })
})

describe('verifying in the database', () => {
  async function outcome(agency: Agency) {
    const steps = await verifyChain(judge, { agency })
    if (!steps.ok) throw new Error(steps.reason)
    let last: unknown
    for await (const step of steps.value) last = step
    return last
  }
  const pastTriggers = (sql: string) =>
    query(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`)

  it('finds a chain unbroken, and an altered and a missing row where they are', async () => {
    expect(await outcome('CUSTOMS')).toMatchObject({ broken: null, done: true })
    await pastTriggers(
      `UPDATE audit_event SET reason = 'x' WHERE agency = 'CUSTOMS' AND ordinal = 7`,
    )
    expect(await outcome('CUSTOMS')).toMatchObject({
      checked: 6,
      broken: { ordinal: 7, kind: 'ALTERED' },
    })
    await pastTriggers(`DELETE FROM audit_event WHERE agency = 'CUSTOMS' AND ordinal = 5`)
    expect(await outcome('CUSTOMS')).toMatchObject({ broken: { ordinal: 5, kind: 'MISSING' } })
    expect(
      verdictOf(
        (await exported(confirmed(judge), 'CUSTOMS').catch(() => '')).trimEnd().split('\n'),
      ),
    ).toMatchObject({ finding: expect.anything() })
  })

  it('is only for those whose chain it is', async () => {
    expect(await verifyChain(supervisor, { agency: 'POLICE' })).toMatchObject({
      reason: 'OTHER_AGENCY',
    })
  })
})
