import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { type Tx, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import type { Result } from '@/lib/result'
import {
  appraiseSeizure,
  closeSeizure,
  deliverSeizure,
  fileSeizure,
  holdSeizure,
} from '@/lib/seizures/commands'
import { recordFind } from '@/lib/seizures/finds/commands'
import type { RecordFindInput } from '@/lib/seizures/finds/schema'
import { getSeizure, listGoodsClasses } from '@/lib/seizures/queries'
import { LegalKind, SeizureState } from '@/prisma/generated/enums'
import { query } from '../support/database'
import {
  administrator,
  colleagueAtShalamcheh,
  judge,
  keeperAtKhorramshahr,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  type Persona,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { GOODS, haveExamination, haveGoodsClass, haveSeizure } from '../support/seizures-world'
import { eventsOf, haveScan, insert, itIs, refusalOf, settleWorld } from '../support/world'

beforeAll(async () => {
  await settleWorld()
  await haveGoodsClass()
})

const REFUSED = '23001'
const AT = new Date('2026-11-23T10:00:00Z')

const item = { description: 'سیگار', classCode: GOODS, quantity: '12.5', unit: 'CARTON' } as const
const find = (scanId: string, changed: Partial<RecordFindInput> = {}): RecordFindInput => ({
  scanId,
  legalKind: 'PERMITTED',
  owner: 'UNKNOWN',
  concealment: 'FALSE_FLOOR',
  note: undefined,
  photoIds: [],
  items: [item],
  ...changed,
})

async function havePhoto(uploader: Actor = officerAtShalamcheh): Promise<string> {
  const id = newId()
  await insert('seizure_photo', {
    id,
    uploader_id: uploader.id,
    uploaded_at: AT,
    file_name: 'a.jpg',
    sha256: 'a'.repeat(64),
    format: 'JPEG',
    width: 4,
    height: 3,
    byte_length: 100,
  })
  return id
}

const recorded = async (outcome: Promise<Result<{ number: number }>>) => {
  const result = await outcome
  if (!result.ok) throw new Error(JSON.stringify(result))
  const [row] = await query('SELECT * FROM seizure WHERE number = $1', [result.value.number])
  return row ?? {}
}
const rowOf = async (id: string) => {
  const [row] = await query('SELECT * FROM seizure WHERE id = $1', [id])
  return row
}
const alertsOf = (id: string) =>
  query('SELECT rule_code, state, evidence, office_id FROM alert WHERE subject_id = $1', [id])

async function expectNoSeizure<T>(work: () => Promise<T>): Promise<T> {
  const sql = `SELECT (SELECT count(*) FROM seizure) + (SELECT count(*) FROM seized_item)
    + (SELECT count(*) FROM appraisal) + (SELECT count(*) FROM audit_event) AS count`
  const [before] = await query(sql)
  const outcome = await work()
  expect(await query(sql)).toEqual([before])
  return outcome
}

describe('a find', () => {
  it('ends the examination and puts the seizure with items and photographs on record', async () => {
    itIs('2026-11-23T10:00:00Z')
    const { id: scanId, inspectionId } = await haveExamination()
    const photoIds = [await havePhoto(), await havePhoto()]
    const items = [item, { ...item, description: 'چای', quantity: '3', unit: 'KILOGRAM' as const }]
    const row = await recorded(
      recordFind(officerAtShalamcheh, find(scanId, { photoIds, items, note: 'زیر کف' })),
    )
    expect(row).toMatchObject({
      inspection_id: inspectionId,
      office_id: officerAtShalamcheh.officeId,
      recorded_by_id: officerAtShalamcheh.id,
      discovered_at: AT,
      state: 'RECORDED',
      concealment: 'FALSE_FLOOR',
      note: 'زیر کف',
      value_rial: null,
    })
    expect(
      await query('SELECT * FROM seized_item WHERE seizure_id = $1 ORDER BY ordinal', [row.id]),
    ).toMatchObject([
      { ordinal: 1, description: 'سیگار', quantity: '12.500', state: 'WITH_DISCOVERER' },
      { ordinal: 2, description: 'چای', quantity: '3.000', unit: 'KILOGRAM', store_id: null },
    ])
    expect(
      await query('SELECT id FROM seizure_photo WHERE seizure_id = $1 ORDER BY ordinal', [row.id]),
    ).toEqual(photoIds.map((id) => ({ id })))
    const [scan] = await query('SELECT state FROM scan_session WHERE id = $1', [scanId])
    expect(scan?.state).toBe('SEIZED')
    const [inspection] = await query('SELECT * FROM inspection WHERE id = $1', [inspectionId])
    expect(inspection).toMatchObject({ result: 'FIND', ended_at: AT })
    expect(await eventsOf(scanId)).toMatchObject([
      { event: 'INSPECTION_ENDED', after: { state: 'SEIZED', result: 'FIND' } },
    ])
    expect(await eventsOf(String(row.id))).toMatchObject([
      { event: 'SEIZURE_RECORDED', after: { number: Number(row.number), items: 2, photos: 2 } },
    ])
    expect(await alertsOf(String(row.id))).toEqual([])
  })

  it('of prohibited goods warns the province, once', async () => {
    await query(`INSERT INTO alert_rule (code, enabled, threshold, addressed_role, ack_minutes)
      VALUES ('GOODS_PROHIBITED', true, 1, 'POLICE_OFFICER', 60) ON CONFLICT DO NOTHING`)
    const { id: scanId } = await haveExamination()
    const row = await recorded(
      recordFind(officerAtShalamcheh, find(scanId, { legalKind: 'PROHIBITED' })),
    )
    const { fa, en } = officerAtShalamcheh.office
    expect(await alertsOf(String(row.id))).toMatchObject([
      {
        rule_code: 'GOODS_PROHIBITED',
        state: 'RAISED',
        evidence: { seizure: Number(row.number), officeFa: fa, officeEn: en },
        office_id: null,
      },
    ])
  })

  it('of goods of no known class, with a photograph that is gone, or of no scan is refused whole', async () => {
    const { id: scanId } = await haveExamination()
    const refusals: [Partial<RecordFindInput>, object][] = [
      [
        { items: [item, { ...item, classCode: 'NONE' }] },
        { fields: [{ field: 'items.1.classCode', reason: 'INVALID' }] },
      ],
      [{ photoIds: [newId()] }, { fields: [{ field: 'photoIds', reason: 'IMAGE_GONE' }] }],
      [
        { photoIds: [await havePhoto(colleagueAtShalamcheh)] },
        { fields: [{ field: 'photoIds', reason: 'IMAGE_GONE', details: { place: 1 } }] },
      ],
      [{ scanId: newId() }, { reason: 'NOT_FOUND' }],
    ]
    for (const [changed, refusal] of refusals)
      expect(
        await expectNoSeizure(() => recordFind(officerAtShalamcheh, find(scanId, changed))),
      ).toMatchObject({ ok: false, ...refusal })
  })

  it.each(['SCANNED', 'CLEARED', 'REFERRED', 'RESCAN', 'RELEASED'] as const)(
    'where the scan is %s is refused',
    async (state) => {
      const { id } = await haveScan({ at: '2026-11-23T06:00:00Z', state })
      expect(await expectNoSeizure(() => recordFind(officerAtShalamcheh, find(id)))).toMatchObject({
        reason: 'NOT_IN_THIS_STATE',
      })
    },
  )

  it('of two at once: one is on record, the other is told which', async () => {
    for (let round = 0; round < 5; round++) {
      const { id: scanId } = await haveExamination()
      const outcomes = await Promise.all(
        [officerAtShalamcheh, colleagueAtShalamcheh].map((officer) =>
          recordFind(officer, find(scanId)),
        ),
      )
      const [won] = outcomes.filter((outcome) => outcome.ok)
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
        reason: 'FIND_RECORDED_BEFORE',
        details: { number: won?.ok ? won.value.number : 0 },
      })
    }
  })

  it('by an officer of another office, or by another role, is refused', async () => {
    const { id: scanId } = await haveExamination()
    const told = async (actor: Actor) => {
      const outcome = await expectNoSeizure(() => recordFind(actor, find(scanId)))
      return outcome.ok ? 'ok' : outcome.reason
    }
    expect(await told(officerAtChazabeh)).toBe('OTHER_OFFICE')
    // Stores and branches see no scan from which nothing was seized: for them it does not exist.
    const hidden: Persona[] = ['keeperAtKhorramshahr', 'penaltyOfficer']
    for (const persona of PERSONAS.filter((one) => !one.startsWith('officerAt')))
      expect(await told(PEOPLE[persona])).toBe(
        hidden.includes(persona) ? 'NOT_FOUND' : 'NOT_YOUR_TASK',
      )
  })
})

