import { readFileSync } from 'node:fs'
import { act, fireEvent, within as inside, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { RouteMap } from '@/components/route-risk/map'
import { Overview } from '@/components/route-risk/overview'
import { RegisterForm } from '@/components/route-risk/register-form'
import { ReportForm } from '@/components/route-risk/report-form'
import { StepForm } from '@/components/route-risk/step-form'
import { RouteView } from '@/components/route-risk/view'
import { ok, refusedAt } from '@/lib/result'
import { baseMapOf, type Topology } from '@/lib/route-risk/base-map/rules'
import { figuresOf, lastWeeks, standingOf } from '@/lib/route-risk/overview/rules'
import { scoreOf } from '@/lib/route-risk/scores/rules'
import type { RouteDetail } from '@/lib/route-risk/segments/queries'
import { routeFilter } from '@/lib/route-risk/segments/schema'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const AT = new Date('2026-11-24T08:00:00Z')
const yesterday = new Date('2026-11-23T08:00:00Z')
const base = baseMapOf(
  JSON.parse(readFileSync('public/map/khuzestan.topojson', 'utf8')) as Topology,
)
const landmarks = [
  {
    code: 'shalamcheh',
    kind: 'CROSSING' as const,
    nameFa: 'مرز شلمچه',
    nameEn: 'Shalamcheh',
    longitude: 48.0435,
    latitude: 30.474,
  },
]

const report = {
  severity: 4,
  state: 'SUBMITTED' as const,
  observedAt: yesterday,
  submittedAt: yesterday,
  answeredAt: null,
}
const inputs = {
  lengthKm: 4,
  monthlyValueRial: 60_000_000_000,
  harm: 'SEVERE' as const,
  reports: [report],
  interventions: [{ hoursPerDay: 8, startedAt: yesterday, endedAt: null }],
}
const facts = {
  id: 'route',
  code: 'KH-07',
  nameFa: 'جاده نخلستان',
  nameEn: 'Palm grove road',
  countyCode: 'khorramshahr',
  countyFa: 'خرمشهر',
  countyEn: 'Khorramshahr',
  surface: 'DIRT' as const,
  line: [
    [48.06, 30.5],
    [48.09, 30.53],
  ] as [number, number][],
  lengthKm: 4,
  monthlyValueRial: 60_000_000_000,
  harm: 'SEVERE' as const,
  scoredSince: yesterday,
  lastSeenAt: yesterday,
}
const scored = { ...facts, ...standingOf({ ...facts, inputs }, AT) }
const unscored = {
  ...scored,
  id: 'other',
  code: 'AB-01',
  nameFa: 'کنارراه اروند',
  nameEn: 'Arvand bank road',
  score: undefined,
  change: undefined,
  scoredSince: null,
  lastSeenAt: null,
}

const detail: RouteDetail = {
  ...scored,
  inputs,
  at: AT,
  reports: [
    {
      ...report,
      id: 'report',
      number: 12,
      note: 'رد چرخ',
      officeFa: 'فرماندهی خرمشهر',
      officeEn: 'Khorramshahr command',
      reporterId: 'arash',
      reporterName: 'آرش بندری',
      answeredBy: null,
      weight: 0.391,
    },
  ],
  totalReports: 1,
  interventions: [
    {
      id: 'patrol',
      number: 3,
      kind: 'PATROL',
      state: 'ACTIVE',
      hoursPerDay: 8,
      plannedFrom: new Date('2026-11-01'),
      plannedTo: new Date('2026-11-20'),
      startedAt: yesterday,
      endedAt: null,
      note: null,
      plannedBy: 'آرش بندری',
    },
  ],
  weeks: lastWeeks(AT).map((week) => ({ ...week, score: week.partial ? 60 : undefined })),
  landmarks,
  history: [],
  mayIntervene: true,
}

const never = async () => undefined

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const nameOf = (route: typeof facts) => (locale === 'fa' ? route.nameFa : route.nameEn)

  it('the map leads to every route by its name, and tells scored ones from others', async () => {
    const { container } = show(
      <RouteMap
        title={words.routes.mapTitle}
        base={base}
        routes={[{ ...scored, rank: 1 }, unscored]}
        landmarks={landmarks}
      />,
      locale,
    )
    const links = [...container.querySelectorAll('svg a')]
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/route-risk/AB-01',
      '/route-risk/KH-07',
    ])
    const [other, risky] = links.map((link) => link.getAttribute('aria-label') ?? '')
    expect(other).toContain(words.routes.unscored)
    expect(risky).toContain(nameOf(scored))
    expect(risky).toContain(words.words.riskBands[scored.score?.band ?? 'LOW'])
    expect(container.querySelectorAll('svg a path[stroke-dasharray]')).toHaveLength(1)
    const text = container.textContent ?? ''
    expect(text).toContain('© OpenStreetMap contributors (ODbL)')
    expect(text).toContain(locale === 'fa' ? 'اهواز' : 'Ahvaz')
    expect(container.innerHTML).not.toMatch(/NaN|undefined/)
    await expectAccessible()
  })

  it('the page of risky routes shows figures, map and list; nothing answered is not 0', async () => {
    const figures = figuresOf([{ ...scored, inputs }], AT)
    show(
      <Overview
        overview={{
          at: AT,
          routes: [
            { ...scored, rank: 1 },
            { ...unscored, rank: 2 },
          ],
          figures,
          weeks: lastWeeks(AT).map((week) => ({ ...week, mean: 60 })),
          landmarks,
          counties: [{ code: 'khorramshahr', fa: 'خرمشهر', en: 'Khorramshahr' }],
        }}
        base={base}
        filter={routeFilter.parse({})}
        pageSize={50}
        police
      />,
      locale,
    )
    const share = screen.getByRole('region', { name: words.routes.figures.corroborated })
    expect(inside(share).getByText(words.ui.notAvailable)).toBeDefined()
    const list = screen.getByRole('region', { name: words.routes.ranking })
    expect(
      inside(list)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual(['/route-risk/KH-07', '/route-risk/AB-01'])
    expect(screen.getByRole('link', { name: words.routes.report })).toBeDefined()
    await expectAccessible()
  })

  it('without routes it says what would be here', async () => {
    const overview = {
      at: AT,
      routes: [],
      figures: figuresOf([], AT),
      weeks: [],
      landmarks: [],
      counties: [],
    }
    const filter = routeFilter.parse({})
    show(
      <Overview overview={overview} base={base} filter={filter} pageSize={50} police={false} />,
      locale,
    )
    expect(screen.getByText(words.routes.none)).toBeDefined()
    expect(screen.queryByRole('link', { name: words.routes.report })).toBeNull()
    await expectAccessible()
  })

  it('a route’s page explains its score and offers each step to who may take it', async () => {
    const actions = { plan: never, start: never, end: never, cancel: never }
    show(
      <RouteView
        route={detail}
        base={base}
        today="2026-11-24"
        mayReport
        answerable={['report']}
        answer={{ corroborate: never, refute: never }}
        intervene={actions}
      />,
      locale,
    )
    const score = screen.getByRole('region', { name: words.route.score })
    const { threat, vulnerability } = scoreOf(inputs, AT)
    expect(threat).toBeLessThan(vulnerability)
    expect(score.textContent).toContain(words.route.strongest.IMPACT)
    for (const verb of [words.route.corroborate, words.route.end])
      expect(screen.getByRole('button', { name: verb })).toBeDefined()
    expect(screen.getByText(words.route.pastItsEnd)).toBeDefined()
    expect(screen.queryByRole('button', { name: words.route.start })).toBeNull()
    await expectAccessible()
  })

  it('a reader is offered no step', () => {
    show(
      <RouteView
        route={detail}
        base={base}
        today="2026-11-24"
        mayReport={false}
        answerable={[]}
        answer={{ corroborate: never, refute: never }}
        intervene={undefined}
      />,
      locale,
    )
    expect(screen.queryAllByRole('button', { name: words.route.corroborate })).toEqual([])
    expect(screen.queryAllByRole('button', { name: words.route.end })).toEqual([])
    expect(screen.queryAllByRole('button', { name: words.routeForms.sendPlan })).toEqual([])
  })

  const routes = [
    {
      id: 'a',
      code: 'KH-07',
      fa: 'جاده نخلستان',
      en: 'Palm grove road',
      countyFa: 'خرمشهر',
      countyEn: 'Khorramshahr',
      own: true,
    },
    {
      id: 'b',
      code: 'AB-01',
      fa: 'کنارراه اروند',
      en: 'Arvand bank road',
      countyFa: 'آبادان',
      countyEn: 'Abadan',
      own: false,
    },
  ]
  const reportForm = (action: Parameters<typeof ReportForm>[0]['action']) => (
    <ReportForm routes={routes} routeId="a" today="2026-11-24" time="11:30" action={action} />
  )

  it('the report form keeps what was typed when it is refused, and leads to the field', async () => {
    show(
      reportForm(async () => refusedAt('note', 'TOO_SHORT')),
      locale,
    )
    const note = screen.getByLabelText(words.routeForms.note)
    fireEvent.change(note, { target: { value: 'ر' } })
    fireEvent.click(screen.getByLabelText(new RegExp(words.words.severities.ORGANISED)))
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: words.routeForms.send }))
    })
    const alert = await screen.findByRole('alert')
    expect(inside(alert).getByRole('link').getAttribute('href')).toBe('#note')
    expect((note as HTMLTextAreaElement).value).toBe('ر')
    expect(
      (screen.getByLabelText(new RegExp(words.words.severities.ORGANISED)) as HTMLInputElement)
        .checked,
    ).toBe(true)
    await expectAccessible()
  })

  it('the report form sends the route, the severity and the time, and says its number', async () => {
    const action = vi.fn(async (_before: unknown, form: FormData) => {
      expect(Object.fromEntries(form)).toMatchObject({
        segmentId: 'a',
        severity: '5',
        observedOn: '2026-11-24',
        observedTime: '11:30',
        note: 'رد چرخ',
      })
      return ok({ number: 12, code: 'KH-07' })
    })
    show(reportForm(action), locale)
    fireEvent.change(screen.getByLabelText(words.routeForms.note), { target: { value: 'رد چرخ' } })
    fireEvent.click(screen.getByLabelText(new RegExp(words.words.severities.IN_STRENGTH)))
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: words.routeForms.send }))
    })
    const number = locale === 'fa' ? '۱۲' : '12'
    const said = fill(words.routeForms.reported, { number })
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain(said))
    expect(action).toHaveBeenCalledOnce()
  })

  it('the form of a new route begins with the own county and keeps the line after a refusal', async () => {
    const counties = [
      { code: 'khorramshahr', fa: 'خرمشهر', en: 'Khorramshahr', own: true },
      { code: 'abadan', fa: 'آبادان', en: 'Abadan', own: false },
    ]
    show(
      <RegisterForm counties={counties} action={async () => refusedAt('line', 'LINE_SWAPPED')} />,
      locale,
    )
    const county = screen.getByLabelText(words.routeForms.county) as HTMLSelectElement
    expect(county.value).toBe('khorramshahr')
    const line = screen.getByLabelText(words.routeForms.line) as HTMLTextAreaElement
    fireEvent.change(line, { target: { value: '30.5, 48.06' } })
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: words.routeForms.sendRoute }))
    })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(words.reasons.LINE_SWAPPED)
    expect(line.value).toBe('30.5, 48.06')
    await expectAccessible()
  })

  it('a step that needs a reason keeps it when it is refused', async () => {
    show(
      <StepForm
        name="reportId"
        id="1"
        action={async () => refusedAt('reason', 'TOO_SHORT')}
        verb={words.route.refute}
        effect={words.route.refuteEffect}
        reason={words.route.refuteReason}
      />,
      locale,
    )
    const reason = screen.getByLabelText(words.route.refuteReason) as HTMLTextAreaElement
    fireEvent.change(reason, { target: { value: 'ن' } })
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: words.route.refute }))
    })
    const alert = await screen.findByRole('alert')
    expect(inside(alert).getByRole('link').getAttribute('href')).toBe(`#${reason.id}`)
    expect(reason.value).toBe('ن')
    await expectAccessible()
  })
})
