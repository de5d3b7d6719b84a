import { act, cleanup, fireEvent, within as inside, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Examination } from '@/components/scans/examination'
import { SeizureFilters } from '@/components/seizures/filters'
import { FindClosed } from '@/components/seizures/find-closed'
import { SeizureStatus } from '@/components/seizures/states'
import { SeizureTable } from '@/components/seizures/table'
import { SeizureView } from '@/components/seizures/view'
import { ok, refused } from '@/lib/result'
import type { ScanDetail } from '@/lib/scans/queries'
import type { SeizureDetail, SeizureRow } from '@/lib/seizures/queries'
import { seizureFilter } from '@/lib/seizures/schema'
import { SeizureState } from '@/prisma/generated/enums'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

afterEach(cleanup)

const AT = new Date('2026-11-23T06:00:00Z')
const row: SeizureRow = {
  id: 'z',
  number: 7,
  discoveredAt: AT,
  state: 'RECORDED',
  legalKind: 'PROHIBITED',
  officeFa: 'شلمچه',
  officeEn: 'Shalamcheh',
  goods: 'سیگار',
  items: 3,
  valueRial: 12_000_000,
}
const { goods: _, items: __, ...head } = row
const seizure: SeizureDetail = {
  ...head,
  valueRial: null,
  officeId: 'o',
  owner: 'FUGITIVE',
  concealment: 'FUEL_TANK',
  note: 'در باک',
  recordedByName: 'مریم کعبی',
  consignmentNumber: 31,
  scanNumber: 41,
  appraisedAt: null,
  receiptNumber: null,
  receivedAt: null,
  storeFa: null,
  storeEn: null,
  caseNumber: null,
  caseState: null,
  branchId: null,
  branchFa: null,
  branchEn: null,
  items: [1, 2].map((ordinal) => ({
    id: `i${ordinal}`,
    ordinal,
    description: `کالای ${ordinal}`,
    classFa: 'دخانیات',
    classEn: 'Tobacco',
    quantity: 2.5,
    unit: 'CARTON',
    valueRial: null,
    state: 'WITH_DISCOVERER',
  })),
  photos: [{ id: 'p', fileName: 'a.jpg', width: 4, height: 3, byteLength: 9 }],
  history: [],
}
const ALL = { scans: true, consignments: true, case: true, receipt: true, receive: false }
const actions = () => ({
  appraise: vi.fn(async () => ok({ number: 7 })),
  hold: vi.fn(async () => ok({ number: 7 })),
})
const view = (changed: Partial<SeizureDetail>, mine: boolean, locale: 'fa' | 'en' = 'fa') =>
  show(
    <SeizureView
      seizure={{ ...seizure, ...changed }}
      reads={ALL}
      actions={mine ? actions() : undefined}
    />,
    locale,
  )

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]

  it.each(Object.values(SeizureState))('the state %s is a word beside its icon', async (state) => {
    const { container } = show(<SeizureStatus state={state} />, locale)
    expect(screen.getByText(words.words.seizureStates[state])).toBeDefined()
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('a seizure shows its facts, items, photographs and what is missing', async () => {
    view({}, true, locale)
    const facts = screen.getByRole('region', { name: words.seizure.facts })
    for (const text of [
      words.words.legalKinds.PROHIBITED,
      words.words.concealments.FUEL_TANK,
      words.seizure.notAppraised,
    ])
      expect(inside(facts).getByText(text)).toBeDefined()
    expect(screen.getAllByText('کالای 1').length).toBeGreaterThan(0)
    expect(document.querySelector('a[href="/scans/41"]')).not.toBeNull()
    expect(document.querySelector('a[href="/consignments/31"]')).not.toBeNull()
    expect(screen.getByText(words.seizure.noReceiptNeeded)).toBeDefined()
    await expectAccessible()
  })

  it('the list has a row that opens each seizure', async () => {
    const page = { rows: [row], total: 1, pageSize: 50 }
    show(<SeizureTable page={page} filter={seizureFilter.parse({})} readsScans />, locale)
    const links = screen.getAllByRole('link', { name: locale === 'fa' ? '۷' : '7' })
    expect(links[0]?.getAttribute('href')).toBe('/seizures/7')
    await expectAccessible()
  })

  it('the filters say what they narrow, and how to widen it', async () => {
    const filter = seizureFilter.parse({ q: 'سیگار', state: 'CLOSED' })
    show(<SeizureFilters filter={filter} offices={[]} />, locale)
    const chips = inside(screen.getByRole('list', { name: words.filters.active }))
    const addresses = chips.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(addresses).toEqual([
      '/seizures?state=CLOSED',
      `/seizures?q=${encodeURIComponent('سیگار')}`,
    ])
    await expectAccessible()
  })

  it('an examination that waits, runs and has ended', async () => {
    const scan = { id: 's', number: 5, state: 'REFERRED', inspection: undefined } as ScanDetail
    const examine = { start: async () => undefined, recordNoFind: async () => undefined }
    show(<Examination scan={scan} examine={undefined} />, locale)
    expect(screen.getByText(words.examination.waits)).toBeDefined()
    cleanup()
    show(<Examination scan={scan} examine={examine} />, locale)
    expect(screen.getByRole('button', { name: words.examineForm.start })).toBeDefined()
    await expectAccessible()
    cleanup()
    const inspection = {
      examinerName: 'مریم کعبی',
      startedAt: AT,
      endedAt: null,
      result: null,
      note: null,
      seizureNumber: null,
    }
    const open = { ...scan, state: 'INSPECTING' as const, inspection }
    show(<Examination scan={open} examine={examine} />, locale)
    const find = screen.getByRole('link', { name: words.examineForm.recordFind })
    expect(find.getAttribute('href')).toBe('/scans/5/find')
    expect(screen.getByText(words.examination.running)).toBeDefined()
    await expectAccessible()
    cleanup()
    const ended = { ...inspection, endedAt: AT, result: 'FIND' as const, seizureNumber: 7 }
    show(
      <Examination scan={{ ...open, state: 'SEIZED', inspection: ended }} examine={examine} />,
      locale,
    )
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByRole('link').getAttribute('href')).toBe('/seizures/7')
    await expectAccessible()
  })

  it('a find that cannot be recorded leads onwards', async () => {
    show(<FindClosed seizureNumber={undefined} />, locale)
    expect(screen.getByText(words.find.notNow)).toBeDefined()
    cleanup()
    show(<FindClosed seizureNumber={7} />, locale)
    expect(screen.getByRole('link').getAttribute('href')).toBe('/seizures/7')
    await expectAccessible()
  })
})

