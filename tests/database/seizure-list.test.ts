import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { listSeizures } from '@/lib/seizures/queries'
import { seizureFilter } from '@/lib/seizures/schema'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officeId,
  officerAtChazabeh,
  officerAtShalamcheh,
  penaltyOfficer,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { haveGoodsClass, haveSeizure, type MadeSeizure } from '../support/seizures-world'
import { portalAtChazabeh, settleWorld } from '../support/world'

const made: Record<'cigarettes' | 'tea' | 'phones', MadeSeizure> = {} as never

beforeAll(async () => {
  await settleWorld()
  expect(await page({})).toEqual({ rows: [], total: 0, pageSize: 50 })
  await haveGoodsClass()
  made.cigarettes = await haveSeizure({
    goods: ['سيگار مارلبرو ١٠٠', 'چای'],
    discoveredAt: '2026-11-21T06:00:00Z',
  })
  made.tea = await haveSeizure({
    goods: ['چای خارجی'],
    state: 'APPRAISED',
    discoveredAt: '2026-11-23T06:00:00Z',
    unit: portalAtChazabeh,
  })
  made.phones = await haveSeizure({
    goods: ['Phone 100%'],
    state: 'HELD_BY_DISCOVERER',
    legalKind: 'PROHIBITED',
    discoveredAt: '2026-11-22T06:00:00Z',
  })
})

const page = (asked: Record<string, unknown>, actor = judge) =>
  listSeizures(actor, seizureFilter.parse(asked))
const found = async (asked: Record<string, unknown>) => {
  const { rows = [] } = (await page(asked)) ?? {}
  return rows.map(({ number }) => number)
}
const numbers = (...names: (keyof typeof made)[]) => names.map((name) => made[name].number)

describe('the list of seizures', () => {
  it('begins with the newest, each with its goods and value', async () => {
    expect(await found({})).toEqual(numbers('tea', 'phones', 'cigarettes'))
    expect((await page({}))?.rows.at(-1)).toMatchObject({
      goods: 'سيگار مارلبرو ١٠٠',
      items: 2,
      valueRial: null,
      state: 'RECORDED',
    })
  })

  it('is filtered by state, office and legal kind', async () => {
    expect(await found({ state: 'APPRAISED' })).toEqual(numbers('tea'))
    expect(await found({ office: officeId('chazabeh') })).toEqual(numbers('tea'))
    expect(await found({ kind: 'PROHIBITED' })).toEqual(numbers('phones'))
    expect(await found({ kind: 'PROHIBITED', state: 'APPRAISED' })).toEqual([])
  })

  it('finds by number and by words of any item, however they are typed', async () => {
    expect(await found({ q: String(made.tea.number) })).toContain(made.tea.number)
    expect(await found({ q: 'چاي' })).toEqual(numbers('tea', 'cigarettes'))
    expect(await found({ q: 'سیگار  مارلبرو ۱۰۰' })).toEqual(numbers('cigarettes'))
    expect(await found({ q: '100%' })).toEqual(numbers('phones'))
    expect(await found({ q: 'نیست' })).toEqual([])
  })

  it('is paged, and counts what matches', async () => {
    expect(await page({ page: '2' })).toMatchObject({ rows: [], total: 3 })
    expect(await page({ q: 'چای' })).toMatchObject({ total: 2 })
  })

  it('is for those who act on seizures, each with those that are theirs', async () => {
    const of = async (actor: Actor) => (await page({}, actor))?.rows.map(({ number }) => number)
    expect(await of(officerAtShalamcheh)).toEqual(numbers('phones', 'cigarettes'))
    expect(await of(officerAtChazabeh)).toEqual(numbers('tea'))
    // What waits for a store; prohibited goods never do.
    expect(await of(keeperAtKhorramshahr)).toEqual(numbers('tea'))
    expect(await of(penaltyOfficer)).toEqual([])
    expect(await of(supervisor)).toEqual(numbers('tea', 'phones', 'cigarettes'))
    for (const other of [policeInKhorramshahr, administrator])
      expect(await page({}, other)).toBeUndefined()
  })
})
