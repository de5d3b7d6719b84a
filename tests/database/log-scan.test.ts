import { beforeAll, describe, expect, it } from 'vitest'
import { idFrom, newId } from '@/lib/id'
import type { Result } from '@/lib/result'
import { type LoggedScan, logScan } from '@/lib/scans/commands'
import { query } from '../support/database'
import {
  colleagueAtShalamcheh,
  officeId,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  policeInKhorramshahr,
} from '../support/people'
import {
  brokenPortal,
  comingPortal,
  eventsOf,
  expectNothingWritten,
  freshPlate,
  haveImage,
  haveScan,
  itIs,
  portalAtChazabeh,
  retiredPortal,
  settleWorld,
  typed,
} from '../support/world'

beforeAll(settleWorld)

const log = (changed: Record<string, unknown> = {}) =>
  logScan(officerAtShalamcheh, typed({ ...freshPlate(), ...changed }))

async function logged(outcome: Promise<Result<LoggedScan>>): Promise<LoggedScan> {
  const result = await outcome
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

/** Refused beside one field, with nothing written. */
async function expectRefusedAt(work: () => Promise<unknown>, field: string, reason: string) {
  expect(await expectNothingWritten(work)).toMatchObject({
    ok: false,
    fields: [{ field, reason }],
  })
}

const scanRow = async (id: string) => {
  const [row] = await query('SELECT * FROM scan_session WHERE id = $1', [id])
  return row
}
const consignmentOf = async (id: string) => {
  const [row] = await query(
    'SELECT c.* FROM consignment c JOIN scan_session s ON s.consignment_id = c.id WHERE s.id = $1',
    [id],
  )
  return row
}

describe('a scan', () => {
  it('is a row, its consignment another, and an event for each', async () => {
    itIs('2026-11-23T11:00:00Z')
    const facts = {
      cotage: '7654321',
      hsCode: '1006',
      declaredGoods: 'برنج',
      declaredWeightKg: '24000',
    }
    const made = await logged(log(facts))
    expect(made.repeated).toBe(false)
    expect(await scanRow(made.id)).toMatchObject({
      number: String(made.number),
      origin: 'DESK',
      state: 'SCANNED',
      direction: 'IMPORT',
      office_id: officerAtShalamcheh.officeId,
      operator_id: officerAtShalamcheh.id,
      scanned_at: new Date('2026-11-23T11:00:00Z'),
      import_id: null,
    })
    const consignment = await consignmentOf(made.id)
    expect(consignment).toMatchObject({
      cotage: '7654321',
      plate_kind: 'IRANIAN',
      hs_code: '1006',
      declared_goods: 'برنج',
      declared_weight_kg: 24_000,
    })
    const who = { actor_id: officerAtShalamcheh.id, role: 'CUSTOMS_OFFICER', agency: 'CUSTOMS' }
    expect(await eventsOf(made.id)).toMatchObject([
      { event: 'SCAN_LOGGED', ...who, after: { number: made.number, images: 0 } },
    ])
    expect(await eventsOf(String(consignment?.id))).toMatchObject([
      { event: 'CONSIGNMENT_REGISTERED', ...who },
    ])
  })

  it('takes another vehicle’s plate as text', async () => {
    const made = await logged(log({ plateKind: 'OTHER', plateText: 'بغداد 2345' }))
    expect(await consignmentOf(made.id)).toMatchObject({ plate_kind: 'OTHER', plate: 'بغداد2345' })
  })

  it('of a vehicle met today belongs to the same consignment, of one met yesterday does not', async () => {
    const plate = freshPlate()
    const consignments: unknown[] = []
    for (const time of ['2026-11-20T08:00:00Z', '2026-11-20T20:00:00Z', '2026-11-21T20:00:01Z']) {
      itIs(time)
      consignments.push((await consignmentOf((await logged(log(plate))).id))?.id)
    }
    const [first, again, nextDay] = consignments
    expect(again).toBe(first)
    expect(nextDay).not.toBe(first)
  })
})

describe('the same scan sent again', () => {
  it('is the same answer and no second row', async () => {
    const sent = typed(freshPlate())
    const first = await logged(logScan(officerAtShalamcheh, sent))
    const again = await expectNothingWritten(() => logScan(officerAtShalamcheh, sent))
    expect(again).toEqual({ ok: true, value: { ...first, repeated: true } })
  })

  it('ten times at once is one row, one event, and one answer to all', async () => {
    const sent = typed(freshPlate())
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => logged(logScan(officerAtShalamcheh, sent))),
    )
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1)
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await eventsOf(outcomes[0]?.id ?? '')).toHaveLength(1)
  })

  it('with other content is a conflict that names the first', async () => {
    const sent = typed({ ...freshPlate(), declaredGoods: 'برنج' })
    const first = await logged(logScan(officerAtShalamcheh, sent))
    const other = { ...sent, declaredGoods: 'شکر' }
    expect(await expectNothingWritten(() => logScan(officerAtShalamcheh, other))).toMatchObject({
      ok: false,
      reason: 'SCAN_SENT_DIFFERENTLY',
      details: { number: first.number },
    })
  })

  it('by somebody else is a conflict as well: an id is no key to another’s scan', async () => {
    const sent = typed(freshPlate())
    const { number } = await logged(logScan(officerAtShalamcheh, sent))
    for (const other of [colleagueAtShalamcheh, officerAtChazabeh])
      expect(await expectNothingWritten(() => logScan(other, sent))).toMatchObject({
        reason: 'SCAN_SENT_DIFFERENTLY',
        details: { number },
      })
  })
})

