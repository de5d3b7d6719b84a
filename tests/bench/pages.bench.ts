import type { Actor } from '@/lib/actor'
import { listAlerts } from '@/lib/alerts/queries'
import { alertFilter } from '@/lib/alerts/schema'
import { tehranDay } from '@/lib/calendar'
import { listCases } from '@/lib/cases/inbox/queries'
import { getCase } from '@/lib/cases/queries'
import { caseFilter } from '@/lib/cases/schema'
import type { BenchDatabase } from '@/lib/cli/bench'
import { now } from '@/lib/clock'
import { listDuties } from '@/lib/council/duties/queries'
import { dutyFilter } from '@/lib/council/duties/schema'
import { listItems } from '@/lib/custody/items/queries'
import { itemFilter } from '@/lib/custody/items/schema'
import { listOrders } from '@/lib/custody/orders/queries'
import { orderFilter } from '@/lib/custody/orders/schema'
import { listAwaited } from '@/lib/custody/receipts/queries'
import { getStock } from '@/lib/custody/stock/queries'
import { getBacklog } from '@/lib/dashboard/backlog/queries'
import { backlogFilter } from '@/lib/dashboard/backlog/schema'
import { foldCounts } from '@/lib/dashboard/jobs'
import { getProvince } from '@/lib/dashboard/province/queries'
import { getQueue } from '@/lib/dashboard/queue/queries'
import { getConsignment } from '@/lib/dashboard/strip/queries'
import { closeDatabase } from '@/lib/db'
import { newId } from '@/lib/id'
import { getOverview } from '@/lib/route-risk/overview/queries'
import { routeFilter } from '@/lib/route-risk/segments/schema'
import { getScannerBoard } from '@/lib/scanners/queries'
import { logScan } from '@/lib/scans/commands'
import { getScan, listScans } from '@/lib/scans/queries'
import { logScanInput, scanFilter } from '@/lib/scans/schema'
import { getSeizure, listSeizures } from '@/lib/seizures/queries'
import { seizureFilter } from '@/lib/seizures/schema'
import type { Role } from '@/prisma/generated/enums'
import { query } from '../support/database'
import { actorsOf } from './actors'
import {
  type Asked,
  fixed,
  listenToStatements,
  planOf,
  statementsOf,
  type Times,
  timesOf,
} from './measure'

export const name =
  'Reads of every dashboard and list: statements, p50 and p95, alone and beside writes'

const ROUNDS = 60
const WRITES_PER_SECOND = 20
const MOST_STATEMENTS = 12
const MOST_P95 = 150
const MOST_RATIO = 1.5

type Page = [name: string, read: () => Promise<unknown>]
interface Measured extends Times {
  page: string
  asked: Asked[]
}

export async function run({ small, large }: { small: BenchDatabase; large: BenchDatabase }) {
  listenToStatements()
  const before = await measureAll(small)
  const alone = await measureAll(large)
  const beside = await besideWrites(large)
  report(alone, before, beside)
  await printPlans(large.inspectUrl, alone)
  await closeDatabase()
}

async function measureAll(database: BenchDatabase): Promise<Measured[]> {
  return measurePages(await openPages(database))
}

async function measurePages(pages: Page[]): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const [page, read] of pages) {
    const asked = await statementsOf(read)
    measured.push({ page, asked, ...(await timesOf(read, ROUNDS)) })
  }
  return measured
}

/** Points the program at a database; its pages as the people of its demonstration open them. */
async function openPages({ url, inspectUrl }: BenchDatabase): Promise<Page[]> {
  await closeDatabase()
  process.env.DATABASE_URL = url
  await foldCounts()
  return pagesFor(await actorsOf(inspectUrl), now(), await middleOf(inspectUrl))
}

function pagesFor(actors: Record<Role, Actor>, at: Date, middle: Middle): Page[] {
  const customs = actors.CUSTOMS_OFFICER
  const supervisor = actors.CUSTOMS_SUPERVISOR
  const keeper = actors.WAREHOUSE_KEEPER
  const penalty = actors.PENALTY_OFFICER
  const police = actors.POLICE_OFFICER
  const judge = actors.JUDICIARY_OFFICER
  const today = tehranDay(at)
  const scans = (asked: Record<string, string>) => () =>
    listScans(supervisor, scanFilter.parse(asked))
  return [
    ['my queue, customs officer', () => getQueue(customs, at)],
    ['my queue, supervisor', () => getQueue(supervisor, at)],
    ['my queue, keeper', () => getQueue(keeper, at)],
    ['my queue, penalty officer', () => getQueue(penalty, at)],
    ['my queue, judiciary', () => getQueue(judge, at)],
    ['overview: the province', () => getProvince(supervisor, at)],
    ['dashboard: scanners', () => getScannerBoard(supervisor, at)],
    ['dashboard: inventory', () => getStock(judge, undefined, at)],
    ['dashboard: risky routes', () => getOverview(police, routeFilter.parse({}), at)],
    ['dashboard: backlog', () => getBacklog(judge, backlogFilter.parse({}), at)],
    ['consignment strip', () => getConsignment(judge, middle.consignment)],
    ['scans: newest', scans({})],
    ['scans: page 100', scans({ page: '100' })],
    ['scans: today', scans({ from: today, to: today })],
    ['scans: one state', scans({ state: 'REFERRED' })],
    ['scans: search a plate', scans({ q: '۱۲ع۳۴۵' })],
    ['scans: search goods', scans({ q: 'برنج' })],
    ['scans: by weight', scans({ sort: 'weight' })],
    ['one scan', () => getScan(supervisor, middle.scan)],
    ['seizures', () => listSeizures(supervisor, seizureFilter.parse({}))],
    ['seizures: search', () => listSeizures(supervisor, seizureFilter.parse({ q: 'چای' }))],
    ['one seizure', () => getSeizure(supervisor, middle.seizure)],
    ['stock list', () => listItems(judge, itemFilter.parse({}), undefined, at)],
    ['goods awaited', () => listAwaited(keeper, at)],
    ['orders', () => listOrders(keeper, orderFilter.parse({}), at)],
    ['files', () => listCases(penalty, caseFilter.parse({}), at)],
    ['one file', () => getCase(penalty, middle.file)],
    ['duties', () => listDuties(judge, dutyFilter.parse({}), at)],
    ['alerts', () => listAlerts(judge, alertFilter.parse({}), at)],
  ]
}

