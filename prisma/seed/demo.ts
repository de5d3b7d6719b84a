import type { ClientBase } from 'pg'
import { now as clock } from '@/lib/clock'
import { openStore, type Store } from '@/lib/storage'
import { writeAlerts } from './alerts'
import { inBulk } from './bulk'
import type { Examination } from './chain/examination'
import { seize } from './chain/seizure'
import { writeChain } from './chain/write'
import { copyLine, copyLines } from './copy'
import { writeCouncil } from './council'
import { countOld } from './fates'
import { SCANNER_COLUMNS, scannerRows } from './fleet'
import { Ledger } from './ledger'
import { loadTraffic } from './load'
import { Numbers } from './numbers'
import { choosePictured, drawPictures } from './pictures'
import { type Plan, planTraffic } from './plan'
import { writeRoutes } from './routes/write'
import { inLoader, vacuum } from './session'
import { type DemoAccount, loadStaff } from './staff'
import { FILLED, writeLines } from './tables'
import { writeUnits } from './units'

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
    const loaded = await inLoader(options.url, (client) => load(client, store, kept, options))
    if (loaded)
      await vacuum(options.url, ['scanner', 'user_account', 'scan_count', 'stock_count', ...FILLED])
    return loaded
  } catch (error) {
    for (const key of kept) await store.remove(key)
    throw error
  }
}

async function load(client: ClientBase, store: Store, kept: string[], options: DemoOptions) {
  const { scans, images, now = clock(), say = () => undefined } = options
  if (await isLoaded(client)) return undefined
  const old = countOld(scans)
  const plan = planTraffic(now, scans - old)
  const drawn = await drawPictures(choosePictured(plan, images), store, kept, say)
  await copyLines(client, 'scanner', SCANNER_COLUMNS, fleetRows(plan).map(copyLine))
  const accounts = await loadStaff(client, staffSince(plan))
  const numbers = await Numbers.begin(client)
  await inBulk(client, scans, async () => {
    const examinations = await loadTraffic(client, { plan, old, drawn }, numbers, say)
    await loadRest(client, plan, examinations, numbers)
  })
  await numbers.end()
  await finish(client, plan)
  return { accounts }
}

/** Everybody was there before the first thing happened. */
function staffSince({ days, now }: Plan): Date {
  return new Date((days[0]?.start ?? now.getTime()) - 3 * 365 * 86_400_000)
}

function fleetRows({ days, outages }: Plan) {
  const restored = [...outages].flatMap(([code, list]): [string, number][] => {
    const endedAt = list.at(-1)?.endedAt
    return endedAt ? [[code, endedAt]] : []
  })
  return scannerRows(days.at(-1)?.start ?? 0, new Map(restored))
}

/** What came of the scans that were referred, and all that goes on beside them. */
async function loadRest(
  client: ClientBase,
  plan: Plan,
  examinations: Examination[],
  numbers: Numbers,
): Promise<void> {
  const now = plan.now.getTime()
  const today = plan.days.at(-1)?.start ?? now
  const finds = examinations.filter(({ endedAt, isFind }) => endedAt !== null && isFind)
  const seizures = finds.map((one) => seize(one, now))
  const ledger = new Ledger(numbers)
  const alarms = [...writeUnits(ledger, plan), ...writeRoutes(ledger, now)]
  writeCouncil(ledger, today)
  alarms.push(...writeChain(ledger, examinations, seizures))
  writeAlerts(ledger, alarms, now)
  await writeLines(client, ledger.lines)
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

async function finish(client: ClientBase, plan: Plan): Promise<void> {
  await client.query('UPDATE installation SET demo_loaded_at = $1 WHERE id = 1', [plan.now])
  await client.query('SELECT didban_fold_scan_counts(), didban_fold_stock_counts()')
}
