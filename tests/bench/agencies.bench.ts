import type { Actor } from '@/lib/actor'
import type { BenchDatabase } from '@/lib/cli/bench'
import { closeDatabase } from '@/lib/db'
import { mixRequests } from '../support/mixed-requests'
import { everyActorOf } from './actors'
import { startPooler } from './pooler'

export const name = 'Agencies apart: mixed concurrent requests, and nobody meets a foreign row'

const REQUESTS = 100_000
const AT_ONCE = 48

/** Directly, then through PgBouncer in transaction mode with fewer connections than the program's own pool. */
export async function run({ small }: { small: BenchDatabase }): Promise<void> {
  const actors = await everyActorOf(small.inspectUrl)
  await mix('directly', small.url, actors)
  const pooler = await startPooler(small.url, 6)
  if (!pooler) {
    console.log('through PgBouncer: not run, it is neither there nor can be installed here')
    return
  }
  try {
    await mix('through PgBouncer', pooler.url, actors)
  } finally {
    await closeDatabase()
    pooler.stop()
  }
}

async function mix(way: string, url: string, actors: Actor[]): Promise<void> {
  await closeDatabase()
  process.env.DATABASE_URL = url
  const started = performance.now()
  const wrong = await mixRequests(actors, { requests: REQUESTS, atOnce: AT_ONCE })
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${way}: ${REQUESTS} requests of ${actors.length} people, ${AT_ONCE} at once, in ${seconds.toFixed(1)} s; ${wrong.length} wrong`,
  )
  if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('\n'))
}
