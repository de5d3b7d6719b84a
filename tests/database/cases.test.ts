import { beforeAll, describe, expect, it } from 'vitest'
import { fileCase } from '@/lib/cases/files/commands'
import { orderDisposition } from '@/lib/cases/orders/commands'
import {
  acceptCase,
  lodgeAppeal,
  makeFinal,
  notifyCase,
  ruleAppeal,
  ruleCase,
  transferCase,
} from '@/lib/cases/rulings/commands'
import { newId } from '@/lib/id'
import { haveCase, haveOrder, haveSeizure } from '../support/cases-world'
import { query } from '../support/database'
import {
  officeId,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  penaltyOfficer,
  person,
} from '../support/people'
import { eventsOf, expectNothingWritten, itIs, refusalOf, settleWorld } from '../support/world'

beforeAll(settleWorld)

const AT = '2026-11-24T08:00:00Z'
const benchAhvaz = officeId('bench-ahvaz')
const grounds = 'مستند به ماده ۱۸ قانون'

const rowOf = async (id: string) => {
  const [row] = await query('SELECT * FROM case_file WHERE id = $1', [id])
  return row
}
const rulingsOf = (id: string) =>
  query('SELECT instance, outcome, fine_rial FROM ruling WHERE case_id = $1 ORDER BY instance', [
    id,
  ])

describe('filing a case', () => {
  it('puts the seizure before the branch, with both events', async () => {
    itIs(AT)
    const seizure = await haveSeizure()
    const outcome = await fileCase(officerAtShalamcheh, {
      seizureId: seizure.id,
      officeId: benchAhvaz,
    })
    expect(outcome).toMatchObject({ ok: true })
    const [file] = await query('SELECT * FROM case_file WHERE seizure_id = $1', [seizure.id])
    expect(file).toMatchObject({ state: 'FILED', office_id: benchAhvaz, filed_at: new Date(AT) })
    const [after] = await query('SELECT state FROM seizure WHERE id = $1', [seizure.id])
    expect(after?.state).toBe('ADJUDICATING')
    expect(await eventsOf(String(file?.id))).toMatchObject([
      { event: 'CASE_FILED', after: { state: 'FILED', proposed: 'TAZIRAT' } },
    ])
    expect(await eventsOf(seizure.id)).toMatchObject([{ event: 'SEIZURE_FILED' }])
  })

  it('of prohibited goods needs no receipt; the court is proposed', async () => {
    const { id: seizureId } = await haveSeizure({ kind: 'PROHIBITED' })
    const input = { seizureId, officeId: benchAhvaz }
    expect(await fileCase(officerAtShalamcheh, input)).toMatchObject({ ok: true })
    const [file] = await query('SELECT id FROM case_file WHERE seizure_id = $1', [seizureId])
    expect(await eventsOf(String(file?.id))).toMatchObject([
      { after: { proposed: 'REVOLUTIONARY_COURT' } },
    ])
  })

  it.each(['RECORDED', 'APPRAISED', 'ADJUDICATING'] as const)(
    'of a seizure that is %s is refused',
    async (state) => {
      const { id: seizureId } = await haveSeizure({ state })
      const input = { seizureId, officeId: benchAhvaz }
      expect(await expectNothingWritten(() => fileCase(officerAtShalamcheh, input))).toMatchObject({
        reason: 'NOT_IN_THIS_STATE',
      })
    },
  )

  it('by another office is refused, and with an office that is no branch', async () => {
    const { id: seizureId } = await haveSeizure()
    const file = (actor: typeof officerAtShalamcheh, place: string) =>
      expectNothingWritten(() => fileCase(actor, { seizureId, officeId: place }))
    expect(await file(officerAtChazabeh, benchAhvaz)).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await file(officerAtShalamcheh, officeId('store-ahvaz'))).toMatchObject({
      fields: [{ field: 'officeId', reason: 'BRANCH_UNKNOWN' }],
    })
    expect(await file(officerAtShalamcheh, newId())).toMatchObject({ reason: 'CHECK_FIELDS' })
  })

  it('by two at once happens once', async () => {
    const { id: seizureId } = await haveSeizure()
    const input = { seizureId, officeId: benchAhvaz }
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => fileCase(officerAtShalamcheh, input)),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    const files = await query('SELECT id FROM case_file WHERE seizure_id = $1', [seizureId])
    expect(files).toHaveLength(1)
  })
})

