import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAWS } from '@/lib/cli/laws'
import { newId } from '@/lib/id'
import { SCAN_LAW } from '@/lib/scans/rules'
import { movesOf } from '@/lib/states'
import { ScanState } from '@/prisma/generated/enums'
import { query } from '../support/database'
import { administrator, officeId, officerAtShalamcheh } from '../support/people'
import {
  comingPortal,
  haveImage,
  haveScan,
  insert,
  portal,
  portalAtChazabeh,
  refusalOf,
  settleWorld,
} from '../support/world'

/** The database is the last line: what it refuses even from its owner. */

beforeAll(settleWorld)

/** The code of RAISE in our own triggers: restrict_violation. */
const REFUSED = '23001'
const AT = '2026-11-23T06:00:00Z'

const haveEvent = () =>
  insert('audit_event', {
    id: newId(),
    at: AT,
    event: 'SCAN_LOGGED',
    agency: 'CUSTOMS',
    subject_type: 'SCAN',
    subject_id: newId(),
  })
const haveDecision = async () => {
  const scan = await haveScan({ at: AT, state: 'CLEARED' })
  return insert('image_decision', {
    id: newId(),
    scan_id: scan.id,
    origin: 'DESK',
    reader_id: officerAtShalamcheh.id,
    verdict: 'CLEAR',
    decided_at: AT,
  })
}

describe.each([
  ['audit_event', haveEvent, `reason = 'better'`],
  ['image_decision', haveDecision, `verdict = 'SUSPECT', reason = 'better'`],
] as const)('%s is append-only', (table, have, change) => {
  it('no row changes, none goes, and the table is not emptied', async () => {
    const { id } = await have()
    expect(await refusalOf(`UPDATE ${table} SET ${change} WHERE id = $1`, [id])).toBe(REFUSED)
    expect(await refusalOf(`DELETE FROM ${table} WHERE id = $1`, [id])).toBe(REFUSED)
    expect(await refusalOf(`TRUNCATE ${table}`)).toBe(REFUSED)
    expect(await refusalOf(`TRUNCATE ${table} CASCADE`)).toBe(REFUSED)
    expect(await query(`SELECT id FROM ${table} WHERE id = $1`, [id])).toHaveLength(1)
  })
})

describe('the state of a scan', () => {
  it('goes exactly where the table of states lets it go', async () => {
    const states = Object.values(ScanState)
    const taken: string[] = []
    for (const from of states)
      for (const to of states.filter((state) => state !== from)) {
        const { id } = await haveScan({ at: AT, state: from })
        const refusal = await refusalOf('UPDATE scan_session SET state = $2 WHERE id = $1', [
          id,
          to,
        ])
        if (refusal === undefined) taken.push(`${from} → ${to}`)
        else expect(refusal).toBe(REFUSED)
      }
    const law = movesOf(SCAN_LAW).map(({ from, to }) => `${from} → ${to}`)
    expect(law).toHaveLength(6)
    expect(new Set(taken)).toEqual(new Set(law))
  })
})

describe('every law of states', () => {
  it('is held by the database as the program has it, move by move', async () => {
    const rows = await query<{ move: string }>(
      `SELECT concat_ws(' ', subject_type, from_state, to_state) AS move FROM state_move`,
    )
    const moves = LAWS.flatMap(({ law }) =>
      movesOf(law).map(({ from, to }) => `${law.subject} ${from} ${to}`),
    )
    expect(rows.map(({ move }) => move).sort()).toEqual(moves.sort())
  })

  it('is kept by the trigger of its table', async () => {
    const rows = await query<{ table: string }>(
      `SELECT DISTINCT c.relname AS table FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'didban_follow_law'`,
    )
    expect(rows.map(({ table }) => table).sort()).toEqual(LAWS.map(({ table }) => table).sort())
  })
})

describe('a logged scan', () => {
  let id: string
  beforeEach(async () => {
    id = (await haveScan({ at: AT })).id
  })

  it.each([
    `scanned_at = '2026-11-22'`,
    `direction = 'EXPORT'`,
    `operator_id = '${administrator.id}'`,
    `request_hash = repeat('1', 64)`,
    `client_id = gen_random_uuid()`,
    `number = 99999999`,
    `state = 'CLEARED', direction = 'EXPORT'`,
  ])('does not change: %s', async (change) => {
    expect(await refusalOf(`UPDATE scan_session SET ${change} WHERE id = $1`, [id])).toBe(REFUSED)
  })

  it('is not deleted', async () => {
    expect(await refusalOf('DELETE FROM scan_session WHERE id = $1', [id])).toBe(REFUSED)
  })

  it('is not emptied away with all others', async () => {
    expect(await refusalOf('TRUNCATE scan_session CASCADE')).toBe(REFUSED)
  })

  it.each([
    ['consignment', 'consignment_id', REFUSED],
    ['scanner', 'scanner_id', REFUSED],
    ['user_account', 'operator_id', 'scan_session_operator_id_fkey'],
  ])('keeps its %s', async (table, column, refusal) => {
    const its = `(SELECT ${column} FROM scan_session WHERE id = $1)`
    expect(await refusalOf(`DELETE FROM ${table} WHERE id = ${its}`, [id])).toBe(refusal)
  })
})