interface Middle {
  scan: number
  consignment: number
  seizure: number
  file: number
}

/** One of each thing that has come a long way, from the middle of its table. */
async function middleOf(url: string): Promise<Middle> {
  const [row] = await query<Record<keyof Middle, number>>(
    `SELECT z.number::int AS seizure, f.number::int AS file, c.number::int AS consignment, s.number::int AS scan
     FROM case_file f JOIN seizure z ON z.id = f.seizure_id JOIN consignment c ON c.id = z.consignment_id
       JOIN scan_session s ON s.consignment_id = c.id
     ORDER BY f.number OFFSET (SELECT count(*) / 2 FROM case_file) LIMIT 1`,
    [],
    url,
  )
  if (!row) throw new Error('the demonstration has no file')
  return row
}

/** The same once more while twenty scans a second are logged by the command itself. */
async function besideWrites(database: BenchDatabase): Promise<Measured[]> {
  const pages = await openPages(database)
  const { CUSTOMS_OFFICER: officer } = await actorsOf(database.inspectUrl)
  const [unit] = await query<{ id: string }>(
    `SELECT id FROM scanner WHERE office_id = $1 AND state = 'IN_SERVICE' LIMIT 1`,
    [officer.officeId],
    database.inspectUrl,
  )
  let [written, refused] = [0, 0]
  const write = async () => {
    const cotage = String(70_000_000 + written)
    const given = { clientId: newId(), cotage, direction: 'IMPORT', scannerId: unit?.id }
    const logged = await logScan(officer, logScanInput.parse(given))
    if (logged.ok) written += 1
    else refused += 1
  }
  const started = performance.now()
  const timer = setInterval(() => void write(), 1000 / WRITES_PER_SECOND)
  const fold = setInterval(() => void foldCounts(), 5000)
  const measured = await measurePages(pages)
  clearInterval(timer)
  clearInterval(fold)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `beside ${(written / seconds).toFixed(1)} scans logged a second (${written} in all, ${refused} refused)`,
  )
  return measured
}

function report(alone: Measured[], before: Measured[], beside: Measured[]): void {
  console.log(
    `${'page'.padEnd(28)} statements   p50 ms   p95 ms   × small   beside writes p50, p95`,
  )
  for (const [index, page] of alone.entries()) {
    const ratio = page.p50 / (before[index]?.p50 ?? Number.NaN)
    const writing = beside[index]
    const words = [
      page.page.padEnd(28),
      String(page.asked.length).padStart(10),
      fixed(page.p50),
      fixed(page.p95),
      ratio.toFixed(2).padStart(9),
      fixed(writing?.p50 ?? Number.NaN),
      fixed(writing?.p95 ?? Number.NaN),
      faultsOf(page, ratio, writing),
    ]
    console.log(words.join(' '))
  }
}

/** What of the promises a page breaks. */
function faultsOf(page: Measured, ratio: number, writing: Times | undefined): string {
  const promised = /^(overview|dashboard)/.test(page.page)
  const faults = [
    page.asked.length > MOST_STATEMENTS && `more than ${MOST_STATEMENTS} statements`,
    Math.max(page.p95, writing?.p95 ?? 0) > MOST_P95 && `p95 above ${MOST_P95} ms`,
    promised && ratio > MOST_RATIO && `more than ${MOST_RATIO} × the small province`,
  ]
  return faults.filter(Boolean).join(', ')
}

/** How the slowest statement of each of the three slowest pages really ran. */
async function printPlans(url: string, measured: Measured[]): Promise<void> {
  const slowest = [...measured].sort((a, b) => b.p50 - a.p50).slice(0, 3)
  for (const { page, asked } of slowest) {
    const plans = []
    for (const one of asked) plans.push({ one, plan: await planOf(url, one) })
    const time = (plan: string) => Number(/Execution Time: ([0-9.]+)/.exec(plan)?.[1] ?? 0)
    plans.sort((a, b) => time(b.plan) - time(a.plan))
    const [first] = plans
    if (first) console.log(`\n${page}: its slowest statement\n${first.plan}`)
  }
}