describe('a file', () => {
  it('is accepted', async () => {
    itIs(AT)
    const { id: caseId, number } = await haveCase()
    expect(await acceptCase(penaltyOfficer, { caseId })).toEqual({
      ok: true,
      value: { number, state: 'FIRST_INSTANCE' },
    })
    expect(await rowOf(caseId)).toMatchObject({ accepted_at: new Date(AT) })
    expect(await eventsOf(caseId)).toMatchObject([
      { event: 'CASE_ACCEPTED', before: { state: 'FILED' }, after: { state: 'FIRST_INSTANCE' } },
    ])
  })

  it.each(['FILED', 'FIRST_INSTANCE'] as const)(
    'that is %s goes to the court by a non-competence order that says why',
    async (state) => {
      const { id: caseId } = await haveCase({ state, kind: 'PROHIBITED' })
      const reason = 'کالای ممنوع'
      expect(await transferCase(penaltyOfficer, { caseId, reason })).toMatchObject({ ok: true })
      expect(await eventsOf(caseId)).toMatchObject([{ event: 'CASE_TRANSFERRED', reason }])
      expect(await acceptCase(penaltyOfficer, { caseId })).toMatchObject({
        reason: 'NOT_IN_THIS_STATE',
      })
    },
  )

  const ruling = { outcome: 'CONFISCATION', grounds } as const

  it('is ruled on within the proposed band', async () => {
    itIs(AT)
    const { id: caseId } = await haveCase({ state: 'FIRST_INSTANCE', valueRial: 100_000_000 })
    const input = { ...ruling, caseId, fineRial: 200_000_000 }
    expect(await ruleCase(penaltyOfficer, input)).toMatchObject({ ok: true })
    expect(await rowOf(caseId)).toMatchObject({ state: 'RULED', ruled_at: new Date(AT) })
    expect(await rulingsOf(caseId)).toEqual([
      { instance: 'FIRST', outcome: 'CONFISCATION', fine_rial: '200000000' },
    ])
    expect(await eventsOf(caseId)).toMatchObject([
      {
        event: 'RULING_ISSUED',
        after: { outside: false, proposed: { minRial: 100_000_000, maxRial: 200_000_000 } },
        reason: null,
      },
    ])
  })

  it('is ruled on outside the band too; the grounds are the reason of its event', async () => {
    const { id: caseId } = await haveCase({ state: 'FIRST_INSTANCE', valueRial: 100_000_000 })
    const input = { ...ruling, caseId, fineRial: 200_000_001 }
    expect(await ruleCase(penaltyOfficer, input)).toMatchObject({ ok: true })
    expect(await eventsOf(caseId)).toMatchObject([{ after: { outside: true }, reason: grounds }])
  })

  it('of two rulings at once has one', async () => {
    const { id: caseId } = await haveCase({ state: 'FIRST_INSTANCE' })
    const outcomes = await Promise.all(
      [1, 2].map((fineRial) => ruleCase(penaltyOfficer, { ...ruling, caseId, fineRial })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
    expect(await rulingsOf(caseId)).toHaveLength(1)
    expect(await eventsOf(caseId)).toHaveLength(1)
  })

  it('is served on a day, not before its ruling and not in the future', async () => {
    itIs(AT)
    const { id: caseId } = await haveCase({ state: 'RULED', ruledAt: '2026-11-10T08:00:00Z' })
    const on = (servedOn: string) => notifyCase(penaltyOfficer, { caseId, servedOn })
    expect(await on('2026-11-09')).toMatchObject({ fields: [{ reason: 'SERVED_BEFORE_RULING' }] })
    expect(await on('2026-11-25')).toMatchObject({ fields: [{ reason: 'SERVED_IN_FUTURE' }] })
    expect(await on('2026-11-12')).toMatchObject({ ok: true })
    expect(await rowOf(caseId)).toMatchObject({
      state: 'NOTIFIED',
      notified_at: new Date('2026-11-11T20:30:00Z'),
    })
    expect(await eventsOf(caseId)).toMatchObject([
      { event: 'RULING_NOTIFIED', after: { servedOn: '2026-11-12' } },
    ])
  })

  it('is appealed within the period, and not on the day after it', async () => {
    const served = { state: 'NOTIFIED', notifiedAt: '2026-11-01T08:00:00Z' } as const
    const [inTime, late] = [await haveCase(served), await haveCase(served)]
    const reason = 'اعتراض به ارزش‌گذاری'
    itIs('2026-11-21T20:29:59Z')
    expect(await lodgeAppeal(penaltyOfficer, { caseId: inTime.id, reason })).toMatchObject({
      ok: true,
    })
    expect(await rowOf(inTime.id)).toMatchObject({ appealed_at: new Date('2026-11-21T20:29:59Z') })
    expect(await eventsOf(inTime.id)).toMatchObject([{ event: 'APPEAL_LODGED', reason }])
    itIs('2026-11-21T20:30:00Z')
    expect(
      await expectNothingWritten(() => lodgeAppeal(penaltyOfficer, { caseId: late.id, reason })),
    ).toMatchObject({ reason: 'APPEAL_PERIOD_OVER', details: { until: '2026-11-21' } })
  })

  it('below the amount has no appeal and is final at once', async () => {
    itIs('2026-11-02T08:00:00Z')
    const { id: caseId } = await haveCase({
      state: 'NOTIFIED',
      notifiedAt: '2026-11-01T08:00:00Z',
      valueRial: 19_999_999,
    })
    expect(await lodgeAppeal(penaltyOfficer, { caseId, reason: 'اعتراض' })).toMatchObject({
      reason: 'NO_APPEAL_BELOW_AMOUNT',
    })
    expect(await makeFinal(penaltyOfficer, { caseId })).toMatchObject({ ok: true })
    expect(await eventsOf(caseId)).toMatchObject([
      { event: 'RULING_FINAL', after: { because: 'BELOW_AMOUNT', state: 'FINAL' } },
    ])
  })

  it('becomes final only when its appeal period is over', async () => {
    const { id: caseId } = await haveCase({
      state: 'NOTIFIED',
      notifiedAt: '2026-11-01T08:00:00Z',
    })
    itIs('2026-11-21T20:29:59Z')
    expect(await expectNothingWritten(() => makeFinal(penaltyOfficer, { caseId }))).toMatchObject({
      reason: 'APPEAL_PERIOD_RUNS',
      details: { until: '2026-11-21' },
    })
    itIs('2026-11-21T20:30:00Z')
    expect(await makeFinal(penaltyOfficer, { caseId })).toMatchObject({ ok: true })
    expect(await rowOf(caseId)).toMatchObject({
      state: 'FINAL',
      final_at: new Date('2026-11-21T20:30:00Z'),
    })
    expect(await eventsOf(caseId)).toMatchObject([{ after: { because: 'PERIOD_OVER' } }])
  })

  it('is final by the ruling on its appeal', async () => {
    itIs(AT)
    const { id: caseId } = await haveCase({ state: 'APPEALED' })
    const input = { caseId, outcome: 'RETURN', fineRial: 0, grounds } as const
    expect(await ruleAppeal(penaltyOfficer, input)).toMatchObject({ ok: true })
    expect(await rowOf(caseId)).toMatchObject({ state: 'FINAL', final_at: new Date(AT) })
    expect(await rulingsOf(caseId)).toMatchObject([{ instance: 'FIRST' }, { instance: 'APPEAL' }])
    expect(await eventsOf(caseId)).toMatchObject([{ event: 'APPEAL_RULED' }])
  })

  const elsewhere = person('ali', 'علی دزفولی', 'PENALTY_OFFICER', 'bench-elsewhere')

  it('before another branch, or none, takes no step', async () => {
    const { id: caseId } = await haveCase()
    const accept = () => acceptCase(elsewhere, { caseId })
    expect(await expectNothingWritten(accept)).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await acceptCase(penaltyOfficer, { caseId: newId() })).toMatchObject({
      reason: 'NOT_FOUND',
    })
  })

  it.each(PERSONAS.filter((persona) => persona !== 'penaltyOfficer'))(
    'takes no step by %s',
    async (persona) => {
      const { id: caseId } = await haveCase()
      const accept = () => acceptCase(PEOPLE[persona], { caseId })
      const hidden = persona === 'officerAtChazabeh'
      expect(await expectNothingWritten(accept)).toMatchObject({
        reason: hidden ? 'NOT_FOUND' : 'NOT_YOUR_TASK',
      })
    },
  )
})

describe('an order', () => {
  const order = (caseId: string, disposition = 'EXPORT_AUCTION' as const) =>
    orderDisposition(penaltyOfficer, { caseId, disposition })

  it('goes to the store of the receipt, once', async () => {
    itIs(AT)
    const { id: caseId, number } = await haveCase({ state: 'FINAL' })
    const outcomes = await Promise.all([order(caseId), order(caseId), order(caseId)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'ORDER_EXISTS' })
    const [made] = await query('SELECT * FROM disposition_order WHERE case_id = $1', [caseId])
    expect(made).toMatchObject({
      state: 'ORDERED',
      holder_id: officeId('store-khorramshahr'),
      ordered_at: new Date(AT),
    })
    expect(await eventsOf(String(made?.id))).toMatchObject([
      {
        event: 'DISPOSITION_ORDERED',
        subject_type: 'ORDER',
        after: { case: number, disposition: 'EXPORT_AUCTION', state: 'ORDERED' },
      },
    ])
  })

  it('on goods without a receipt goes to their discoverer', async () => {
    const { id: caseId } = await haveCase({ state: 'FINAL', kind: 'PROHIBITED' })
    const input = { caseId, disposition: 'DESTRUCTION', note: 'با حضور نماینده دادستان' } as const
    expect(await orderDisposition(penaltyOfficer, input)).toMatchObject({ ok: true })
    const [made] = await query('SELECT * FROM disposition_order WHERE case_id = $1', [caseId])
    expect(made).toMatchObject({ holder_id: officeId('shalamcheh'), note: input.note })
  })

  it.each([
    [{ kind: 'PROHIBITED' }, 'EXPORT_AUCTION'],
    [{ outcome: 'RETURN' }, 'DESTRUCTION'],
    [{}, 'RESTITUTION'],
    [{}, 'URGENT_SALE'],
  ] as const)('over %j is refused as %s', async (facts, disposition) => {
    const { id: caseId } = await haveCase({ state: 'FINAL', ...facts })
    const make = () => orderDisposition(penaltyOfficer, { caseId, disposition })
    expect(await expectNothingWritten(make)).toMatchObject({
      fields: [{ field: 'disposition', reason: 'DISPOSITION_NOT_LAWFUL' }],
    })
  })

  it('may be an urgent sale of what spoils', async () => {
    const { id: caseId } = await haveCase({ state: 'FINAL', goodsClass: 'FOOD_PERISHABLE' })
    const input = { caseId, disposition: 'URGENT_SALE' } as const
    expect(await orderDisposition(penaltyOfficer, input)).toMatchObject({ ok: true })
  })

  it.each(['FILED', 'FIRST_INSTANCE', 'RULED', 'NOTIFIED', 'APPEALED'] as const)(
    'on a file that is %s is refused',
    async (state) => {
      const { id: caseId } = await haveCase({ state })
      expect(await expectNothingWritten(() => order(caseId))).toMatchObject({
        reason: 'CASE_NOT_FINAL',
      })
    },
  )
})

/** What the database itself refuses, past all of the program's rules. */
describe('raw SQL', () => {
  it('moves no file where the law has no step', async () => {
    const { id } = await haveCase()
    const final = "UPDATE case_file SET state = 'FINAL', final_at = now() WHERE id = $1"
    expect(await refusalOf(final, [id])).toBe('23001')
  })

  it('changes neither the branch nor the day of filing, and deletes nothing', async () => {
    const { id } = await haveCase()
    const changes = [
      'UPDATE case_file SET filed_at = now() WHERE id = $1',
      'UPDATE case_file SET office_id = filed_by_id WHERE id = $1',
      'DELETE FROM case_file WHERE id = $1',
    ]
    for (const sql of changes) expect(await refusalOf(sql, [id])).toBe('23001')
  })

  it('changes no ruling', async () => {
    const { id } = await haveCase({ state: 'RULED' })
    for (const sql of ['UPDATE ruling SET fine_rial = 0', 'DELETE FROM ruling'])
      expect(await refusalOf(`${sql} WHERE case_id = $1`, [id])).toBe('23001')
  })

  it('makes no file final without a date, none appealed before its notice', async () => {
    const { id } = await haveCase({ state: 'NOTIFIED' })
    const undated = "UPDATE case_file SET state = 'FINAL' WHERE id = $1"
    expect(await refusalOf(undated, [id])).toBe('case_file_dates')
    const early = "UPDATE case_file SET appealed_at = '2020-01-01' WHERE id = $1"
    expect(await refusalOf(early, [id])).toBe('case_file_appealed')
  })

  it('closes no order by the hand that set it apart', async () => {
    const { id: caseId } = await haveCase({ state: 'FINAL' })
    const order = await haveOrder({ caseId, state: 'SET_APART' })
    const close = `UPDATE disposition_order SET state = 'CLOSED', closed_at = now(), minutes = 'صورت‌جلسه',
      closed_by_id = set_apart_by_id WHERE id = $1`
    expect(await refusalOf(close, [order.id])).toBe('disposition_order_two_people')
  })

  it('sets no band that ends before it begins', async () => {
    const bad = 'UPDATE fine_band SET max_multiple = min_multiple - 1'
    expect(await refusalOf(bad)).toBe('fine_band_bounds')
  })
})
