import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import type { Examination, Fate } from './chain/examination'
import { fatesOfNewest, oldScans } from './fates'
import type { Numbers } from './numbers'
import type { Drawn } from './pictures'
import type { Plan } from './plan'
import { Batch } from './rows'
import { writeLines } from './tables'
import { type ScanPlan, scansOfDay } from './traffic'

/** Scans taken to the database in one go; what is kept in memory at a time. */
const CHUNK = 5_000

/** Scans made between two looks at the connection, so that the database never waits for long. */
const TURN = 250

export interface Traffic {
  plan: Plan
  /** How many scans of before the plan's days come first. */
  old: number
  drawn: Map<string, Drawn>
}

/**
 * Writes all traffic, oldest first; gives back the examinations that came of it. While the database takes one
 * batch, the next is made.
 */
export async function loadTraffic(
  client: ClientBase,
  { plan, old, drawn }: Traffic,
  numbers: Numbers,
  say: (line: string) => void,
): Promise<Examination[]> {
  const fates = fatesOfNewest(plan)
  const batch = new Batch(plan, drawn, numbers, fates)
  let written = 0
  let writing = Promise.resolve()
  for (const scan of allScans(plan, old, fates)) {
    batch.add(scan)
    if (batch.scans % TURN === 0) await nextTurn()
    if (batch.scans < CHUNK) continue
    await writing
    writing = writeLines(client, batch.take())
    written += CHUNK
    if (written % 100_000 === 0) say(`${written.toLocaleString('en')} scans written`)
  }
  await writing
  await writeLines(client, batch.take())
  return batch.examinations
}

/** The old scans with their fates, then those of the plan's days. */
function* allScans(plan: Plan, old: number, fates: Map<string, Fate>): Generator<ScanPlan> {
  for (const { scan, fate } of oldScans(plan, old)) {
    fates.set(scan.id, fate)
    yield scan
  }
  for (let day = 0; day < plan.days.length; day++) yield* scansOfDay(plan, day)
}
