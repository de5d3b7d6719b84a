import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { getQueue } from '@/lib/dashboard/queue/queries'
import { QUEUES } from '@/lib/dashboard/queue/rules'
import { newId } from '@/lib/id'
import { query } from '../support/database'
import {
  administrator,
  judge,
  officeId,
  officerAtChazabeh,
  officerAtShalamcheh,
  PEOPLE,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { haveScan, insert, portal, portalAtChazabeh, settleWorld } from '../support/world'

const now = new Date('2026-11-23T11:00:00Z')
const everybody = Object.values(PEOPLE)

const countsOf = async (actor: Actor) => {
  const { groups } = await getQueue(actor, now)
  return Object.fromEntries(groups.map(({ kind, count }) => [kind, count]))
}

describe('before anything happened', () => {
  it.each(everybody)('$username has every queue of the role, empty', async (actor) => {
    const { groups, lines } = await getQueue(actor, now)
    expect(groups.map(({ kind }) => kind)).toEqual(QUEUES[actor.role])
    expect(groups.every(({ count, since }) => count === 0 && since === null)).toBe(true)
    expect(lines).toEqual([])
  })
})

describe('what waits', () => {
  beforeAll(async () => {
    await settleWorld()
    await haveScan({ at: '2026-11-23T05:00:00Z', state: 'SCANNED' })
    await haveScan({ at: '2026-11-22T05:00:00Z', state: 'SCANNED' })
    await haveScan({ at: '2026-11-18T06:00:00Z', state: 'RESCAN' })
    await haveScan({ at: '2026-11-10T06:00:00Z', state: 'RESCAN' }) // more than seven days ago
    await haveScan({ at: '2026-11-23T06:00:00Z', unit: portalAtChazabeh, state: 'REFERRED' })
    await haveScan({ at: '2026-11-23T07:00:00Z', unit: portal, state: 'INSPECTING' })
    await haveScan({ at: '2026-11-23T07:00:00Z', unit: portal, state: 'CLEARED' })
  })

  it('for an officer is their own office’s', async () => {
    expect(await countsOf(officerAtShalamcheh)).toMatchObject({
      READING: 2,
      RESCAN: 1,
      EXAMINATION: 0,
      INSPECTION: 1,
    })
    expect(await countsOf(officerAtChazabeh)).toMatchObject({ READING: 0, EXAMINATION: 1 })
  })

  it('for the supervisor is the province’s', async () => {
    expect(await countsOf(supervisor)).toMatchObject({
      READING: 2,
      EXAMINATION: 1,
      UNIT_DOWN: 1,
      UNIT_COMMISSIONING: 1,
    })
  })

  it('says since when the oldest waits, and lists the longest waiting first', async () => {
    const { groups, lines } = await getQueue(officerAtShalamcheh, now)
    const reading = groups.find(({ kind }) => kind === 'READING')
    expect(reading?.since).toEqual(new Date('2026-11-22T05:00:00Z'))
    const times = lines.map(({ since }) => since.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('for the administrator is accounts that nobody has used', async () => {
    const before = await countsOf(administrator)
    await query(
      `INSERT INTO session (id, user_id, method, started_at, last_seen_at, expires_at)
       VALUES (gen_random_uuid(), $1, 'PASSWORD', now(), now(), now() + interval '1 hour')`,
      [judge.id],
    )
    expect(before.NEVER_SIGNED_IN).toBe(9)
    expect(await countsOf(administrator)).toEqual({ NEVER_SIGNED_IN: 8 })
  })
})

describe('a duty', () => {
  beforeAll(async () => {
    const resolution = await insert('resolution', {
      id: newId(),
      title: 'راه‌اندازی ایکس‌ری چذابه',
      text: 'دستگاه‌ها تا پایان سال به بهره‌برداری برسند.',
      met_on: '2026-10-01',
      state: 'ADOPTED',
      proposed_by_id: judge.id,
      proposed_at: '2026-10-01T06:00:00Z',
      adopted_at: '2026-10-02T06:00:00Z',
    })
    const duty = (agency: string, dueOn: string) =>
      insert('duty', {
        id: newId(),
        resolution_id: resolution.id,
        agency,
        title: 'گزارش پیشرفت',
        due_on: dueOn,
        state: 'ASSIGNED',
        state_since: '2026-10-02T06:00:00Z',
        assigned_at: '2026-10-02T06:00:00Z',
      })
    await duty('CUSTOMS', '2026-11-20')
    await duty('POLICE', '2026-12-20')
  })

  it('waits for its own agency, due at the end of its day in Tehran', async () => {
    const { lines } = await getQueue(supervisor, now)
    const [first] = lines
    expect(first).toMatchObject({ kind: 'DUTY', fa: 'گزارش پیشرفت' })
    expect(first?.dueAt).toEqual(new Date('2026-11-20T20:30:00Z'))
    expect(await countsOf(policeInKhorramshahr)).toMatchObject({ DUTY: 1 })
    expect(await countsOf(penaltyOfficer)).toMatchObject({ DUTY: 0 })
  })
})

describe('an alert', () => {
  it('waits for the role and the office it addresses', async () => {
    const alert = (office: string | null, subject: string) =>
      insert('alert', {
        id: newId(),
        rule_code: 'ROUTE_RISK_HIGH',
        subject_type: 'ROUTE_SEGMENT',
        subject_id: subject,
        evidence: '{}',
        addressed_role: 'POLICE_OFFICER',
        office_id: office && officeId(office),
        state: 'RAISED',
        raised_at: '2026-11-23T10:00:00Z',
        acknowledge_by: '2026-11-23T11:30:00Z',
      })
    await alert('police-khorramshahr', newId())
    await alert('police-abadan', newId())
    await alert(null, newId())
    expect(await countsOf(policeInKhorramshahr)).toMatchObject({ ALERT: 2 })
    expect(await countsOf(supervisor)).toMatchObject({ ALERT: 0 })
  })
})
