import { cleanup, within as inside, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ProvinceView } from '@/components/dashboard/province'
import { QueueView } from '@/components/dashboard/queue'
import { ScanFilters } from '@/components/scans/filters'
import { ScanTable } from '@/components/scans/table'
import type { Province } from '@/lib/dashboard/province/queries'
import type { Queue } from '@/lib/dashboard/queue/queries'
import { formatNumber } from '@/lib/format'
import type { ScanPage, ScanRow } from '@/lib/scans/queries'
import { scanFilter } from '@/lib/scans/schema'
import { expectAccessible, LOCALES, show, WORDS } from './show'

const now = new Date('2026-11-23T11:00:00Z')

const row: ScanRow = {
  id: 'scan-1',
  number: 1207,
  scannedAt: now,
  state: 'SCANNED',
  direction: 'IMPORT',
  officeFa: 'گمرک شلمچه',
  officeEn: 'Shalamcheh customs',
  scannerCode: 'SH-1',
  cotage: '70001234',
  plate: '12-ع-345-14',
  plateKind: 'IRANIAN',
  containerNumber: 'CSQU3054383',
  hsCode: '100630',
  declaredGoods: 'برنج هندی',
  declaredWeightKg: 24_000,
  imageId: 'image-1',
}
const bare: ScanRow = {
  ...row,
  id: 'scan-2',
  number: 1208,
  cotage: null,
  plate: null,
  containerNumber: null,
  hsCode: null,
  declaredGoods: null,
  declaredWeightKg: null,
  imageId: null,
}
const page = (changed: Partial<ScanPage> = {}): ScanPage => ({
  rows: [row, bare],
  total: 2,
  more: false,
  pageSize: 50,
  ...changed,
})
const filter = (changed: object = {}) => scanFilter.parse(changed)

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const say = (value: number) => formatNumber(value, locale)

  describe('the list of scans', () => {
    const table = () => screen.getByRole('table')

    it('has a titled column for each fact and a way into each scan', async () => {
      show(<ScanTable page={page()} filter={filter()} />, locale)
      const titles = inside(table())
        .getAllByRole('columnheader')
        .map((header) => header.textContent)
      expect(titles.toSorted()).toEqual(Object.values(words.scans.columns).toSorted())
      const links = inside(table()).getAllByRole('link', { name: /^[0-9۰-۹]+$/ })
      expect(links.map((link) => link.getAttribute('href'))).toEqual(['/scans/1207', '/scans/1208'])
      expect(links[0]?.textContent).toBe(locale === 'fa' ? '۱۲۰۷' : '1207')
      await expectAccessible()
    })

    it('shows dashes for what was not given, never an empty cell', () => {
      show(<ScanTable page={page({ rows: [bare] })} filter={filter()} />, locale)
      const cells = inside(table()).getAllByRole('cell')
      expect(cells.filter((cell) => cell.textContent === '')).toEqual([])
      expect(cells.filter((cell) => cell.textContent === '—').length).toBeGreaterThan(2)
    })

    it('says by which column it is sorted, and the way back', () => {
      show(<ScanTable page={page()} filter={filter({ sort: 'weight' })} />, locale)
      const header = inside(table()).getByRole('columnheader', { name: words.scans.columns.weight })
      expect(header.getAttribute('aria-sort')).toBe('descending')
      expect(inside(header).getByRole('link').getAttribute('href')).toBe(
        '/scans?sort=weight&order=asc',
      )
      const sorted = inside(table())
        .getAllByRole('columnheader')
        .filter((one) => one.hasAttribute('aria-sort'))
      expect(sorted).toEqual([header])
    })

    it('keeps its filters when it is sorted or turned', () => {
      const given = { q: 'برنج', state: 'SCANNED', page: '2' }
      show(<ScanTable page={page({ total: 150 })} filter={filter(given)} />, locale)
      const pages = screen.getByRole('navigation', { name: words.ui.pages })
      const hrefs = inside(pages)
        .getAllByRole('link')
        .map((link) => new URL(link.getAttribute('href') ?? '', 'http://here').searchParams)
      expect(hrefs.map((query) => query.get('page'))).toEqual([null, '3'])
      for (const query of hrefs) {
        expect(query.get('q')).toBe('برنج')
        expect(query.get('state')).toBe('SCANNED')
      }
    })

    it('says how many there are, or that there are more than anybody counts', () => {
      show(<ScanTable page={page({ total: 2 })} filter={filter()} />, locale)
      expect(screen.getByRole('status').textContent).toContain(say(2))
      cleanup()
      show(<ScanTable page={page({ total: 10_000, more: true })} filter={filter()} />, locale)
      expect(screen.getByRole('status').textContent).toBe(
        words.scans.moreThan.replace('{total}', say(10_000)),
      )
    })

    it('with nothing in it offers all scans', async () => {
      show(<ScanTable page={page({ rows: [], total: 0 })} filter={filter({ q: 'هیچ' })} />, locale)
      const link = screen.getByRole('link', { name: words.scans.showAll })
      expect(link.getAttribute('href')).toBe('/scans')
      await expectAccessible()
    })
  })

  it('filters have names, keep what is set, and each can be taken off', async () => {
    const offices = [
      {
        id: '0190a000-0000-7000-8000-000000000001',
        kind: 'CUSTOMS_OFFICE' as const,
        fa: 'شلمچه',
        en: 'Shalamcheh',
      },
    ]
    const set = filter({
      q: 'برنج',
      state: 'CLEARED',
      office: offices[0]?.id,
      hs: '1006',
      images: '1',
    })
    show(<ScanFilters filter={set} offices={offices} scanners={[]} />, locale)
    expect(screen.getByLabelText<HTMLInputElement>(words.filters.q).value).toBe('برنج')
    expect(screen.getByLabelText<HTMLSelectElement>(words.filters.state).value).toBe('CLEARED')
    const chips = screen.getByRole('list', { name: words.filters.active })
    const left = inside(chips)
      .getAllByRole('link')
      .map((link) => new URL(link.getAttribute('href') ?? '', 'http://here').searchParams)
    const all = ['q', 'office', 'state', 'hs', 'images']
    expect(left.map((query) => all.filter((name) => !query.has(name)))).toEqual([
      ['q'],
      ['office'],
      ['state'],
      ['hs'],
      ['images'],
    ])
    await expectAccessible()
  })

  describe('the overview', () => {
    const province: Province = {
      asOf: now,
      today: '2026-11-23',
      scansToday: 120,
      changeToday: -0.25,
      scansWeekAgo: 160,
      waiting: 7,
      oldestWaiting: new Date('2026-11-23T08:00:00Z'),
      referredShare: 0.125,
      referred: 1,
      decided: 8,
      unitsInService: 9,
      units: 12,
      commissioning: 3,
      days: [
        { day: '2026-11-22', scans: 300, referred: 9 },
        { day: '2026-11-23', scans: 120, referred: 4 },
      ],
      offices: [{ officeId: 'shalamcheh', officeFa: 'شلمچه', officeEn: 'Shalamcheh', scans: 120 }],
    }
    const all = { scans: true, scanners: true }

    it('has its figures with a way to their rows', async () => {
      show(<ProvinceView province={province} reads={all} />, locale)
      for (const { label } of Object.values(words.overview.figures))
        expect(
          inside(screen.getByRole('region', { name: label }))
            .getByRole('link')
            .getAttribute('href'),
        ).toMatch(/^\/scan/)
      await expectAccessible()
    })

    it('gives no way to rows that one may not read', async () => {
      show(<ProvinceView province={province} reads={{ scans: false, scanners: false }} />, locale)
      const ways = screen
        .queryAllByRole('link', { hidden: true })
        .map((link) => link.getAttribute('href'))
      expect(ways.filter((href) => /^\/scan/.test(href ?? ''))).toEqual([])
    })

    it('of a day without readings has no share, and says why', () => {
      const none = { ...province, referredShare: undefined, referred: 0, decided: 0 }
      show(<ProvinceView province={none} reads={all} />, locale)
      const figure = screen.getByRole('region', { name: words.overview.figures.referred.label })
      expect(inside(figure).getByText(words.ui.notAvailable)).toBeDefined()
      expect(inside(figure).getByText(words.overview.figures.referred.missing)).toBeDefined()
    })

    it('says what waits and where its rows are', async () => {
      const queue: Queue = {
        groups: [
          { kind: 'READING', count: 3, since: now },
          { kind: 'UNIT_DOWN', count: 0, since: null },
        ],
        lines: [
          {
            kind: 'CASE',
            ref: '12',
            fa: 'چای',
            en: 'Tea',
            since: now,
            clock: { startedAt: now, dueAt: new Date(now.getTime() + 5 * 86_400_000) },
            dueAt: null,
          },
        ],
      }
      show(<QueueView queue={queue} at={now} officeId="shalamcheh" mayLog />, locale)
      const next = screen.getByRole('link', { name: new RegExp(words.overview.tasks.CASE) })
      expect(next.getAttribute('href')).toBe('/cases/12')
      const reading = screen.getByRole('link', { name: new RegExp(words.overview.queues.READING) })
      expect(reading.getAttribute('href')).toContain('office=shalamcheh')
      expect(reading.textContent).toContain(say(3))
      await expectAccessible()
    })

    it('with nothing waiting says so', async () => {
      const none = { groups: [], lines: [] }
      show(<QueueView queue={none} at={now} officeId={undefined} mayLog={false} />, locale)
      expect(screen.getByText(words.overview.nothingWaits)).toBeDefined()
      expect(screen.queryByRole('link')).toBeNull()
      await expectAccessible()
    })
  })
})

it('what looks for faults finds one', async () => {
  show(<input />)
  await expect(expectAccessible()).rejects.toThrow('label')
})
