import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { readAs, readFigures, writeAs } from '@/lib/db'
import { ok } from '@/lib/result'
import { haveCase, haveOrder } from '../support/cases-world'
import { query, wayIn } from '../support/database'
import { mixRequests } from '../support/mixed-requests'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  penaltyOfficer,
  person,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { haveGoodsClass, haveSeizure } from '../support/seizures-world'
import { haveScan, insert, portalAtChazabeh, settleWorld } from '../support/world'

/** What the database itself permits, asked with raw SQL under each role, past all of the program. */

const elsewhere = person('shirin', 'شیرین دزفولی', 'PENALTY_OFFICER', 'bench-dezful')
const AGENCIES = {
  customs: officerAtShalamcheh,
  ocssp: keeperAtKhorramshahr,
  police: policeInKhorramshahr,
  tazirat: penaltyOfficer,
  judiciary: judge,
  platform: administrator,
}

let theirs: Awaited<ReturnType<typeof haveCase>>
let raw: pg.Client

beforeAll(async () => {
  await settleWorld()
  await haveGoodsClass()
  await insert('office', {
    id: elsewhere.officeId,
    code: 'bench-dezful',
    agency: 'TAZIRAT',
    kind: 'BENCH',
    name_fa: 'شعبه دزفول',
    name_en: 'Dezful branch',
  })
  theirs = await haveCase({ state: 'FINAL' })
  await haveOrder({ caseId: theirs.id })
  await haveCase({ state: 'FILED', branch: 'bench-dezful' })
  await haveSeizure({ state: 'APPRAISED', unit: portalAtChazabeh })
  await haveSeizure({ state: 'HELD_BY_DISCOVERER', legalKind: 'PROHIBITED' })
  await haveSeizure({ state: 'RECORDED' })
  await haveScan({ at: '2026-11-23T06:00:00Z', state: 'CLEARED' })
  raw = new pg.Client(wayIn('APP_SERVER'))
  await raw.connect()
})
afterAll(() => raw.end())

const count = (actor: Actor, table: string) =>
  readAs(actor, async (tx) => {
    const [row] = await tx.$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM ${table}`,
    )
    return row?.rows
  }).catch((error: unknown) => (/42501/.test(String(error)) ? 'no' : Promise.reject(error)))

/** How many rows each of some people meets; `no` where the role has no grant at all. */
async function met(table: string, people: readonly Actor[]) {
  const rows: (number | string | undefined)[] = []
  for (const actor of people) rows.push(await count(actor, table))
  return rows
}

describe('the catalog', () => {
  it('has row security forced on every table', async () => {
    const rows = await query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
         AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
    )
    expect(rows.map(({ relname }) => relname)).toEqual(['_prisma_migrations'])
  })

  it('has no view that looks past its reader', async () => {
    const rows = await query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
         AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
    )
    expect(rows).toEqual([])
  })

  it('has functions with rights of their own only where nobody can become their owner, each with a fixed path', async () => {
    const rows = await query(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
         AND (pg_get_userbyid(proowner) <> 'didban_ledger' OR NOT EXISTS (
           SELECT FROM unnest(proconfig) AS setting WHERE setting LIKE 'search_path=%'))`,
    )
    expect(rows).toEqual([])
    const worn = await query(`SELECT pg_has_role('didban_web', 'didban_ledger', 'MEMBER') AS may`)
    expect(worn).toEqual([{ may: false }])
  })

  it('lets the program own nothing and do nothing by itself', async () => {
    const [web] = await query(
      `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolinherit OR rolreplication AS mighty,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid)
           + (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = 'didban_web'`,
    )
    expect(web).toEqual({ mighty: false, owned: 0 })
    for (const { table_name } of await query(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`,
    ))
      await expect(raw.query(`SELECT FROM ${table_name} LIMIT 1`)).rejects.toThrow(
        /permission denied/,
      )
  })

  it('gives no agency more than SELECT, INSERT, UPDATE and, of what is staged, DELETE', async () => {
    const rows = await query(
      `SELECT DISTINCT grantee || ' ' || privilege_type || ' ' || table_name AS line
       FROM information_schema.role_table_grants
       WHERE table_schema = 'public' AND grantee LIKE 'didban\\_%' AND grantee <> 'didban_ledger'
         AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE') ORDER BY 1`,
    )
    expect(rows.map(({ line }) => line)).toEqual([
      'didban_customs DELETE scan_image',
      'didban_customs DELETE seizure_photo',
      'didban_platform DELETE external_identity',
      'didban_platform DELETE recovery_code',
      'didban_system DELETE pending_sign_in',
      'didban_system DELETE recovery_code',
      'didban_system DELETE scan_image',
      'didban_system DELETE seizure_photo',
      'didban_system DELETE sign_in_attempt',
    ])
  })

  it('binds the owner too: who migrates reads no casework', async () => {
    for (const table of ['seizure', 'case_file', 'audit_event', 'user_account']) {
      const owner = new pg.Client(wayIn('SERVER'))
      await owner.connect()
      const { rows } = await owner.query(`SELECT count(*)::int AS rows FROM ${table}`)
      await owner.end()
      expect(rows).toEqual([{ rows: 0 }])
    }
  })
})

