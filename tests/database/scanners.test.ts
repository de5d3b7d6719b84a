import { beforeAll, describe, expect, it } from 'vitest'
import { parseInput } from '@/lib/input'
import { registerScanner } from '@/lib/scanners/commands'
import { getScannerBoard, listScanners } from '@/lib/scanners/queries'
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
  (await getScannerBoard(judge, at))?.find((unit) => unit.id === id)

describe('the board', () => {
  it('has every unit, those at work first', async () => {
    const board = await getScannerBoard(judge, now)
    expect(board?.map(({ code }) => code)).toEqual([
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

  it.each([keeperAtKhorramshahr, penaltyOfficer, administrator])(
    'is not for $username',
    async (actor) => {
      expect(await getScannerBoard(actor, now)).toBeUndefined()
      expect(await listScanners(actor)).toEqual([])
    },
  )

  it('is for whoever watches the fleet', async () => {
    for (const actor of [officerAtShalamcheh, supervisor, policeInKhorramshahr])
      expect(await getScannerBoard(actor, now)).toHaveLength(5)
  })
})

it('units can be listed of one office', async () => {
  const codes = (await listScanners(judge, officeId('chazabeh'))).map(({ code }) => code)
  expect(codes).toEqual([portalAtChazabeh.code])
  expect(await listScanners(judge)).toHaveLength(5)
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
