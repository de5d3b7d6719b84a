import { beforeAll, describe, expect, it } from 'vitest'
import { parseInput } from '@/lib/input'
import type { Figures } from '@/lib/scanners/availability/rules'
import { registerScanner } from '@/lib/scanners/commands'
import { reportDown } from '@/lib/scanners/downtime/commands'
import { getScannerBoard, getUnit, listScanners } from '@/lib/scanners/queries'
import { registerScannerInput } from '@/lib/scanners/schema'
import { query } from '../support/database'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officeId,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { haveDowntime, haveUnit } from '../support/scanner-world'
import {
  brokenPortal,
  comingPortal,
  eventsOf,
  expectNothingWritten,
  haveScan,
  itIs,
  portal,
  portalAtChazabeh,
  retiredPortal,
  settleWorld,
} from '../support/world'

/** 14:30 in Tehran: seven and a half scheduled hours of a unit that opens at seven. */
const now = new Date('2026-11-23T11:00:00Z')

beforeAll(async () => {
  await settleWorld()
  await query(`UPDATE scanner SET end_of_support_on = '2020-01-01' WHERE id = $1`, [portal.id])
  await haveScan({ at: '2026-11-22T20:29:59Z' })
  await haveScan({ at: '2026-11-22T20:30:00Z' })
  await haveScan({ at: '2026-11-23T10:00:00Z' })
  await haveScan({ at: '2026-11-01T10:00:00Z', unit: retiredPortal })
})

const unitOf = async (id: string, at = now) =>
  (await getScannerBoard(judge, at))?.units.find((unit) => unit.id === id)

describe('the board', () => {
  it('has every unit, those at work first', async () => {
    const board = await getScannerBoard(judge, now)
    expect(board?.units.map(({ code }) => code)).toEqual([
      portalAtChazabeh.code,
      portal.code,
      brokenPortal.code,
      comingPortal.code,
      retiredPortal.code,
    ])
  })

  it('counts today’s scans against the rated throughput so far', async () => {
    expect(await unitOf(portal.id)).toMatchObject({
      scansToday: 2,
      lastScanAt: new Date('2026-11-23T10:00:00Z'),
      hoursSoFar: 7.5,
      utilisation: 2 / (20 * 7.5),
      pastSupport: true,
    })
  })

  it('has no figure for a unit that is not at work or has not opened', async () => {
    expect(await unitOf(portalAtChazabeh.id)).toMatchObject({ utilisation: 0, lastScanAt: null })
    for (const { id } of [brokenPortal, comingPortal, retiredPortal])
      expect((await unitOf(id))?.utilisation).toBeUndefined()
    const beforeSeven = new Date('2026-11-23T03:00:00Z')
    expect(await unitOf(portal.id, beforeSeven)).toMatchObject({
      hoursSoFar: 0,
      utilisation: undefined,
    })
  })

  it('says what holds a unit and how far one has come', async () => {
    expect(await unitOf(brokenPortal.id)).toMatchObject({
      state: 'OUT_OF_SERVICE',
      blocker: 'PART',
    })
    expect(await unitOf(comingPortal.id)).toMatchObject({
      state: 'COMMISSIONING',
      stage: 'INSTALLED',
    })
    expect(await unitOf(retiredPortal.id)).toMatchObject({
      scansToday: 0,
      lastScanAt: new Date('2026-11-01T10:00:00Z'),
    })
  })

  it('counts scans exactly, before and after they are folded', async () => {
    const before = await unitOf(portal.id)
    await query('SELECT didban_fold_scan_counts()')
    expect(await unitOf(portal.id)).toEqual(before)
    expect(before?.figures.scans).toBe(3)
  })

  it('names the sites where units must come into service', async () => {
    const board = await getScannerBoard(judge, now)
    expect(board?.sites.map(({ code }) => code)).toEqual(['chazabeh', 'shalamcheh', 'khorramshahr'])
  })

  it.each([keeperAtKhorramshahr, penaltyOfficer, administrator])(
    'is not for $username',
    async (actor) => {
      expect(await getScannerBoard(actor, now)).toBeUndefined()
      expect(await getUnit(actor, portal.code, now, 30)).toBeUndefined()
      expect(await listScanners(actor)).toEqual([])
    },
  )

  it('is for whoever watches the fleet', async () => {
    for (const actor of [officerAtShalamcheh, supervisor, policeInKhorramshahr])
      expect((await getScannerBoard(actor, now))?.units).toHaveLength(5)
  })
})

