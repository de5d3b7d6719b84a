import { receiveSeizure } from '@/lib/custody/receipts/commands'
import { newId } from '@/lib/id'
import type { Disposition, LegalKind } from '@/prisma/generated/enums'
import { query } from './database'
import { keeperAtKhorramshahr, officerAtShalamcheh, penaltyOfficer, person } from './people'
import { haveScan, insert, settleWorld } from './world'

/** Goods on their way through the stores. The stores and their bays are those of the reference data. */

export const colleagueAtKhorramshahr = person(
  'somayeh',
  'سمیه اروندی',
  'WAREHOUSE_KEEPER',
  'store-khorramshahr',
)
export const keeperAtAhvaz = person('karim', 'کریم زرگانی', 'WAREHOUSE_KEEPER', 'store-ahvaz')

export async function settleCustody(): Promise<void> {
  await settleWorld()
  for (const keeper of [colleagueAtKhorramshahr, keeperAtAhvaz]) {
    const { id, username, displayName, role, officeId } = keeper
    const account = { id, username, display_name: displayName, role, office_id: officeId }
    await insert('user_account', account)
  }
}

/** A store's bay by its sign, as the reference data has it. */
export async function bayOf(code: string, keeper = keeperAtKhorramshahr): Promise<string> {
  const [bay] = await query('SELECT id FROM bay WHERE store_id = $1 AND code = $2', [
    keeper.officeId,
    code,
  ])
  return String(bay?.id)
}

/** The cage of a store. */
export async function cageOf(keeper = keeperAtKhorramshahr): Promise<string> {
  const sql = `SELECT id FROM bay WHERE store_id = $1 AND kind = 'DISPOSAL_CAGE'`
  const [bay] = await query(sql, [keeper.officeId])
  return String(bay?.id)
}

export interface SeizureMade {
  id: string
  number: number
  items: { id: string; ordinal: number }[]
}

export interface SeizureAsked {
  at?: string
  kind?: LegalKind
  /** Whole rials of each item. */
  values?: number[]
}

/** An appraised seizure of Shalamcheh that no store has received. */
export async function haveAppraised(asked: SeizureAsked = {}): Promise<SeizureMade> {
  const { at = '2026-11-01T08:00:00Z', kind = 'PERMITTED', values = [10_000_000] } = asked
  const scan = await haveScan({ at, state: 'SEIZED' })
  const [row] = await query('SELECT consignment_id FROM scan_session WHERE id = $1', [scan.id])
  const links = { consignment_id: row?.consignment_id, office_id: officerAtShalamcheh.officeId }
  const inspection = await insert('inspection', {
    id: newId(),
    ...links,
    scan_id: scan.id,
    trigger: 'SCAN',
    examiner_id: officerAtShalamcheh.id,
    started_at: at,
    ended_at: at,
    result: 'FIND',
  })
  const seizure = await insert('seizure', {
    id: newId(),
    ...links,
    inspection_id: inspection.id,
    recorded_by_id: officerAtShalamcheh.id,
    discovered_at: at,
    legal_kind: kind,
    owner: 'UNKNOWN',
    concealment: 'NONE',
    state: 'APPRAISED',
    appraised_at: at,
    value_rial: values.reduce((sum, value) => sum + value, 0),
  })
  const id = String(seizure.id)
  const items = []
  for (const [index, value] of values.entries()) items.push(await haveItem(id, index + 1, value))
  return { id, number: Number(seizure.number), items }
}

async function haveItem(seizureId: string, ordinal: number, value: number) {
  const id = newId()
  await insert('seized_item', {
    id,
    seizure_id: seizureId,
    ordinal,
    description: 'پارچه نخی',
    class_code: 'TEXTILES',
    quantity: 12.5,
    unit: 'CARTON',
    value_rial: value,
    state: 'WITH_DISCOVERER',
  })
  return { id, ordinal }
}

/** The same, received into one bay of the keeper's store. */
export async function haveStored(
  asked: SeizureAsked & { bay?: string; keeper?: typeof keeperAtKhorramshahr } = {},
): Promise<SeizureMade & { bayId: string }> {
  const { bay = 'A-1', keeper = keeperAtKhorramshahr } = asked
  const seizure = await haveAppraised(asked)
  const bayId = await bayOf(bay, keeper)
  const places = seizure.items.map(({ id }) => ({ itemId: id, bayId }))
  const outcome = await receiveSeizure(keeper, {
    seizureId: seizure.id,
    giverName: 'رحیمی',
    places,
  })
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...seizure, bayId }
}

export interface OrderMade {
  id: string
  number: number
  caseId: string
}

/** A final ruling on a seizure, and the order what becomes of its goods. */
export async function haveOrder(
  seizure: SeizureMade,
  { disposition = 'AUCTION' as Disposition, finalAt = '2026-11-10T08:00:00Z', holder = '' } = {},
): Promise<OrderMade> {
  await query(`UPDATE seizure SET state = 'ADJUDICATING' WHERE id = $1 AND state <> 'APPRAISED'`, [
    seizure.id,
  ])
  const caseFile = await insert('case_file', {
    id: newId(),
    seizure_id: seizure.id,
    office_id: penaltyOfficer.officeId,
    filed_by_id: officerAtShalamcheh.id,
    filed_at: finalAt,
    state: 'FINAL',
    accepted_at: finalAt,
    ruled_at: finalAt,
    notified_at: finalAt,
    final_at: finalAt,
  })
  const order = await insert('disposition_order', {
    id: newId(),
    case_id: caseFile.id,
    holder_id: holder || keeperAtKhorramshahr.officeId,
    disposition,
    ordered_at: finalAt,
    ordered_by_id: penaltyOfficer.id,
    state: 'ORDERED',
  })
  return { id: String(order.id), number: Number(order.number), caseId: String(caseFile.id) }
}

/** Prohibited goods that Shalamcheh still holds, with the order for them. */
export async function haveHeldOrder(): Promise<SeizureMade & { order: OrderMade }> {
  const seizure = await haveAppraised({ kind: 'PROHIBITED' })
  await query(`UPDATE seizure SET state = 'HELD_BY_DISCOVERER' WHERE id = $1`, [seizure.id])
  const holder = officerAtShalamcheh.officeId
  return { ...seizure, order: await haveOrder(seizure, { disposition: 'DESTRUCTION', holder }) }
}

/** Items whose caches differ from what their ledgers replay to. */
export function unlikeTheirLedger(): Promise<Record<string, unknown>[]> {
  return query(`
    SELECT i.id, i.state, e.kind FROM seized_item i
      LEFT JOIN LATERAL (SELECT * FROM custody_event WHERE item_id = i.id ORDER BY ordinal DESC LIMIT 1) e ON true
      LEFT JOIN office h ON h.id = e.holder_id
    WHERE i.state::text IS DISTINCT FROM (CASE e.kind WHEN 'RECEIVED' THEN 'STORED' WHEN 'MOVED' THEN 'STORED'
        WHEN 'SET_APART' THEN 'READY_FOR_DISPOSAL' WHEN 'HANDED_OUT' THEN 'OUT' ELSE 'WITH_DISCOVERER' END)
      OR i.bay_id IS DISTINCT FROM e.to_bay_id
      OR i.store_id IS DISTINCT FROM (CASE WHEN h.kind = 'STORE' THEN h.id END)
      OR i.stored_at IS DISTINCT FROM (SELECT at FROM custody_event WHERE item_id = i.id AND kind = 'RECEIVED')
      OR i.out_at IS DISTINCT FROM (SELECT at FROM custody_event WHERE item_id = i.id AND kind = 'HANDED_OUT')`)
}
