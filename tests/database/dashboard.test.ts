import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { shiftDay, tehranDay } from '@/lib/calendar'
import { foldCounts } from '@/lib/dashboard/jobs'
import { getProvince, type Province } from '@/lib/dashboard/province/queries'
import { isDemonstration, newestMigration } from '@/lib/dashboard/queries'
import type { ScanState } from '@/prisma/generated/enums'
import { query } from '../support/database'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officeId,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { haveScan, portal, portalAtChazabeh, type ScanFacts, settleWorld } from '../support/world'

/** Monday 2 Azar 1405, 14:30 in Tehran. */
const now = new Date('2026-11-23T11:00:00Z')

const SCANS: (Required<Pick<ScanFacts, 'at' | 'unit'>> & { state: ScanState })[] = [
  { at: '2026-11-22T20:30:00Z', unit: portal, state: 'SCANNED' }, // today's first moment
  { at: '2026-11-23T05:00:00Z', unit: portal, state: 'CLEARED' },
  { at: '2026-11-23T11:00:00Z', unit: portalAtChazabeh, state: 'REFERRED' },
  { at: '2026-11-22T20:29:59Z', unit: portal, state: 'SCANNED' }, // yesterday's last
  { at: '2026-11-16T10:59:59Z', unit: portal, state: 'CLEARED' }, // a week ago, before this hour
  { at: '2026-11-16T11:00:00Z', unit: portal, state: 'CLEARED' },
  { at: '2026-11-16T11:00:01Z', unit: portal, state: 'CLEARED' }, // and after it
  { at: '2026-11-10T06:00:00Z', unit: portal, state: 'RESCAN' }, // more than seven days ago
  { at: '2026-11-18T06:00:00Z', unit: portal, state: 'RESCAN' },
  { at: '2026-11-18T06:00:00Z', unit: portalAtChazabeh, state: 'REFERRED' },
  { at: '2026-10-24T20:30:00Z', unit: portal, state: 'REFERRED' }, // the thirtieth day
  { at: '2026-10-24T20:29:59Z', unit: portal, state: 'REFERRED' }, // the day before it
  { at: '2026-05-01T06:00:00Z', unit: portal, state: 'SCANNED' }, // forgotten
]

let province: Province

async function read(actor: Actor = judge, at = now): Promise<Province> {
  const found = await getProvince(actor, at)
  if (!found) throw new Error('not for them')
  return found
}

describe('before anything was scanned', () => {
  it('figures without a denominator are not available, counts are 0', async () => {
    expect(await read()).toMatchObject({
      scansToday: 0,
      changeToday: undefined,
      waiting: 0,
      oldestWaiting: null,
      referredShare: undefined,
      unitsInService: 0,
      units: 0,
      offices: [],
    })
  })

  it('every day of the chart is there, empty', async () => {
    const { days } = await read()
    expect(days).toHaveLength(30)
    expect(days.every(({ scans, referred }) => scans === 0 && referred === 0)).toBe(true)
  })

  it('no demonstration is loaded, and the database is migrated', async () => {
    expect(await isDemonstration()).toBe(false)
    expect(await newestMigration()).toMatch(/^\d{14}_/)
  })
})

