import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { recordNoFind, startInspection } from '@/lib/scans/inspections/commands'
import { getScan } from '@/lib/scans/queries'
import { query } from '../support/database'
import {
  colleagueAtShalamcheh,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
  supervisor,
} from '../support/people'
import { haveExamination } from '../support/seizures-world'
import {
  eventsOf,
  expectNothingWritten,
  haveScan,
  itIs,
  refusalOf,
  settleWorld,
} from '../support/world'

beforeAll(settleWorld)

const AT = '2026-11-23T06:00:00Z'
const referred = () => haveScan({ at: AT, state: 'REFERRED' })
const stateOf = async (id: string) => {
  const [row] = await query('SELECT state FROM scan_session WHERE id = $1', [id])
  return row?.state
}
const inspectionsOf = (scanId: string) =>
  query('SELECT * FROM inspection WHERE scan_id = $1', [scanId])

describe('an examination', () => {
  it('begins with the officer who opens the referred vehicle', async () => {
    itIs('2026-11-23T07:00:00Z')
    const scan = await referred()
    expect(await startInspection(officerAtShalamcheh, { scanId: scan.id })).toEqual({
      ok: true,
      value: { number: scan.number },
    })
    expect(await stateOf(scan.id)).toBe('INSPECTING')
    expect(await inspectionsOf(scan.id)).toMatchObject([
      {
        trigger: 'SCAN',
        office_id: officerAtShalamcheh.officeId,
        examiner_id: officerAtShalamcheh.id,
        started_at: new Date('2026-11-23T07:00:00Z'),
        ended_at: null,
        result: null,
      },
    ])
    expect(await eventsOf(scan.id)).toMatchObject([
      {
        event: 'INSPECTION_STARTED',
        before: { state: 'REFERRED' },
        after: { state: 'INSPECTING' },
      },
    ])
  })

  it('without a find ends, by a colleague as well, and the vehicle goes', async () => {
    itIs('2026-11-23T08:00:00Z')
    const { id: scanId } = await haveExamination()
    const note = 'بار بازبینی شد'
    expect(await recordNoFind(colleagueAtShalamcheh, { scanId, note })).toMatchObject({ ok: true })
    expect(await stateOf(scanId)).toBe('RELEASED')
    expect(await inspectionsOf(scanId)).toMatchObject([
      { result: 'NO_FIND', note, ended_at: new Date('2026-11-23T08:00:00Z') },
    ])
    expect(await eventsOf(scanId)).toMatchObject([
      { event: 'INSPECTION_ENDED', after: { state: 'RELEASED', result: 'NO_FIND', note } },
    ])
  })

  it('stands on the page of its scan', async () => {
    itIs('2026-11-23T09:00:00Z')
    const scan = await referred()
    expect((await getScan(supervisor, scan.number))?.inspection).toBeUndefined()
    await startInspection(officerAtShalamcheh, { scanId: scan.id })
    expect((await getScan(supervisor, scan.number))?.inspection).toEqual({
      examinerName: officerAtShalamcheh.displayName,
      startedAt: new Date('2026-11-23T09:00:00Z'),
      endedAt: null,
      result: null,
      note: null,
      seizureNumber: null,
    })
  })

  it('of a scan that does not exist is refused', async () => {
    const scanId = newId()
    for (const work of [startInspection, recordNoFind])
      expect(await work(officerAtShalamcheh, { scanId })).toMatchObject({ reason: 'NOT_FOUND' })
  })

  it.each(['SCANNED', 'CLEARED', 'RESCAN', 'INSPECTING', 'RELEASED', 'SEIZED'] as const)(
    'does not begin where the scan is %s',
    async (state) => {
      const { id: scanId } = await haveScan({ at: AT, state })
      expect(
        await expectNothingWritten(() => startInspection(officerAtShalamcheh, { scanId })),
      ).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
    },
  )

  it('ends once, in the database too', async () => {
    const { id: scanId, inspectionId } = await haveExamination('RELEASED')
    expect(
      await expectNothingWritten(() => recordNoFind(officerAtShalamcheh, { scanId })),
    ).toMatchObject({ reason: 'NOT_IN_THIS_STATE' })
    const change = 'UPDATE inspection SET note = $2 WHERE id = $1'
    expect(await refusalOf(change, [inspectionId, 'دیگر'])).toBe('23001')
    expect(await refusalOf('DELETE FROM inspection WHERE id = $1', [inspectionId])).toBe('23001')
  })
})

describe('two officers at once', () => {
  it('at one vehicle: one begins, the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const { id: scanId } = await referred()
      const outcomes = await Promise.all(
        [officerAtShalamcheh, colleagueAtShalamcheh].map((officer) =>
          startInspection(officer, { scanId }),
        ),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
        reason: expect.stringMatching(/^(TAKEN_MEANWHILE|NOT_IN_THIS_STATE)$/),
      })
      expect(await inspectionsOf(scanId)).toHaveLength(1)
      expect(await eventsOf(scanId)).toHaveLength(1)
    }
  })
})

describe('who examines', () => {
  it('an officer of another office does not', async () => {
    const { id: waiting } = await referred()
    const { id: open } = await haveExamination()
    for (const outcome of [
      await expectNothingWritten(() => startInspection(officerAtChazabeh, { scanId: waiting })),
      await expectNothingWritten(() => recordNoFind(officerAtChazabeh, { scanId: open })),
    ])
      expect(outcome).toMatchObject({ ok: false, reason: 'OTHER_OFFICE' })
  })

  it.each(PERSONAS.filter((persona) => !persona.startsWith('officerAt')))(
    '%s does not',
    async (persona) => {
      const { id: scanId } = await referred()
      const outcome = await expectNothingWritten(() => startInspection(PEOPLE[persona], { scanId }))
      // Who sees no scan from which nothing was seized is told that there is none.
      const hidden = ['keeperAtKhorramshahr', 'penaltyOfficer'].includes(persona)
      expect(outcome).toMatchObject({ ok: false, reason: hidden ? 'NOT_FOUND' : 'NOT_YOUR_TASK' })
    },
  )
})
