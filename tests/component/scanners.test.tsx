import { act, fireEvent, within as inside, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Board } from '@/components/scanners/board'
import { ReportForm, type UnitAction } from '@/components/scanners/downtime/report-form'
import type { UnitActions } from '@/components/scanners/unit-tasks'
import { UnitView } from '@/components/scanners/unit-view'
import { formatNumber } from '@/lib/format'
import { ok, refusedAt } from '@/lib/result'
import { figuresOf, type Tally } from '@/lib/scanners/availability/rules'
import { ladderOf, type StageEvent } from '@/lib/scanners/commissioning/rules'
import type { BoardUnit, ScannerBoard, UnitDetail } from '@/lib/scanners/queries'
import type { CommissioningStage } from '@/prisma/generated/enums'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const now = new Date('2026-11-23T11:00:00Z')
const HOUR = 3_600_000

const tally = (more: Partial<Tally> = {}): Tally => ({
  scheduled: 300 * HOUR,
  down: 30 * HOUR,
  blockers: new Map([['PART', 30 * HOUR]]),
  failures: 2,
  restored: 1,
  restoring: 12 * HOUR,
  scans: 2700,
  ratedPerHour: 20,
  ...more,
})
const none = figuresOf([])

const unit = (changed: Partial<BoardUnit> = {}): BoardUnit => ({
  id: 'unit-1',
  code: 'SH-1',
  kind: 'FIXED_PORTAL',
  maker: 'Maker',
  model: 'M1',
  officeId: 'shalamcheh',
  officeCode: 'shalamcheh',
  officeFa: 'گمرک شلمچه',
  officeEn: 'Shalamcheh customs',
  ratedPerHour: 20,
  opensAtHour: 7,
  closesAtHour: 19,
  installedOn: '2026-01-01',
  endOfSupportOn: null,
  licenceUntil: '2027-01-01',
  state: 'IN_SERVICE',
  stateSince: new Date('2026-01-01T00:00:00Z'),
  stage: null,
  blocker: null,
  lastScanAt: new Date('2026-11-23T10:30:00Z'),
  scansToday: 75,
  pastSupport: false,
  hoursSoFar: 7.5,
  utilisation: 0.5,
  figures: figuresOf([tally()]),
  open: undefined,
  ladder: undefined,
  ...changed,
})

const broken = unit({
  id: 'unit-2',
  code: 'SH-2',
  state: 'OUT_OF_SERVICE',
  blocker: 'PART',
  utilisation: undefined,
  figures: figuresOf([tally({ down: 300 * HOUR, scans: 0 })]),
  open: { from: new Date('2026-11-20T10:00:00Z'), to: null, reason: 'BREAKDOWN', blocker: 'PART' },
})

const HELD: StageEvent = {
  kind: 'HELD',
  stage: 'DELIVERED',
  blocker: 'SITE',
  at: new Date('2026-11-01T08:00:00Z'),
}
const REACHED: StageEvent = { ...HELD, kind: 'REACHED', blocker: null }
const PLAN = new Map<CommissioningStage, string>([
  ['DELIVERED', '2026-10-30'],
  ['SITE_READY', '2026-11-20'],
  ['INSTALLED', '2026-12-20'],
])
const coming = (more: { held?: boolean; stage?: CommissioningStage } = {}) => {
  const { held = true, stage = 'DELIVERED' } = more
  const blocker = held ? 'SITE' : null
  return unit({
    id: 'unit-3',
    code: 'SH-9',
    state: 'COMMISSIONING',
    stage,
    blocker,
    lastScanAt: null,
    figures: none,
    ladder: ladderOf({ stage, blocker }, PLAN, held ? [REACHED, HELD] : [REACHED], '2026-11-23'),
  })
}

