import { cleanup, within as inside, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { BacklogView } from '@/components/dashboard/backlog-view'
import type { Backlog } from '@/lib/dashboard/backlog/queries'
import { lastMonths } from '@/lib/dashboard/backlog/rules'
import { backlogFilter } from '@/lib/dashboard/backlog/schema'
import { formatNumber } from '@/lib/format'
import { expectAccessible, LOCALES, show, WORDS } from './show'

afterEach(cleanup)

const now = new Date('2026-11-23T11:00:00Z')
const filter = backlogFilter.parse({ months: '6' })
const reads = { seizures: true, files: true }

const empty: Backlog = {
  asOf: now,
  counts: { open: 0, valueRial: 0, unvalued: 0, rulingBreaches: 0, dispositionBreaches: 0 },
  months: lastMonths(now, 6).map((month) => ({
    ...month,
    opening: 0,
    recorded: 0,
    closed: 0,
    closing: 0,
  })),
  ages: [],
  holders: [],
  stages: [],
  goods: [{ id: 'TEA', fa: 'چای', en: 'Tea' }],
  offices: [],
}
const full: Backlog = {
  ...empty,
  counts: { open: 60, valueRial: 4e9, unvalued: 2, rulingBreaches: 3, dispositionBreaches: 3 },
  months: empty.months.map((month, index) => ({
    ...month,
    opening: index * 10,
    recorded: 15,
    closed: 5,
    closing: (index + 1) * 10,
  })),
  ages: [
    { agency: 'TAZIRAT', bucket: 'D7', open: 20 },
    { agency: 'COURT', bucket: 'OVER', open: 40 },
  ],
  holders: [
    {
      agency: 'OCSSP',
      officeId: null,
      officeFa: null,
      officeEn: null,
      open: 60,
      oldest: new Date('2026-10-24T11:00:00Z'),
      medianDays: 12.4,
    },
  ],
  stages: [{ stage: 'RULED', medianDays: 21.5, count: 30 }],
}

describe.each(LOCALES)('the backlog in %s', (locale) => {
  const words = WORDS[locale].backlog
  const figure = (label: string) => inside(screen.getByRole('region', { name: label }))
  const share = (value: string) => new RegExp(`^${value}`)

  it('shows its figures, charts and identity', async () => {
    show(<BacklogView backlog={full} filter={filter} reads={reads} />, locale)
    const shown = (value: number) => formatNumber(value, locale)
    expect(figure(words.figures.open.label).getByText(shown(60))).toBeDefined()
    expect(figure(words.figures.breach.label).getByText(share(shown(10)))).toBeDefined()
    expect(figure(words.figures.clearance.label).getByText(share(shown(33)))).toBeDefined()
    expect(figure(words.figures.stock.label).getByText(shown(12))).toBeDefined()
    expect(screen.getAllByRole('figure')).toHaveLength(5)
    const identity = figure(words.identity.title)
    expect([0, 90, 30, 60].map((value) => identity.getByText(shown(value)))).toHaveLength(4)
    expect(screen.getAllByText(words.holders.anyStore).length).toBeGreaterThan(0)
    await expectAccessible()
  })

  it('says n/a and what would be here where there is nothing yet', async () => {
    show(<BacklogView backlog={empty} filter={filter} reads={reads} />, locale)
    for (const { label, missing } of [
      words.figures.breach,
      words.figures.clearance,
      words.figures.stock,
    ])
      expect(figure(label).getByText(missing)).toBeDefined()
    expect(screen.getAllByText(WORDS[locale].ui.notAvailable)).toHaveLength(3)
    expect(screen.getByText(words.flow.empty)).toBeDefined()
    await expectAccessible()
  })

  it('leads to rows only whom they are open to, and only to those counted', () => {
    const links = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'))
    show(<BacklogView backlog={full} filter={filter} reads={reads} />, locale)
    expect(links()).toEqual(['/cases?late=1', '/seizures?state=CLOSED'])
    cleanup()
    const goods = backlogFilter.parse({ goods: 'TEA' })
    show(<BacklogView backlog={full} filter={goods} reads={reads} />, locale)
    expect(links()).toEqual(['/backlog'])
    cleanup()
    const none = { seizures: false, files: false }
    show(<BacklogView backlog={full} filter={filter} reads={none} />, locale)
    expect(links()).toEqual([])
  })
})
