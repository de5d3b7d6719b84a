import { act, fireEvent, within as inside, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AlertView } from '@/components/alerts/view'
import { OpenBanner } from '@/components/cases/exceptional/banner'
import { ExceptionalFigures } from '@/components/cases/exceptional/figures'
import { OpenedFileView } from '@/components/cases/exceptional/file'
import { AccessFilters } from '@/components/cases/exceptional/filters'
import { AccessList } from '@/components/cases/exceptional/list'
import { OpenForm } from '@/components/cases/exceptional/open-form'
import { AccessRecord, AccessReview } from '@/components/cases/exceptional/record'
import { ReviewForm } from '@/components/cases/exceptional/review-form'
import { AccessStatus } from '@/components/cases/exceptional/states'
import type { AlertDetail } from '@/lib/alerts/queries'
import type { AccessDetail } from '@/lib/cases/exceptional/queries'
import type { OpenedFile } from '@/lib/cases/opened/queries'
import { type Result, refused, refusedAt } from '@/lib/result'
import { expectAccessible, fill, LOCALES, show, WORDS } from './show'

const router = vi.hoisted(() => ({ refresh: vi.fn() }))
vi.mock('next/navigation', () => ({ useRouter: () => router }))

type State = Result<{ number: number }> | undefined
const untouched = async (): Promise<State> => undefined

const at = new Date('2026-11-25T09:30:00Z')
const access: AccessDetail = {
  id: '0193-a',
  number: 12,
  actorId: '0193-b',
  actorName: 'آرش بندری',
  role: 'POLICE_OFFICER',
  agency: 'POLICE',
  officeFa: 'فرماندهی خرمشهر',
  officeEn: 'Khorramshahr command',
  numberKind: 'SEIZURE',
  askedNumber: 345,
  seizureId: '0193-c',
  discovererId: 'd',
  storeId: 's',
  branchId: null,
  reasonKind: 'URGENT_SEARCH',
  reason: 'همین خودرو در گشت امشب دیده شده است',
  openedAt: new Date('2026-11-25T09:00:00Z'),
  expiresAt: new Date('2026-11-25T10:00:00Z'),
  closedAt: null,
  reads: 2,
  lastReadAt: new Date('2026-11-25T09:10:00Z'),
  reviewedAt: null,
  reviewerName: null,
  verdict: null,
  reviewNote: null,
  told: [
    { role: 'JUDICIARY_OFFICER', officeFa: null, officeEn: null },
    { role: 'WAREHOUSE_KEEPER', officeFa: 'انبار خرمشهر', officeEn: 'Khorramshahr store' },
  ],
}
const attempt: AccessDetail = {
  ...access,
  id: '0193-x',
  number: 11,
  seizureId: null,
  closedAt: access.openedAt,
  reads: 0,
  lastReadAt: null,
  told: [],
}
const figures = { opened: 0, noFile: 0, due: 0, inTime: 0, reviewed: 0, justified: 0 }
const file: OpenedFile = {
  seizure: {
    id: '0193-c',
    number: 345,
    state: 'ADJUDICATING',
    discovererId: 'd',
    discovererFa: 'شلمچه',
    discovererEn: 'Shalamcheh',
    discoveredAt: new Date('2026-09-01T08:00:00Z'),
    legalKind: 'PERMITTED',
    owner: 'KNOWN',
    valueRial: 500_000_000,
    direction: 'IMPORT',
    consignmentNumber: 77,
    cotage: '50000001',
    receiptNumber: 9,
    receivedAt: new Date('2026-09-02T08:00:00Z'),
    storeId: 's',
    storeFa: 'انبار خرمشهر',
    storeEn: 'Khorramshahr store',
    items: [
      {
        ordinal: 1,
        description: 'گوشی تلفن همراه',
        quantity: 120,
        unit: 'PIECE',
        valueRial: 500_000_000,
        classFa: 'تلفن همراه',
        classEn: 'Mobile phones',
        perishable: false,
        hazardous: false,
      },
    ],
  },
  find: { concealment: 'FALSE_WALL', note: null, recordedByName: 'مریم کعبی' },
  custody: [
    {
      id: 'c1',
      item: 1,
      kind: 'RECEIVED',
      at: new Date('2026-09-02T08:00:00Z'),
      toCode: 'A-1',
      holderFa: 'انبار خرمشهر',
      holderEn: 'Khorramshahr store',
      byName: 'یاسر نخل',
      note: null,
    },
  ],
  file: undefined,
  rulings: [],
  order: undefined,
  history: [],
}

afterEach(() => vi.useRealTimers())

