import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@/lib/id'
import { logScan } from '@/lib/scans/commands'
import { query, wayIn } from '../support/database'
import { officerAtShalamcheh } from '../support/people'
import { eventsOf, freshPlate, settleWorld, typed } from '../support/world'

/** Another transaction that has inserted a declaration and not yet committed, as an import does. */
const other = new pg.Client(wayIn('SUPERUSER'))

beforeAll(async () => {
  await settleWorld()
  await other.connect()
})
afterAll(() => other.end())

async function insertUncommitted(cotage: string, goods: string): Promise<string> {
  const id = newId()
  await other.query('BEGIN')
  await other.query(
    `INSERT INTO consignment (id, office_id, direction, cotage, declared_goods, registered_at)
      VALUES ($1, $2, 'IMPORT', $3, $4, now())`,
    [id, officerAtShalamcheh.officeId, cotage, goods],
  )
  return id
}

/** Until somebody waits for the other transaction. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const [row] = await query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (row && row.count > 0) return
  }
}

const none = { plateTwo: undefined, plateThree: undefined, plateRegion: undefined }
const log = (cotage: string, more: object = {}) =>
  logScan(officerAtShalamcheh, typed({ ...freshPlate(), ...none, cotage, ...more }))
const consignmentOf = async (scanId: string) => {
  const [row] = await query('SELECT consignment_id FROM scan_session WHERE id = $1', [scanId])
  return row?.consignment_id
}

it('a scan logged while the same declaration is being imported belongs to the imported one', async () => {
  const imported = await insertUncommitted('70000001', 'برنج')
  const outcome = log('70000001')
  await untilWaiting()
  await other.query('COMMIT')
  const logged = await outcome
  expect(logged).toMatchObject({ ok: true })
  if (logged.ok) expect(await consignmentOf(logged.value.id)).toBe(imported)
  expect(await eventsOf(imported)).toEqual([])
})

it('what differs from the imported declaration is refused beside its field, as ever', async () => {
  await insertUncommitted('70000002', 'برنج')
  const outcome = log('70000002', { declaredGoods: 'چای' })
  await untilWaiting()
  await other.query('COMMIT')
  expect(await outcome).toMatchObject({
    reason: 'DECLARATION_DIFFERS',
    fields: [{ field: 'declaredGoods', reason: 'REGISTERED_AS' }],
  })
})

it('where the import is given up, the desk registers it', async () => {
  const imported = await insertUncommitted('70000003', 'برنج')
  const outcome = log('70000003')
  await untilWaiting()
  await other.query('ROLLBACK')
  const logged = await outcome
  expect(logged).toMatchObject({ ok: true })
  const id = logged.ok ? await consignmentOf(logged.value.id) : imported
  expect(id).not.toBe(imported)
  expect(await eventsOf(String(id))).toMatchObject([{ event: 'CONSIGNMENT_REGISTERED' }])
})
