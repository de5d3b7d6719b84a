import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import type { Drawn } from './pictures'
import type { Plan } from './plan'
import { Batch, type Numbers } from './rows'
import { writeLines } from './tables'
import { scansOfDay } from './traffic'

/** Scans taken to the database in one go; what is kept in memory at a time. */
const CHUNK = 5_000

/** Scans made between two looks at the connection, so that the database never waits for long. */
const TURN = 250

/**
 * Writes all traffic of the plan, oldest first; gives back the numbers that come next. While the database
 * takes one batch, the next is made.
 */
export async function loadTraffic(
  client: ClientBase,
  plan: Plan,
  drawn: Map<string, Drawn>,
  first: Numbers,
  say: (line: string) => void,
): Promise<Numbers> {
  const batch = new Batch(plan, drawn, first)
  let writing = Promise.resolve()
  for (let day = 0; day < plan.days.length; day++) {
    for (const scan of scansOfDay(plan, day)) {
      batch.add(scan)
      if (batch.scans % TURN === 0) await nextTurn()
      if (batch.scans < CHUNK) continue
      await writing
      writing = writeLines(client, batch.take())
      tell(batch.next.scan - first.scan, say)
    }
  }
  await writing
  await writeLines(client, batch.take())
  return batch.next
}

function tell(written: number, say: (line: string) => void): void {
  if (written % 100_000 < CHUNK) say(`${written.toLocaleString('en')} scans written`)
}
