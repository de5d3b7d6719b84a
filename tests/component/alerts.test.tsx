import { act, fireEvent, within as inside, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Answer } from '@/components/alerts/answer'
import { AlertFilters } from '@/components/alerts/filters'
import { AlertList } from '@/components/alerts/list'
import { Quality } from '@/components/alerts/quality'
import { AlertStatus } from '@/components/alerts/states'
import { AlertView } from '@/components/alerts/view'
import { AlertsBell } from '@/components/shell/alerts-bell'
import { AlertsLive } from '@/components/shell/alerts-live'
import type { AlertRow } from '@/lib/alerts/queries'
import type { AlertNews } from '@/lib/alerts/schema'
import { type Result, refusedAt } from '@/lib/result'
import { AlertState } from '@/prisma/generated/enums'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const router = vi.hoisted(() => ({ refresh: vi.fn() }))
vi.mock('next/navigation', () => ({ useRouter: () => router }))

const now = new Date('2026-11-23T08:30:00Z')
const filter = { page: 1 }
const risen: AlertRow = {
  id: '0193-a',
  number: 12,
  ruleCode: 'ROUTE_RISK_HIGH',
  subjectType: 'ROUTE_SEGMENT',
  evidence: {
    code: 'KH-03',
    nameFa: 'جاده نخلستان',
    nameEn: 'Palm road',
    value: 71.4,
    threshold: 50,
  },
  state: 'RAISED',
  addressedRole: 'POLICE_OFFICER',
  officeId: 'x',
  officeFa: 'خرمشهر',
  officeEn: 'Khorramshahr',
  raisedAt: new Date('2026-11-23T08:00:00Z'),
  acknowledgeBy: new Date('2026-11-23T09:00:00Z'),
  acknowledgedAt: null,
  actedAt: null,
  closedAt: null,
  handledBy: null,
}
const late: AlertRow = {
  ...risen,
  id: '0193-b',
  number: 11,
  ruleCode: 'SCANNER_DOWN',
  subjectType: 'SCANNER',
  evidence: { code: 'SH-2', officeFa: 'شلمچه', officeEn: 'Shalamcheh', blocker: 'PART', value: 1 },
  state: 'ACKNOWLEDGED',
  officeId: null,
  officeFa: null,
  officeEn: null,
  acknowledgedAt: new Date('2026-11-23T10:30:00Z'),
  handledBy: 'بهروز دریا',
}

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const fa = locale === 'fa'

  it.each(Object.values(AlertState))('the state %s is a word beside its icon', async (state) => {
    const { container } = show(<AlertStatus state={state} />, locale)
    expect(screen.getByText(words.words.alertStates[state])).toBeInstanceOf(HTMLElement)
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
    await expectAccessible()
  })

  it('the list says each alert in words, links to it, and shows its clock or how long it took', async () => {
    show(
      <AlertList rows={[risen, late]} total={2} pageSize={50} filter={filter} now={now} />,
      locale,
    )
    const table = screen.getByRole('table')
    const risk = fill(words.alert.says.ROUTE_RISK_HIGH, {
      name: fa ? 'جاده نخلستان' : 'Palm road',
      value: fa ? '۷۱' : '71',
    })
    expect(inside(table).getByText(risk)).toBeDefined()
    const down = fill(words.alert.says.SCANNER_DOWN_AT, {
      code: 'SH-2',
      office: fa ? 'شلمچه' : 'Shalamcheh',
    })
    expect(inside(table).getByText(down)).toBeDefined()
    expect(inside(table).getByText(words.alerts.late)).toBeDefined()
    const link = inside(table).getByRole('link', { name: fa ? '۱۲' : '12' })
    expect(link.getAttribute('href')).toBe('/alerts/12')
    expect(table.textContent).toContain(words.alerts.everyOffice)
    await expectAccessible()
  })

  it.each([
    ['empty', {}, 'none'],
    ['empty under a filter', { state: 'OPEN' }, 'noneFound'],
  ] as const)('the list that is %s says so and offers a step', async (_, more, title) => {
    show(
      <AlertList rows={[]} total={0} pageSize={50} filter={{ page: 1, ...more }} now={now} />,
      locale,
    )
    expect(screen.getByText(words.alerts[title])).toBeDefined()
    await expectAccessible()
  })

  it('filters are named and show what is chosen', async () => {
    show(<AlertFilters filter={{ page: 1, state: 'OPEN', rule: 'SCANNER_DOWN' }} />, locale)
    const state = screen.getByLabelText<HTMLSelectElement>(words.alerts.state)
    expect(state.value).toBe('OPEN')
    expect(screen.getByLabelText<HTMLSelectElement>(words.alerts.rule).value).toBe('SCANNER_DOWN')
    await expectAccessible()
  })

  it('quality with nothing closed is not available and never 0', async () => {
    const nothing = { closed: 0, closedTrue: 0, acknowledged: 0, minutesToAcknowledge: null }
    show(<Quality quality={nothing} days={90} />, locale)
    expect(screen.getAllByText(words.ui.notAvailable)).toHaveLength(2)
    expect(screen.getByText(words.alerts.quality.precisionMissing)).toBeDefined()
    await expectAccessible()
  })

  it('quality shows its share with numerator and denominator, and the median as a duration', () => {
    const some = { closed: 4, closedTrue: 3, acknowledged: 5, minutesToAcknowledge: 30.5 }
    show(<Quality quality={some} days={90} />, locale)
    expect(screen.getByText(fa ? '۷۵٪' : '75%')).toBeDefined()
    expect(screen.getByText(fa ? /۳ .* ۴/ : /3 .* 4/)).toBeDefined()
    expect(screen.getByText(fa ? '۳۰ دقیقه' : '30 minutes')).toBeDefined()
  })

  it('one alert leads to what it is about and says who has seen to it', async () => {
    show(
      <AlertView alert={{ ...late, history: [] }} now={now}>
        <p>forms</p>
      </AlertView>,
      locale,
    )
    const link = screen.getByRole('link', { name: words.alert.openScanner })
    expect(link.getAttribute('href')).toBe('/scanners/SH-2')
    for (const text of ['SH-2', words.words.blockers.PART, 'بهروز دریا', 'forms'])
      expect(screen.getByText(text)).toBeDefined()
    await expectAccessible()
  })

  it('one whose evidence says nothing still reads, by its rule', async () => {
    show(<AlertView alert={{ ...risen, evidence: null, history: [] }} now={now} />, locale)
    expect(screen.getAllByText(words.words.alertRules.ROUTE_RISK_HIGH).length).toBeGreaterThan(0)
    expect(screen.queryByRole('link', { name: words.alert.openRoute })).toBeNull()
    await expectAccessible()
  })

  it('the bell says how many are open, and nothing of a figure where none is', async () => {
    const { unmount, container } = show(<AlertsBell open={0} />, locale)
    expect(screen.getByRole('link').getAttribute('href')).toBe('/alerts')
    expect(container.textContent).not.toMatch(/[0۰]/)
    unmount()
    show(<AlertsBell open={120} />, locale)
    expect(screen.getByRole('link').textContent).toContain(fa ? '۱۲۰' : '120')
    expect(screen.getByText(fa ? '۹۹+' : '99+')).toBeDefined()
    await expectAccessible()
  })
})