describe('those who look on', () => {
  const as = async (role: string, sql: string) => {
    const superuser = new pg.Client(wayIn('SUPERUSER'))
    await superuser.connect()
    try {
      await superuser.query(`SET ROLE ${role}`)
      return (await superuser.query<{ rows: number }>(sql)).rows[0]?.rows
    } finally {
      await superuser.end()
    }
  }

  it('the backup reads every row and writes none', async () => {
    expect(await as('didban_backup', 'SELECT count(*)::int AS rows FROM seizure')).toBe(5)
    expect(await as('didban_backup', 'SELECT count(*)::int AS rows FROM credential')).toBe(0)
    const write = as('didban_backup', `UPDATE seizure SET state = 'CLOSED'`)
    await expect(write).rejects.toThrow(/permission denied/)
  })

  it('the auditor reads the log, all of it, and nothing else', async () => {
    const [{ rows } = {}] = await query('SELECT count(*)::int AS rows FROM audit_event')
    expect(await as('didban_auditor', 'SELECT count(*)::int AS rows FROM audit_event')).toBe(rows)
    for (const table of ['seizure', 'case_file', 'user_account', 'credential'])
      await expect(as('didban_auditor', `SELECT FROM ${table}`)).rejects.toThrow(
        /permission denied/,
      )
  })
})

describe('rows', () => {
  const people = [
    officerAtShalamcheh,
    officerAtChazabeh,
    supervisor,
    keeperAtKhorramshahr,
    penaltyOfficer,
    policeInKhorramshahr,
    judge,
    administrator,
  ]

  it('of seizures are the discoverer’s, the supervisor’s, a store’s when they wait or came, a branch’s with their file', async () => {
    //                                       Sh Ch all store branch police judge admin
    expect(await met('seizure', people)).toEqual([4, 1, 5, 3, 1, 'no', 5, 'no'])
  })

  it('of items follow their seizure', async () => {
    expect(await met('seized_item', people)).toEqual([4, 1, 5, 3, 1, 'no', 5, 'no'])
  })

  it('of files, rulings and orders are the branch’s, and of those whose seizure it is', async () => {
    expect(await met('case_file', people)).toEqual([2, 0, 2, 2, 1, 'no', 2, 'no'])
    expect(await met('ruling', people)).toEqual([1, 0, 1, 1, 1, 'no', 1, 'no'])
    expect(await met('disposition_order', people)).toEqual([1, 0, 1, 1, 1, 'no', 1, 'no'])
  })

  it('of scans and vehicles are customs’; others meet those from which something was seized for them', async () => {
    expect(await met('scan_session', people)).toEqual([6, 6, 6, 3, 1, 6, 6, 'no'])
    expect(await met('consignment', people)).toEqual([6, 6, 6, 3, 1, 'no', 6, 'no'])
  })

  it('of a receipt, where a giver is named, are the store’s and of those whose seizure it is', async () => {
    expect(await met('receipt', people)).toEqual([2, 0, 2, 2, 1, 'no', 2, 'no'])
  })
})

describe('columns', () => {
  const refusedTo = async (actor: Actor, sql: string) => {
    const done = await writeAs(actor, async (tx) => ok(await tx.$queryRawUnsafe(sql)))
    return !done.ok && done.reason === 'NOT_YOUR_TASK'
  }

  it('that name a vehicle, its goods or its officer are hidden from the police', async () => {
    expect(await refusedTo(policeInKhorramshahr, 'SELECT scanned_at FROM scan_session')).toBe(false)
    for (const column of ['consignment_id', 'operator_id', 'number', '*'])
      expect(await refusedTo(policeInKhorramshahr, `SELECT ${column} FROM scan_session`)).toBe(true)
  })

  it('by which a colleague signs in are hidden from every agency', async () => {
    for (const actor of Object.values(AGENCIES).filter((one) => one !== administrator)) {
      expect(await refusedTo(actor, 'SELECT display_name FROM user_account')).toBe(false)
      expect(await refusedTo(actor, 'SELECT username FROM user_account')).toBe(true)
    }
    for (const actor of Object.values(AGENCIES))
      expect(await refusedTo(actor, 'SELECT password_hash FROM credential')).toBe(true)
  })

  it.each([
    ['seizure', 'note'],
    ['seizure', 'owner'],
    ['seizure', 'concealment'],
    ['seized_item', 'description'],
    ['receipt', 'giver_name'],
    ['scan_session', 'operator_id'],
    ['disposition_order', 'minutes'],
    ['consignment', 'plate'],
    ['user_account', 'display_name'],
  ])('figures of the province are read without %s.%s', async (table, column) => {
    await expect(
      readFigures(judge, (tx) => tx.$queryRawUnsafe(`SELECT ${column} FROM ${table}`)),
    ).rejects.toThrow(/42501/)
  })
})

