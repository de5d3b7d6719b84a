import { act, fireEvent, within as inside, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { ImportScans } from '@/components/scans/import/import-scans'
import type { ImportActions } from '@/components/scans/import/use-import'
import type { Locale } from '@/lib/format'
import { formatDigits } from '@/lib/format'
import { ok, refused } from '@/lib/result'
import type { ImportedScans } from '@/lib/scans/import/commands'
import type { ImportPreview } from '@/lib/scans/import/queries'
import { IMPORT_FIELDS, MAX_FILE_BYTES, toMapping } from '@/lib/scans/import-columns/rules'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const DONE: ImportedScans = {
  repeated: false,
  officeId: 'shalamcheh',
  importedAt: new Date('2026-11-24T08:00:00Z'),
  importedBy: 'مریم کعبی',
  added: 120,
  present: 2,
  firstScanAt: new Date('2026-09-01T22:00:00Z'),
  lastScanAt: new Date('2026-09-03T08:00:00Z'),
  scannerId: 'unit-1',
}

const PREVIEW: ImportPreview = {
  fileName: 'log.csv',
  headers: ['تاریخ', 'دستگاه', 'رویه', 'پلاک', ''],
  examples: ['1405/06/10 10:00', 'SH-1', 'واردات', '12ع345-14', ''],
  mapping: toMapping({ SCANNED_AT: 0, SCANNER: 1, DIRECTION: 2, PLATE: 3 }),
  problems: [],
  sample: [
    {
      line: 2,
      state: 'FRESH',
      entry: {
        scannedAt: new Date('2026-09-01T06:30:00Z'),
        scanner: 'SH-1',
        direction: 'IMPORT',
        plate: { plateKind: 'IRANIAN', plate: '12-ع-345-14' },
        verdict: 'SUSPECT',
        reason: 'چگالی ناهمگون',
      },
    },
  ],
  rows: 122,
  fresh: 120,
  present: 2,
  wrong: 0,
  errors: [],
  errorCount: 0,
  earlier: undefined,
}

const WRONG: Partial<ImportPreview> = {
  fresh: 121,
  present: 0,
  wrong: 1,
  errorCount: 300,
  errors: [
    {
      line: 1234,
      field: 'CONTAINER',
      reason: 'CONTAINER_CHECK_DIGIT',
      details: {},
      value: 'CSQU1',
    },
    { line: 1235, field: 'ROW', reason: 'CONSIGNMENT_UNIDENTIFIED', details: {}, value: '' },
  ],
}

function open(preview: Partial<ImportPreview> = {}, locale: Locale = 'fa') {
  const actions = {
    preview: vi.fn<ImportActions['preview']>(async () => ok({ ...PREVIEW, ...preview })),
    add: vi.fn<ImportActions['add']>(async () => ok(DONE)),
  }
  show(<ImportScans units={['SH-1', 'SH-2']} office="شلمچه" actions={actions} />, locale)
  return actions
}

const fileInput = () => document.querySelector<HTMLInputElement>('#file') as HTMLInputElement
/** jsdom's files cannot be read. */
function logFile(): File {
  const file = new File(['a,b'], 'log.csv')
  return Object.assign(file, { arrayBuffer: async () => new ArrayBuffer(3) })
}
const choose = (file = logFile()) =>
  act(async () => {
    fireEvent.change(fileInput(), { target: { files: [file] } })
    await new Promise((settled) => setTimeout(settled, 0))
  })
const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
const sendName = { fa: 'ثبت ۱۲۰ پویش تازه', en: 'Record 120 new scans' }
const t = WORDS.fa.imports

describe.each(LOCALES)('in %s', (locale) => {
  const said = WORDS[locale].imports

  it('it begins with a file, the columns it may have and the units there are', async () => {
    open({}, locale)
    expect(screen.getByLabelText(said.choose)).toBe(fileInput())
    for (const field of IMPORT_FIELDS) expect(screen.getByText(said.hints[field])).toBeDefined()
    expect(screen.getByText('SH-2')).toBeDefined()
    expect(screen.getByRole('button', { name: said.example })).toBeDefined()
    await expectAccessible()
  })

  it('a file shows its columns, what it holds and exactly what would be recorded', async () => {
    open({}, locale)
    await choose()
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: said.columnsStep }))
    const plate = screen.getByLabelText<HTMLSelectElement>(said.fields.PLATE)
    expect(plate.value).toBe('3')
    expect(inside(plate).getAllByRole('option')).toHaveLength(6)
    expect(screen.getByRole('button', { name: sendName[locale] })).toBeDefined()
    await expectAccessible()
  })

  it('errors stand with line, field and value, and nothing can be recorded', async () => {
    open(WRONG, locale)
    await choose()
    const rows = within(screen.getByRole('heading', { name: new RegExp(said.errors.slice(0, 4)) }))
    const cells = inside(rows[1] as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
    const problem = WORDS[locale].reasons.CONTAINER_CHECK_DIGIT
    expect(cells).toEqual([formatDigits('1234', locale), said.fields.CONTAINER, 'CSQU1', problem])
    expect(screen.queryByRole('button', { name: sendName[locale] })).toBeNull()
    const shown = locale === 'fa' ? '۲' : '2'
    expect(screen.getByText(fill(said.errorsShown, { shown }))).toBeDefined()
    await expectAccessible()
  })

  it('the outcome says what was done and leads to it', async () => {
    open({}, locale)
    await choose()
    await press(sendName[locale])
    expect(screen.getByRole('status').textContent).toContain(locale === 'fa' ? '۱۲۰' : '120')
    const link = screen.getByRole('link', { name: said.openScans })
    expect(link.getAttribute('href')).toBe(
      '/scans?office=shalamcheh&scanner=unit-1&from=2026-09-02&to=2026-09-03',
    )
    await expectAccessible()
  })
})