describe('the forms of an answer', () => {
  const words = WORDS.fa
  type State = Result<{ number: number }> | undefined
  const untouched = async (): Promise<State> => undefined

  it('keep what was typed after a refusal, and lead to the field', async () => {
    const act_ = vi.fn(async (_: State, form: FormData): Promise<State> => {
      expect(form.get('reason')).toBe('گشت')
      return refusedAt('reason', 'TOO_SHORT')
    })
    const actions = {
      ACKNOWLEDGE: untouched,
      ACT: act_,
      CLOSE_TRUE: untouched,
      CLOSE_FALSE: untouched,
    }
    show(<Answer alertId="1" steps={['ACT', 'CLOSE_FALSE']} actions={actions} />)
    const reason = screen.getByLabelText<HTMLTextAreaElement>(words.alertForm.reason.ACT)
    fireEvent.change(reason, { target: { value: 'گشت' } })
    fireEvent.keyDown(reason, { key: 'Enter', ctrlKey: true })
    const summary = await screen.findByRole('alert')
    expect(act_).toHaveBeenCalledTimes(1)
    expect(reason.value).toBe('گشت')
    const link = inside(summary).getByRole('link')
    expect(document.querySelector(link.getAttribute('href') ?? '')).toBe(reason)
    await expectAccessible()
  })

  it('are none where nothing may be done', () => {
    const { container } = show(
      <Answer
        alertId="1"
        steps={[]}
        actions={{
          ACKNOWLEDGE: untouched,
          ACT: untouched,
          CLOSE_TRUE: untouched,
          CLOSE_FALSE: untouched,
        }}
      />,
    )
    expect(container.querySelector('form')).toBeNull()
  })
})

