import { describe, expect, it } from 'vitest'
import { holderOf } from '@/lib/dashboard/backlog/rules'
import { byClock, QUEUE_KINDS, QUEUES } from '@/lib/dashboard/queue/rules'
import { type StripFacts, stripOf } from '@/lib/dashboard/strip/rules'
import { Role } from '@/prisma/generated/enums'

const day = (number: number) => new Date(Date.UTC(2026, 10, number, 6))
const OFFICE = { fa: 'گمرک شلمچه', en: 'Shalamcheh customs' }
const STORE = { fa: 'انبار خرمشهر', en: 'Khorramshahr store' }
const BRANCH = { fa: 'شعبه اهواز', en: 'Ahvaz branch' }

const ARRIVED: StripFacts = {
  registeredAt: day(1),
  office: OFFICE,
  scan: null,
  seizure: null,
  file: null,
  order: null,
}
const scan = (state: NonNullable<StripFacts['scan']>['state'], read = true, examined = false) => ({
  state,
  scannedAt: day(1),
  readAt: read ? day(1) : null,
  examinedAt: examined ? day(2) : null,
})
const SEIZED = scan('SEIZED', true, true)
const seizure = (more: Partial<NonNullable<StripFacts['seizure']>> = {}) => ({
  state: 'RECORDED' as const,
  legalKind: 'PERMITTED' as const,
  recordedAt: day(2),
  appraisedAt: null,
  keptAt: null,
  store: null,
  ...more,
})
const APPRAISED = seizure({ state: 'APPRAISED', appraisedAt: day(3) })
const STORED = seizure({ ...APPRAISED, state: 'DELIVERED', keptAt: day(4), store: STORE })
const file = (more: Partial<NonNullable<StripFacts['file']>> = {}) => ({
  state: 'FILED' as const,
  branch: BRANCH,
  filedAt: day(5),
  acceptedAt: null,
  ruledAt: null,
  notifiedAt: null,
  finalAt: null,
  leftAt: null,
  ...more,
})
const FINAL = file({
  state: 'FINAL',
  acceptedAt: day(6),
  ruledAt: day(7),
  notifiedAt: day(8),
  finalAt: day(9),
})
const ordered = (closedAt: Date | null = null) => ({
  state: closedAt ? ('CLOSED' as const) : ('ORDERED' as const),
  holder: STORE,
  orderedAt: day(10),
  closedAt,
})

/** The step, whose it is, where, since when — as the strip says it. */
const holder = (facts: Partial<StripFacts>) => {
  const { now } = stripOf({ ...ARRIVED, ...facts })
  return now && [now.key, now.agency, now.place?.en ?? null, now.since.getUTCDate()]
}