describe('an appraisal', () => {
  it('values every item, and the seizure at their sum', async () => {
    itIs('2026-11-23T11:00:00Z')
    const { id: seizureId, items } = await haveSeizure({ goods: ['سیگار', 'چای'] })
    const values = new Map([
      [1, 250_000_000_000_000],
      [2, 30_000_001],
    ])
    expect(await appraiseSeizure(officerAtShalamcheh, { seizureId, values })).toMatchObject({
      ok: true,
    })
    expect(await rowOf(seizureId)).toMatchObject({
      state: 'APPRAISED',
      value_rial: '250000030000001',
      appraised_at: new Date('2026-11-23T11:00:00Z'),
    })
    const rows = await query(
      `SELECT i.value_rial AS cached, a.value_rial AS given, a.appraiser_id AS by FROM seized_item i
        JOIN appraisal a ON a.item_id = i.id WHERE i.id = ANY($1) ORDER BY i.ordinal`,
      [items],
    )
    const by = officerAtShalamcheh.id
    expect(rows).toEqual([
      { cached: '250000000000000', given: '250000000000000', by },
      { cached: '30000001', given: '30000001', by },
    ])
    expect(await eventsOf(seizureId)).toMatchObject([
      {
        event: 'SEIZURE_APPRAISED',
        before: { state: 'RECORDED' },
        after: { state: 'APPRAISED', valueRial: 250_000_030_000_001 },
      },
    ])
    const change = 'UPDATE appraisal SET value_rial = 1 WHERE item_id = $1'
    expect(await refusalOf(change, [items[0]])).toBe(REFUSED)
    expect(await refusalOf('DELETE FROM appraisal WHERE item_id = $1', [items[0]])).toBe(REFUSED)
  })

  it('without a value for each item, or with one for none, is refused beside it', async () => {
    const { id: seizureId } = await haveSeizure({ goods: ['سیگار', 'چای'] })
    const values = new Map([
      [1, 5],
      [7, 5],
    ])
    expect(
      await expectNoSeizure(() => appraiseSeizure(officerAtShalamcheh, { seizureId, values })),
    ).toMatchObject({
      fields: [
        { field: 'values.2', reason: 'REQUIRED' },
        { field: 'values.7', reason: 'INVALID' },
      ],
    })
  })

  it('happens once, by two at once too', async () => {
    for (let round = 0; round < 3; round++) {
      const { id: seizureId, items } = await haveSeizure()
      const values = new Map([[1, 5]])
      const outcomes = await Promise.all(
        [officerAtShalamcheh, colleagueAtShalamcheh].map((officer) =>
          appraiseSeizure(officer, { seizureId, values }),
        ),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await query('SELECT 1 FROM appraisal WHERE item_id = $1', [items[0]])).toHaveLength(1)
    }
  })

  it('by others is refused', async () => {
    const { id: seizureId } = await haveSeizure()
    const input = { seizureId, values: new Map([[1, 5]]) }
    const refusals = [
      [officerAtChazabeh, 'NOT_FOUND'],
      [supervisor, 'NOT_YOUR_TASK'],
      [keeperAtKhorramshahr, 'NOT_FOUND'],
    ] as const
    for (const [actor, reason] of refusals)
      expect(await expectNoSeizure(() => appraiseSeizure(actor, input))).toMatchObject({ reason })
  })
})

