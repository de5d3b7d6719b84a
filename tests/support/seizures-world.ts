import { newId } from '@/lib/id'
import type { LegalKind, ScanState, SeizureState } from '@/prisma/generated/enums'
import { query } from './database'
import { officerAtShalamcheh } from './people'
import { haveScan, insert, type portal } from './world'

/** Examinations and seizures made by SQL, past all of the program's own rules but the database's. */

const AT = '2026-11-23T06:00:00Z'
/** A class of goods of the tests' own. */
export const GOODS = 'TEST_GOODS'

export async function haveGoodsClass(): Promise<void> {
  await insert('goods_class', {
    code: GOODS,
    name_fa: 'کالای آزمون',
    name_en: 'Test goods',
    perishable: false,
    hazardous: false,
  })
}

/** A scan whose examination has begun, or has ended. */
export async function haveExamination(
  state: Extract<ScanState, 'INSPECTING' | 'SEIZED' | 'RELEASED'> = 'INSPECTING',
  unit?: typeof portal,
): Promise<{ id: string; number: number; inspectionId: string }> {
  const scan = await haveScan({ at: AT, state, ...(unit ? { unit } : {}) })
  const ended = state === 'INSPECTING' ? {} : { ended_at: AT }
  const results = { INSPECTING: null, SEIZED: 'FIND', RELEASED: 'NO_FIND' }
  const [made] = await query<{ id: string }>(
    `INSERT INTO inspection (id, scan_id, consignment_id, office_id, trigger, examiner_id, started_at, ended_at, result)
      SELECT $1, id, consignment_id, office_id, 'SCAN', $2, $3, $4, $5 FROM scan_session WHERE id = $6 RETURNING id`,
    [newId(), officerAtShalamcheh.id, AT, ended.ended_at ?? null, results[state], scan.id],
  )
  return { ...scan, inspectionId: made?.id ?? '' }
}

export interface SeizureFacts {
  state?: SeizureState
  legalKind?: LegalKind
  unit?: typeof portal
  goods?: string[]
  discoveredAt?: string
}

export interface MadeSeizure {
  id: string
  number: number
  state: SeizureState
  legalKind: LegalKind
  items: string[]
}

/** A seizure with one item for each of its goods. */
export async function haveSeizure(facts: SeizureFacts = {}): Promise<MadeSeizure> {
  const { state = 'RECORDED', legalKind = 'PERMITTED', goods = ['سیگار'] } = facts
  const { discoveredAt = AT, unit } = facts
  const { inspectionId } = await haveExamination('SEIZED', unit)
  const [links] = await query('SELECT office_id, consignment_id FROM inspection WHERE id = $1', [
    inspectionId,
  ])
  const appraised = state !== 'RECORDED'
  const seizure = await insert('seizure', {
    id: newId(),
    ...links,
    inspection_id: inspectionId,
    recorded_by_id: officerAtShalamcheh.id,
    discovered_at: discoveredAt,
    legal_kind: legalKind,
    owner: 'UNKNOWN',
    concealment: 'IN_LOAD',
    state,
    appraised_at: appraised ? discoveredAt : null,
    value_rial: appraised ? 1_000_000 : null,
    delivered_at: state === 'DELIVERED' ? discoveredAt : null,
    closed_at: state === 'CLOSED' ? discoveredAt : null,
  })
  const items: string[] = []
  for (const [place, description] of goods.entries())
    items.push(String((await haveItem(String(seizure.id), place + 1, description)).id))
  return { id: String(seizure.id), number: Number(seizure.number), state, legalKind, items }
}

function haveItem(seizureId: string, ordinal: number, description: string) {
  return insert('seized_item', {
    id: newId(),
    seizure_id: seizureId,
    ordinal,
    description,
    class_code: GOODS,
    quantity: '2.5',
    unit: 'CARTON',
    state: 'WITH_DISCOVERER',
  })
}