describe('an attached image', () => {
  it('stays as it is, where it is; a staged one may go', async () => {
    const scan = await haveScan({ at: AT })
    const id = await haveImage()
    expect(await refusalOf('UPDATE scan_image SET width = 1 WHERE id = $1', [id])).toBe(REFUSED)
    await query('UPDATE scan_image SET scan_id = $2 WHERE id = $1', [id, scan.id])
    const other = await haveScan({ at: AT })
    for (const change of [`scan_id = '${other.id}'`, 'scan_id = NULL', 'ordinal = 2'])
      expect(await refusalOf(`UPDATE scan_image SET ${change} WHERE id = $1`, [id])).toBe(REFUSED)
    expect(await refusalOf('DELETE FROM scan_image WHERE id = $1', [id])).toBe(REFUSED)
    const staged = await haveImage()
    expect(await refusalOf('DELETE FROM scan_image WHERE id = $1', [staged])).toBeUndefined()
  })

  it('has its place to itself', async () => {
    const scan = await haveScan({ at: AT })
    await haveImage({ scan_id: scan.id, ordinal: 1 })
    await expect(haveImage({ scan_id: scan.id, ordinal: 1 })).rejects.toMatchObject({
      constraint: 'scan_image_place_key',
    })
  })
})

type Row = Record<string, unknown>

const office = { office_id: officeId('shalamcheh') }
const consignment = {
  ...office,
  direction: 'IMPORT',
  cotage: '1234567',
  registered_at: AT,
}
const unit = {
  ...office,
  code: 'X-1',
  kind: 'MOBILE',
  maker: 'Maker',
  model: 'M',
  rated_per_hour: 10,
  energy_mev: 3,
  opens_at_hour: 7,
  closes_at_hour: 19,
  state: 'IN_SERVICE',
  state_since: AT,
}
const account = {
  ...office,
  username: 'somebody',
  display_name: 'کسی',
  role: 'CUSTOMS_OFFICER',
}
const session = {
  user_id: officerAtShalamcheh.id,
  started_at: AT,
  last_seen_at: AT,
  expires_at: '2026-11-23T14:00:00Z',
  method: 'PASSWORD',
}
const image = {
  uploader_id: officerAtShalamcheh.id,
  uploaded_at: AT,
  file_name: 'a.png',
  sha256: 'a'.repeat(64),
  format: 'PNG',
  energy: 'HIGH',
  width: 10,
  height: 10,
  bit_depth: 16,
  channels: 1,
  byte_length: 100,
}

const GOOD = { consignment, scanner: unit, user_account: account, session, scan_image: image }

/** What is changed of a good row, and the rule that refuses it; none where it stays good. */
const ROWS: [keyof typeof GOOD, Row, string | undefined][] = [
  ['consignment', {}, undefined],
  ['consignment', { cotage: null }, 'consignment_identified'],
  ['consignment', { cotage: '123' }, 'consignment_cotage_form'],
  ['consignment', { cotage: '۱۲۳۴۵' }, 'consignment_cotage_form'],
  ['consignment', { cotage: '1234\n5' }, 'consignment_cotage_form'],
  ['consignment', { plate: '12-ع-345-14' }, 'consignment_plate_form'],
  ['consignment', { plate_kind: 'IRANIAN' }, 'consignment_plate_form'],
  ['consignment', { plate_kind: 'IRANIAN', plate: '10-ع-345-14' }, 'consignment_plate_form'],
  ['consignment', { plate_kind: 'IRANIAN', plate: 'ABC123' }, 'consignment_plate_form'],
  ['consignment', { plate_kind: 'OTHER', plate: 'A' }, 'consignment_plate_form'],
  ['consignment', { cotage: null, plate_kind: 'IRANIAN', plate: '12-الف-345-10' }, undefined],
  ['consignment', { container_number: 'CSQU3054384' }, 'consignment_container_check_digit'],
  ['consignment', { cotage: null, container_number: 'CSQU3054383' }, undefined],
  ['consignment', { declared_weight_kg: 0 }, 'consignment_weight_range'],
  ['consignment', { declared_weight_kg: 200_001 }, 'consignment_weight_range'],
  ['consignment', { declared_goods: 'x' }, 'consignment_goods_length'],
  ['consignment', { declared_goods: 'x'.repeat(201) }, 'consignment_goods_length'],
  ['consignment', { cotage: '7654321', hs_code: '999999' }, 'consignment_hs_code_fkey'],
  ['consignment', {}, 'consignment_declaration_vehicle_key'],
  ['scanner', { code: 'SH-1' }, 'scanner_code_key'],
  ['scanner', { rated_per_hour: 0 }, 'scanner_rating'],
  ['scanner', { energy_mev: 0 }, 'scanner_rating'],
  ['scanner', { opens_at_hour: 19, closes_at_hour: 7 }, 'scanner_hours'],
  ['scanner', { closes_at_hour: 25 }, 'scanner_hours'],
  ['scanner', { state: 'COMMISSIONING' }, 'scanner_stage_while_commissioning'],
  ['scanner', { stage: 'INSTALLED' }, 'scanner_stage_while_commissioning'],
  ['scanner', { opens_at_hour: 0, closes_at_hour: 24 }, undefined],
  ['user_account', { username: 'Somebody' }, 'user_account_username_form'],
  ['user_account', { username: 'maryam' }, 'user_account_username_key'],
  ['user_account', { display_name: 'x' }, 'user_account_name_length'],
  ['session', { expires_at: AT }, 'session_runs_forward'],
  ['session', { last_seen_at: '2026-11-23T05:59:59Z' }, 'session_runs_forward'],
  ['session', { ended_at: '2026-11-23T05:59:59Z' }, 'session_runs_forward'],
  ['session', { ended_at: AT }, undefined],
  ['scan_image', { sha256: 'x' }, 'scan_image_measured'],
  ['scan_image', { width: 0 }, 'scan_image_measured'],
  ['scan_image', { height: 20_001 }, 'scan_image_measured'],
  ['scan_image', { bit_depth: 12 }, 'scan_image_measured'],
  ['scan_image', { channels: 5 }, 'scan_image_measured'],
  ['scan_image', { byte_length: 33_554_433 }, 'scan_image_measured'],
  ['scan_image', { ordinal: 13 }, 'scan_image_measured'],
  ['scan_image', { file_name: '' }, 'scan_image_measured'],
]

