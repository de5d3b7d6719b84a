import { newId } from '@/lib/id'
import type {
  CaseState,
  Direction,
  LegalKind,
  OrderState,
  Outcome,
  SeizureState,
} from '@/prisma/generated/enums'
import { query } from './database'
import { keeperAtKhorramshahr, officeId, officerAtShalamcheh, penaltyOfficer } from './people'
import { haveScan, insert } from './world'

/** Seizures and files of the past made by SQL, for the tests of the penalty authority. */

export interface SeizureFactsMade {
  at?: string
  kind?: LegalKind
  state?: SeizureState
  valueRial?: number
  direction?: Direction
  /** A class of the reference list. */
  goodsClass?: string
  description?: string
}

const DISCOVERED = '2026-09-01T08:00:00Z'

/** A seizure of Shalamcheh with one item; with its receipt of Khorramshahr unless prohibited. */
export async function haveSeizure(
  facts: SeizureFactsMade = {},
): Promise<{ id: string; number: number }> {
  const { at = DISCOVERED, kind = 'PERMITTED', valueRial = 500_000_000 } = facts
  const state = facts.state ?? (kind === 'PROHIBITED' ? 'HELD_BY_DISCOVERER' : 'DELIVERED')
  const direction = facts.direction ?? 'IMPORT'
  const scan = await haveScan({ at, state: 'SEIZED', direction })
  const [found] = await query('SELECT consignment_id FROM scan_session WHERE id = $1', [scan.id])
  const links = { office_id: officeId('shalamcheh'), consignment_id: found?.consignment_id }
  const inspection = await insert('inspection', {
    id: newId(),
    scan_id: scan.id,
    ...links,
    trigger: 'SCAN',
    examiner_id: officerAtShalamcheh.id,
    started_at: at,
    ended_at: at,
    result: 'FIND',
  })
  const appraised = state !== 'RECORDED'
  const delivered = appraised && state !== 'APPRAISED' && kind !== 'PROHIBITED'
  const seizure = await insert('seizure', {
    id: newId(),
    ...links,
    inspection_id: inspection.id,
    recorded_by_id: officerAtShalamcheh.id,
    discovered_at: at,
    legal_kind: kind,
    owner: 'KNOWN',
    concealment: 'NONE',
    state,
    ...(appraised ? { appraised_at: at, value_rial: valueRial } : {}),
    ...(delivered ? { delivered_at: at } : {}),
  })
  await insert('seized_item', {
    id: newId(),
    seizure_id: seizure.id,
    ordinal: 1,
    description: facts.description ?? 'گوشی تلفن همراه',
    class_code: facts.goodsClass ?? 'MOBILE_PHONES',
    quantity: 120,
    unit: 'PIECE',
    ...(appraised ? { value_rial: valueRial } : {}),
    state: 'WITH_DISCOVERER',
  })
  if (delivered) await insertReceipt(String(seizure.id), at)
  return { id: String(seizure.id), number: Number(seizure.number) }
}

function insertReceipt(seizureId: string, at: string) {
  return insert('receipt', {
    id: newId(),
    seizure_id: seizureId,
    store_id: officeId('store-khorramshahr'),
    received_by_id: keeperAtKhorramshahr.id,
    giver_name: 'مریم کعبی',
    received_at: at,
  })
}

export interface CaseFactsMade extends Omit<SeizureFactsMade, 'state'> {
  state?: CaseState
  filedAt?: string
  ruledAt?: string
  notifiedAt?: string
  appealedAt?: string
  finalAt?: string
  outcome?: Outcome
  fineRial?: number
  /** The branch's code. */
  branch?: string
}

const RULED: readonly CaseState[] = ['RULED', 'NOTIFIED', 'APPEALED', 'FINAL']
const SERVED: readonly CaseState[] = ['NOTIFIED', 'APPEALED', 'FINAL']

/** A file before the branch of Ahvaz, in any state that is not at its end. */
export async function haveCase(facts: CaseFactsMade = {}) {
  const { state = 'FILED', filedAt = '2026-10-01T08:00:00Z', outcome = 'CONFISCATION' } = facts
  const ruledAt = facts.ruledAt ?? '2026-10-10T08:00:00Z'
  const notifiedAt = facts.notifiedAt ?? '2026-10-12T08:00:00Z'
  const seizure = await haveSeizure({ ...facts, state: 'ADJUDICATING' })
  const row = await insert('case_file', {
    id: newId(),
    seizure_id: seizure.id,
    office_id: officeId(facts.branch ?? 'bench-ahvaz'),
    filed_by_id: officerAtShalamcheh.id,
    filed_at: filedAt,
    state,
    ...(state === 'FILED' ? {} : { accepted_at: filedAt }),
    ...(RULED.includes(state) ? { ruled_at: ruledAt } : {}),
    ...(SERVED.includes(state) ? { notified_at: notifiedAt } : {}),
    ...(state === 'APPEALED' ? { appealed_at: facts.appealedAt ?? notifiedAt } : {}),
    ...(state === 'FINAL' ? { final_at: facts.finalAt ?? '2026-11-05T08:00:00Z' } : {}),
  })
  const id = String(row.id)
  if (RULED.includes(state)) await insertRuling(id, outcome, facts.fineRial ?? 0, ruledAt)
  return { id, number: Number(row.number), seizure }
}

function insertRuling(caseId: string, outcome: Outcome, fineRial: number, ruledAt: string) {
  return insert('ruling', {
    id: newId(),
    case_id: caseId,
    instance: 'FIRST',
    outcome,
    fine_rial: fineRial,
    grounds: 'مستند به ماده ۱۸ قانون',
    ruled_at: ruledAt,
    ruled_by_id: penaltyOfficer.id,
  })
}

/** An order on a final file's goods, held by the store of Khorramshahr unless another office is named. */
export async function haveOrder(facts: { caseId: string; state?: OrderState; holder?: string }) {
  const { caseId, state = 'ORDERED', holder = 'store-khorramshahr' } = facts
  const row = await insert('disposition_order', {
    id: newId(),
    case_id: caseId,
    holder_id: officeId(holder),
    disposition: 'EXPORT_AUCTION',
    ordered_at: '2026-11-06T08:00:00Z',
    ordered_by_id: penaltyOfficer.id,
    state,
    ...(state === 'SET_APART'
      ? { set_apart_at: '2026-11-07T08:00:00Z', set_apart_by_id: keeperAtKhorramshahr.id }
      : {}),
  })
  const setApartById = row.set_apart_by_id === null ? null : String(row.set_apart_by_id)
  return { id: String(row.id), state, setApartById }
}
