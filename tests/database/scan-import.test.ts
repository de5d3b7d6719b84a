import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { containerCheckDigit } from '@/lib/consignments/rules'
import type { Result } from '@/lib/result'
import { type ImportedScans, importScans } from '@/lib/scans/import/commands'
import { type ImportPreview, previewImport } from '@/lib/scans/import/queries'
import { listScans } from '@/lib/scans/queries'
import { scanFilter } from '@/lib/scans/schema'
import { query, wayIn } from '../support/database'
import {
  colleagueAtShalamcheh,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
} from '../support/people'
import {
  brokenPortal,
  comingPortal,
  eventsOf,
  expectNothingWritten,
  haveScan,
  portal,
  portalAtChazabeh,
  refusalOf,
  retiredPortal,
  settleWorld,
} from '../support/world'

beforeAll(settleWorld)

const HEADER = 'زمان,دستگاه,رویه,کوتاژ,پلاک,کانتینر,کد HS,کالا,وزن,نتیجه,دلیل'

interface Line {
  at?: string
  unit?: string
  direction?: string
  cotage?: string
  plate?: string
  container?: string
  hs?: string
  goods?: string
  weight?: string
  result?: string
  reason?: string
}

let serial = 0
/** A container that no other row has. */
function freshContainer(): string {
  serial += 1
  const prefix = `TSTU${String(serial).padStart(6, '0')}`
  return prefix + containerCheckDigit(prefix)
}

function lineOf(line: Line): string {
  const { at = '1405/06/10 10:00', unit = portal.code, direction = 'واردات', ...rest } = line
  const {
    cotage = '',
    plate = '',
    hs = '',
    goods = '',
    weight = '',
    result = '',
    reason = '',
  } = rest
  const container = rest.container ?? freshContainer()
  return [at, unit, direction, cotage, plate, container, hs, goods, weight, result, reason].join(
    ',',
  )
}

