import { cleanup, fireEvent, within as inside, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type DutyActions, DutyCard } from '@/components/council/duty'
import { DutyFilters } from '@/components/council/duty-filters'
import { DutyList } from '@/components/council/duty-list'
import { AgencyTable, CouncilFigures } from '@/components/council/figures'
import { ProposeForm } from '@/components/council/propose-form'
import { ResolutionList } from '@/components/council/resolution-list'
import { ResolutionView } from '@/components/council/view'
import type { AgencyCounts, DutyPage } from '@/lib/council/duties/queries'
import { dutyFilter } from '@/lib/council/duties/schema'
import type { DutyView, ResolutionDetail } from '@/lib/council/queries'
import { resolutionFilter } from '@/lib/council/schema'
import { refused, refusedAt } from '@/lib/result'
import { expectAccessible, LOCALES, show, WORDS } from './show'

afterEach(cleanup)

const now = new Date('2026-11-23T11:00:00Z')

const duty: DutyView = {
  id: 'duty-1',
  number: 7,
  agency: 'OCSSP',
  title: 'تخلیه سوله ۲',
  dueOn: '2026-11-11',
  state: 'IN_PROGRESS',
  stateSince: now,
  clockFrom: new Date('2026-09-23T11:00:00Z'),
  verifiedAt: null,
  resolutionNumber: 3,
  resolutionTitle: 'ساماندهی کالاهای رسوبی',
  resolutionState: 'ADOPTED',
  obstacleKind: null,
  obstacleOwner: null,
  obstacleSince: null,
  evidence: null,
  submittedAt: null,
  submittedById: null,
  submittedBy: null,
  verifiedBy: null,
  obstacles: [],
}
const since = new Date('2026-11-13T11:00:00Z')
const obstructed: DutyView = {
  ...duty,
  id: 'duty-2',
  number: 8,
  state: 'OBSTRUCTED',
  obstacleKind: 'COORDINATION',
  obstacleOwner: 'TAZIRAT',
  obstacleSince: since,
  obstacles: [
    {
      dutyId: 'duty-2',
      kind: 'COORDINATION',
      owner: 'TAZIRAT',
      note: 'رأی نرسیده است',
      since,
      removedAt: null,
    },
  ],
}
const submitted: DutyView = {
  ...duty,
  id: 'duty-3',
  number: 9,
  state: 'EVIDENCE_SUBMITTED',
  evidence: 'صورت‌جلسه شماره ۴',
  submittedAt: since,
  submittedById: 'someone',
  submittedBy: 'یاسر نخل',
}
const verified: DutyView = {
  ...submitted,
  id: 'duty-4',
  number: 10,
  state: 'VERIFIED',
  verifiedAt: new Date('2026-11-01T11:00:00Z'),
  verifiedBy: 'امین کارون',
}

const counts: AgencyCounts = {
  agency: 'OCSSP',
  duties: 4,
  due: 3,
  onTime: 1,
  overdue: 2,
  openObstacles: 1,
  openObstacleDays: 10,
  obstructed: 0,
  repeated: 0,
}
const page = (changed: Partial<DutyPage> = {}): DutyPage => ({
  asOf: now,
  rows: [duty, obstructed, submitted, verified],
  total: 4,
  pageSize: 50,
  agencies: [counts],
  ...changed,
})
const resolution: ResolutionDetail = {
  id: 'resolution-1',
  number: 3,
  title: duty.resolutionTitle,
  metOn: '2026-09-22',
  state: 'ADOPTED',
  duties: 4,
  verified: 1,
  obstructed: 1,
  text: 'شورا مقرر کرد.\nسوله تخلیه شود.',
  proposedAt: since,
  proposedBy: 'امین کارون',
  adoptedAt: since,
  dutyRows: [duty, obstructed, submitted, verified],
  history: [],
}

const action = () => vi.fn(async () => undefined)
const every = (): DutyActions => ({
  start: action(),
  obstruct: action(),
  remove: action(),
  submit: action(),
  verify: action(),
  reject: action(),
})

