import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { decideScan, logScan } from '@/lib/scans/commands'
import { COUNT_LIMIT, getScan, listScans, PAGE_SIZE, type ScanPage } from '@/lib/scans/queries'
import { scanFilter } from '@/lib/scans/schema'
import { query } from '../support/database'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officeId,
  officerAtChazabeh,
  officerAtShalamcheh,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import {
  freshPlate,
  haveImage,
  haveScan,
  itIs,
  portal,
  portalAtChazabeh,
  settleWorld,
  typed,
} from '../support/world'

type Made = Awaited<ReturnType<typeof haveScan>>
let rice: Made
let cement: Made
let tiles: Made
let late: Made

beforeAll(async () => {
  await settleWorld()
  rice = await haveScan({
    at: '2026-11-20T06:00:00Z',
    cotage: '70001234',
    plate: '12-ع-345-14',
    goods: 'برنج هندی',
    hsCode: '100630',
    weightKg: 24_000,
    state: 'CLEARED',
  })
  cement = await haveScan({
    at: '2026-11-21T06:00:00Z',
    unit: portalAtChazabeh,
    plate: 'بغداد2345',
    goods: 'سیمان کیسه‌ای (گمرک چذابه)',
    hsCode: '252329',
    weightKg: 9_000,
    direction: 'EXPORT',
    state: 'REFERRED',
  })
  tiles = await haveScan({
    at: '2026-11-22T06:00:00Z',
    containerNumber: 'CSQU3054383',
    goods: 'کاشی 100% درجه_یک',
    hsCode: '6907',
  })
  late = await haveScan({ at: '2026-11-22T20:30:00Z' })
  await haveImage({ scan_id: tiles.id, ordinal: 2 })
})

async function list(changed: Record<string, string> = {}, actor = supervisor): Promise<ScanPage> {
  const page = await listScans(actor, scanFilter.parse(changed))
  if (!page) throw new Error('nothing to read')
  return page
}
const numbers = async (changed: Record<string, string> = {}) =>
  (await list(changed)).rows.map(({ number }) => number)

describe('search', () => {
  it.each([
    ['برنج', 'a word'],
    ['برنج هندي', 'an Arabic yeh'],
    ['برنجهندی', 'no space'],
    ['۷۰۰۰۱۲۳۴', 'Persian digits'],
    ['٧٠٠٠١٢٣٤', 'Arabic digits'],
    ['0001234', 'a part of the cotage'],
    ['12ع345', 'a part of the plate'],
    ['۱۲ ع ۳۴۵ - ۱۴', 'the plate as people write it'],
  ])('%s finds the rice: %s', async (q) => {
    expect(await numbers({ q })).toEqual([rice.number])
  })

  it.each([
    ['كيسه اي', 'Arabic kaf and no joiner'],
    ['چزابه', 'the other spelling'],
    ['بغداد', 'a foreign plate'],
    ['بغداد ۲۳۴۵', 'a foreign plate with a space'],
  ])('%s finds the cement: %s', async (q) => {
    expect(await numbers({ q })).toEqual([cement.number])
  })

  it('finds a container in any case, and a scan by its number', async () => {
    expect(await numbers({ q: 'csqu 305438-3' })).toEqual([tiles.number])
    expect(await numbers({ q: `${late.number}` })).toContain(late.number)
  })

  it.each(['100%', 'درجه_یک'])('takes %s as it stands', async (q) => {
    expect(await numbers({ q })).toEqual([tiles.number])
  })

  it.each(['1%4', '%', '\\', "' OR '1'='1", '٪', '|', 'هیچ', '99999999999999999999'])(
    '%j finds nothing and breaks nothing',
    async (q) => {
      expect(await list({ q })).toBeDefined()
    },
  )

  it('of nothing but separators is no search', async () => {
    expect(await numbers({ q: ' - ' })).toHaveLength(4)
  })

  it('with a NUL or half a character breaks nothing', async () => {
    expect(await numbers({ q: 'a\u0000' })).toHaveLength(4)
    expect(await numbers({ q: '\uD83D' })).toHaveLength(4)
  })
})

