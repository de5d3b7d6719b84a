import { cleanup, within as inside, render, screen } from '@testing-library/react'
import type { Route } from 'next'
import { describe, expect, it } from 'vitest'
import { PlateText, Vehicle } from '@/components/consignments/plate'
import { ScanStatus } from '@/components/scans/states'
import { type Bar, DayChart, isLabelled, roundUp } from '@/components/ui/day-chart'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Figure } from '@/components/ui/figure'
import { formatNumber } from '@/lib/format'
import { ScanState } from '@/prisma/generated/enums'
import { expectAccessible, LOCALES, show, WORDS, within } from './show'

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]

  it.each(Object.values(ScanState))('the state %s is a word beside its icon', async (state) => {
    const { container } = show(<ScanStatus state={state} />, locale)
    expect(screen.getByText(words.words.scanStates[state])).toBeInstanceOf(HTMLElement)
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
    await expectAccessible()
  })

  const figure = { label: 'Share', definition: 'Referred over decided', missing: 'Nothing decided' }

  it('a figure has its name, value, unit, change, definition and a way to its rows', async () => {
    show(
      <Figure
        {...figure}
        value="12%"
        unit="of all"
        change={{ text: '3% more than last week', sign: 1 }}
        href="/scans"
      />,
      locale,
    )
    const region = screen.getByRole('region', { name: 'Share' })
    for (const text of ['12%', 'of all', '3% more than last week', 'Referred over decided'])
      expect(inside(region).getByText(text)).toBeDefined()
    const link = inside(region).getByRole('link', { name: words.ui.openRows })
    expect(link.getAttribute('href')).toBe('/scans')
    await expectAccessible()
  })

  it('a figure with nothing to divide by is not available, says why, and is never 0', async () => {
    show(<Figure {...figure} value={undefined} unit="of all" />, locale)
    expect(screen.getByText(words.ui.notAvailable)).toBeDefined()
    expect(screen.getByText('Nothing decided')).toBeDefined()
    expect(screen.queryByText('of all')).toBeNull()
    expect(document.body.textContent).not.toMatch(/[0۰]/)
    await expectAccessible()
  })

  it('a figure of 0 is 0', () => {
    show(<Figure {...figure} value="0" />, locale)
    expect(screen.queryByText(words.ui.notAvailable)).toBeNull()
    expect(screen.queryByText('Nothing decided')).toBeNull()
  })

  const bars: Bar[] = Array.from({ length: 12 }, (_, at) => ({
    key: `day-${at}`,
    label: `day ${at}`,
    value: at * 10,
    href: `/scans?from=${at}` as Route,
    partial: at === 11,
  }))
  const chart = { title: 'How many?', unit: 'scans a day', barsTitle: 'Day' }

  it('a chart is drawn before any script, with a table of the same figures', async () => {
    const { container } = show(<DayChart {...chart} bars={bars} />, locale)
    expect(screen.getByRole('heading', { name: 'How many?' })).toBeDefined()
    expect(container.querySelectorAll('.chart-plot [style*="height"]')).toHaveLength(12)
    const [head, ...rows] = screen.getAllByRole('row', { hidden: true })
    expect(head?.textContent).toBe('Dayscans a day')
    const values = rows.map((row) => row.querySelector('.number')?.textContent)
    expect(values).toEqual(bars.map((bar) => formatNumber(bar.value, locale)).toReversed())
    expect(rows[0]?.textContent).toContain(words.ui.soFar)
    expect(rows[0]?.querySelector('a')?.getAttribute('href')).toBe('/scans?from=11')
    await expectAccessible()
  })

  it('a chart runs with its language: the newest day is last in reading order', () => {
    const { container } = show(<DayChart {...chart} bars={bars} />, locale)
    const labels = [...container.querySelectorAll('.chart-plot [dir="auto"]')].map(
      (label) => label.textContent,
    )
    expect(labels.at(locale === 'fa' ? 0 : -1)).toBe('day 11')
    expect(labels).toHaveLength(6)
  })

  it('a chart of nothing is drawn all the same', async () => {
    show(<DayChart {...chart} bars={bars.map((bar) => ({ ...bar, value: 0 }))} />, locale)
    expect(document.body.innerHTML).not.toContain('NaN')
    cleanup()
    show(<DayChart {...chart} bars={[]} />, locale)
    expect(document.body.innerHTML).not.toMatch(/NaN|Infinity/)
  })

  it('an Iranian plate stands as on the vehicle, left to right', async () => {
    const { container } = show(<PlateText plate="12-ع-345-14" />, locale)
    const plate = container.querySelector('bdi')
    expect(plate?.getAttribute('dir')).toBe('ltr')
    const parts = [...(plate?.children ?? [])].map((part) => part.textContent)
    expect(parts).toEqual(locale === 'fa' ? ['۱۲', 'ع', '۳۴۵', '۱۴'] : ['12', 'ع', '345', '14'])
    await expectAccessible()
  })

  it('any other plate, and a container, stand as they are', () => {
    const { container } = show(<Vehicle plate="بغداد2345" containerNumber="CSQU3054383" />, locale)
    const texts = [...container.querySelectorAll('bdi[dir="ltr"]')].map((text) => text.textContent)
    expect(texts).toEqual(['بغداد2345', 'CSQU3054383'])
  })

  it('no vehicle is a dash', () => {
    show(<Vehicle plate={null} containerNumber={null} />, locale)
    expect(document.body.textContent).toBe('—')
  })

  it('a summary of errors takes focus when it appears and leads to each field', async () => {
    show(
      <>
        <ErrorSummary
          title="Correct these"
          items={[{ field: 'cotage', text: 'Wrong' }]}
          moment="now"
        />
        <label htmlFor="cotage">Cotage</label>
        <input id="cotage" />
      </>,
      locale,
    )
    const alert = screen.getByRole('alert')
    expect(document.activeElement).toBe(alert)
    expect(inside(alert).getByRole('link', { name: 'Wrong' }).getAttribute('href')).toBe('#cotage')
    await expectAccessible()
  })
})

describe('the axis of a chart', () => {
  it.each([
    [0, 4],
    [3, 4],
    [4, 4],
    [5, 5],
    [11, 20],
    [99, 100],
    [101, 200],
    [450, 500],
    [2001, 4000],
  ])('of %d ends at %d', (highest, top) => {
    expect(roundUp(highest)).toBe(top)
  })

  it('carries about six labels, the newest among them', () => {
    for (const count of [1, 2, 7, 30, 31, 365]) {
      const labelled = Array.from({ length: count }, (_, at) => isLabelled(at, count))
      expect(labelled.at(-1)).toBe(true)
      expect(labelled.filter(Boolean).length).toBeLessThanOrEqual(6)
    }
  })
})

describe('a summary of errors', () => {
  const form = (moment: string) =>
    within(
      <>
        <ErrorSummary title="Correct these" items={[]} moment={moment} />
        <input aria-label="Cotage" />
      </>,
    )

  it('leaves whoever is typing alone until the next refusal', () => {
    const { rerender } = render(form('first'))
    const input = screen.getByLabelText('Cotage')
    input.focus()
    rerender(form('first'))
    expect(document.activeElement).toBe(input)
    rerender(form('second'))
    expect(document.activeElement).toBe(screen.getByRole('alert'))
  })
})