describe('raw SQL that writes', () => {
  const changed = async (actor: Actor, sql: string) => {
    const done = await writeAs(actor, async (tx) => ok(await tx.$executeRawUnsafe(sql)))
    return done.ok ? done.value : 'refused'
  }

  it.each<[string, Actor, string]>([
    ['a store rules on a file', keeperAtKhorramshahr, `UPDATE case_file SET final_at = now()`],
    ['a branch changes custody', penaltyOfficer, `UPDATE seized_item SET bay_id = NULL`],
    ['a branch moves a seizure', penaltyOfficer, `UPDATE seizure SET state = 'CLOSED'`],
    ['police change a scan', policeInKhorramshahr, `UPDATE scan_session SET state = 'CLEARED'`],
    ['customs rule', officerAtShalamcheh, `INSERT INTO ruling SELECT * FROM ruling`],
    ['customs issue a receipt', officerAtShalamcheh, `INSERT INTO receipt SELECT * FROM receipt`],
    ['the judiciary changes a record', judge, `UPDATE seizure SET note = 'x'`],
    ['the judiciary closes a file', judge, `UPDATE case_file SET closed_at = now()`],
    ['the administrator reads a case', administrator, `SELECT FROM case_file`],
    [
      'a customs officer makes an account',
      officerAtShalamcheh,
      `UPDATE user_account SET role = 'ADMINISTRATOR'`,
    ],
    ['anybody writes counts', supervisor, `UPDATE stock_count SET items = 0`],
    ['anybody changes the law', penaltyOfficer, `UPDATE legal_rule SET days = 1`],
    ['anybody adds a move', judge, `INSERT INTO state_move VALUES ('CASE', 'FILED', 'CLOSED')`],
    ['anybody takes an event back', judge, `DELETE FROM audit_event`],
    ['anybody empties the log', judge, `TRUNCATE audit_event`],
  ])('is refused where %s', async (_, actor, sql) => {
    expect(await changed(actor, sql)).toBe('refused')
  })

  it.each<[string, Actor, string]>([
    [
      'another office’s scans',
      officerAtChazabeh,
      `UPDATE scan_session SET state = 'RESCAN' WHERE office_id <> didban_office()`,
    ],
    [
      'another office’s seizures',
      officerAtChazabeh,
      `UPDATE seizure SET state = 'CLOSED' WHERE office_id <> didban_office()`,
    ],
    [
      'another branch’s files',
      elsewhere,
      `UPDATE case_file SET state = 'CLOSED' WHERE office_id <> didban_office()`,
    ],
    [
      'a duty of another agency',
      policeInKhorramshahr,
      `UPDATE duty SET state = 'VERIFIED' WHERE agency <> 'POLICE'`,
    ],
  ])('touches no row of %s', async (_, actor, sql) => {
    expect(await changed(actor, sql)).toBe(0)
  })

  it('puts nothing under another office’s or another person’s name', async () => {
    const copied = (columns: string, table: string) =>
      changed(
        officerAtChazabeh,
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${table}`,
      )
    expect(await copied('id, office_id, direction, cotage, registered_at', 'consignment')).toBe(
      'refused',
    )
    const event = `INSERT INTO audit_event (id, at, event, agency, actor_id, role, office_id, subject_type, subject_id)
      VALUES (gen_random_uuid(), now(), 'CASE_RULED', 'TAZIRAT', '${penaltyOfficer.id}', 'PENALTY_OFFICER', NULL, 'CASE', '${theirs.id}')`
    expect(await changed(officerAtChazabeh, event)).toBe('refused')
  })
})

describe('identity', () => {
  it('ends with its transaction: the same connection is nobody’s again', async () => {
    await raw.query('BEGIN')
    await raw.query(
      `SELECT set_config('didban.agency', 'JUDICIARY', true), set_config('role', 'didban_judiciary', true)`,
    )
    expect((await raw.query('SELECT count(*)::int AS rows FROM seizure')).rows).toEqual([
      { rows: 5 },
    ])
    await raw.query('COMMIT')
    await expect(raw.query('SELECT FROM seizure')).rejects.toThrow(/permission denied/)
  })

  it('that was not said sees nothing, even in an agency’s role', async () => {
    await raw.query('BEGIN')
    await raw.query(`SELECT set_config('role', 'didban_customs', true)`)
    expect((await raw.query('SELECT count(*)::int AS rows FROM seizure')).rows).toEqual([
      { rows: 0 },
    ])
    await raw.query('ROLLBACK')
  })

  it('of many at once over few connections is never another’s', { timeout: 60_000 }, async () => {
    await insert('user_account', {
      id: elsewhere.id,
      username: elsewhere.username,
      display_name: elsewhere.displayName,
      role: elsewhere.role,
      office_id: elsewhere.officeId,
    })
    const actors = [...Object.values(PEOPLE), elsewhere]
    expect(await mixRequests(actors, { requests: 3_000, atOnce: 48 })).toEqual([])
  })
})
