import { idFrom } from '@/lib/id'
import type { InspectionResult, SeizureState } from '@/prisma/generated/enums'
import { idAt } from '../ids'
import { isoOf, isoOrNull, officeId } from '../journal'
import type { Ledger } from '../ledger'
import { type Person, personId } from '../staff'
import type { Examination } from './examination'
import type { SeizurePlan } from './seizure'
import type { Timeline } from './timeline'

/** An examination with the scan's steps into it and out of it. */
export function writeExamination(ledger: Ledger, one: Examination): void {
  const { id, scanId, consignmentId, office, examiner, startedAt, endedAt, isFind } = one
  const result: InspectionResult | null = endedAt === null ? null : isFind ? 'FIND' : 'NO_FIND'
  const note = result === 'NO_FIND' ? 'کالا با اظهار مطابقت دارد.' : null
  const links = [id, ledger.numbers.take('inspection'), scanId, consignmentId, officeId(office)]
  const course = [isoOf(startedAt), isoOrNull(endedAt), result, note]
  ledger.row('inspection', [...links, 'SCAN', personId(examiner.username), ...course])
  const deed = { by: examiner, subject: ['SCAN', scanId] as [string, string] }
  const start = { before: 'REFERRED', after: 'INSPECTING', at: startedAt }
  ledger.event({ ...deed, event: 'INSPECTION_STARTED', ...start })
  if (!endedAt) return
  const after = isFind ? 'SEIZED' : 'RELEASED'
  const details = { result, ...(note ? { note } : {}) }
  const end = { before: 'INSPECTING', after, at: endedAt, details }
  ledger.event({ ...deed, event: 'INSPECTION_ENDED', ...end })
}

/** A discovery, its items and their appraisals, with the steps it has taken. */
export function writeSeizure(ledger: Ledger, plan: SeizurePlan, number: number): void {
  const { id, examination, legalKind, owner, concealment, note, timeline, valueRial } = plan
  const { discoveredAt, appraisedAt, receivedAt, closedAt } = timeline
  const by = personId(examination.examiner.username)
  const links = [id, number, officeId(examination.office), examination.id]
  const what = [legalKind, owner, concealment, note, seizureState(timeline)]
  const worth = [isoOrNull(appraisedAt), appraisedAt ? valueRial : null]
  ledger.row('seizure', [
    ...links,
    examination.consignmentId,
    by,
    isoOf(discoveredAt),
    ...what,
    ...worth,
    isoOrNull(receivedAt),
    isoOrNull(closedAt),
  ])
  if (appraisedAt) writeAppraisals(ledger, plan, appraisedAt)
  writeSteps(ledger, plan, number)
}

export function seizureState(timeline: Timeline): SeizureState {
  if (timeline.closedAt) return 'CLOSED'
  if (timeline.filedAt) return 'ADJUDICATING'
  if (timeline.receivedAt) return 'DELIVERED'
  if (timeline.heldAt) return 'HELD_BY_DISCOVERER'
  return timeline.appraisedAt ? 'APPRAISED' : 'RECORDED'
}

function writeAppraisals(ledger: Ledger, plan: SeizurePlan, at: number): void {
  const appraiser = personId(plan.examination.examiner.username)
  for (const { id, valueRial } of plan.items) {
    const appraisal = idOfAppraisal(at, id)
    ledger.row('appraisal', [appraisal, id, valueRial, appraiser, isoOf(at)])
  }
}

const idOfAppraisal = (at: number, itemId: string) => idAt(at, idFrom('demo-appraisal', itemId))

function writeSteps(ledger: Ledger, plan: SeizurePlan, number: number): void {
  const { id, examination, legalKind, items, timeline, valueRial, keepers } = plan
  const { examiner } = examination
  const { discoveredAt, appraisedAt, heldAt, receivedAt, filedAt, closedAt } = timeline
  const subject: [string, string] = ['SEIZURE', id]
  const recorded = { number, legalKind, items: items.length, photos: 0 }
  const found = { by: examiner, subject, at: discoveredAt, details: recorded }
  ledger.event({ ...found, event: 'SEIZURE_RECORDED', after: 'RECORDED' })
  let before = 'RECORDED'
  const step = (at: number | undefined, event: string, after: string, by: Person, more = {}) => {
    if (!at) return
    ledger.event({ at, event, by, subject, before, after, details: more })
    before = after
  }
  step(appraisedAt, 'SEIZURE_APPRAISED', 'APPRAISED', examiner, { valueRial })
  step(heldAt, 'SEIZURE_HELD', 'HELD_BY_DISCOVERER', examiner)
  step(receivedAt, 'SEIZURE_DELIVERED', 'DELIVERED', keepers[0])
  step(filedAt, 'SEIZURE_FILED', 'ADJUDICATING', examiner)
  step(closedAt, 'SEIZURE_CLOSED', 'CLOSED', keepers[1])
}