function input(lines: Line[], fileName = 'log.csv') {
  const text = [HEADER, ...lines.map(lineOf)].join('\r\n')
  return { fileName, bytes: new TextEncoder().encode(text), columns: {} }
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

const take = async (
  sent: ReturnType<typeof input>,
  actor = officerAtShalamcheh,
): Promise<ImportedScans> => unwrap(await importScans(actor, sent))
const look = async (
  sent: ReturnType<typeof input>,
  actor = officerAtShalamcheh,
): Promise<ImportPreview> => unwrap(await previewImport(actor, sent))

const importOf = async (sent: ReturnType<typeof input>) => {
  const { createHash } = await import('node:crypto')
  const [row] = await query('SELECT * FROM scan_import WHERE sha256 = $1', [
    createHash('sha256').update(sent.bytes).digest('hex'),
  ])
  return row
}
const scansOf = async (sent: ReturnType<typeof input>) =>
  query(
    `SELECT s.*, c.id AS consignment, c.cotage, c.plate, c.plate_kind, c.container_number, c.hs_code,
       c.declared_goods, c.declared_weight_kg, c.registered_at
     FROM scan_session s JOIN consignment c ON c.id = s.consignment_id
     WHERE s.import_id = $1 ORDER BY s.import_line`,
    [(await importOf(sent))?.id],
  )

describe('an import', () => {
  it('makes of every row a scan, a consignment, a decision where one was made, and events', async () => {
    const sent = input([
      {
        cotage: '9876543',
        plate: '۱۲ع۳۴۵-۱۴',
        container: 'CSQU3054383',
        hs: '10063000',
        goods: 'برنج هندی',
        weight: '24500',
        result: 'مشکوک',
        reason: 'چگالی ناهمگون',
      },
      { at: '۱۴۰۵/۰۶/۱۰ ۱۱:۳۰', unit: 'sh 1', direction: 'export', result: 'clear' },
      { unit: retiredPortal.code },
    ])
    const done = await take(sent)
    expect(done).toMatchObject({
      repeated: false,
      importedBy: officerAtShalamcheh.displayName,
      added: 3,
      present: 0,
      firstScanAt: new Date('2026-09-01T06:30:00Z'),
      lastScanAt: new Date('2026-09-01T08:00:00Z'),
      scannerId: null,
    })
    const made = await importOf(sent)
    expect(made).toMatchObject({
      file_name: 'log.csv',
      office_id: officerAtShalamcheh.officeId,
      added: 3,
      present: 0,
    })
    const scans = await scansOf(sent)
    const place = {
      office_id: officerAtShalamcheh.officeId,
      operator_id: officerAtShalamcheh.id,
      origin: 'IMPORT',
    }
    expect(scans).toMatchObject([
      {
        ...place,
        import_line: 2,
        state: 'REFERRED',
        direction: 'IMPORT',
        scanner_id: portal.id,
        scanned_at: new Date('2026-09-01T06:30:00Z'),
        logged_at: made?.imported_at,
        cotage: '9876543',
        plate: '12-ع-345-14',
        plate_kind: 'IRANIAN',
        container_number: 'CSQU3054383',
        hs_code: '100630',
        declared_goods: 'برنج هندی',
        declared_weight_kg: 24_500,
        registered_at: new Date('2026-09-01T06:30:00Z'),
      },
      {
        ...place,
        import_line: 3,
        state: 'CLEARED',
        direction: 'EXPORT',
        scanner_id: portal.id,
        cotage: null,
      },
      { ...place, import_line: 4, state: 'SCANNED', scanner_id: retiredPortal.id, hs_code: null },
    ])
    const ids = scans.map(({ id }) => id)
    expect(
      await query(
        'SELECT origin, reader_id, verdict, reason, decided_at FROM image_decision WHERE scan_id = ANY($1) ORDER BY verdict DESC',
        [ids],
      ),
    ).toEqual([
      {
        origin: 'IMPORT',
        reader_id: null,
        verdict: 'SUSPECT',
        reason: 'چگالی ناهمگون',
        decided_at: new Date('2026-09-01T06:30:00Z'),
      },
      {
        origin: 'IMPORT',
        reader_id: null,
        verdict: 'CLEAR',
        reason: null,
        decided_at: new Date('2026-09-01T08:00:00Z'),
      },
    ])
    const who = { actor_id: officerAtShalamcheh.id, role: 'CUSTOMS_OFFICER', agency: 'CUSTOMS' }
    expect(await eventsOf(String(made?.id))).toMatchObject([
      {
        event: 'SCANS_IMPORTED',
        subject_type: 'SCAN_IMPORT',
        ...who,
        after: { fileName: 'log.csv', added: 3, present: 0 },
      },
    ])
    expect(await eventsOf(String(ids[0]))).toMatchObject([
      {
        event: 'SCAN_IMPORTED',
        subject_type: 'SCAN',
        ...who,
        after: { importId: made?.id, line: 2 },
      },
    ])
    expect(await eventsOf(String(scans[0]?.consignment))).toMatchObject([
      {
        event: 'CONSIGNMENT_REGISTERED',
        subject_type: 'CONSIGNMENT',
        ...who,
        after: { cotage: '9876543' },
      },
    ])
  })

  it('is what its preview said', async () => {
    const twin = { container: freshContainer() }
    const sent = input([{}, twin, twin, { weight: '1000' }])
    const shown = await expectNothingWritten(() => look(sent))
    expect(shown).toMatchObject({
      rows: 4,
      fresh: 3,
      present: 1,
      wrong: 0,
      errorCount: 0,
      errors: [],
      problems: [],
    })
    expect(shown.sample.map(({ line, state }) => [line, state])).toEqual([
      [2, 'FRESH'],
      [3, 'FRESH'],
      [4, 'PRESENT'],
      [5, 'FRESH'],
    ])
    expect(shown.earlier).toBeUndefined()
    expect(await take(sent)).toMatchObject({ added: 3, present: 1 })
  })

  it('can be read in the list of scans', async () => {
    const container = freshContainer()
    await take(input([{ container, goods: 'سیمان سفید' }]))
    const page = await listScans(PEOPLE.judge, scanFilter.parse({ q: container.toLowerCase() }))
    expect(page?.rows).toMatchObject([{ containerNumber: container, declaredGoods: 'سیمان سفید' }])
  })
})

describe('the same file again', () => {
  const sent = input([{}, { result: 'ok' }])

  it('adds nothing and says when it came, under whatever name and from whichever colleague', async () => {
    const first = await take(sent)
    const again = await expectNothingWritten(() =>
      take({ ...sent, fileName: 'other.csv' }, colleagueAtShalamcheh),
    )
    expect(again).toEqual({ ...first, repeated: true })
    expect((await look(sent)).earlier).toMatchObject({ importedAt: first.importedAt, added: 2 })
  })

  it('and twice at once: one adds, the other answers repeated', async () => {
    const twice = input([{}, {}, {}])
    const before = await query('SELECT count(*)::int AS count FROM scan_session')
    const done = await Promise.all([take(twice), take(twice, colleagueAtShalamcheh)])
    expect(done.map(({ repeated }) => repeated).sort()).toEqual([false, true])
    expect(done.map(({ added }) => added)).toEqual([3, 3])
    const after = await query('SELECT count(*)::int AS count FROM scan_session')
    expect(Number(after[0]?.count) - Number(before[0]?.count)).toBe(3)
  })

  it('is another file at another office', async () => {
    const theirs = input([{ unit: portalAtChazabeh.code }])
    expect(await take(theirs, officerAtChazabeh)).toMatchObject({ added: 1 })
    expect(await importScans(officerAtShalamcheh, theirs)).toMatchObject({
      reason: 'IMPORT_HAS_ERRORS',
    })
  })

  it('the database would refuse it as well', async () => {
    const row = await importOf(sent)
    const sql = `INSERT INTO scan_import (id, office_id, imported_by_id, imported_at, file_name, sha256, added, present)
      SELECT gen_random_uuid(), office_id, imported_by_id, imported_at, file_name, sha256, 0, 0 FROM scan_import WHERE id = $1`
    expect(await refusalOf(sql, [row?.id])).toBe('scan_import_office_id_sha256_key')
  })
})

describe('rows that are here already', () => {
  it('are counted and not added, in another file or written otherwise', async () => {
    const container = freshContainer()
    await take(input([{ container, at: '1405/06/11 08:00' }]))
    const longer = input([
      {
        container: container.toLowerCase(),
        at: '2026-09-02T04:30:00Z',
        unit: 'SH1',
        goods: 'برنج',
      },
      { container, at: '1405/06/11 08:01' },
    ])
    expect(await look(longer)).toMatchObject({ fresh: 1, present: 1 })
    expect(await take(longer)).toMatchObject({ added: 1, present: 1 })
    expect(await take(input([{ container, at: '1405/06/11 08:00', weight: '10' }]))).toMatchObject({
      added: 0,
      present: 1,
    })
  })

  it('two files that overlap at once add no scan twice', async () => {
    const common: Line = { container: freshContainer() }
    const done = await Promise.all([take(input([common, {}])), take(input([common, {}, {}]))])
    expect(done.reduce((total, { added }) => total + added, 0)).toBe(4)
  })
})

/** Whether somebody in this database waits for somebody else's transaction. */
async function waitsForAnother(): Promise<boolean> {
  const waiting = await query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'transactionid'`,
  )
  return waiting.length > 0
}

describe('consignments', () => {
  const consignments = async (sent: ReturnType<typeof input>) => {
    const scans = await scansOf(sent)
    const ids = scans.map(({ consignment }) => String(consignment))
    return ids.map((id) => ids.indexOf(id))
  }

  it('are one under one cotage for one vehicle, another for another', async () => {
    const [one, other] = [freshContainer(), freshContainer()]
    const sent = input([
      { cotage: '1000001', container: one },
      { cotage: '1000001', container: other },
      { cotage: '1000001', container: one, at: '1405/06/15 10:00', goods: 'برنج' },
      { cotage: '1000002', container: one },
    ])
    await take(sent)
    expect(await consignments(sent)).toEqual([0, 1, 0, 3])
    expect((await scansOf(sent))[0]).toMatchObject({ declared_goods: 'برنج' })
  })

  it('are one without cotage for one vehicle going one way on one Tehran day', async () => {
    const container = freshContainer()
    const sent = input([
      { container, at: '1405/06/10 00:10' },
      { container, at: '1405/06/10 23:50' },
      { container, at: '1405/06/11 00:10' },
      { container, at: '1405/06/10 12:00', direction: 'export' },
    ])
    await take(sent)
    expect(await consignments(sent)).toEqual([0, 0, 2, 3])
  })

  it('that the desk registered are used and left as they are', async () => {
    const container = freshContainer()
    const at = '2026-09-03T08:00:00Z'
    await haveScan({
      at,
      cotage: '1000003',
      containerNumber: container,
      goods: 'شکر',
      weightKg: 100,
    })
    const sent = input([
      { cotage: '1000003', container, goods: 'برنج', weight: '200', hs: '100630' },
      { container, at: '1405/06/12 18:00' },
    ])
    await take(sent)
    const scans = await scansOf(sent)
    expect(await consignments(sent)).toEqual([0, 0])
    expect(scans[0]).toMatchObject({
      declared_goods: 'شکر',
      declared_weight_kg: 100,
      hs_code: null,
    })
    expect(await eventsOf(String(scans[0]?.consignment))).toEqual([])
  })

  it('that the desk registers at the same moment are used too', async () => {
    const desk = new pg.Client(wayIn('SUPERUSER'))
    await desk.connect()
    await desk.query('BEGIN')
    const { rows } = await desk.query(
      `INSERT INTO consignment (id, office_id, direction, cotage, registered_at)
       VALUES (gen_random_uuid(), $1, 'IMPORT', '2000001', now()) RETURNING id`,
      [officerAtShalamcheh.officeId],
    )
    const sent = input([{}, { cotage: '2000001', container: '' }, { cotage: '2000002' }])
    const importing = take(sent)
    await vi.waitUntil(waitsForAnother, { timeout: 5000 })
    await desk.query('COMMIT')
    await desk.end()
    expect(await importing).toMatchObject({ added: 3 })
    expect((await scansOf(sent))[1]?.consignment).toBe(rows[0].id)
    expect(await eventsOf(rows[0].id)).toEqual([])
  })

  it('with another direction under the same cotage and vehicle are refused, here or in the office', async () => {
    const container = freshContainer()
    const both = input([
      { cotage: '1000005', container },
      { cotage: '1000005', container, at: '1405/06/12 10:00', direction: 'export' },
    ])
    const shown = await look(both)
    expect(shown.errors).toMatchObject([
      { line: 3, field: 'DIRECTION', reason: 'DIRECTION_DIFFERS' },
    ])
    await take(input([{ cotage: '1000005', container }]))
    const later = await look(
      input([{ cotage: '1000005', container, at: '1405/06/12 10:00', direction: 'export' }]),
    )
    expect(later.errors).toMatchObject([
      { line: 2, field: 'DIRECTION', reason: 'DIRECTION_DIFFERS' },
    ])
  })
})

describe('one wrong row', () => {
  it.each([
    [{ unit: 'NO-1' }, 'SCANNER', 'UNIT_CODE_UNKNOWN'],
    [{ unit: portalAtChazabeh.code }, 'SCANNER', 'SCANNER_OF_OTHER_OFFICE'],
    [{ unit: comingPortal.code }, 'SCANNER', 'SCANNER_NOT_IN_SERVICE'],
    [{ hs: '999999' }, 'HS_CODE', 'HS_UNKNOWN'],
    [{ hs: '99999900' }, 'HS_CODE', 'HS_UNKNOWN'],
    [{ at: '1410/01/01 10:00' }, 'SCANNED_AT', 'SCANNED_IN_FUTURE'],
    [{ container: 'CSQU3054384' }, 'CONTAINER', 'CONTAINER_CHECK_DIGIT'],
    [{ result: 'مشکوک' }, 'REASON', 'RESULT_REASON_NEEDED'],
  ] as [Line, string, string][])('%j refuses all: %s %s', async (line, field, reason) => {
    const sent = input([{}, line, {}])
    expect(await look(sent)).toMatchObject({
      rows: 3,
      fresh: 2,
      wrong: 1,
      errorCount: 1,
      errors: [{ line: 3, field, reason }],
    })
    const outcome = await expectNothingWritten(() => importScans(officerAtShalamcheh, sent))
    expect(outcome).toMatchObject({ ok: false, reason: 'IMPORT_HAS_ERRORS', details: { count: 1 } })
    expect(await importOf(sent)).toBeUndefined()
  })

  it('a unit that broke since is no error', async () => {
    expect(await take(input([{ unit: brokenPortal.code }]))).toMatchObject({
      added: 1,
      scannerId: brokenPortal.id,
    })
  })

  it('of many errors the first are shown and all are counted', async () => {
    const shown = await look(
      input(Array.from({ length: 300 }, () => ({ unit: 'NO-1', hs: '999999' }))),
    )
    expect(shown).toMatchObject({ errorCount: 600, wrong: 300, fresh: 0 })
    expect(shown.errors).toHaveLength(200)
  })
})

describe('a file or mapping that cannot be used', () => {
  it('is refused with nothing written', async () => {
    const bytes = new TextEncoder().encode('')
    const empty = { fileName: 'a.csv', bytes, columns: {} }
    expect(await previewImport(officerAtShalamcheh, empty)).toMatchObject({ reason: 'FILE_EMPTY' })
    const outcome = await expectNothingWritten(() => importScans(officerAtShalamcheh, empty))
    expect(outcome).toMatchObject({ reason: 'FILE_EMPTY' })
  })

  it('without a needed column shows which, and is refused beside it', async () => {
    const sent = { ...input([{}]), columns: { SCANNED_AT: 0, DIRECTION: 2, CONTAINER: 5 } }
    expect(await look(sent)).toMatchObject({
      problems: [{ field: 'SCANNER', reason: 'COLUMN_NEEDED' }],
      rows: 1,
      fresh: 0,
      headers: HEADER.split(','),
      examples: [
        '1405/06/10 10:00',
        portal.code,
        'واردات',
        '',
        '',
        expect.any(String),
        '',
        '',
        '',
        '',
        '',
      ],
    })
    expect(await importScans(officerAtShalamcheh, sent)).toMatchObject({
      reason: 'CHECK_FIELDS',
      fields: [{ field: 'SCANNER', reason: 'COLUMN_NEEDED' }],
    })
  })
})

describe('importing is the task of officers of a customs office alone', () => {
  it.each(PERSONAS)('%s', async (name) => {
    const actor = PEOPLE[name]
    const sent = input([{ unit: 'NO-1' }])
    const outcomes = [await previewImport(actor, sent), await importScans(actor, sent)]
    const expected =
      actor.role === 'CUSTOMS_OFFICER'
        ? [undefined, 'IMPORT_HAS_ERRORS']
        : ['NOT_YOUR_TASK', 'NOT_YOUR_TASK']
    expect(outcomes.map((outcome) => (outcome.ok ? undefined : outcome.reason))).toEqual(expected)
  })
})

describe('a full file', () => {
  it('of 20,000 rows is shown and taken in seconds', { timeout: 60_000 }, async () => {
    const minutes = (index: number) => new Date(Date.UTC(2026, 7, 1) + index * 60_000).toISOString()
    const sent = input(
      Array.from({ length: 20_000 }, (_, index) => ({
        at: minutes(index),
        cotage: String(3_000_000 + index),
        hs: '100630',
        goods: 'برنج هندی',
        weight: '24000',
        result: 'clear',
      })),
    )
    expect(await look(sent)).toMatchObject({ fresh: 20_000, errorCount: 0 })
    const start = performance.now()
    expect(await take(sent)).toMatchObject({ added: 20_000 })
    expect(performance.now() - start).toBeLessThan(20_000)
    expect((await look(sent)).present).toBe(20_000)
  })
})