describe('figures over a window', () => {
  /** Seven days with today until 14:30: six full days of twelve hours, and seven and a half. */
  const SCHEDULED = 6 * 12 + 7.5
  const figuresOf = async (id: string) =>
    (await getScannerBoard(judge, now, 7))?.units.find((unit) => unit.id === id)?.figures

  it('of a unit that has worked throughout', async () => {
    expect(await figuresOf(portal.id)).toMatchObject({
      scheduledHours: SCHEDULED,
      availability: 1,
      failures: 0,
      mtbfHours: undefined,
      lostScans: 0,
      scans: 3,
      utilisation: 3 / (20 * SCHEDULED),
    })
  })

  it('of a unit that was down a day: its hours, what it waited for, what it lost', async () => {
    const { id, code } = await haveUnit({ office: 'chazabeh' })
    await haveDowntime(id, '2026-11-20T20:30:00Z', '2026-11-21T20:30:00Z', { blocker: 'POWER' })
    await haveDowntime(id, '2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z')
    await haveScan({ at: '2026-11-20T10:00:00Z', unit: { id, code, office: 'chazabeh' } })
    expect(await figuresOf(id)).toMatchObject({
      availability: (SCHEDULED - 12) / SCHEDULED,
      failures: 1,
      mtbfHours: SCHEDULED - 12,
      mdtHours: 24,
      lostScans: 12 / (SCHEDULED - 12),
      blockers: [{ blocker: 'POWER', hours: 12 }],
    })
  })

  it('of older data that is down without a row: down throughout, waiting for its blocker', async () => {
    expect(await unitOf(brokenPortal.id)).toMatchObject({
      open: { reason: null, blocker: 'PART' },
      figures: { availability: 0, lostScans: undefined, withoutThroughput: 1 },
    })
  })

  it('of units on their way or long retired are not available', async () => {
    for (const { id } of [comingPortal, retiredPortal])
      expect(await figuresOf(id)).toMatchObject({ scheduledHours: 0, availability: undefined })
  })

  it('of the province are those of its units together', async () => {
    const board = await getScannerBoard(judge, now, 7)
    const sum = (pick: (figures: Figures) => number) =>
      board?.units.reduce((all, { figures }) => all + pick(figures), 0)
    expect(board?.province.scheduledHours).toBe(sum((figures) => figures.scheduledHours))
    expect(board?.province.scans).toBe(sum((figures) => figures.scans))
  })
})

describe('a unit’s page', () => {
  it('has its figures, its downtimes newest first and its history', async () => {
    itIs('2026-11-23T11:00:00Z')
    const { id, code } = await haveUnit()
    await haveDowntime(id, '2026-11-01T06:00:00Z', '2026-11-02T06:00:00Z')
    const input = { scannerId: id, reason: 'POWER_CUT', blocker: 'POWER' } as const
    await reportDown(officerAtShalamcheh, input)
    const detail = await getUnit(judge, code, now, 30)
    expect(detail).toMatchObject({
      days: 30,
      unit: { code, state: 'OUT_OF_SERVICE', open: { reason: 'POWER_CUT', blocker: 'POWER' } },
      history: [{ event: 'DOWNTIME_OPENED' }],
    })
    expect(detail?.downtimes).toMatchObject([
      { endedAt: null, reportedBy: officerAtShalamcheh.displayName },
      { remedy: 'قطعه عوض شد' },
    ])
  })

  it('of no such unit is not there', async () => {
    expect(await getUnit(judge, 'NONE-1', now, 30)).toBeUndefined()
  })
})

it('units can be listed of one office', async () => {
  const all = await listScanners(judge)
  const own = await listScanners(judge, officeId('chazabeh'))
  expect(own.map(({ code }) => code)).toContain(portalAtChazabeh.code)
  expect(own).toEqual(all.filter((one) => one.officeId === officeId('chazabeh')))
  expect(own.length).toBeLessThan(all.length)
})