describe('the province', () => {
  beforeAll(async () => {
    await settleWorld()
    for (const facts of SCANS) await haveScan(facts)
    province = await read()
  })

  const counted = (matches: (scan: (typeof SCANS)[number]) => boolean) =>
    SCANS.filter(matches).length
  const days = () => Array.from({ length: 30 }, (_, index) => shiftDay('2026-11-23', index - 29))

  it('counts what a count by hand gives', () => {
    expect(province).toMatchObject({
      asOf: now,
      today: '2026-11-23',
      scansToday: 3,
      scansWeekAgo: 2,
      changeToday: 0.5,
      waiting: counted(({ state }) => state === 'SCANNED'),
      oldestWaiting: new Date('2026-05-01T06:00:00Z'),
      referred: 3,
      decided: 7,
      referredShare: 3 / 7,
    })
  })

  it('counts every Tehran day, the empty ones too, oldest first', () => {
    const on = (day: string) => (scan: (typeof SCANS)[number]) =>
      tehranDay(new Date(scan.at)) === day
    const byHand = days().map((day) => ({
      day,
      scans: counted(on(day)),
      referred: counted((scan) => on(day)(scan) && scan.state === 'REFERRED'),
    }))
    expect(province.days).toEqual(byHand)
    expect(province.days.some(({ scans }) => scans === 0)).toBe(true)
  })

  it('adds up: the days, the offices and the head figure say the same', async () => {
    const [total] = await query(
      `SELECT count(*)::int AS scans FROM scan_session
       WHERE (scanned_at AT TIME ZONE 'Asia/Tehran')::date BETWEEN '2026-10-25' AND '2026-11-23'`,
    )
    expect(province.days.reduce((sum, { scans }) => sum + scans, 0)).toBe(total?.scans)
    expect(province.offices.reduce((sum, { scans }) => sum + scans, 0)).toBe(province.scansToday)
    expect(province.days.at(-1)?.scans).toBe(province.scansToday)
  })

  it('names every office with a unit, busiest first', () => {
    expect(province.offices.map(({ officeId: id, scans }) => [id, scans])).toEqual([
      [officeId('shalamcheh'), 2],
      [officeId('chazabeh'), 1],
    ])
  })

  it('never counts a unit on its way as one, nor a retired one', () => {
    expect(province).toMatchObject({ unitsInService: 2, units: 3, commissioning: 1 })
  })

  it('is as it was at its time: what came later is not of that hour', async () => {
    const morning = await read(judge, new Date('2026-11-23T04:00:00Z'))
    expect(morning).toMatchObject({ scansToday: 1, scansWeekAgo: 0, changeToday: undefined })
  })

  it('is for every agency but not for the administrator', async () => {
    for (const actor of [supervisor, policeInKhorramshahr, keeperAtKhorramshahr, penaltyOfficer])
      expect((await read(actor)).scansToday).toBe(3)
    expect(await getProvince(administrator, now)).toBeUndefined()
  })
})

describe('scan counts', () => {
  const SUMS =
    'sum(scans), sum(waiting), sum(cleared), sum(referred), sum(examining), sum(rescan), sum(found)'
  const RECOUNT = `SELECT day::text, scanner_id, ${SUMS} FROM (
    SELECT (scanned_at AT TIME ZONE 'Asia/Tehran')::date AS day, scanner_id, 1 AS scans,
      (state = 'SCANNED')::int AS waiting, (state = 'CLEARED')::int AS cleared,
      (state IN ('REFERRED', 'INSPECTING', 'RELEASED', 'SEIZED'))::int AS referred,
      (state IN ('REFERRED', 'INSPECTING'))::int AS examining, (state = 'RESCAN')::int AS rescan,
      (state = 'SEIZED')::int AS found FROM scan_session) AS s GROUP BY 1, 2 ORDER BY 1, 2`
  const COUNTS = `SELECT day::text, scanner_id, ${SUMS} FROM scan_counts GROUP BY 1, 2 ORDER BY 1, 2`

  it('are at every moment what a recount gives, folded or not', async () => {
    expect(await query(COUNTS)).toEqual(await query(RECOUNT))
    expect(await foldCounts()).toBeGreaterThan(0)
    expect(await query(COUNTS)).toEqual(await query(RECOUNT))
    await query(`UPDATE scan_session SET state = 'CLEARED' WHERE state = 'SCANNED'`)
    await query(`UPDATE scan_session SET state = 'INSPECTING' WHERE state = 'REFERRED'`)
    await haveScan({ at: '2026-11-23T05:30:00Z', unit: portalAtChazabeh })
    expect(await query(COUNTS)).toEqual(await query(RECOUNT))
    await foldCounts()
    expect(await query('SELECT FROM scan_count_delta')).toEqual([])
    expect(await query(COUNTS)).toEqual(await query(RECOUNT))
  })

  it('fold once where several fold at once', async () => {
    await haveScan({ at: '2026-11-23T05:40:00Z' })
    await Promise.all([foldCounts(), foldCounts(), foldCounts()])
    await foldCounts()
    expect(await query(COUNTS)).toEqual(await query(RECOUNT))
  })
})

it('a loaded demonstration is said on every page', async () => {
  await query('UPDATE installation SET demo_loaded_at = now()')
  expect(await isDemonstration()).toBe(true)
})
