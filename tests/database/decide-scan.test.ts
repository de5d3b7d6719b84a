import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { decideScan } from '@/lib/scans/commands'
import { query } from '../support/database'
import {
  colleagueAtShalamcheh,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  PERSONAS,
} from '../support/people'
import { eventsOf, expectNothingWritten, haveScan, itIs, settleWorld } from '../support/world'

beforeAll(settleWorld)

const waiting = () => haveScan({ at: '2026-11-23T06:00:00Z' })
const stateOf = async (id: string) => {
  const [row] = await query('SELECT state FROM scan_session WHERE id = $1', [id])
  return row?.state
}
const decisionsOf = (id: string) =>
  query('SELECT verdict, reason, reader_id, origin FROM image_decision WHERE scan_id = $1', [id])

describe('a reading', () => {
  it.each([
    ['CLEAR', 'CLEARED', undefined],
    ['SUSPECT', 'REFERRED', 'سایه در کف'],
    ['UNREADABLE', 'RESCAN', 'تصویر بریده'],
  ] as const)(
    '%s makes the scan %s, with a decision and an event',
    async (verdict, state, reason) => {
      itIs('2026-11-23T07:00:00Z')
      const scan = await waiting()
      const outcome = await decideScan(officerAtShalamcheh, { scanId: scan.id, verdict, reason })
      expect(outcome).toEqual({ ok: true, value: { number: scan.number } })
      expect(await stateOf(scan.id)).toBe(state)
      expect(await decisionsOf(scan.id)).toEqual([
        { verdict, reason: reason ?? null, reader_id: officerAtShalamcheh.id, origin: 'DESK' },
      ])
      expect(await eventsOf(scan.id)).toMatchObject([
        { event: 'IMAGE_DECIDED', after: { state, verdict }, reason: reason ?? null },
      ])
    },
  )

  it.each(['CLEARED', 'REFERRED', 'RESCAN'] as const)(
    'of a scan that is %s already is refused, not ignored',
    async (state) => {
      const scan = await haveScan({ at: '2026-11-23T06:00:00Z', state })
      const input = { scanId: scan.id, verdict: 'CLEAR' } as const
      expect(
        await expectNothingWritten(() => decideScan(officerAtShalamcheh, input)),
      ).toMatchObject({ ok: false, reason: 'ALREADY_DECIDED' })
      expect(await stateOf(scan.id)).toBe(state)
    },
  )

  it('of a scan that does not exist is refused', async () => {
    const input = { scanId: newId(), verdict: 'CLEAR' } as const
    expect(await decideScan(officerAtShalamcheh, input)).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('two readers at once', () => {
  it('of one scan: one decides, the other is told so', async () => {
    for (let round = 0; round < 5; round++) {
      const { id: scanId } = await waiting()
      const outcomes = await Promise.all([
        decideScan(officerAtShalamcheh, { scanId, verdict: 'CLEAR' }),
        decideScan(colleagueAtShalamcheh, { scanId, verdict: 'SUSPECT', reason: 'سایه' }),
      ])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'ALREADY_DECIDED' })
      const [decision, ...others] = await decisionsOf(scanId)
      expect(others).toEqual([])
      expect(await stateOf(scanId)).toBe(decision?.verdict === 'CLEAR' ? 'CLEARED' : 'REFERRED')
      expect(await eventsOf(scanId)).toHaveLength(1)
    }
  })

  it('ten at once: one', async () => {
    const { id: scanId } = await waiting()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        decideScan(officerAtShalamcheh, { scanId, verdict: 'CLEAR' }),
      ),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await decisionsOf(scanId)).toHaveLength(1)
  })
})

describe('who reads', () => {
  it('an officer of another office does not', async () => {
    const { id: scanId } = await waiting()
    const input = { scanId, verdict: 'CLEAR' } as const
    expect(await expectNothingWritten(() => decideScan(officerAtChazabeh, input))).toMatchObject({
      ok: false,
      reason: 'OTHER_OFFICE',
    })
    expect(await stateOf(scanId)).toBe('SCANNED')
  })

  it.each(PERSONAS.filter((persona) => !persona.startsWith('officerAt')))(
    '%s does not',
    async (persona) => {
      const { id: scanId } = await waiting()
      const input = { scanId, verdict: 'CLEAR' } as const
      const outcome = await expectNothingWritten(() => decideScan(PEOPLE[persona], input))
      // Who sees no scan from which nothing was seized is told that there is none.
      const hidden = ['keeperAtKhorramshahr', 'penaltyOfficer'].includes(persona)
      expect(outcome).toMatchObject({ ok: false, reason: hidden ? 'NOT_FOUND' : 'NOT_YOUR_TASK' })
    },
  )
})
