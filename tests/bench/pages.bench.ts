import { tehranDay } from '@/lib/calendar'
import { now } from '@/lib/clock'
import { getProvince, listWaiting } from '@/lib/dashboard/queries'
import { asPlatform, closeDatabase, readAs } from '@/lib/db'
import { ok } from '@/lib/result'
import { getScannerBoard } from '@/lib/scanners/queries'
import { getScan, listScans } from '@/lib/scans/queries'
import { scanFilter } from '@/lib/scans/schema'
import { supervisor } from '../support/people'

export const name = 'queries of each page, on what the database holds'

const ROUNDS = 30

/** Median and 95th percentile of each page's reads, in milliseconds and as a multiple of an empty read. */
export async function run(): Promise<void> {
  const at = now()
  const scans = await asPlatform(async (tx) => ok(await tx.scanSession.count()))
  console.log(`${scans.ok ? scans.value : 0} scans, ${ROUNDS} rounds each`)
  const today = tehranDay(at)
  const list = (query: Record<string, string>) => () =>
    listScans(supervisor, scanFilter.parse(query))
  const pages: [string, () => Promise<unknown>][] = [
    ['an empty read', () => readAs(supervisor, (tx) => tx.$queryRaw`SELECT 1`)],
    ['overview: the province', () => getProvince(supervisor, at)],
    ['overview: what waits', () => listWaiting(supervisor, at)],
    ['scanner board', () => getScannerBoard(supervisor, at)],
    ['scan list: newest', list({})],
    ['scan list: page 100', list({ page: '100' })],
    ['scan list: today', list({ from: today, to: today })],
    ['scan list: one state', list({ state: 'REFERRED' })],
    ['scan list: search a plate', list({ q: '۱۲ع۳۴۵' })],
    ['scan list: search goods', list({ q: 'برنج' })],
    ['scan list: by weight', list({ sort: 'weight' })],
    ['one scan', () => getScan(supervisor, 1000)],
  ]
  let floor = 0
  for (const [page, read] of pages) {
    const { median, p95 } = await measure(read)
    floor ||= median
    const ratio = (median / floor).toFixed(1)
    console.log(`${page.padEnd(28)} ${fixed(median)} ms  p95 ${fixed(p95)} ms  ×${ratio}`)
  }
  await closeDatabase()
}

async function measure(read: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  await read()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now()
    await read()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { median: times[ROUNDS / 2] ?? 0, p95: times[Math.floor(ROUNDS * 0.95)] ?? 0 }
}

const fixed = (value: number) => value.toFixed(1).padStart(8)