describe('prohibited goods', () => {
  const held = (legalKind: LegalKind) => haveSeizure({ state: 'APPRAISED', legalKind })

  it('stay with the discoverer, and are not delivered', async () => {
    const seizure = await held('PROHIBITED')
    expect(
      await inTx(keeperAtKhorramshahr, (tx) =>
        deliverSeizure(tx, keeperAtKhorramshahr, seizure, AT),
      ),
    ).toMatchObject({
      reason: 'PROHIBITED_STAYS_WITH_DISCOVERER',
    })
    expect(await holdSeizure(officerAtShalamcheh, { seizureId: seizure.id })).toMatchObject({
      ok: true,
    })
    expect(await rowOf(seizure.id)).toMatchObject({
      state: 'HELD_BY_DISCOVERER',
      delivered_at: null,
    })
    expect(await eventsOf(seizure.id)).toMatchObject([{ event: 'SEIZURE_HELD' }])
  })

  it.each(Object.values(LegalKind).filter((kind) => kind !== 'PROHIBITED'))(
    'alone: %s goods are not kept, not by raw SQL either',
    async (legalKind) => {
      const { id: seizureId } = await held(legalKind)
      expect(
        await expectNoSeizure(() => holdSeizure(officerAtShalamcheh, { seizureId })),
      ).toMatchObject({ reason: 'NOT_PROHIBITED' })
      const sql = `UPDATE seizure SET state = 'HELD_BY_DISCOVERER' WHERE id = $1`
      expect(await refusalOf(sql, [seizureId])).toBe('seizure_dates')
    },
  )

  it('are kept by nobody else, and not before the first valuation', async () => {
    const { id: seizureId } = await held('PROHIBITED')
    expect(await holdSeizure(officerAtChazabeh, { seizureId })).toMatchObject({
      reason: 'NOT_FOUND',
    })
    expect(await holdSeizure(judge, { seizureId })).toMatchObject({ reason: 'NOT_YOUR_TASK' })
    const early = await haveSeizure({ legalKind: 'PROHIBITED' })
    expect(await holdSeizure(officerAtShalamcheh, { seizureId: early.id })).toMatchObject({
      reason: 'NOT_IN_THIS_STATE',
    })
  })
})