describe('two officers at once', () => {
  it('with the same vehicle make two scans of one consignment', async () => {
    const vehicle = freshPlate()
    const both = await Promise.all(
      [officerAtShalamcheh, colleagueAtShalamcheh].map((officer) =>
        logged(logScan(officer, typed(vehicle))),
      ),
    )
    const consignments = await Promise.all(both.map(({ id }) => consignmentOf(id)))
    expect(both[0]?.id).not.toBe(both[1]?.id)
    expect(consignments[0]?.id).toBe(consignments[1]?.id)
  })

  it('with the same cotage and no vehicle make two scans of one consignment', async () => {
    const none = { plateTwo: undefined, plateThree: undefined, plateRegion: undefined }
    const both = await Promise.all(
      Array.from({ length: 6 }, () => logged(log({ ...none, cotage: '11223344' }))),
    )
    const consignments = await Promise.all(both.map(({ id }) => consignmentOf(id)))
    expect(new Set(consignments.map((row) => row?.id)).size).toBe(1)
  })
})

describe('who logs where', () => {
  it.each(PERSONAS.filter((persona) => !persona.startsWith('officerAt')))(
    '%s does not',
    async (persona) => {
      const sent = typed(freshPlate())
      expect(await expectNothingWritten(() => logScan(PEOPLE[persona], sent))).toMatchObject({
        ok: false,
        reason: 'NOT_YOUR_TASK',
      })
    },
  )

  it('police do not, whatever office they claim', async () => {
    const claiming = { ...policeInKhorramshahr, officeId: officeId('shalamcheh') }
    expect(await logScan(claiming, typed(freshPlate()))).toMatchObject({ reason: 'NOT_YOUR_TASK' })
  })

  it.each([
    ['of another office', portalAtChazabeh.id, 'SCANNER_OF_OTHER_OFFICE'],
    ['that is broken', brokenPortal.id, 'SCANNER_NOT_IN_SERVICE'],
    ['on its way into service', comingPortal.id, 'SCANNER_NOT_IN_SERVICE'],
    ['retired', retiredPortal.id, 'SCANNER_NOT_IN_SERVICE'],
    ['that nobody knows', idFrom('test-scanner', 'none'), 'SCANNER_UNKNOWN'],
  ])('not with a scanner %s', async (_, scannerId, reason) => {
    await expectRefusedAt(() => log({ scannerId }), 'scannerId', reason)
  })
})