/** The rows of the table in a heading's section. */
function within(heading: HTMLElement): HTMLElement[] {
  return inside(heading.closest('section') as HTMLElement).getAllByRole('row')
}

describe('the file', () => {
  it('is sent as it was chosen, without columns at first and with all of them later', async () => {
    const actions = open()
    await choose()
    await press(sendName.fa)
    const [first] = actions.preview.mock.calls[0] ?? []
    expect([...(first?.keys() ?? [])]).toEqual(['file'])
    const [sent] = actions.add.mock.calls[0] ?? []
    expect(sent?.get('file')).toMatchObject({ name: 'log.csv', size: 3 })
    expect(sent?.get('PLATE')).toBe('3')
    expect(sent?.get('WEIGHT')).toBe('-1')
  })

  it('that is too large is refused here, and the error leads to the choice', async () => {
    const actions = open()
    const file = logFile()
    Object.defineProperty(file, 'size', { value: MAX_FILE_BYTES + 1 })
    await choose(file)
    expect(actions.preview).not.toHaveBeenCalled()
    const alert = screen.getByRole('alert')
    expect(document.activeElement).toBe(alert)
    const link = inside(alert).getByRole('link', { name: WORDS.fa.reasons.FILE_TOO_LARGE })
    expect(link.getAttribute('href')).toBe('#file')
  })

  it('is kept in reach when the system cannot be reached', async () => {
    const actions = open()
    await choose()
    actions.add.mockRejectedValueOnce(new Error('no network'))
    await press(sendName.fa)
    expect(screen.getByRole('alert').textContent).toContain(WORDS.fa.reasons.UNREACHABLE)
    await press(sendName.fa)
    expect(screen.getByRole('status').textContent).toContain('۱۲۰')
  })

  it('asks for a new sign-in where the session has ended', async () => {
    const actions = open()
    actions.preview.mockResolvedValueOnce(refused('SIGNED_OUT'))
    await choose()
    expect(screen.getByRole('link', { name: t.signInAgain }).getAttribute('target')).toBe('_blank')
  })
})

describe('columns', () => {
  const select = (field: keyof typeof t.fields) =>
    screen.getByLabelText(new RegExp(`^${t.fields[field]}`))

  it('changed by hand must be checked before anything is recorded', async () => {
    const actions = open()
    await choose()
    fireEvent.change(select('GOODS'), { target: { value: '4' } })
    expect(screen.queryByRole('button', { name: sendName.fa })).toBeNull()
    actions.preview.mockResolvedValueOnce(
      ok({ ...PREVIEW, mapping: { ...PREVIEW.mapping, GOODS: 4 } }),
    )
    await press(t.check)
    expect(actions.preview.mock.calls[1]?.[0].get('GOODS')).toBe('4')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: t.found }))
    expect(screen.getByRole('button', { name: sendName.fa })).toBeDefined()
  })

  it('that are lacking are named, each leading to its choice', async () => {
    open({
      problems: [
        { field: 'SCANNER', reason: 'COLUMN_NEEDED' },
        { field: 'COTAGE', reason: 'COLUMN_OF_IDENTITY_NEEDED' },
      ],
      sample: [],
      fresh: 0,
    })
    await choose()
    const alert = screen.getByRole('alert')
    expect(document.activeElement).toBe(alert)
    const targets = inside(alert)
      .getAllByRole('link')
      .map((link) => document.querySelector(link.getAttribute('href') ?? ''))
    expect(targets).toEqual([select('SCANNER'), select('COTAGE')])
    expect(select('SCANNER').getAttribute('aria-invalid')).toBe('true')
    expect(screen.queryByRole('heading', { name: t.found })).toBeNull()
    await expectAccessible()
  })
})

describe('a file that came before', () => {
  const earlier = { ...DONE, added: 7 }

  it('is named with its day, and there is nothing to press', async () => {
    open({ earlier, fresh: 0, present: 122 })
    await choose()
    expect(screen.getByText(t.earlier)).toBeDefined()
    expect(screen.getByText('مریم کعبی')).toBeDefined()
    expect(screen.queryByRole('heading', { name: t.addStep })).toBeNull()
  })

  it('and was imported meanwhile by somebody else says that nothing was added', async () => {
    const actions = open()
    await choose()
    actions.add.mockResolvedValueOnce(ok({ ...earlier, repeated: true }))
    await press(sendName.fa)
    expect(screen.getByRole('status').textContent).toContain(t.repeated)
    await press(t.another)
    expect(screen.getByLabelText(t.choose)).toBeDefined()
  })

  it('row by row says so', async () => {
    open({ fresh: 0, present: 122 })
    await choose()
    expect(screen.getByText(t.nothingNew)).toBeDefined()
  })
})
