import { cleanup, fireEvent, within as inside, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { FilingView } from '@/components/cases/filing'
import { CaseFilters } from '@/components/cases/filters'
import type { CaseActions } from '@/components/cases/next-step'
import { RulesTables } from '@/components/cases/rules-tables'
import { CaseStatus } from '@/components/cases/states'
import { CaseTable } from '@/components/cases/table'
import { CaseView } from '@/components/cases/view'
import { Clock } from '@/components/ui/clock'
import type { SeizureFacts } from '@/lib/cases/facts/queries'
import type { CasePage, CaseRow } from '@/lib/cases/inbox/queries'
import type { FineBandView } from '@/lib/cases/proposals/rules'
import type { CaseDetail, OrderView, RulingView } from '@/lib/cases/queries'
import type { LegalRuleView } from '@/lib/cases/rules'
import { caseFilter } from '@/lib/cases/schema'
import { formatNumber } from '@/lib/format'
import { refused } from '@/lib/result'
import { CaseState } from '@/prisma/generated/enums'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const at = new Date('2026-11-24T08:00:00Z')
const DAY = 86_400_000
const ago = (days: number) => new Date(at.getTime() - days * DAY)

const rule = (kind: LegalRuleView['kind'], sets: Partial<LegalRuleView>): LegalRuleView => ({
  id: kind,
  kind,
  article: '50',
  titleFa: 'مهلت',
  titleEn: 'Period',
  amountRial: null,
  days: null,
  months: null,
  validFrom: '2015-10-13',
  validTo: null,
  confidence: 'LAW',
  verifiedBy: null,
  ...sets,
})
const rules = [
  rule('RULING_PERIOD', { months: 1, article: '45' }),
  rule('APPEAL_PERIOD', { days: 20 }),
  rule('FINAL_BELOW', { amountRial: 20_000_000 }),
  rule('DISPOSITION_PERIOD', { months: 2, article: '56', validTo: '2026-01-01' }),
]
const bands: FineBandView[] = [
  {
    id: 'band',
    article: '18',
    legalKind: 'PERMITTED',
    direction: null,
    aboveRial: 0,
    upToRial: null,
    minMultiple: 1,
    maxMultiple: 2,
    minPrisonMonths: null,
    maxPrisonMonths: null,
    validFrom: '2015-10-13',
    validTo: null,
    confidence: 'LAW',
    verifiedBy: 'دکتر کارون',
  },
]
const seizure: SeizureFacts = {
  id: 'seizure',
  number: 21,
  state: 'ADJUDICATING',
  discovererId: 'shalamcheh',
  discovererFa: 'گمرک شلمچه',
  discovererEn: 'Shalamcheh customs',
  discoveredAt: ago(60),
  legalKind: 'PERMITTED',
  owner: 'KNOWN',
  valueRial: 500_000_000,
  direction: 'IMPORT',
  consignmentNumber: 99,
  cotage: '12345678',
  receiptNumber: 14,
  receivedAt: ago(58),
  storeId: 'store',
  storeFa: 'انبار خرمشهر',
  storeEn: 'Khorramshahr store',
  items: [
    {
      ordinal: 1,
      description: 'گوشی تلفن همراه',
      quantity: 120,
      unit: 'PIECE',
      valueRial: 500_000_000,
      classFa: 'گوشی',
      classEn: 'Phones',
      perishable: false,
      hazardous: false,
    },
  ],
}
const ruling: RulingView = {
  instance: 'FIRST',
  outcome: 'CONFISCATION',
  fineRial: 3_000_000_000,
  grounds: 'مستند به ماده ۱۸',
  ruledAt: ago(12),
  ruledByName: 'نرگس شوشتری',
}
const order: OrderView = {
  id: 'order',
  number: 7,
  disposition: 'EXPORT_AUCTION',
  state: 'SET_APART',
  orderedAt: ago(2),
  orderedByName: 'نرگس شوشتری',
  holderFa: 'انبار خرمشهر',
  holderEn: 'Khorramshahr store',
  note: null,
  setApartAt: ago(1),
  setApartByName: 'یاسر نخل',
  closedAt: null,
  closedByName: null,
  minutes: null,
  proceedsRial: null,
}
const file = (state: CaseState, more: Partial<CaseDetail> = {}): CaseDetail => ({
  id: 'case',
  number: 31,
  state,
  officeId: 'bench',
  branchFa: 'شعبه اهواز',
  branchEn: 'Ahvaz branch',
  seizureId: seizure.id,
  filedAt: ago(20),
  filedByName: 'مریم کعبی',
  acceptedAt: ago(19),
  ruledAt: ago(12),
  notifiedAt: ago(10),
  appealedAt: ago(5),
  finalAt: ago(4),
  closedAt: null,
  seizure,
  rulings: ['FILED', 'FIRST_INSTANCE'].includes(state) ? [] : [ruling],
  order: undefined,
  rules,
  bands,
  history: [],
  ...more,
})
const refuse = vi.fn(async () => refused('TAKEN_MEANWHILE'))
const actions: CaseActions = {
  ACCEPT: refuse,
  TRANSFER: refuse,
  RULE: refuse,
  NOTIFY: refuse,
  LODGE_APPEAL: refuse,
  RULE_APPEAL: refuse,
  MAKE_FINAL: refuse,
  ORDER: refuse,
}
const row = (number: number, more: Partial<CaseRow> = {}): CaseRow => ({
  id: String(number),
  number,
  state: 'FILED',
  filedAt: ago(40),
  notifiedAt: null,
  appealedAt: null,
  finalAt: null,
  since: ago(40),
  seizureNumber: 5,
  legalKind: 'PERMITTED',
  valueRial: 900,
  goods: 'چای',
  branchFa: 'شعبه اهواز',
  branchEn: 'Ahvaz branch',
  discovererFa: 'گمرک شلمچه',
  discovererEn: 'Shalamcheh customs',
  orderState: null,
  clock: { kind: 'RULING_PERIOD', startedAt: ago(40), dueAt: ago(9), article: '45' },
  ...more,
})

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const button = (step: keyof typeof words.caseForm.send) =>
    screen.queryByRole('button', { name: words.caseForm.send[step], hidden: true })

  it.each([
    [2 * DAY + 1000, 2],
    [-9 * DAY - 1000, 9],
    [5 * 3_600_000 + 1000, 5],
    [-3 * 3_600_000 - 1000, 3],
    [5 * 60_000 + 1000, 5],
    [-7 * 60_000 - 1000, 7],
  ])('a clock with %i ms left says how many days, hours or minutes', async (left, count) => {
    const due = new Date(at.getTime() + left)
    const { container } = show(<Clock startedAt={ago(30)} dueAt={due} now={at} />, locale)
    const time = container.querySelector('time')
    expect(time?.textContent).toContain(formatNumber(count, locale))
    expect(time?.getAttribute('title')).toBeTruthy()
    expect(time?.getAttribute('datetime')).toBe(due.toISOString())
    await expectAccessible()
  })

  it('a clock’s bar is never longer than its period, nor broken where that has no length', () => {
    const { container } = show(<Clock startedAt={at} dueAt={at} now={ago(-5)} />, locale)
    expect(container.innerHTML).toContain('width: 100%')
    expect(container.innerHTML).not.toContain('NaN')
  })

  it.each(Object.values(CaseState))('the state %s is a word', (state) => {
    show(<CaseStatus state={state} />, locale)
    expect(screen.getByText(words.words.caseStates[state])).toBeDefined()
  })

  it.each([
    ['FILED', ['ACCEPT', 'TRANSFER']],
    ['FIRST_INSTANCE', ['RULE', 'TRANSFER']],
    ['RULED', ['NOTIFY']],
    ['NOTIFIED', ['LODGE_APPEAL']],
    ['APPEALED', ['RULE_APPEAL']],
    ['FINAL', ['ORDER']],
    ['TRANSFERRED', []],
    ['CLOSED', []],
  ] as const)('a file that is %s offers its branch %j', async (state, steps) => {
    show(<CaseView file={file(state)} actions={actions} at={at} />, locale)
    const offered = Object.keys(actions).filter((step) => button(step as keyof CaseActions))
    expect(offered.toSorted()).toEqual([...steps].toSorted())
    for (const step of steps) expect(screen.getByText(words.caseForm.will[step])).toBeDefined()
    await expectAccessible()
  })

  it('a served ruling offers to become final once its appeal period is over, or at once below the amount', () => {
    show(
      <CaseView file={file('NOTIFIED', { notifiedAt: ago(30) })} actions={actions} at={at} />,
      locale,
    )
    expect([button('MAKE_FINAL'), button('LODGE_APPEAL')].map(Boolean)).toEqual([true, false])
    cleanup()
    const small = { seizure: { ...seizure, valueRial: 1_000_000 } }
    show(<CaseView file={file('NOTIFIED', small)} actions={actions} at={at} />, locale)
    expect([button('MAKE_FINAL'), button('LODGE_APPEAL')].map(Boolean)).toEqual([true, false])
    expect(screen.getByText(words.case.clockNone)).toBeDefined()
  })

  it('a reader sees the file, whose next step it is, and no button', async () => {
    show(<CaseView file={file('FIRST_INSTANCE')} actions={undefined} at={at} />, locale)
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(screen.getByText(words.case.waitsFor)).toBeDefined()
    await expectAccessible()
  })

  it('prohibited goods bring the non-competence order first', () => {
    const prohibited = { seizure: { ...seizure, legalKind: 'PROHIBITED' as const } }
    show(<CaseView file={file('FILED', prohibited)} actions={actions} at={at} />, locale)
    expect(screen.getByText(words.caseNext.courtFirst)).toBeDefined()
    const [first] = screen.getAllByRole('form', { hidden: true })
    expect(first?.getAttribute('aria-label')).toBe(words.caseForm.titles.TRANSFER)
  })

  it('a fine outside the band is said on the ruling, and an order shows how far it has come', async () => {
    show(<CaseView file={file('FINAL', { order })} actions={actions} at={at} />, locale)
    expect(screen.getByText(words.case.outside)).toBeDefined()
    expect(screen.getAllByText(words.words.orderStates.SET_APART).length).toBeGreaterThan(0)
    expect(button('ORDER')).toBeNull()
    await expectAccessible()
  })

  it('a fine is read as it is typed, and warned of outside its band', async () => {
    show(<CaseView file={file('FIRST_INSTANCE')} actions={actions} at={at} />, locale)
    const input = screen.getByLabelText(words.caseForm.fine, { exact: false })
    fireEvent.click(screen.getByLabelText(words.words.outcomes.CONFISCATION))
    fireEvent.change(input, { target: { value: '۶۰۰٬۰۰۰٬۰۰۰' } })
    const reads = fill(words.caseForm.fineReads, { amount: formatNumber(600_000_000, locale) })
    expect(screen.getByText(reads, { exact: false })).toBeDefined()
    expect(screen.queryByText(words.caseForm.fineOutside)).toBeNull()
    fireEvent.change(input, { target: { value: '2,000,000,000' } })
    expect(screen.getByText(words.caseForm.fineOutside)).toBeDefined()
    fireEvent.click(screen.getByLabelText(words.words.outcomes.RETURN))
    expect(screen.getByText(words.caseForm.fineWithReturn)).toBeDefined()
    await expectAccessible()
  })

  it('what was typed stays after a refusal, which takes the focus', async () => {
    refuse.mockResolvedValueOnce(
      refused('APPEAL_PERIOD_OVER', { until: '2026-11-21' }) as Awaited<ReturnType<typeof refuse>>,
    )
    show(<CaseView file={file('NOTIFIED')} actions={actions} at={at} />, locale)
    const reason = screen.getByLabelText(words.caseForm.reasons.LODGE_APPEAL)
    fireEvent.change(reason, { target: { value: 'اعتراض' } })
    fireEvent.keyDown(reason, { key: 'Enter', ctrlKey: true })
    const alert = await screen.findByRole('alert')
    expect(document.activeElement).toBe(alert)
    expect(alert.textContent).toContain(locale === 'fa' ? '۳۰ آبان ۱۴۰۵' : '21 November 2026')
    expect((reason as HTMLTextAreaElement).value).toBe('اعتراض')
    await expectAccessible()
  })

  const page = (rows: CaseRow[]): CasePage => ({
    rows,
    counts: [{ state: 'FILED', files: rows.length, late: rows.length }],
    total: rows.length,
    pageSize: 50,
  })
  const filter = caseFilter.parse({})

  it('the list shows each file with its clock; an appeal period that is over is no breach', async () => {
    const over = {
      kind: 'APPEAL_PERIOD',
      startedAt: ago(30),
      dueAt: ago(9),
      article: '50',
    } as const
    const rows = [row(1), row(2, { state: 'NOTIFIED', clock: over }), row(3, { clock: undefined })]
    show(<CaseTable page={page(rows)} filter={filter} at={at} branches />, locale)
    const table = inside(screen.getByRole('table'))
    expect(table.getAllByRole('row')).toHaveLength(4)
    expect(table.getAllByText(words.cases.appealOver)).toHaveLength(1)
    expect(table.getAllByText(words.cases.noClock)).toHaveLength(1)
    await expectAccessible()
  })

  it('an empty list says what would be here, or offers the open files', async () => {
    const none = { rows: [], counts: [], total: 0, pageSize: 50 }
    show(<CaseTable page={none} filter={filter} at={at} branches={false} />, locale)
    expect(screen.getByText(words.cases.noneHint)).toBeDefined()
    cleanup()
    const some = { ...none, counts: page([row(1)]).counts }
    show(<CaseTable page={some} filter={filter} at={at} branches={false} />, locale)
    expect(screen.getByRole('link', { name: words.cases.showOpen })).toBeDefined()
    await expectAccessible()
  })

  it('the tabs count each state and mark the one shown', async () => {
    const { counts } = page([row(1), row(2)])
    show(<CaseFilters filter={{ ...filter, state: 'FILED' }} counts={counts} />, locale)
    const current = screen.getAllByRole('link').filter((link) => link.ariaCurrent === 'true')
    expect(current.map((link) => link.textContent)).toEqual([
      `${words.words.caseStates.FILED}${formatNumber(2, locale)}`,
    ])
    await expectAccessible()
  })

  it('a seizure ready to be filed shows its facts and the only branch chosen; another says why not', async () => {
    const filing = {
      seizure: { ...seizure, state: 'DELIVERED' as const },
      branches: [{ id: 'bench', fa: 'شعبه اهواز', en: 'Ahvaz branch' }],
      bands,
      caseNumber: null,
    }
    show(<FilingView filing={filing} action={refuse} />, locale)
    const branch = screen.getByLabelText(words.caseForm.office) as HTMLSelectElement
    expect(branch.value).toBe('bench')
    expect(screen.getByText(words.caseForm.will.FILE)).toBeDefined()
    await expectAccessible()
    cleanup()
    const early = { ...filing, seizure: { ...seizure, state: 'APPRAISED' as const } }
    show(<FilingView filing={early} action={refuse} />, locale)
    expect(screen.getByText(words.fileCase.notYetHint)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('the rules are a plain table: article, amount, validity, certainty, by whom verified', async () => {
    show(<RulesTables book={{ rules, bands }} at={at} />, locale)
    const [periods, fines] = screen.getAllByRole('table')
    if (!periods || !fines) throw new Error('two tables')
    expect(inside(periods).getAllByRole('row')).toHaveLength(5)
    expect(inside(periods).getAllByText(words.caseRules.notVerified)).toHaveLength(4)
    expect(inside(periods).getAllByText(words.caseRules.notInForce)).toHaveLength(1)
    expect(inside(fines).getByText('دکتر کارون')).toBeDefined()
    await expectAccessible()
  })

  it('no rules at all are said', () => {
    show(<RulesTables book={{ rules: [], bands: [] }} at={at} />, locale)
    expect(screen.getByText(words.caseRules.noneHint)).toBeDefined()
  })
})