const held = seizure({ ...APPRAISED, legalKind: 'PROHIBITED' })
const HELD_BY: [string, Partial<StripFacts>, unknown][] = [
  ['before its scan', {}, ['SCANNED', 'CUSTOMS', 'Shalamcheh customs', 1]],
  ['scanned', { scan: scan('SCANNED', false) }, ['READ', 'CUSTOMS', 'Shalamcheh customs', 1]],
  ['unreadable', { scan: scan('RESCAN') }, ['RESCANNED', 'CUSTOMS', 'Shalamcheh customs', 1]],
  ['cleared', { scan: scan('CLEARED') }, undefined],
  ['referred', { scan: scan('REFERRED') }, ['EXAMINED', 'CUSTOMS', 'Shalamcheh customs', 1]],
  [
    'being examined',
    { scan: scan('INSPECTING') },
    ['EXAMINED', 'CUSTOMS', 'Shalamcheh customs', 1],
  ],
  ['released', { scan: scan('RELEASED', true, true) }, undefined],
  [
    'seized',
    { scan: SEIZED, seizure: seizure() },
    ['APPRAISED', 'CUSTOMS', 'Shalamcheh customs', 2],
  ],
  ['appraised', { scan: SEIZED, seizure: APPRAISED }, ['KEPT', 'OCSSP', null, 3]],
  [
    'appraised and prohibited',
    { scan: SEIZED, seizure: held },
    ['KEPT', 'CUSTOMS', 'Shalamcheh customs', 3],
  ],
  [
    'in the store',
    { scan: SEIZED, seizure: STORED },
    ['FILED', 'CUSTOMS', 'Shalamcheh customs', 4],
  ],
  [
    'filed',
    { scan: SEIZED, seizure: STORED, file: file() },
    ['RULED', 'TAZIRAT', 'Ahvaz branch', 5],
  ],
  [
    'ruled',
    { scan: SEIZED, seizure: STORED, file: file({ state: 'RULED', ruledAt: day(7) }) },
    ['NOTIFIED', 'TAZIRAT', 'Ahvaz branch', 7],
  ],
  [
    'transferred',
    { scan: SEIZED, seizure: STORED, file: file({ state: 'TRANSFERRED', leftAt: day(6) }) },
    ['COURT', 'COURT', null, 6],
  ],
  [
    'final',
    { scan: SEIZED, seizure: STORED, file: FINAL },
    ['ORDERED', 'TAZIRAT', 'Ahvaz branch', 9],
  ],
  [
    'ordered',
    { scan: SEIZED, seizure: STORED, file: FINAL, order: ordered() },
    ['OUT', 'OCSSP', 'Khorramshahr store', 10],
  ],
  ['out', { scan: SEIZED, seizure: STORED, file: FINAL, order: ordered(day(12)) }, undefined],
]

describe('who holds a consignment now', () => {
  it.each(HELD_BY)('%s', (_name, facts, expected) => {
    expect(holder(facts)).toEqual(expected)
  })
})

describe('the strip and the backlog', () => {
  it.each(HELD_BY.filter(([, { seizure }]) => seizure))('name the same agency: %s', (_, facts) => {
    const { seizure, file, order } = facts
    if (!seizure) throw new Error('filtered above')
    const going = file ? 'ADJUDICATING' : seizure.state
    const backlog = holderOf({
      seizure: order?.closedAt ? 'CLOSED' : going,
      prohibited: seizure.legalKind === 'PROHIBITED',
      file: file?.state ?? null,
      order: order?.state ?? null,
    })
    expect(backlog?.agency).toBe(stripOf({ ...ARRIVED, ...facts }).now?.agency)
  })
})

describe('the strip', () => {
  it('has done steps, one now, then those ahead, in the order of the way', () => {
    const { steps } = stripOf({ ...ARRIVED, scan: SEIZED, seizure: STORED, file: file() })
    expect(steps.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'REGISTERED DONE',
      'SCANNED DONE',
      'READ DONE',
      'EXAMINED DONE',
      'RECORDED DONE',
      'APPRAISED DONE',
      'KEPT DONE',
      'FILED DONE',
      'RULED NOW',
      'NOTIFIED AHEAD',
      'FINAL AHEAD',
      'ORDERED AHEAD',
      'OUT AHEAD',
    ])
  })

  it('promises nothing beyond the reader where nothing is suspected yet', () => {
    const { steps } = stripOf({ ...ARRIVED, scan: scan('SCANNED', false) })
    expect(steps.map(({ key }) => key)).toEqual(['REGISTERED', 'SCANNED', 'READ'])
  })
})

describe('a queue', () => {
  it('is somebody’s, whatever its kind', () => {
    expect(new Set(Object.values(QUEUES).flat())).toEqual(new Set(QUEUE_KINDS))
    expect(Object.keys(QUEUES).sort()).toEqual(Object.values(Role).sort())
  })

  it('puts what is due first, then what has waited longest', () => {
    const line = (dueAt: Date | null, since: Date) => ({ dueAt, since })
    const lines = [
      line(null, day(2)),
      line(day(9), day(8)),
      line(null, day(1)),
      line(day(3), day(2)),
    ]
    expect([...lines].sort(byClock)).toEqual([lines[3], lines[1], lines[2], lines[0]])
  })
})