describe.each(LOCALES)('in %s', (locale) => {
  const words = WORDS[locale]
  const fa = locale === 'fa'

  it.each(['OPEN', 'CLOSED', 'EXPIRED', 'NO_FILE'] as const)(
    'the state %s is a word',
    async (state) => {
      show(<AccessStatus state={state} />, locale)
      expect(screen.getByText(words.words.accessStates[state])).toBeDefined()
      await expectAccessible()
    },
  )

  it('the report says who, which file, why, how often read, and whether it was reviewed', async () => {
    const page = { rows: [access, attempt], total: 2, pageSize: 50, figures }
    show(<AccessList page={page} filter={{ page: 1 }} at={at} />, locale)
    const table = screen.getByRole('table')
    const link = inside(table).getByRole('link', { name: fa ? '۱۲' : '12' })
    expect(link.getAttribute('href')).toBe('/exceptional/12')
    expect(inside(table).getAllByText('آرش بندری')).toHaveLength(2)
    expect(inside(table).getByText(words.words.accessStates.OPEN)).toBeDefined()
    expect(inside(table).getByText(words.words.accessStates.NO_FILE)).toBeDefined()
    expect(inside(table).getAllByText(words.exceptional.waiting)).toHaveLength(2)
    await expectAccessible()
  })

  it.each([
    [{}, 'none'],
    [{ state: 'OPEN' as const }, 'noneFound'],
  ] as const)(
    'the report that is empty under %j says so and what would be there',
    async (more, key) => {
      const page = { rows: [], total: 0, pageSize: 50, figures }
      show(<AccessList page={page} filter={{ page: 1, ...more }} at={at} />, locale)
      expect(screen.getByText(words.exceptional[key])).toBeDefined()
      await expectAccessible()
    },
  )

  it('filters are named and show what is chosen', async () => {
    show(<AccessFilters filter={{ page: 1, state: 'WAITING', agency: 'POLICE' }} />, locale)
    const state = screen.getByLabelText<HTMLSelectElement>(words.exceptional.state)
    expect(state.value).toBe('WAITING')
    expect(screen.getByLabelText<HTMLSelectElement>(words.exceptional.agency).value).toBe('POLICE')
    await expectAccessible()
  })

  it('shares of nothing are not available and never 0', async () => {
    show(<ExceptionalFigures figures={figures} />, locale)
    expect(screen.getAllByText(words.ui.notAvailable)).toHaveLength(2)
    expect(screen.getByText(words.exceptional.figures.inTimeMissing)).toBeDefined()
    await expectAccessible()
  })

  it('shares show their part and whole', () => {
    show(
      <ExceptionalFigures
        figures={{ opened: 5, noFile: 1, due: 4, inTime: 3, reviewed: 4, justified: 2 }}
      />,
      locale,
    )
    expect(screen.getByText(fa ? '۷۵٪' : '75%')).toBeDefined()
    expect(screen.getByText(fa ? '۵۰٪' : '50%')).toBeDefined()
    expect(screen.getByText(fa ? '۳ از ۴' : '3 of 4')).toBeDefined()
  })

  it('the record names everybody who was told', async () => {
    show(<AccessRecord access={access} />, locale)
    const list = screen.getByRole('list')
    expect(inside(list).getAllByRole('listitem')).toHaveLength(2)
    expect(list.textContent).toContain(fa ? 'انبار خرمشهر' : 'Khorramshahr store')
    expect(screen.getByText(access.reason)).toBeDefined()
    await expectAccessible()
  })

  it('a review that was made says by whom and why', async () => {
    const reviewed = {
      ...access,
      verdict: 'NOT_JUSTIFIED' as const,
      reviewedAt: at,
      reviewerName: 'امین کارون',
      reviewNote: 'دلیل با پرونده نمی‌خواند',
    }
    show(<AccessReview access={reviewed} />, locale)
    for (const text of [
      'امین کارون',
      reviewed.reviewNote,
      words.words.exceptionalVerdicts.NOT_JUSTIFIED,
    ])
      expect(screen.getByText(text)).toBeDefined()
    await expectAccessible()
  })

  it('the open file stands under its banner and offers nothing to do with it', async () => {
    show(
      <>
        <OpenBanner access={access} at={at} done={untouched} />
        <OpenedFileView opened={file} />
      </>,
      locale,
    )
    expect(screen.getByText(words.exceptional.banner.title)).toBeDefined()
    const buttons = screen.getAllByRole('button').map((button) => button.textContent)
    expect(buttons).toEqual([words.exceptionalForm.done, words.exceptional.banner.print])
    expect(screen.queryAllByRole('link')).toEqual([])
    expect(screen.getByText('گوشی تلفن همراه')).toBeDefined()
    expect(screen.getByText(words.exceptional.file.noCase)).toBeDefined()
    expect(screen.getByText(words.words.custodyKinds.RECEIVED)).toBeDefined()
    await expectAccessible()
  })

  it('the alert says who opened which file and leads to its report', async () => {
    const alert: AlertDetail = {
      id: '0193-z',
      number: 4,
      ruleCode: 'EXCEPTIONAL_ACCESS',
      subjectType: 'EXCEPTIONAL_ACCESS',
      evidence: {
        access: 12,
        seizure: 345,
        actor: 'آرش بندری',
        role: 'POLICE_OFFICER',
        officeFa: access.officeFa,
        officeEn: access.officeEn,
        reasonKind: 'URGENT_SEARCH',
        reason: access.reason,
        until: access.expiresAt.toISOString(),
        value: 1,
        threshold: 1,
      },
      state: 'RAISED',
      addressedRole: 'JUDICIARY_OFFICER',
      officeId: null,
      officeFa: null,
      officeEn: null,
      raisedAt: access.openedAt,
      acknowledgeBy: access.expiresAt,
      acknowledgedAt: null,
      actedAt: null,
      closedAt: null,
      handledBy: null,
      history: [],
    }
    show(<AlertView alert={alert} now={at} />, locale)
    const said = fill(words.alert.says.EXCEPTIONAL_SEIZURE, {
      actor: 'آرش بندری',
      role: words.words.roles.POLICE_OFFICER,
      office: fa ? access.officeFa : access.officeEn,
      number: fa ? '۳۴۵' : '345',
    })
    expect(screen.getByText(said)).toBeDefined()
    const link = screen.getByRole('link', { name: words.alert.openAccess })
    expect(link.getAttribute('href')).toBe('/exceptional/12')
    expect(screen.getByText(access.reason)).toBeDefined()
    await expectAccessible()
  })

  it('the review asks for a finding, and leads to the note where one is missing', async () => {
    const review = vi.fn(async (): Promise<State> => refusedAt('note', 'REQUIRED'))
    show(<ReviewForm accessId="1" action={review} />, locale)
    fireEvent.click(screen.getByLabelText(words.words.exceptionalVerdicts.NOT_JUSTIFIED))
    fireEvent.click(screen.getByRole('button', { name: words.exceptionalForm.review }))
    const summary = await screen.findByRole('alert')
    const link = inside(summary).getByRole('link')
    const note = screen.getByLabelText(words.exceptionalForm.note)
    expect(document.querySelector(link.getAttribute('href') ?? '')).toBe(note)
    await expectAccessible()
  })

  it('opening asks twice: what and why, then who will be told; going back keeps everything', async () => {
    const form = vi.fn(
      async (_: State, data: FormData): Promise<State> =>
        data.get('checked') ? refused('TOO_MANY_OPENINGS', { maximum: 5 }) : refused('CHECK_FIRST'),
    )
    show(<OpenForm action={form} />, locale)
    await expectAccessible()
    fireEvent.click(screen.getByLabelText(words.words.fileNumberKinds.SEIZURE))
    const number = screen.getByLabelText<HTMLInputElement>(words.exceptionalForm.number)
    fireEvent.change(number, { target: { value: '345' } })
    fireEvent.click(screen.getByLabelText(words.words.exceptionalReasons.SAFETY))
    const reason = screen.getByLabelText<HTMLTextAreaElement>(words.exceptionalForm.reason)
    fireEvent.change(reason, { target: { value: access.reason } })
    fireEvent.click(screen.getByLabelText(words.words.openingHours.H4))
    fireEvent.click(screen.getByRole('button', { name: words.exceptionalForm.next }))

    const heading = await screen.findByRole('heading', { name: words.exceptionalForm.checkTitle })
    expect(document.activeElement).toBe(heading)
    for (const who of Object.values(words.exceptionalForm.told))
      expect(screen.getByText(who)).toBeDefined()
    await expectAccessible()
    fireEvent.click(screen.getByRole('button', { name: words.exceptionalForm.revise }))
    expect(screen.queryByRole('heading', { name: words.exceptionalForm.checkTitle })).toBeNull()
    expect([number.value, reason.value]).toEqual(['345', access.reason])

    fireEvent.click(screen.getByRole('button', { name: words.exceptionalForm.next }))
    fireEvent.click(await screen.findByRole('button', { name: words.exceptionalForm.open }))
    expect((await screen.findByRole('alert')).textContent).toContain(fa ? '۵' : '5')
    expect(reason.value).toBe(access.reason)
  })
})

describe('the time left', () => {
  it('runs, and when it is over the page is asked for again', async () => {
    vi.useFakeTimers()
    router.refresh.mockClear()
    show(<OpenBanner access={access} at={at} done={untouched} />, 'en')
    expect(screen.getByText('30 minutes left')).toBeDefined()
    await act(() => vi.advanceTimersByTimeAsync(10 * 60_000))
    expect(screen.getByText(/^(19|20) minutes left$/)).toBeDefined()
    expect(router.refresh).not.toHaveBeenCalled()
    await act(() => vi.advanceTimersByTimeAsync(21 * 60_000))
    expect(router.refresh).toHaveBeenCalled()
  })
})