const typedUnit = {
  code: 'khr-۱',
  kind: 'MOBILE',
  officeId: officeId('khorramshahr'),
  maker: 'Maker',
  model: 'M2',
  ratedPerHour: '۲۵',
  energyMev: '۳٫۵',
  opensAtHour: '0',
  closesAtHour: '24',
}
const unit = (changed: object = {}) => registerScannerInput.parse({ ...typedUnit, ...changed })

describe('registering a unit', () => {
  it('puts one at work into the fleet, with an event', async () => {
    itIs('2026-11-23T11:00:00Z')
    const outcome = await registerScanner(supervisor, unit())
    expect(outcome).toEqual({ ok: true, value: { code: 'KHR-1' } })
    const [row] = await query('SELECT * FROM scanner WHERE code = $1', ['KHR-1'])
    expect(row).toMatchObject({
      state: 'IN_SERVICE',
      stage: null,
      rated_per_hour: 25,
      energy_mev: 3.5,
      state_since: now,
    })
    expect(await eventsOf(String(row?.id))).toMatchObject([
      { event: 'SCANNER_REGISTERED', subject_type: 'SCANNER', actor_id: supervisor.id },
    ])
  })

  it('puts one on its way at its stage: it is not up', async () => {
    await registerScanner(supervisor, unit({ code: 'KHR-2', stage: 'CONTRACTED' }))
    const [row] = await query('SELECT * FROM scanner WHERE code = $1', ['KHR-2'])
    expect(row).toMatchObject({ state: 'COMMISSIONING', stage: 'CONTRACTED', installed_on: null })
  })

  it('refuses a code that is taken, also of two at once', async () => {
    const taken = { ok: false, fields: [{ field: 'code', reason: 'UNIT_CODE_TAKEN' }] }
    const again = () => registerScanner(supervisor, unit({ code: portal.code }))
    expect(await expectNothingWritten(again)).toMatchObject(taken)
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => registerScanner(supervisor, unit({ code: 'KHR-3' }))),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toMatchObject(taken)
  })

  it('refuses a place that is no customs office', async () => {
    const elsewhere = unit({ code: 'KHR-4', officeId: officeId('store-ahvaz') })
    expect(await registerScanner(supervisor, elsewhere)).toMatchObject({
      fields: [{ field: 'officeId', reason: 'OFFICE_NOT_FOR_UNIT' }],
    })
  })

  it.each(PERSONAS.filter((persona) => persona !== 'supervisor'))(
    'is not for %s',
    async (persona) => {
      const attempt = () => registerScanner(PEOPLE[persona], unit({ code: 'KHR-5' }))
      expect(await expectNothingWritten(attempt)).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    },
  )

  it.each([
    ['code', 'ای', 'UNIT_CODE_FORM'],
    ['kind', 'TELESCOPE', 'REQUIRED'],
    ['officeId', 'khorramshahr', 'REQUIRED'],
    ['ratedPerHour', '2.5', 'NUMBER_FORM'],
    ['ratedPerHour', 'many', 'NUMBER_FORM'],
    ['ratedPerHour', '0x10', 'NUMBER_FORM'],
    ['ratedPerHour', '1e2', 'NUMBER_FORM'],
    ['ratedPerHour', '401', 'NUMBER_RANGE'],
    ['ratedPerHour', '-1', 'NUMBER_RANGE'],
    ['energyMev', '0', 'NUMBER_RANGE'],
    ['energyMev', 'Infinity', 'NUMBER_FORM'],
    ['opensAtHour', '24', 'NUMBER_RANGE'],
    ['stage', 'SOON', 'INVALID'],
    ['maker', 'x', 'TOO_SHORT'],
  ])('refuses %s %j: %s', (field, value, reason) => {
    const outcome = parseInput(registerScannerInput, { ...typedUnit, [field]: value })
    const said = outcome.ok ? [] : outcome.fields
    expect(said).toContainEqual(expect.objectContaining({ field, reason }))
  })

  it('refuses a day that ends before it begins', () => {
    const hours = { opensAtHour: '19', closesAtHour: '7' }
    expect(parseInput(registerScannerInput, { ...typedUnit, ...hours })).toMatchObject({
      fields: [{ field: 'closesAtHour', reason: 'HOURS_ORDER' }],
    })
  })
})