/** Inside a transaction of another feature. */
const inTx = <T>(actor: Actor, work: (tx: Tx) => Promise<Result<T>>) => writeAs(actor, work)

describe('a seizure goes on', () => {
  it('from the receipt to the case to its end, each step an event', async () => {
    const seizure = await haveSeizure({ state: 'APPRAISED' })
    const state = async (
      actor: Actor,
      work: (tx: Tx) => Promise<Result<{ state: SeizureState }>>,
    ) => {
      const outcome = await inTx(actor, work)
      return outcome.ok ? outcome.value.state : outcome.reason
    }
    expect(
      await state(keeperAtKhorramshahr, (tx) =>
        deliverSeizure(tx, keeperAtKhorramshahr, seizure, AT),
      ),
    ).toBe('DELIVERED')
    const delivered = { ...seizure, state: 'DELIVERED' as const }
    expect(
      await state(officerAtShalamcheh, (tx) => fileSeizure(tx, officerAtShalamcheh, delivered, AT)),
    ).toBe('ADJUDICATING')
    const filed = { ...seizure, state: 'ADJUDICATING' as const }
    expect(
      await state(officerAtShalamcheh, (tx) => closeSeizure(tx, officerAtShalamcheh, filed, AT)),
    ).toBe('CLOSED')
    expect(await rowOf(seizure.id)).toMatchObject({ delivered_at: AT, closed_at: AT })
    const events = (await eventsOf(seizure.id)).map(({ event }) => event)
    expect(events).toEqual(['SEIZURE_DELIVERED', 'SEIZURE_FILED', 'SEIZURE_CLOSED'])
  })

  it('for whoever read an older state is refused', async () => {
    const { id } = await haveSeizure({ state: 'CLOSED' })
    const read = { id, state: 'ADJUDICATING' as const }
    expect(
      await inTx(officerAtShalamcheh, (tx) => closeSeizure(tx, officerAtShalamcheh, read, AT)),
    ).toMatchObject({
      reason: 'TAKEN_MEANWHILE',
    })
  })

  it('in the database along its law alone, and its record does not change', async () => {
    const { id } = await haveSeizure()
    for (const state of Object.values(SeizureState).filter((one) => one !== 'RECORDED')) {
      const sql = `UPDATE seizure SET state = $2, appraised_at = now(), value_rial = 1,
        delivered_at = CASE WHEN $2::seizure_state = 'DELIVERED' THEN now() END,
        closed_at = CASE WHEN $2::seizure_state = 'CLOSED' THEN now() END WHERE id = $1`
      if (state !== 'APPRAISED') expect(await refusalOf(sql, [id, state])).toBe(REFUSED)
    }
    for (const change of [`legal_kind = 'PROHIBITED'`, `note = 'x'`, `concealment = 'NONE'`])
      expect(await refusalOf(`UPDATE seizure SET ${change} WHERE id = $1`, [id])).toBe(REFUSED)
    expect(await refusalOf('DELETE FROM seizure WHERE id = $1', [id])).toBe(REFUSED)
  })
})

describe('the page of a seizure', () => {
  it('shows what is on record, with its history', async () => {
    itIs('2026-11-23T10:00:00Z')
    const scan = await haveExamination()
    const row = await recorded(recordFind(officerAtShalamcheh, find(scan.id)))
    expect(await getSeizure(penaltyOfficer, Number(row.number))).toBeUndefined()
    const seizure = await getSeizure(judge, Number(row.number))
    expect(seizure).toMatchObject({
      number: Number(row.number),
      scanNumber: scan.number,
      state: 'RECORDED',
      valueRial: null,
      receiptNumber: null,
      caseNumber: null,
      recordedByName: officerAtShalamcheh.displayName,
      items: [{ ordinal: 1, description: 'سیگار', quantity: 12.5, classEn: 'Test goods' }],
      photos: [],
      history: [{ event: 'SEIZURE_RECORDED', actorName: officerAtShalamcheh.displayName }],
    })
  })

  it('is nobody’s but those who act on seizures, and none for a number that is not', async () => {
    const { number } = await haveSeizure()
    for (const other of [policeInKhorramshahr, administrator]) {
      expect(await getSeizure(other, number)).toBeUndefined()
      expect(await listGoodsClasses(other)).toEqual([])
    }
    expect(await getSeizure(judge, 987_654_321)).toBeUndefined()
    expect(await listGoodsClasses(officerAtShalamcheh)).toContainEqual({
      code: GOODS,
      fa: 'کالای آزمون',
      en: 'Test goods',
    })
  })
})