const words = WORDS.fa

describe('the step a seizure waits for', () => {
  const steps: [Partial<SeizureDetail>, string | undefined][] = [
    [{ state: 'RECORDED' }, words.seizureForm.sendValues],
    [{ state: 'APPRAISED' }, words.seizureForm.sendHold],
    [{ state: 'APPRAISED', legalKind: 'PERMITTED' }, undefined],
    [{ state: 'ADJUDICATING' }, undefined],
    [{ state: 'CLOSED' }, undefined],
  ]

  it.each(steps)('%j: %s', (changed, button) => {
    view(changed, true)
    const buttons = screen.queryAllByRole('button').map(({ textContent }) => textContent)
    expect(buttons).toEqual(button ? [button] : [])
    cleanup()
    view(changed, false)
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  it.each(['DELIVERED', 'HELD_BY_DISCOVERER'] as const)('%s: filing the case', (state) => {
    view({ state }, true)
    const link = screen.getByRole('link', { name: words.seizure.file })
    expect(link.getAttribute('href')).toBe('/cases/new?seizure=7')
    cleanup()
    view({ state }, false)
    expect(screen.queryByRole('link', { name: words.seizure.file })).toBeNull()
  })
})

describe('what a seizure leads to', () => {
  const after = {
    state: 'ADJUDICATING',
    legalKind: 'PERMITTED',
    receiptNumber: 105,
    receivedAt: AT,
    storeFa: 'انبار خرمشهر',
    caseNumber: 9,
    caseState: 'FILED',
    branchFa: 'شعبه بدوی',
  } as const

  it('is linked for whoever may open it, and a plain number for others', async () => {
    view(after, false)
    expect(screen.getByRole('link', { name: '۱۰۵' }).getAttribute('href')).toBe(
      '/custody/receive/7',
    )
    expect(screen.getByRole('link', { name: '۹' }).getAttribute('href')).toBe('/cases/9')
    await expectAccessible()
    cleanup()
    const none = { scans: false, consignments: false, case: false, receipt: false, receive: false }
    const piece = { ...seizure, ...after }
    show(<SeizureView seizure={piece} reads={none} actions={undefined} />)
    const addresses = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(addresses).not.toEqual(expect.arrayContaining([expect.stringMatching(/cases|custody/)]))
    expect(screen.getByText('۱۰۵')).toBeDefined()
  })

  it.each([
    ['PERMITTED', true],
    ['PROHIBITED', false],
  ] as const)('of appraised %s goods is a keeper’s receipt: %s', (legalKind, offered) => {
    const piece = { ...seizure, state: 'APPRAISED', legalKind } as const
    const reads = { ...ALL, receive: true }
    show(<SeizureView seizure={piece} reads={reads} actions={undefined} />)
    expect(screen.queryByRole('link', { name: words.seizure.receive }) !== null).toBe(offered)
  })
})

describe('the appraisal', () => {
  it('adds up what is typed in any digits, and keeps it after a refusal', async () => {
    const appraise = vi.fn(async (_before: unknown, _form: FormData) =>
      refused('CHECK_FIELDS', {}, [{ field: 'values.2', reason: 'REQUIRED' }]),
    )
    show(<SeizureView seizure={seizure} reads={ALL} actions={{ ...actions(), appraise }} />)
    const input = document.getElementById('values.1') as HTMLInputElement
    fireEvent.change(input, { target: { value: '۱٬۵۰۰٬۰۰۰' } })
    expect(screen.getByText(fill(words.seizureForm.sum, { total: '۱٬۵۰۰٬۰۰۰' }))).toBeDefined()
    await act(async () =>
      fireEvent.click(screen.getByRole('button', { name: words.seizureForm.sendValues })),
    )
    expect(appraise.mock.calls[0]?.[1].get('values.1')).toBe('۱٬۵۰۰٬۰۰۰')
    expect(input.value).toBe('۱٬۵۰۰٬۰۰۰')
    expect(document.getElementById('values.2')?.getAttribute('aria-invalid')).toBe('true')
    await expectAccessible()
  })
})

describe('an empty list', () => {
  const empty = { rows: [], total: 0, pageSize: 50 }

  it('says what would be here, and leads whoever can to the next step', () => {
    show(<SeizureTable page={empty} filter={seizureFilter.parse({})} readsScans />)
    expect(screen.getByRole('link').getAttribute('href')).toBe('/scans?state=REFERRED')
    cleanup()
    show(<SeizureTable page={empty} filter={seizureFilter.parse({})} readsScans={false} />)
    expect(screen.queryByRole('link')).toBeNull()
  })

  it('because of a filter offers to clear it', () => {
    show(<SeizureTable page={empty} filter={seizureFilter.parse({ q: 'x' })} readsScans />)
    expect(screen.getByRole('link', { name: words.seizures.showAll })).toBeDefined()
  })
})