describe('filters', () => {
  it.each([
    ['state', 'REFERRED', () => [cement.number]],
    ['direction', 'EXPORT', () => [cement.number]],
    ['office', officeId('chazabeh'), () => [cement.number]],
    ['scanner', portalAtChazabeh.id, () => [cement.number]],
    ['scanner', newId(), () => []],
    ['hs', '10', () => [rice.number]],
    ['hs', '6907', () => [tiles.number]],
    ['images', '1', () => [tiles.number]],
    ['from', '2026-11-23', () => [late.number]],
    ['to', '2026-11-20', () => [rice.number]],
  ] as [string, string, () => number[]][])('%s = %s', async (name, value, expected) => {
    expect(await numbers({ [name]: value })).toEqual(expected())
  })

  it('of days are Tehran’s: the 22nd ends when the 23rd begins there', async () => {
    expect(await numbers({ from: '2026-11-22', to: '2026-11-22' })).toEqual([tiles.number])
    expect(await numbers({ from: '2026-11-23', to: '2026-11-23' })).toEqual([late.number])
  })

  it('all hold together', async () => {
    expect(await numbers({ q: 'برنج', state: 'CLEARED', hs: '10' })).toEqual([rice.number])
    expect(await list({ q: 'برنج', state: 'REFERRED' })).toMatchObject({ rows: [], total: 0 })
  })
})

describe('order', () => {
  it('is newest first unless asked otherwise', async () => {
    const byTime = [rice, cement, tiles, late].map(({ number }) => number)
    expect(await numbers()).toEqual(byTime.toReversed())
    expect(await numbers({ order: 'asc' })).toEqual(byTime)
    expect(await numbers({ sort: 'number', order: 'asc' })).toEqual(byTime)
  })

  it('by weight has those without one last, heaviest first', async () => {
    const [first, second, ...others] = await numbers({ sort: 'weight' })
    expect([first, second]).toEqual([rice.number, cement.number])
    expect(others).toHaveLength(2)
    expect((await numbers({ sort: 'weight', order: 'asc' })).slice(2)).toEqual([
      cement.number,
      rice.number,
    ])
  })

  it('by office keeps each office together, one way or the other', async () => {
    const runs = async (order: string) => {
      const offices = (await list({ sort: 'office', order })).rows.map(({ officeEn }) => officeEn)
      return offices.filter((office, at) => office !== offices[at - 1])
    }
    const forward = await runs('asc')
    expect(forward).toHaveLength(2)
    expect(await runs('desc')).toEqual(forward.toReversed())
  })
})

describe('who reads', () => {
  it.each([judge, supervisor, officerAtChazabeh])('$username sees the province', async (actor) => {
    expect((await list({}, actor)).total).toBe(4)
  })

  it.each([policeInKhorramshahr, keeperAtKhorramshahr, penaltyOfficer, administrator])(
    '$username sees nothing, not even how many',
    async (actor) => {
      expect(await listScans(actor, scanFilter.parse({}))).toBeUndefined()
      expect(await getScan(actor, rice.number)).toBeUndefined()
    },
  )
})