describe('a declaration', () => {
  it('with an HS code that does not exist is refused beside it', async () => {
    await expectRefusedAt(() => log({ hsCode: '999999' }), 'hsCode', 'HS_UNKNOWN')
  })

  it('with half a plate is refused beside it', async () => {
    await expectRefusedAt(() => log({ plateThree: '305' }), 'plate', 'PLATE_INCOMPLETE')
    await expectRefusedAt(() => log({ plateRegion: undefined }), 'plate', 'PLATE_INCOMPLETE')
  })

  it('that names nothing is refused', async () => {
    const nothing = { plateTwo: undefined, plateThree: undefined, plateRegion: undefined }
    await expectRefusedAt(() => log(nothing), 'cotage', 'CONSIGNMENT_UNIDENTIFIED')
  })

  it('that fills gaps completes what is registered and leaves an event', async () => {
    const plate = freshPlate()
    const first = await logged(log({ ...plate, declaredGoods: 'برنج' }))
    const second = await logged(log({ ...plate, hsCode: '1006', declaredWeightKg: '500' }))
    const consignment = await consignmentOf(first.id)
    expect(await consignmentOf(second.id)).toEqual(consignment)
    expect(consignment).toMatchObject({
      declared_goods: 'برنج',
      hs_code: '1006',
      declared_weight_kg: 500,
    })
    expect(await eventsOf(String(consignment?.id))).toMatchObject([
      { event: 'CONSIGNMENT_REGISTERED' },
      { event: 'CONSIGNMENT_COMPLETED', after: { hsCode: '1006', declaredWeightKg: 500 } },
    ])
  })

  it('that says the same in other letters differs not', async () => {
    const plate = freshPlate()
    await logged(log({ ...plate, declaredGoods: 'كالاي خانگي ۲' }))
    expect(await log({ ...plate, declaredGoods: 'کالای خانگی 2' })).toMatchObject({ ok: true })
  })

  it('that differs is refused beside every field that does', async () => {
    const cotage = '88776655'
    const plate = freshPlate()
    const facts = {
      ...plate,
      cotage,
      hsCode: '1006',
      declaredGoods: 'برنج',
      declaredWeightKg: '500',
    }
    const first = await logged(log(facts))
    const { number } = (await consignmentOf(first.id)) ?? {}
    const changed = { ...facts, direction: 'EXPORT', hsCode: '1701', declaredWeightKg: '501' }
    expect(await expectNothingWritten(() => log(changed))).toMatchObject({
      reason: 'DECLARATION_DIFFERS',
      details: { number: Number(number) },
      fields: [
        { field: 'direction', reason: 'DIRECTION_DIFFERS' },
        { field: 'hsCode', reason: 'REGISTERED_AS', details: { registered: '1006' } },
        { field: 'declaredWeightKg', reason: 'REGISTERED_AS', details: { registered: '500' } },
      ],
    })
  })

  it('of a cotage with many vehicles must say which', async () => {
    const cotage = '99887766'
    await logged(log({ ...freshPlate(), cotage }))
    await logged(log({ ...freshPlate(), cotage }))
    const none = { plateTwo: undefined, plateThree: undefined, plateRegion: undefined }
    await expectRefusedAt(() => log({ ...none, cotage }), 'cotage', 'COTAGE_HAS_MANY_VEHICLES')
  })

  it('of one cotage gives each vehicle its own consignment', async () => {
    const cotage = '55443322'
    const first = await consignmentOf((await logged(log({ ...freshPlate(), cotage }))).id)
    const second = await consignmentOf((await logged(log({ ...freshPlate(), cotage }))).id)
    expect(first?.id).not.toBe(second?.id)
    expect([first?.cotage, second?.cotage]).toEqual([cotage, cotage])
  })

  it('of a cotage registered without a vehicle gives it its vehicle', async () => {
    const none = { plateTwo: undefined, plateThree: undefined, plateRegion: undefined }
    const first = await logged(log({ ...none, cotage: '33221100' }))
    const second = await logged(log({ ...freshPlate(), cotage: '33221100' }))
    const consignment = await consignmentOf(second.id)
    expect(consignment?.id).toBe((await consignmentOf(first.id))?.id)
    expect(consignment).toMatchObject({ plate_kind: 'IRANIAN' })
  })

  it('of a vehicle that an import registered with and without its plate finds the one with it', async () => {
    const containerNumber = 'TOLU4734787'
    const rows = { cotage: '44556677', containerNumber }
    const whole = await haveScan({ at: '2026-11-01T06:00:00Z', ...rows, plate: '41-ع-123-24' })
    await haveScan({ at: '2026-11-02T06:00:00Z', ...rows })
    const plate = { plateTwo: '41', plateThree: '123', plateRegion: '24' }
    const consignment = await consignmentOf(whole.id)
    for (const typedAgain of [
      { ...plate, ...rows },
      { ...plate, cotage: rows.cotage },
    ])
      expect(await consignmentOf((await logged(log(typedAgain))).id)).toEqual(consignment)
  })

  it('of another office is another consignment', async () => {
    const cotage = '12121212'
    const mine = await logged(log({ ...freshPlate(), cotage }))
    const sent = typed({ ...freshPlate(), cotage, scannerId: portalAtChazabeh.id })
    const theirs = await logged(logScan(officerAtChazabeh, sent))
    expect((await consignmentOf(theirs.id))?.id).not.toBe((await consignmentOf(mine.id))?.id)
  })
})

describe('images', () => {
  it('become the scan’s, in the order in which they were sent', async () => {
    const imageIds = [await haveImage(), await haveImage(), await haveImage()].toReversed()
    const made = await logged(log({ imageIds }))
    const rows = await query('SELECT id FROM scan_image WHERE scan_id = $1 ORDER BY ordinal', [
      made.id,
    ])
    expect(rows.map(({ id }) => id)).toEqual(imageIds)
    expect(await eventsOf(made.id)).toMatchObject([{ after: { images: 3 } }])
  })

  it('are attached once: of two scans at once, one gets the image', async () => {
    const imageId = await haveImage()
    const outcomes = await Promise.all([log({ imageIds: imageId }), log({ imageIds: imageId })])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      fields: [{ field: 'imageIds', reason: 'IMAGE_GONE', details: { place: 1 } }],
    })
  })

  it('that are gone keep the whole scan from being written, its consignment too', async () => {
    const imageIds = [await haveImage(), newId()]
    await expectRefusedAt(() => log({ imageIds }), 'imageIds', 'IMAGE_GONE')
    const [kept] = await query('SELECT scan_id FROM scan_image WHERE id = $1', [imageIds[0]])
    expect(kept).toEqual({ scan_id: null })
  })

  it('of a colleague’s draft are not mine to attach', async () => {
    const imageIds = [await haveImage({ uploader_id: colleagueAtShalamcheh.id })]
    await expectRefusedAt(() => log({ imageIds }), 'imageIds', 'IMAGE_GONE')
  })

  it('sent twice in one scan are refused', async () => {
    const imageId = await haveImage()
    await expectRefusedAt(() => log({ imageIds: [imageId, imageId] }), 'imageIds', 'IMAGE_GONE')
  })
})
