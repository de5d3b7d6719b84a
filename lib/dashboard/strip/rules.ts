import type {
  Agency,
  CaseState,
  LegalKind,
  OrderState,
  ScanState,
  SeizureState,
} from '@/prisma/generated/enums'

/** The steps of a consignment's way, in their order; a way ends where nothing was found. */
export const STRIP_STEPS = [
  'REGISTERED',
  'SCANNED',
  'READ',
  'RESCANNED',
  'EXAMINED',
  'RECORDED',
  'APPRAISED',
  'KEPT',
  'FILED',
  'RULED',
  'NOTIFIED',
  'FINAL',
  'ORDERED',
  'OUT',
  'COURT',
] as const
export type StripKey = (typeof STRIP_STEPS)[number]

export interface Place {
  fa: string
  en: string
}

/** What is on record about a consignment, from the scan that matters to the end of its goods. */
export interface StripFacts {
  registeredAt: Date
  office: Place
  scan: { state: ScanState; scannedAt: Date; readAt: Date | null; examinedAt: Date | null } | null
  seizure: {
    state: SeizureState
    legalKind: LegalKind
    recordedAt: Date
    appraisedAt: Date | null
    keptAt: Date | null
    store: Place | null
  } | null
  file: {
    state: CaseState
    branch: Place
    filedAt: Date
    acceptedAt: Date | null
    ruledAt: Date | null
    notifiedAt: Date | null
    finalAt: Date | null
    leftAt: Date | null
  } | null
  order: { state: OrderState; holder: Place; orderedAt: Date; closedAt: Date | null } | null
}

export interface StripStep {
  key: StripKey
  /** Empty where it has not happened yet. */
  at: Date | null
  /** Whose step it is. */
  agency: Agency | 'COURT'
  place: Place | null
  state: 'DONE' | 'NOW' | 'AHEAD'
}

export interface Strip {
  steps: StripStep[]
  /** The step that somebody must take now; undefined where the way has ended. */
  now: (StripStep & { since: Date }) | undefined
}

type Draft = Omit<StripStep, 'state'>

/** The whole way: what was done, who holds it now and since when, what lies ahead. */
export function stripOf(facts: StripFacts): Strip {
  const drafts = [...arrival(facts), ...seizureSteps(facts), ...caseSteps(facts)]
  const next = drafts.findIndex((step) => step.at === null)
  const steps = drafts.map((step, index) => ({ ...step, state: stateOf(index, next) }))
  const now = next < 0 ? undefined : steps[next]
  const since = drafts[next - 1]?.at ?? facts.registeredAt
  return { steps, now: now && { ...now, since } }
}

function stateOf(index: number, next: number): StripStep['state'] {
  if (next < 0 || index < next) return 'DONE'
  return index === next ? 'NOW' : 'AHEAD'
}

function arrival({ registeredAt, office, scan }: StripFacts): Draft[] {
  const customs = (key: StripKey, at: Date | null): Draft => ({
    key,
    at,
    agency: 'CUSTOMS',
    place: office,
  })
  const steps = [
    customs('REGISTERED', registeredAt),
    customs('SCANNED', scan?.scannedAt ?? null),
    ...(scan ? [customs('READ', scan.readAt)] : []),
  ]
  if (scan?.state === 'RESCAN') steps.push(customs('RESCANNED', null))
  const examined = ['REFERRED', 'INSPECTING', 'RELEASED', 'SEIZED']
  if (scan && examined.includes(scan.state)) steps.push(customs('EXAMINED', scan.examinedAt))
  return steps
}

function seizureSteps({ seizure, office, file }: StripFacts): Draft[] {
  if (!seizure) return []
  const customs = (key: StripKey, at: Date | null): Draft => ({
    key,
    at,
    agency: 'CUSTOMS',
    place: office,
  })
  const held = seizure.legalKind === 'PROHIBITED'
  return [
    customs('RECORDED', seizure.recordedAt),
    customs('APPRAISED', seizure.appraisedAt),
    held
      ? customs('KEPT', seizure.keptAt)
      : { key: 'KEPT', at: seizure.keptAt, agency: 'OCSSP', place: seizure.store },
    customs('FILED', file?.filedAt ?? null),
  ]
}

function caseSteps({ seizure, file, order, office }: StripFacts): Draft[] {
  if (!seizure) return []
  const branch = (key: StripKey, at: Date | null): Draft => ({
    key,
    at,
    agency: 'TAZIRAT',
    place: file?.branch ?? null,
  })
  const ruled = branch('RULED', file?.ruledAt ?? null)
  if (file?.state === 'TRANSFERRED')
    return [
      { ...ruled, at: file.leftAt },
      { key: 'COURT', at: null, agency: 'COURT', place: null },
    ]
  const held = seizure.legalKind === 'PROHIBITED'
  return [
    ruled,
    branch('NOTIFIED', file?.notifiedAt ?? null),
    branch('FINAL', file?.finalAt ?? null),
    branch('ORDERED', order?.orderedAt ?? null),
    {
      key: 'OUT',
      at: order?.closedAt ?? null,
      agency: held ? 'CUSTOMS' : 'OCSSP',
      place: order?.holder ?? (held ? office : seizure.store),
    },
  ]
}