describe('one scan', () => {
  it('has its facts, and the titles of its code', async () => {
    expect(await getScan(judge, rice.number)).toMatchObject({
      id: rice.id,
      number: rice.number,
      state: 'CLEARED',
      scannerCode: portal.code,
      officeId: officeId('shalamcheh'),
      cotage: '70001234',
      hsTitleEn: expect.stringMatching(/rice/i),
      operatorName: officerAtShalamcheh.displayName,
      origin: 'DESK',
      importFile: null,
      images: [],
      decisions: [],
      related: [],
    })
  })

  it('has its images in their order', async () => {
    const first = await haveImage({ scan_id: tiles.id, ordinal: 1, file_name: 'first.png' })
    const scan = await getScan(judge, tiles.number)
    expect(scan?.images.map(({ id }) => id)).toHaveLength(2)
    expect(scan?.images[0]).toMatchObject({ id: first, fileName: 'first.png', bitDepth: 16 })
    expect((await list({ images: '1' })).rows[0]?.imageId).toBe(first)
  })

  it('tells who did what, oldest first, the consignment’s events among them', async () => {
    itIs('2026-11-25T06:00:00Z')
    const logged = await logScan(officerAtShalamcheh, typed(freshPlate()))
    if (!logged.ok) throw new Error(logged.reason)
    itIs('2026-11-25T06:05:00Z')
    const reason = 'سایه در کف'
    await decideScan(officerAtShalamcheh, { scanId: logged.value.id, verdict: 'SUSPECT', reason })
    const scan = await getScan(judge, logged.value.number)
    expect(scan?.history.map(({ event }) => event)).toEqual([
      'CONSIGNMENT_REGISTERED',
      'SCAN_LOGGED',
      'IMAGE_DECIDED',
    ])
    expect(scan?.history[2]).toMatchObject({
      actorName: officerAtShalamcheh.displayName,
      role: 'CUSTOMS_OFFICER',
      officeFa: expect.stringContaining('شلمچه'),
      reason,
      at: new Date('2026-11-25T06:05:00Z'),
    })
    expect(scan?.decisions).toMatchObject([
      { verdict: 'SUSPECT', reason, readerName: officerAtShalamcheh.displayName },
    ])
  })

  it('knows the other passes of its vehicle, newest first, at whatever office', async () => {
    const plate = '77-ب-777-77'
    const passes = [
      await haveScan({ at: '2026-10-01T06:00:00Z', plate }),
      await haveScan({ at: '2026-10-02T06:00:00Z', plate, unit: portalAtChazabeh }),
      await haveScan({ at: '2026-10-03T06:00:00Z', plate, containerNumber: 'TOLU4734787' }),
      await haveScan({ at: '2026-10-04T06:00:00Z', containerNumber: 'TOLU4734787' }),
    ]
    const related = async (index: number) =>
      (await getScan(judge, passes[index]?.number ?? 0))?.related.map(({ id }) => id)
    const ids = (...indexes: number[]) => indexes.map((index) => passes[index]?.id)
    expect(await related(0)).toEqual(ids(2, 1))
    expect(await related(2)).toEqual(ids(3, 1, 0))
    expect(await related(3)).toEqual(ids(2))
  })

  it('that does not exist is none', async () => {
    expect(await getScan(judge, 999_999_999)).toBeUndefined()
    expect(await getScan(judge, -1)).toBeUndefined()
  })
})

describe('pages', () => {
  beforeAll(async () => {
    await query(
      `WITH made AS (
        INSERT INTO consignment (id, office_id, direction, cotage, registered_at)
        SELECT gen_random_uuid(), $1, 'TRANSIT', (80000000 + n)::text, '2026-01-01'::timestamptz
        FROM generate_series(1, ${COUNT_LIMIT + 20}) AS n RETURNING id, cotage)
      INSERT INTO scan_session (id, client_id, request_hash, origin, consignment_id, office_id, scanner_id,
        operator_id, direction, scanned_at, logged_at, state)
      SELECT gen_random_uuid(), gen_random_uuid(), repeat('0', 64), 'DESK', id, $1, $2, $3, 'TRANSIT',
        '2026-01-01', '2026-01-01', 'CLEARED' FROM made`,
      [officeId('shalamcheh'), portal.id, officerAtShalamcheh.id],
    )
    await query('ANALYZE scan_session, consignment')
  })

  it('hold fifty each, none twice, none lost, though all are of the same second', async () => {
    const filter = { direction: 'TRANSIT', q: '8000' }
    const { total, more, pageSize } = await list(filter)
    expect({ total, more, pageSize }).toEqual({ total: 9999, more: false, pageSize: PAGE_SIZE })
    const pages = await Promise.all(
      ['1', '2', '3'].map((page) => list({ direction: 'TRANSIT', page })),
    )
    const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(ids).toHaveLength(3 * PAGE_SIZE)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('beyond the last are empty', async () => {
    expect((await list({ state: 'REFERRED', page: '7' })).rows).toEqual([])
  })

  it('say “more than” beyond what anybody counts', async () => {
    expect(await list({ direction: 'TRANSIT' })).toMatchObject({ total: COUNT_LIMIT, more: true })
  })
})