const SITES = [
  { code: 'chazabeh', fa: 'گمرک چذابه', en: 'Chazabeh customs' },
  { code: 'shalamcheh', fa: 'گمرک شلمچه', en: 'Shalamcheh customs' },
]
const board = (units: BoardUnit[]): ScannerBoard => ({
  at: now,
  days: 30,
  units,
  province: figuresOf(units.length > 0 ? [tally()] : []),
  sites: SITES,
})

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const say = (value: number) => formatNumber(value, locale)
  const region = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}`) })

  describe('the board', () => {
    it('has the province’s figures, what is on its way, then every unit by its state', async () => {
      show(<Board board={board([unit(), broken, coming()])} mayRegister />, locale)
      const { ao } = words.availability
      expect(region(ao.label.replace(/[()]/g, '\\$&')).textContent).toContain(
        locale === 'fa' ? '۹۰' : '90%',
      )
      expect(region(words.board.up.label).textContent).toContain(say(1))
      const headings = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)
      const { IN_SERVICE, OUT_OF_SERVICE, COMMISSIONING } = words.words.scannerStates
      expect(headings).toEqual([
        words.board.figures,
        `${COMMISSIONING} (${say(1)})`,
        words.availability.blockers.title,
        `${OUT_OF_SERVICE} (${say(1)})`,
        `${IN_SERVICE} (${say(1)})`,
      ])
      await expectAccessible()
    })

    it('says of a unit on its way where it stands, what holds it, and how late it is', () => {
      show(<Board board={board([coming()])} mayRegister={false} />, locale)
      const sites = inside(region(words.words.scannerStates.COMMISSIONING))
      expect(sites.getByText(words.board.noneComing)).toBeDefined()
      const { next, held, progress, late } = words.commissioning
      const { SITE_READY } = words.words.stages
      expect(sites.getByText(fill(next, { stage: SITE_READY }))).toBeDefined()
      expect(sites.getByText(fill(progress, { done: say(4), total: say(10) }))).toBeDefined()
      const { SITE } = words.words.blockers
      expect(sites.getByText(fill(held, { blocker: SITE }))).toBeDefined()
      expect(late).toContain('{days}')
      expect(sites.getByText(new RegExp(`^${say(3)} `))).toBeDefined()
      expect(screen.queryByRole('link', { name: words.board.register })).toBeNull()
    })

    it('says of a unit that is down since when, why and what it waits for', () => {
      show(<Board board={board([broken])} mayRegister />, locale)
      const down = inside(region(words.words.scannerStates.OUT_OF_SERVICE))
      const { BREAKDOWN } = words.words.downtimeReasons
      expect(down.getByText(`${BREAKDOWN} · ${words.words.blockers.PART}`)).toBeDefined()
      expect(down.queryByText(words.board.today)).toBeNull()
      expect(down.getByRole('link', { name: 'SH-2' }).getAttribute('href')).toBe('/scanners/SH-2')
    })

    it('gives no figure for nothing: hours that have not begun, a unit never up', () => {
      const early = unit({ utilisation: undefined, hoursSoFar: 0, figures: none })
      show(<Board board={board([early, coming()])} mayRegister />, locale)
      expect(screen.getByText(words.board.notOpenYet)).toBeDefined()
      expect(screen.getAllByText(words.ui.notAvailable).length).toBeGreaterThanOrEqual(3)
      expect(screen.getByText(words.availability.ao.missing)).toBeDefined()
      expect(document.body.textContent).not.toMatch(/NaN|Infinity|undefined/)
    })

    it('keeps the window in the address and says which is chosen', () => {
      show(<Board board={board([unit()])} mayRegister />, locale)
      const windows = inside(screen.getByRole('navigation', { name: words.board.window }))
      const links = windows.getAllByRole('link')
      expect(links.map((link) => link.getAttribute('href'))).toEqual(
        [7, 30, 90].map((days) => `/scanners?days=${days}`),
      )
      expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, 'true', null])
    })

    it('says in words that a unit is worn out', () => {
      const worn = unit({ pastSupport: true, endOfSupportOn: new Date('2020-01-01') })
      show(<Board board={board([worn])} mayRegister />, locale)
      expect(screen.getByText(words.board.pastSupport)).toBeDefined()
    })

    it('of no unit says what would be there', async () => {
      show(<Board board={board([])} mayRegister />, locale)
      expect(screen.getByText(words.board.none)).toBeDefined()
      await expectAccessible()
    })
  })

  describe('a unit’s page', () => {
    const action: UnitAction = async () => undefined
    const acts = { plan: action, reach: action, hold: action, resume: action, enter: action }
    const all: UnitActions = {
      report: action,
      restore: action,
      retire: action,
      commissioning: acts,
    }
    const page = (one: BoardUnit, actions: UnitActions = all, more: Partial<UnitDetail> = {}) => {
      const detail = { at: now, days: 30 as const, unit: one, downtimes: [], history: [], ...more }
      return show(<UnitView detail={detail} actions={actions} linked />, locale)
    }
    const button = (name: string) => screen.queryByRole('button', { name, hidden: true })

    it('in service can be reported down or retired', async () => {
      page(unit())
      expect(button(words.unitForm.report)).not.toBeNull()
      expect(button(words.unitForm.retire)).not.toBeNull()
      expect(button(words.unitForm.restore)).toBeNull()
      expect(screen.getByText(words.unitPage.noDowntimes)).toBeDefined()
      await expectAccessible()
    })

    it('that is down says so first and can be restored', async () => {
      const row = {
        number: 7,
        startedAt: new Date('2026-11-20T10:00:00Z'),
        endedAt: null,
        reason: 'BREAKDOWN' as const,
        blocker: 'PART' as const,
        note: 'لامپ',
        remedy: null,
        reportedBy: 'مریم کعبی',
        restoredBy: null,
      }
      page(broken, all, { downtimes: [row] })
      expect(button(words.unitForm.restore)).not.toBeNull()
      expect(button(words.unitForm.report)).toBeNull()
      expect(screen.getByText(words.unitPage.open)).toBeDefined()
      await expectAccessible()
    })

    it('on its way has a ladder, and while it is held only a way to resume', async () => {
      page(coming())
      const steps = screen.getAllByRole('listitem').filter((one) => one.closest('ol'))
      expect(steps.filter((one) => one.getAttribute('aria-current') === 'step')).toHaveLength(1)
      expect(button(words.unitForm.resume)).not.toBeNull()
      const { SITE_READY } = words.words.stages
      expect(button(fill(words.unitForm.reach, { stage: SITE_READY }))).toBeNull()
      expect(button(words.unitForm.hold)).toBeNull()
      await expectAccessible()
    })

    it('on its way and free reaches its next stage or is held; at the end enters service', async () => {
      page(coming({ held: false }))
      const { SITE_READY } = words.words.stages
      expect(button(fill(words.unitForm.reach, { stage: SITE_READY }))).not.toBeNull()
      expect(button(words.unitForm.hold)).not.toBeNull()
      expect(button(words.unitForm.enter)).toBeNull()
      await expectAccessible()
    })

    it('past its last stage enters service', async () => {
      page(coming({ held: false, stage: 'OPERATORS_TRAINED' }))
      expect(button(words.unitForm.enter)).not.toBeNull()
      expect(button(words.unitForm.plan)).toBeNull()
      await expectAccessible()
    })

    it('offers nothing to who only watches', () => {
      for (const one of [unit(), broken, coming()]) {
        const { unmount } = page(one, {})
        expect(screen.queryAllByRole('button', { hidden: true })).toEqual([])
        unmount()
      }
    })
  })
})

describe('a report that a unit is down', () => {
  const words = WORDS.fa.unitForm
  const control = (name: string) =>
    screen.getByLabelText<HTMLInputElement>(new RegExp(`^${name}`.replace(/[()]/g, '\\$&')))

  it('refused keeps what was chosen and typed and leads to the fault; taken is emptied', async () => {
    const action = vi.fn<UnitAction>()
    action.mockResolvedValueOnce(refusedAt('day', 'DOWNTIME_OVERLAPS'))
    action.mockResolvedValueOnce(ok({ code: 'SH-1' }))
    show(<ReportForm scannerId="unit-1" action={action} />)
    fireEvent.change(control(words.reason), { target: { value: 'POWER_CUT' } })
    fireEvent.change(control(words.blocker), { target: { value: 'POWER' } })
    fireEvent.change(control(words.note), { target: { value: 'برق رفت' } })
    const send = () =>
      act(async () =>
        fireEvent.click(screen.getByRole('button', { name: words.report, hidden: true })),
      )
    await send()
    const alert = screen.getByRole('alert', { hidden: true })
    expect(document.activeElement).toBe(alert)
    const link = inside(alert).getByRole('link', { hidden: true })
    expect(document.querySelector(link.getAttribute('href') ?? '')).not.toBeNull()
    expect(control(words.note).value).toBe('برق رفت')
    await send()
    expect(Object.fromEntries(action.mock.calls[1]?.[1] ?? [])).toEqual({
      scannerId: 'unit-1',
      reason: 'POWER_CUT',
      blocker: 'POWER',
      time: '',
      note: 'برق رفت',
    })
    expect(control(words.note).value).toBe('')
  })

  it('is sent by Ctrl+Enter', async () => {
    const action = vi.fn<UnitAction>(async () => undefined)
    show(<ReportForm scannerId="unit-1" action={action} />)
    await act(async () => fireEvent.keyDown(control(words.note), { key: 'Enter', ctrlKey: true }))
    expect(action).toHaveBeenCalledOnce()
  })
})
