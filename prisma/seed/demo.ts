import type { ClientBase } from 'pg'
import { now as clock } from '@/lib/clock'
import { openStore, type Store } from '@/lib/storage'
import { inBulk } from './bulk'
import { copyLine, copyLines } from './copy'
import { SCANNER_COLUMNS, scannerRows } from './fleet'
import { loadTraffic } from './load'
import { choosePictured, drawPictures } from './pictures'
import { type Plan, planTraffic } from './plan'
import type { Numbers } from './rows'
import { inLoader } from './session'
import { type DemoAccount, loadStaff } from './staff'

export interface DemoOptions {
  url: string
  storageUrl: string
  /** How many scans in all, and how many of them with radiographs. */
  scans: number
  images: number
  now?: Date
  say?: (line: string) => void
}

/**
 * Loads the demonstration province: fleet, staff, half a year of scans, radiographs of the newest.
 * All of it or nothing; undefined where it has been loaded before. The same moment gives the same rows,
 * passwords apart.
 */
export async function loadDemo(
  options: DemoOptions,
): Promise<{ accounts: DemoAccount[] } | undefined> {
  const store = openStore(options.storageUrl)
  const kept: string[] = []
  try {
    return await inLoader(options.url, (client) => load(client, store, kept, options))
  } catch (error) {
    for (const key of kept) await store.remove(key)
    throw error
  }
}

async function load(client: ClientBase, store: Store, kept: string[], options: DemoOptions) {
  const { scans, images, now = clock(), say = () => undefined } = options
  if (await isLoaded(client)) return undefined
  const plan = planTraffic(now, scans)
  const drawn = await drawPictures(choosePictured(plan, images), store, kept, say)
  const today = plan.days.at(-1)?.date ?? ''
  await copyLines(client, 'scanner', SCANNER_COLUMNS, scannerRows(today).map(copyLine))
  const accounts = await loadStaff(client, new Date(plan.days[0]?.start ?? now))
  await client.query('LOCK TABLE consignment, scan_session IN SHARE ROW EXCLUSIVE MODE')
  const first = await nextNumbers(client)
  const next = await inBulk(client, scans, () => loadTraffic(client, plan, drawn, first, say))
  await goOnFrom(client, next)
  await finish(client, plan)
  return { accounts }
}

async function isLoaded(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ loaded: boolean; places: boolean }>(
    `SELECT demo_loaded_at IS NOT NULL AS loaded, EXISTS (SELECT FROM office) AS places
     FROM installation WHERE id = 1`,
  )
  if (!rows[0]?.places)
    throw new Error('the reference data has to be loaded before the demonstration')
  return rows[0].loaded
}

const SEQUENCES = {
  consignment: 'consignment_number_seq',
  scan: 'scan_session_number_seq',
}

async function nextNumbers(client: ClientBase): Promise<Numbers> {
  const { rows } = await client.query<{ consignment: string; scan: string }>(
    'SELECT nextval($1) AS consignment, nextval($2) AS scan',
    [SEQUENCES.consignment, SEQUENCES.scan],
  )
  return {
    consignment: Number(rows[0]?.consignment),
    scan: Number(rows[0]?.scan),
  }
}

async function goOnFrom(client: ClientBase, next: Numbers): Promise<void> {
  for (const name of ['consignment', 'scan'] as const)
    await client.query('SELECT setval($1, $2, false)', [SEQUENCES[name], next[name]])
}

async function finish(client: ClientBase, plan: Plan): Promise<void> {
  await client.query('UPDATE installation SET demo_loaded_at = $1 WHERE id = 1', [plan.now])
  await client.query(
    'ANALYZE scanner, user_account, consignment, scan_session, scan_image, image_decision, audit_event',
  )
}
