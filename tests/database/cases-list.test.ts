import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/actor'
import { getFiling } from '@/lib/cases/files/queries'
import { listCases } from '@/lib/cases/inbox/queries'
import { listLegalRules } from '@/lib/cases/legal-rules/queries'
import { getCase } from '@/lib/cases/queries'
import { isBreach } from '@/lib/cases/rules'
import { type CaseFilter, caseFilter } from '@/lib/cases/schema'
import { haveCase, haveSeizure } from '../support/cases-world'
import {
  administrator,
  judge,
  keeperAtKhorramshahr,
  officerAtChazabeh,
  officerAtShalamcheh,
  penaltyOfficer,
  person,
  policeInKhorramshahr,
  supervisor,
} from '../support/people'
import { settleWorld } from '../support/world'

const at = new Date('2026-11-24T08:00:00Z')
const made: Record<string, Awaited<ReturnType<typeof haveCase>>> = {}

/** Month ends of every length among the starts, so that both calendars are compared where they could differ. */
beforeAll(async () => {
  await settleWorld()
  made.filed = await haveCase({ filedAt: '2026-11-20T08:00:00Z' })
  made.late = await haveCase({ filedAt: '2026-08-22T20:00:00Z' })
  made.accepted = await haveCase({ state: 'FIRST_INSTANCE', filedAt: '2026-10-22T20:29:00Z' })
  made.ruled = await haveCase({ state: 'RULED' })
  made.served = await haveCase({ state: 'NOTIFIED', notifiedAt: '2026-11-10T08:00:00Z' })
  made.lapsed = await haveCase({ state: 'NOTIFIED', notifiedAt: '2026-10-12T08:00:00Z' })
  made.small = await haveCase({ state: 'NOTIFIED', valueRial: 1_000_000 })
  made.appealed = await haveCase({ state: 'APPEALED', appealedAt: '2026-10-21T20:30:00Z' })
  made.final = await haveCase({ state: 'FINAL', finalAt: '2026-09-22T20:30:00Z' })
  made.finalAtMonthEnd = await haveCase({ state: 'FINAL', finalAt: '2026-08-22T08:00:00Z' })
  made.transferred = await haveCase({ state: 'TRANSFERRED' })
})

const list = async (actor: Actor, filter: Partial<CaseFilter> = {}) => {
  const page = await listCases(actor, { ...caseFilter.parse({}), ...filter }, at)
  if (!page) throw new Error('may not read')
  return page
}
const numbersOf = async (actor: Actor, filter: Partial<CaseFilter> = {}) =>
  (await list(actor, filter)).rows.map(({ number }) => number)
const numbers = (...names: string[]) => names.map((name) => made[name]?.number)

