import { cleanup, within as inside, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Chains } from '@/components/audit/chains'
import { AuditFilters } from '@/components/audit/filters'
import { History } from '@/components/audit/history'
import { AuditLog } from '@/components/audit/log'
import type { AuditRow } from '@/lib/audit/search/queries'
import { auditFilter } from '@/lib/audit/search/schema'
import { expectAccessible, LOCALES, show, WORDS } from './show'

afterEach(cleanup)

const ROW: AuditRow = {
  id: '0192f7a0-0000-7000-8000-000000000001',
  ordinal: 1234,
  at: new Date('2026-11-23T06:00:00Z'),
  event: 'RULING_ISSUED',
  agency: 'TAZIRAT',
  role: 'PENALTY_OFFICER',
  actorName: 'نرگس شوشتری',
  officeFa: 'شعبه اهواز',
  officeEn: 'Ahvaz branch',
  reason: 'پس از رسیدگی',
  subjectType: 'CASE',
  subjectId: 'x',
  ref: '57',
  before: { state: 'FIRST_INSTANCE' },
  after: { state: 'RULED', fineRial: 5_000_000 },
  requestId: 'r-42',
}
const FILTER = auditFilter.parse({})

describe.each(LOCALES)('the log of events in %s', (locale) => {
  const words = WORDS[locale]

  it('says who did what, when and why, what changed, and leads to the record', async () => {
    show(<AuditLog page={{ rows: [ROW], older: '1_x', pageSize: 50 }} filter={FILTER} />, locale)
    const item = inside(screen.getByRole('listitem'))
    expect(item.getByText(words.words.events.RULING_ISSUED)).toBeTruthy()
    expect(item.getByRole('link').getAttribute('href')).toBe('/cases/57')
    expect(item.getByText('نرگس شوشتری')).toBeTruthy()
    expect(item.getByText('r-42')).toBeTruthy()
    expect(screen.getByRole('link', { name: words.audit.older }).getAttribute('href')).toBe(
      '/audit?after=1_x',
    )
    await expectAccessible()
  })

  it('says so where nothing was found', async () => {
    show(<AuditLog page={{ rows: [], older: undefined, pageSize: 50 }} filter={FILTER} />, locale)
    expect(screen.getByText(words.audit.none)).toBeTruthy()
    await expectAccessible()
  })

  it('shows each chain with what was signed of it', async () => {
    const at = new Date('2026-11-23T06:00:00Z')
    const point = (agrees: boolean) => ({ ordinal: 90, at, agrees })
    show(
      <Chains
        chains={[
          { agency: 'POLICE', rows: 100, checkpoint: point(true) },
          { agency: 'CUSTOMS', rows: 100, checkpoint: point(false) },
          { agency: 'OCSSP', rows: 0, checkpoint: undefined },
        ]}
        prepareExport={async () => undefined}
      />,
      locale,
    )
    const cards = screen.getAllByRole('listitem').map((card) => card.textContent)
    expect(cards[0]).toContain(words.audit.agrees)
    expect(cards[1]).toContain(words.audit.disagrees)
    expect(cards[2]).toContain(words.audit.notSigned)
    await expectAccessible()
  })

  it('asks with labelled filters, and for the agency only where there are several', async () => {
    const events = [{ code: 'CASE_READ', words: words.words.events.CASE_READ }]
    show(<AuditFilters filter={{ ...FILTER, only: 'READS' }} events={events} allAgencies />, locale)
    expect(screen.getByLabelText(words.audit.agency)).toBeTruthy()
    await expectAccessible()
    cleanup()
    show(<AuditFilters filter={FILTER} events={events} allAgencies={false} />, locale)
    expect(screen.queryByLabelText(words.audit.agency)).toBeNull()
  })

  it('stands under a record as its history', async () => {
    show(<History lines={[ROW, { ...ROW, id: 'b', actorName: null, role: null }]} />, locale)
    expect(screen.getByText(words.history.system)).toBeTruthy()
    await expectAccessible()
  })
})
