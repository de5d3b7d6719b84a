import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@/lib/actor'
import { type ChainRow, FORMAT, headerLine, rowLine } from '@/lib/audit/chain/rules'
import { recordEvent } from '@/lib/audit/commands'
import type { BenchDatabase } from '@/lib/cli/bench'
import { run as verifyAudit } from '@/lib/cli/verify-audit'
import { closeDatabase, writeAs } from '@/lib/db'
import { newId } from '@/lib/id'
import { ok } from '@/lib/result'
import { rowAfter } from '../support/audit-world'
import { actorsOf } from './actors'

export const name = 'The log of events: appending to one chain and to six, and verifying a million'

const SECONDS = 5
const WRITERS = 6
const EVENTS = 1_000_000
const MOST_SECONDS = 60
const MOST_MEGABYTES = 400

export async function run({ small }: { small: BenchDatabase }): Promise<void> {
  process.env.DATABASE_URL = small.url
  await closeDatabase()
  const actors = await actorsOf(small.inspectUrl)
  const one = Array.from({ length: WRITERS }, () => actors.POLICE_OFFICER)
  const six = [
    actors.CUSTOMS_OFFICER,
    actors.WAREHOUSE_KEEPER,
    actors.POLICE_OFFICER,
    actors.PENALTY_OFFICER,
    actors.JUDICIARY_OFFICER,
    actors.ADMINISTRATOR,
  ]
  console.log(
    `  ${WRITERS} writers, one chain   ${(await appends(one)).toFixed(0)} events a second`,
  )
  console.log(
    `  ${WRITERS} writers, six chains  ${(await appends(six)).toFixed(0)} events a second`,
  )
  await verifyMillion()
}

/** Transactions of one event each in a second, every writer one after the other. */
async function appends(writers: Actor[]): Promise<number> {
  const started = performance.now()
  const until = started + SECONDS * 1000
  const counts = await Promise.all(
    writers.map(async (actor) => {
      let count = 0
      for (; performance.now() < until; count += 1) {
        const subject = { type: 'SCAN', id: newId() }
        const at = new Date(Date.UTC(2026, 10, 23) + count)
        const written = await writeAs(actor, async (tx) => {
          await recordEvent(tx, actor, { event: 'SCAN_LOGGED', subject, at })
          return ok(null)
        })
        if (!written.ok) throw new Error(written.reason)
      }
      return count
    }),
  )
  return counts.reduce((all, count) => all + count, 0) / ((performance.now() - started) / 1000)
}

async function verifyMillion(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'didban-bench-'))
  try {
    const file = join(folder, 'export.jsonl')
    await writeExport(file)
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 50)
    const started = performance.now()
    const code = await verifyAudit([file])
    const seconds = (performance.now() - started) / 1000
    clearInterval(watch)
    // What the bench itself holds is not the verifier's.
    const megabytes = (peak - before) / 1_000_000
    console.log(
      `  ${EVENTS.toLocaleString('en')} events verified in ${seconds.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB more in use`,
    )
    if (code !== 0 || seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES)
      throw new Error('verifying a million events takes too much')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function writeExport(file: string): Promise<void> {
  const stream = createWriteStream(file)
  const count = String(EVENTS)
  let row: ChainRow | undefined = rowAfter(undefined)
  const range = { from: '1', to: count, count, previousHash: String(row.previousHash) }
  stream.write(`${headerLine({ format: FORMAT, agency: 'POLICE', ...range })}\n`)
  for (let n = 1; n <= EVENTS; n += 1) {
    if (!stream.write(`${rowLine(row)}\n`)) await once(stream, 'drain')
    row = rowAfter(row)
  }
  stream.end()
  await once(stream, 'finish')
}