/** The browser's own, as far as a page uses it. */
class FakeSource {
  static all: FakeSource[] = []
  static readonly CLOSED = 2
  readyState = 1
  onopen: () => void = () => undefined
  onerror: () => void = () => undefined
  private hear: (event: MessageEvent<string>) => void = () => undefined
  constructor(readonly url: string) {
    FakeSource.all.push(this)
  }
  addEventListener(_: string, hear: (event: MessageEvent<string>) => void) {
    this.hear = hear
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  tell(id: number, news: AlertNews) {
    const data = JSON.stringify(news)
    act(() => this.hear(new MessageEvent('ALERT', { data, lastEventId: String(id) })))
  }
}

describe('live alerts', () => {
  const words = WORDS.fa
  const start = { newest: 40, recent: [39] }
  const raised: AlertNews = { number: 12, rule: 'ROUTE_RISK_HIGH', state: 'RAISED' }
  const spoken = fill(words.alertsLive.news, {
    number: '۱۲',
    rule: words.words.alertRules.ROUTE_RISK_HIGH,
  })
  const source = () => {
    const found = FakeSource.all.at(-1)
    if (!found) throw new Error('no stream was opened')
    return found
  }

  const said = () => document.querySelector('[aria-live=polite]')?.textContent

  beforeEach(() => {
    vi.stubGlobal('EventSource', FakeSource)
    FakeSource.all = []
    sessionStorage.clear()
    router.refresh.mockClear()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('are read out once, shown with a way to the alert, and bring the page up to date', async () => {
    show(<AlertsLive start={start} />)
    expect(source().url).toBe('/api/live?after=40')
    source().tell(41, raised)
    source().tell(41, raised)
    expect(said()).toBe(spoken)
    const toasts = screen.getByRole('region', { name: words.alertsLive.region })
    expect(inside(toasts).getAllByRole('link')).toHaveLength(1)
    expect(inside(toasts).getByRole('link').getAttribute('href')).toBe('/alerts/12')
    await waitFor(() => expect(router.refresh).toHaveBeenCalledTimes(1))
    await expectAccessible()
    fireEvent.click(inside(toasts).getByRole('button', { name: words.alertsLive.dismiss }))
    expect(screen.queryByRole('region')).toBeNull()
    expect(said()).toBe('')
  })

  it('of an answer only bring the page up to date', async () => {
    show(<AlertsLive start={start} />)
    source().tell(41, { ...raised, state: 'ACTED' })
    expect(screen.queryByRole('region')).toBeNull()
    await waitFor(() => expect(router.refresh).toHaveBeenCalledTimes(1))
  })

  it('that the page knew already, or the tab had heard before a reload, are silent', () => {
    const first = show(<AlertsLive start={start} />)
    source().tell(39, raised)
    source().tell(41, { ...raised, number: 13 })
    first.unmount()
    show(<AlertsLive start={{ newest: 42, recent: [] }} />)
    source().tell(41, { ...raised, number: 13 })
    source().tell(39, raised)
    expect(screen.queryByRole('region')).toBeNull()
  })

  it('do not ask for pages while nobody is here, but at the first touch', async () => {
    vi.useFakeTimers()
    show(<AlertsLive start={start} />)
    await act(() => vi.advanceTimersByTimeAsync(6 * 60_000))
    source().tell(41, raised)
    await act(() => vi.advanceTimersByTimeAsync(5000))
    expect(router.refresh).not.toHaveBeenCalled()
    fireEvent.keyDown(window, { key: 'a' })
    expect(router.refresh).toHaveBeenCalledTimes(1)
  })

  it('say when the connection stays cut, ask on focus meanwhile, and fall silent when it is back', async () => {
    vi.useFakeTimers()
    show(<AlertsLive start={start} />)
    act(() => source().onerror())
    expect(screen.queryByText(words.alertsLive.reconnecting)).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(9000))
    expect(screen.getByText(words.alertsLive.reconnecting)).toBeDefined()
    fireEvent.focus(window)
    expect(router.refresh).toHaveBeenCalledTimes(1)
    act(() => source().onopen())
    expect(screen.queryByText(words.alertsLive.reconnecting)).toBeNull()
  })

  it('ask again after a while where they were refused, from what came last', async () => {
    vi.useFakeTimers()
    show(<AlertsLive start={start} />)
    source().tell(45, raised)
    source().readyState = FakeSource.CLOSED
    act(() => source().onerror())
    await act(() => vi.advanceTimersByTimeAsync(31_000))
    expect(FakeSource.all.map(({ url }) => url)).toEqual([
      '/api/live?after=40',
      '/api/live?after=45',
    ])
  })

  it('rest while the page is hidden, and go on where they were', () => {
    show(<AlertsLive start={start} />)
    source().tell(45, raised)
    const turn = (hidden: boolean) => {
      vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
      act(() => void document.dispatchEvent(new Event('visibilitychange')))
    }
    turn(true)
    expect(source().readyState).toBe(FakeSource.CLOSED)
    turn(false)
    expect(source().url).toBe('/api/live?after=45')
  })
})