describe('the list of files', () => {
  it('has the first due on top, by the same formula as the clock, and those without one last', async () => {
    const { rows } = await list(penaltyOfficer)
    const dues = rows.map(({ clock }) => clock?.dueAt.getTime() ?? Number.POSITIVE_INFINITY)
    expect(dues).toEqual(dues.toSorted((a, b) => a - b))
    expect(rows.filter(({ clock }) => clock)).toHaveLength(8)
    expect(rows).toHaveLength(10)
    expect(rows.map(({ number }) => number).slice(0, 2)).toEqual(numbers('late', 'finalAtMonthEnd'))
  })

  it('counts each state, and of it what is past its period as the clock says', async () => {
    const { rows, counts, total } = await list(penaltyOfficer, { state: 'ALL' })
    expect(total).toBe(11)
    for (const { state, files, late } of counts) {
      const own = rows.filter((row) => row.state === state)
      expect([state, files, late]).toEqual([
        state,
        own.length,
        own.filter(({ clock }) => isBreach(clock, at)).length,
      ])
    }
  })

  it('is filtered by state, by breach and by number', async () => {
    expect(await numbersOf(penaltyOfficer, { state: 'RULED' })).toEqual(numbers('ruled'))
    expect(await numbersOf(penaltyOfficer, { state: 'TRANSFERRED' })).toEqual(
      numbers('transferred'),
    )
    const all = await list(penaltyOfficer)
    const late = await list(penaltyOfficer, { late: '1' })
    const breached = all.rows.filter(({ clock }) => isBreach(clock, at))
    expect(breached).toHaveLength(5)
    expect(late.rows).toEqual(breached)
    expect(late.total).toBe(late.rows.length)
    const { number, seizure } = made.served ?? { number: 0, seizure: { number: 0 } }
    const persian = String(number).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '')
    expect(await numbersOf(penaltyOfficer, { q: persian })).toContain(number)
    expect(await numbersOf(penaltyOfficer, { q: String(seizure.number) })).toContain(number)
    expect(await numbersOf(penaltyOfficer, { q: 'چای' })).toEqual([])
  })

  it('is narrowed to the branch and to the discovering office; others read all', async () => {
    const elsewhere = person('ali', 'علی دزفولی', 'PENALTY_OFFICER', 'bench-elsewhere')
    expect(await numbersOf(elsewhere)).toEqual([])
    expect(await numbersOf(officerAtChazabeh)).toEqual([])
    for (const actor of [officerAtShalamcheh, judge, supervisor, keeperAtKhorramshahr])
      expect(await numbersOf(actor)).toHaveLength(10)
  })

  it.each([policeInKhorramshahr, administrator])('is not for $role', async (actor) => {
    expect(await listCases(actor, caseFilter.parse({}), at)).toBeUndefined()
  })
})

describe('one file', () => {
  it('has its facts, ruling, rules, bands and history in one snapshot', async () => {
    const file = await getCase(penaltyOfficer, made.served?.number ?? 0)
    expect(file).toMatchObject({
      state: 'NOTIFIED',
      seizure: { valueRial: 500_000_000, direction: 'IMPORT', items: [{ quantity: 120 }] },
      rulings: [{ instance: 'FIRST', outcome: 'CONFISCATION', fineRial: 0 }],
      order: undefined,
    })
    expect(file?.seizure.receiptNumber).toBeGreaterThan(0)
    expect(file?.rules.map(({ kind }) => kind)).toContain('APPEAL_PERIOD')
    expect(file?.bands).toHaveLength(10)
  })

  it.each([officerAtChazabeh, policeInKhorramshahr, administrator])(
    'is not there for $username',
    async (actor) => {
      expect(await getCase(actor, made.served?.number ?? 0)).toBeUndefined()
    },
  )

  it('that was never filed is not there', async () => {
    expect(await getCase(penaltyOfficer, 999_999_999)).toBeUndefined()
  })
})

describe('what is checked before filing', () => {
  it('shows the officer of the discovering office the seizure and the branches', async () => {
    const { number } = await haveSeizure({ goodsClass: 'TEA' })
    const filing = await getFiling(officerAtShalamcheh, number)
    expect(filing).toMatchObject({ caseNumber: null, seizure: { number, state: 'DELIVERED' } })
    expect(filing?.branches.length).toBeGreaterThan(0)
  })

  it('names the file where there is one already', async () => {
    const { number, seizure } = made.filed ?? { number: 0, seizure: { number: 0 } }
    expect(await getFiling(officerAtShalamcheh, seizure.number)).toMatchObject({
      caseNumber: number,
    })
  })

  it.each([officerAtChazabeh, penaltyOfficer, judge])('is not for $username', async (actor) => {
    const { number } = await haveSeizure()
    expect(await getFiling(actor, number)).toBeUndefined()
  })
})

it('the rules of the law are there for everybody signed in, each state of certainty named', async () => {
  const book = await listLegalRules(policeInKhorramshahr)
  const kinds = new Set(book?.rules.map(({ kind }) => kind))
  expect(kinds.size).toBe(4)
  expect(book?.bands.every(({ verifiedBy }) => verifiedBy === null)).toBe(true)
})