describe.each(LOCALES)('the council in %s', (locale) => {
  const words = WORDS[locale]

  it('shows figures, agencies, filters and duties', async () => {
    const filter = dutyFilter.parse({ overdue: '1' })
    show(
      <>
        <h1>{words.council.title}</h1>
        <CouncilFigures agencies={[counts]} />
        <AgencyTable agencies={[counts]} />
        <DutyFilters filter={filter} />
        <DutyList page={page()} filter={filter} />
      </>,
      locale,
    )
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toContain('/council/3#duty-8')
    expect(links).toContain('/council?agency=OCSSP&overdue=1')
    expect(screen.getAllByText(words.council.clock.kept).length).toBeGreaterThan(0)
    expect(screen.getAllByText(new RegExp(words.words.agencies.TAZIRAT)).length).toBeGreaterThan(0)
    await expectAccessible()
  })

  it('says n/a where no duty was due and none was obstructed', () => {
    show(<CouncilFigures agencies={[]} />, locale)
    const figure = screen.getByRole('region', { name: words.council.figures.onTime.label })
    expect(inside(figure).getByText(words.ui.notAvailable)).toBeDefined()
    expect(inside(figure).getByText(words.council.figures.onTime.missing)).toBeDefined()
  })

  it('tells an empty list from one that its filters emptied', async () => {
    const none = page({ rows: [], total: 0 })
    show(<DutyList page={none} filter={dutyFilter.parse({})} />, locale)
    expect(screen.getByText(words.council.list.none)).toBeDefined()
    cleanup()
    show(<DutyList page={none} filter={dutyFilter.parse({ state: 'VERIFIED' })} />, locale)
    expect(screen.getByText(words.council.list.noneFound)).toBeDefined()
    await expectAccessible()
  })

  it('shows resolutions by state', async () => {
    const filter = resolutionFilter.parse({ state: 'ADOPTED' })
    show(
      <ResolutionList page={{ rows: [resolution], total: 1, pageSize: 50 }} filter={filter} />,
      locale,
    )
    expect(screen.getByRole('link', { current: true }).textContent).toBe(
      words.words.resolutionStates.ADOPTED,
    )
    await expectAccessible()
  })

  it('shows a resolution with every form at once without a fault', async () => {
    show(
      <ResolutionView
        resolution={{ ...resolution, state: 'PROPOSED', adoptedAt: null }}
        now={now}
        adopt={action()}
        actionsOf={() => every()}
      />,
      locale,
    )
    expect(screen.getByText(words.council.view.proposed)).toBeDefined()
    expect(screen.getByRole('button', { name: words.councilForm.adopt.send })).toBeDefined()
    await expectAccessible()
  })

  it('shows what stands in the way, since when and whose it is', () => {
    show(<DutyCard duty={obstructed} actions={{}} now={now} />, locale)
    expect(screen.getByText('رأی نرسیده است')).toBeDefined()
    expect(screen.getByText(words.words.dutyStates.OBSTRUCTED)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('says why one’s own evidence is not one’s own to verify', () => {
    show(<DutyCard duty={submitted} actions={{ secondPerson: true }} now={now} />, locale)
    expect(screen.getByText(words.council.secondPerson)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('the forms', () => {
  it('keep what was typed after a refusal and name the field', async () => {
    const submit = vi.fn(async () => refusedAt('evidence', 'TOO_SHORT'))
    show(<DutyCard duty={duty} actions={{ submit }} now={now} />)
    const text = screen.getByLabelText(WORDS.fa.councilForm.evidence.text)
    fireEvent.change(text, { target: { value: 'نامه' } })
    fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true })
    const summary = await screen.findByRole('alert')
    expect(inside(summary).getByRole('link').getAttribute('href')).toBe('#evidence-7-evidence')
    expect((text as HTMLTextAreaElement).value).toBe('نامه')
    expect(submit).toHaveBeenCalledOnce()
    await expectAccessible()
  })

  it('say a refusal of the whole', async () => {
    const start = vi.fn(async () => refused('TAKEN_MEANWHILE'))
    show(<DutyCard duty={{ ...duty, state: 'ASSIGNED' }} actions={{ start }} now={now} />)
    fireEvent.click(screen.getByRole('button', { name: WORDS.fa.councilForm.start.send }))
    const summary = await screen.findByRole('alert')
    expect(summary.textContent).toBe(WORDS.fa.reasons.TAKEN_MEANWHILE)
  })

  it('add and remove duties of a proposal, ten at most', async () => {
    const words = WORDS.fa.councilForm.propose
    const propose = vi.fn(async () => refusedAt('duty0', 'REQUIRED'))
    show(<ProposeForm action={propose} today="2026-11-23" />)
    const add = () => screen.queryByRole('button', { name: words.add })
    while (add()) fireEvent.click(add() as HTMLElement)
    expect(screen.getAllByLabelText(words.dutyTitle)).toHaveLength(10)
    fireEvent.click(screen.getAllByRole('button', { name: /^حذف/ })[3] as HTMLElement)
    expect(screen.getAllByLabelText(words.dutyTitle)).toHaveLength(9)
    fireEvent.click(screen.getByRole('button', { name: words.send }))
    await waitFor(() => expect(propose).toHaveBeenCalledOnce())
    const summary = await screen.findByRole('alert')
    expect(inside(summary).getByRole('link').getAttribute('href')).toBe('#duty0')
    await expectAccessible()
  })
})
