import { cleanup, within as inside, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Bars, type BarsProps } from '@/components/ui/bars'
import { Trend, type TrendProps, topOf } from '@/components/ui/trend'
import { formatNumber } from '@/lib/format'
import { expectAccessible, LOCALES, show, WORDS } from './show'

afterEach(cleanup)

const bars: BarsProps = {
  id: 'age',
  title: 'Where do goods wait?',
  definition: 'Days from discovery',
  unit: 'seizures',
  series: [
    { key: 'customs', label: 'Customs', tone: 'series-1' },
    { key: 'court', label: 'Outside', tone: 'unknown' },
  ],
  rows: [
    { key: 'new', label: '0–7', values: [3, 1], href: '/scans', note: 'oldest 6 days' },
    { key: 'old', label: '8–30', values: [1200, 34] },
  ],
  threshold: { afterKey: 'new', label: 'Two months' },
  empty: 'Nothing waits',
}

const trend: TrendProps = {
  id: 'flow',
  title: 'Do goods leave faster than they arrive?',
  unit: 'a month',
  series: [
    { key: 'in', label: 'In', tone: 'series-2' },
    { key: 'out', label: 'Out', tone: 'series-1' },
  ],
  points: [
    { key: '1', label: 'Mehr', values: [30, undefined] },
    { key: '2', label: 'Aban', values: [12, 9], partial: true },
  ],
  limit: { value: 20, label: 'Plan' },
  empty: 'Nothing yet',
}

describe.each(LOCALES)('bars in %s', (locale) => {
  it('say their question, unit, totals and threshold, and lead to rows', async () => {
    show(<Bars {...bars} />, locale)
    const figure = screen.getByRole('figure', { name: bars.title })
    expect(inside(figure).getByText('seizures')).toBeDefined()
    expect(inside(figure).getAllByText(formatNumber(1234, locale))[0]).toBeDefined()
    expect(inside(figure).getByText('Two months')).toBeDefined()
    expect(inside(figure).getByRole('link', { name: '0–7' }).getAttribute('href')).toBe('/scans')
    expect(inside(figure).getByText('oldest 6 days')).toBeDefined()
    await expectAccessible()
  })

  it('have every figure in their table', () => {
    show(<Bars {...bars} />, locale)
    const cells = screen.getAllByRole('cell', { hidden: true }).map((cell) => cell.textContent)
    expect(cells.filter(Boolean)).toEqual(
      [3, 1, 1200, 34].map((value) => formatNumber(value, locale)),
    )
  })

  it('say so where there is nothing to draw, and draw no table', async () => {
    show(<Bars {...bars} rows={[{ key: 'a', label: 'A', values: [0, 0] }]} />, locale)
    expect(screen.getByText('Nothing waits')).toBeDefined()
    expect(screen.queryByRole('table', { hidden: true })).toBeNull()
    await expectAccessible()
  })
})

describe.each(LOCALES)('a trend in %s', (locale) => {
  it('names its series, its partial period and its gaps', async () => {
    show(<Trend {...trend} />, locale)
    const figure = screen.getByRole('figure', { name: trend.title })
    expect(
      inside(figure).getByText(`Aban (${WORDS[locale].ui.soFar})`, { selector: 'ul > li' }),
    ).toBeDefined()
    const cells = screen.getAllByRole('cell', { hidden: true }).map((cell) => cell.textContent)
    const missing = WORDS[locale].ui.notAvailable
    expect(cells.filter(Boolean)).toEqual([
      formatNumber(12, locale),
      formatNumber(9, locale),
      formatNumber(30, locale),
      missing,
    ])
    await expectAccessible()
  })

  it('draws lines broken at a gap', () => {
    const gap = [1, undefined, 3, 4].map((value, index) => ({
      key: String(index),
      label: String(index),
      values: [value],
    }))
    const series = trend.series.slice(0, 1)
    const { container } = show(
      <Trend {...trend} kind="lines" series={series} points={gap} />,
      locale,
    )
    expect(container.querySelectorAll('path[d]:not(svg.lucide path)')).toHaveLength(1)
  })

  it('says so where nothing is known', async () => {
    show(<Trend {...trend} points={[]} />, locale)
    expect(screen.getByText('Nothing yet')).toBeDefined()
    await expectAccessible()
  })
})

it.each([
  [[0], 2],
  [[1], 2],
  [[3], 4],
  [[7, 2], 8],
  [[10], 10],
  [[273], 300],
  [[4000], 4000],
  [[0.3, 0.82], 1],
  [[0.04], 0.04],
  [[], 2],
])('the axis over %j ends at %d', (values, top) => {
  expect(topOf(values)).toBeCloseTo(top)
})