describe('the rules of a row', () => {
  it.each(ROWS)('%s with %j: %s', async (table, change, rule) => {
    const attempt = insert(table, { id: newId(), ...GOOD[table], ...change }).then(
      () => undefined,
      (error: { constraint?: string }) => error.constraint,
    )
    expect(await attempt).toBe(rule)
  })

  it('there is one installation', async () => {
    expect(await refusalOf('INSERT INTO installation (id) VALUES (2)')).toBe('installation_single')
  })

  it('a second reading names its reader, and says why it is not clear', async () => {
    const { id } = await haveScan({ at: AT })
    const base = { id: newId(), scan_id: id, decided_at: AT, verdict: 'CLEAR', origin: 'DESK' }
    const rule = (change: Row) =>
      insert('image_decision', { ...base, ...change }).then(
        () => undefined,
        (error: { constraint?: string }) => error.constraint,
      )
    const reader = { reader_id: officerAtShalamcheh.id }
    expect(await rule({})).toBe('image_decision_has_a_reader')
    expect(await rule({ ...reader, origin: 'IMPORT' })).toBe('image_decision_has_a_reader')
    expect(await rule({ ...reader, verdict: 'SUSPECT' })).toBe('image_decision_reason_given')
    expect(await rule({ ...reader, verdict: 'SUSPECT', reason: 'سایه' })).toBeUndefined()
  })
})

describe('where a scan belongs', () => {
  const attempt = async (change: Row) => {
    const { id } = await haveScan({ at: AT })
    const [row] = await query('SELECT * FROM scan_session WHERE id = $1', [id])
    const { number: _, ...rest } = row ?? {}
    return insert('scan_session', { ...rest, id: newId(), client_id: newId(), ...change }).then(
      () => undefined,
      (error: { constraint?: string; code?: string }) => error.constraint ?? error.code,
    )
  }

  it.each([
    [{}, undefined],
    [{ scanner_id: portalAtChazabeh.id }, REFUSED],
    [{ office_id: officeId('chazabeh') }, REFUSED],
    [{ office_id: officeId('chazabeh'), scanner_id: portalAtChazabeh.id }, REFUSED],
    [{ scanner_id: comingPortal.id }, undefined],
    [{ scanned_at: '2026-11-23T06:00:01Z' }, 'scan_session_not_from_the_future'],
    [{ request_hash: 'x' }, 'scan_session_request_hash'],
    [{ origin: 'IMPORT' }, 'scan_session_import'],
    [{ import_line: 3 }, 'scan_session_import'],
    [{ scanner_id: portal.id, operator_id: newId() }, 'scan_session_operator_id_fkey'],
  ] as [Row, string | undefined][])('%j: %s', async (change, refusal) => {
    expect(await attempt(change)).toBe(refusal)
  })

  it('the same client id makes no second row', async () => {
    const { id } = await haveScan({ at: AT })
    const [row] = await query('SELECT client_id FROM scan_session WHERE id = $1', [id])
    expect(await attempt({ client_id: row?.client_id })).toBe('scan_session_client_id_key')
  })
})
