import { beforeAll, describe, expect, it } from 'vitest'
import { type Backlog, getBacklog } from '@/lib/dashboard/backlog/queries'
import { isBalanced } from '@/lib/dashboard/backlog/rules'
import { backlogFilter } from '@/lib/dashboard/backlog/schema'
import { haveCase, haveOrder, haveSeizure } from '../support/cases-world'
import { query } from '../support/database'
import { administrator, judge, officeId, PEOPLE } from '../support/people'
import { settleWorld } from '../support/world'

const NOW = new Date('2026-11-23T08:00:00Z')

/** Puts a final file's seizure at its end. */
async function close(seizureId: string, at: string): Promise<void> {
  await query(`UPDATE seizure SET state = 'CLOSED', closed_at = $2 WHERE id = $1`, [seizureId, at])
}

/**
 * Discovered 2025-06-01: before the period. 2026-09-01 (Shahrivar) and 2026-11-22 (Azar) in it. One of the
 * first and one of the second kind closed, in Mehr and in Azar.
 */
async function settleBacklog(): Promise<void> {
  await haveSeizure({ state: 'RECORDED', at: '2026-11-22T08:00:00Z' })
  await haveSeizure({ state: 'APPRAISED', at: '2026-11-15T08:00:00Z', goodsClass: 'TEA' })
  await haveSeizure({ state: 'APPRAISED', kind: 'PROHIBITED', at: '2026-11-22T08:00:00Z' })
  await haveSeizure({ at: '2026-09-01T08:00:00Z' })
  // Art. 45: a month from 1 Aban is over, from 1 Azar is not.
  await haveCase({ state: 'FIRST_INSTANCE', filedAt: '2026-10-23T08:00:00Z' })
  await haveCase({ state: 'FILED', filedAt: '2026-11-22T08:00:00Z' })
  await haveCase({ state: 'NOTIFIED' })
  // Art. 56: two months from 25 Shahrivar are over, from 14 Aban are not.
  await haveCase({ state: 'FINAL', finalAt: '2026-09-16T08:00:00Z' })
  const ordered = await haveCase({ state: 'FINAL' })
  await haveOrder({ caseId: ordered.id })
  await haveCase({ state: 'TRANSFERRED' })
  const old = await haveCase({ state: 'FINAL', at: '2025-06-01T08:00:00Z' })
  await close(old.seizure.id, '2026-10-10T08:00:00Z')
  const done = await haveCase({ state: 'FINAL', at: '2026-09-01T08:00:00Z' })
  await haveOrder({ caseId: done.id })
  await close(done.seizure.id, '2026-11-22T20:00:00Z')
}

async function read(filter: object = {}): Promise<Backlog> {
  const backlog = await getBacklog(judge, backlogFilter.parse(filter), NOW)
  if (!backlog) throw new Error('the judiciary reads the backlog')
  return backlog
}

beforeAll(async () => {
  await settleWorld()
  await settleBacklog()
})

describe('the backlog', () => {
  it('counts what stands open, its value, and what is past its legal period', async () => {
    const { counts } = await read()
    expect(counts).toEqual({
      open: 10,
      valueRial: 9 * 500_000_000,
      unvalued: 1,
      rulingBreaches: 1,
      dispositionBreaches: 1,
    })
  })

  it('counts what came and what went by Jalali month, and it balances', async () => {
    const { months } = await read({ months: '6' })
    expect(isBalanced(months)).toBe(true)
    expect(months.map(({ month, ...flow }) => [month, flow.opening, flow.closing])).toEqual([
      ['1405-04', 1, 1],
      ['1405-05', 1, 1],
      ['1405-06', 1, 9],
      ['1405-07', 9, 8],
      ['1405-08', 8, 9],
      ['1405-09', 9, 10],
    ])
    expect(months.at(-1)).toMatchObject({ recorded: 2, closed: 1 })
    expect((await read()).months).toHaveLength(12)
  })

  it('says who must move next, where, and how old the oldest is', async () => {
    const { holders } = await read()
    const lines = holders.map(({ agency, officeId: office, open }) => `${agency} ${office} ${open}`)
    expect(lines.toSorted()).toEqual(
      [
        `CUSTOMS ${officeId('shalamcheh')} 3`,
        'OCSSP null 1',
        `OCSSP ${officeId('store-khorramshahr')} 1`,
        `TAZIRAT ${officeId('bench-ahvaz')} 4`,
        'COURT null 1',
      ].toSorted(),
    )
    const branch = holders.find(({ agency }) => agency === 'TAZIRAT')
    expect(branch).toMatchObject({ oldest: new Date('2026-09-01T08:00:00Z'), medianDays: 83 })
  })

  it('sorts open seizures into ages, as many as stand open', async () => {
    const { ages } = await read()
    expect(ages.reduce((sum, { open }) => sum + open, 0)).toBe(10)
    const at = (bucket: string, agency: string) =>
      ages.find((cell) => cell.bucket === bucket && cell.agency === agency)?.open
    expect(at('D7', 'CUSTOMS')).toBe(2)
    expect(at('D30', 'OCSSP')).toBe(1)
    expect(at('D90', 'TAZIRAT')).toBe(4)
  })

  it('measures the stages of what was closed in the period', async () => {
    const { stages } = await read({ months: '6' })
    const found = Object.fromEntries(stages.map(({ stage, ...time }) => [stage, time]))
    expect(found).toMatchObject({
      RECEIPT: { medianDays: 0, count: 2 },
      RULED: { medianDays: 9, count: 2 },
      ORDERED: { medianDays: 1, count: 1 },
      CLOSED: { medianDays: 16.5, count: 1 },
    })
  })

  it('keeps to a class of goods and to an office', async () => {
    const tea = await read({ goods: 'TEA' })
    expect(tea.counts).toMatchObject({ open: 1, valueRial: 500_000_000 })
    expect(tea.holders).toHaveLength(1)
    const elsewhere = await read({ office: officeId('chazabeh') })
    expect(elsewhere.counts).toMatchObject({ open: 0, valueRial: 0 })
    expect(elsewhere.months.every(({ opening, recorded }) => opening + recorded === 0)).toBe(true)
    expect(elsewhere.stages).toEqual([])
  })

  it('is not for police, field officers or the administrator', async () => {
    const filter = backlogFilter.parse({})
    for (const actor of [administrator, PEOPLE.policeInKhorramshahr, PEOPLE.officerAtShalamcheh])
      expect(await getBacklog(actor, filter, NOW)).toBeUndefined()
  })
})
