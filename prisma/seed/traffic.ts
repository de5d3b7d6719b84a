import { idFrom } from '@/lib/id'
import type { Verdict } from '@/prisma/generated/enums'
import { type Day, isOpen, timeOf } from './calendar'
import {
  type ConsignmentPlan,
  type Convoy,
  convoyOf,
  joinConvoy,
  makeConsignment,
} from './consignments'
import { FLEET, type Unit } from './fleet'
import { idAt } from './ids'
import type { Plan, Shift } from './plan'
import { type Random, seededRandom, seedOf } from './random'
import { officersOf, type Person } from './staff'

export interface ScanPlan {
  id: string
  clientId: string
  unit: Unit
  consignment: ConsignmentPlan
  /** 1 for the first scan of its consignment. */
  pass: number
  operator: Person
  reader: Person
  scannedAt: number
  loggedAt: number
  decidedAt: number
  verdict: Verdict
  reason: string | null
  /** Left undecided if it has a picture. */
  mayWait: boolean
}

/** How many scans of the last two days wait for a reader, besides those that have just come in. */
const WAITING = 42
const WAITING_MS = 48 * 3_600_000

/** All scans of a day in the order in which they were logged; the same plan gives the same scans. */
export function scansOfDay(plan: Plan, dayIndex: number): ScanPlan[] {
  const shifts = plan.shifts[dayIndex] ?? []
  return shifts
    .flatMap((shift) => scansOfShift(plan, shift))
    .sort((a, b) => a.loggedAt - b.loggedAt || (a.id < b.id ? -1 : 1))
}

function scansOfShift(plan: Plan, shift: Shift): ScanPlan[] {
  const random = seededRandom(seedOf(shift.unitIndex, shift.day.serial, 31))
  const scans: ScanPlan[] = []
  let convoy: Convoy | undefined
  for (let ordinal = 0; scans.length < shift.scans; ordinal++) {
    const at = timeOf(shift.hours, random.next() * shareUntil(shift))
    const alone = makeConsignment(plan, shift, random, { ordinal, at })
    const consignment = convoy && random.chance(0.2) ? joinConvoy(random, alone, convoy) : alone
    const first = makeScan(plan, shift, random, consignment, { at, pass: 1 })
    const second =
      scans.length + 1 < shift.scans && random.chance(0.092)
        ? scanAgain(plan, shift, random, first)
        : undefined
    scans.push(first)
    if (second) scans.push(second)
    convoy = consignment === alone ? convoyOf(alone) : convoy
  }
  return scans
}

const untilShares = new WeakMap<Shift, number>()

/** The share of the day's traffic that the shift can have seen by now. */
function shareUntil(shift: Shift): number {
  const known = untilShares.get(shift)
  if (known !== undefined) return known
  let [low, high] = [0, 1]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (timeOf(shift.hours, Math.min(middle, 1 - 1e-12)) > shift.until) high = middle
    else low = middle
  }
  untilShares.set(shift, low)
  return low
}

const OFFICERS = new Map(FLEET.map(({ office }) => [office, officersOf(office)]))

/** A scan of a consignment; its verdict by chance, unless it is said. */
export function makeScan(
  plan: Plan,
  { unit, day }: Shift,
  random: Random,
  consignment: ConsignmentPlan,
  { at, pass, verdict: said }: { at: number; pass: number; verdict?: Verdict },
): ScanPlan {
  const scannedAt = day.start + at
  const loggedAt = scannedAt + random.whole(25, 140) * 1000
  const decidedAt = loggedAt + readingTime(random)
  const verdict = said ?? (random.chance(0.026) ? 'SUSPECT' : 'CLEAR')
  const reason = reasonFor(random, verdict)
  const mayWait = waits(plan, random, scannedAt, decidedAt)
  const clientId = idFrom('demo-scan', consignment.id, String(pass))
  const request = { id: idAt(loggedAt, clientId), clientId, unit, consignment, pass }
  const times = { scannedAt, loggedAt, decidedAt }
  return { ...request, ...onDuty(unit, day, at), ...times, verdict, reason, mayWait }
}

/** Officers take turns every six hours; who reads is, where there are two, not who scanned. */
function onDuty(unit: Unit, day: Day, at: number): { operator: Person; reader: Person } {
  const officers = OFFICERS.get(unit.office) as Person[]
  const turn = Math.floor(at / 21_600_000) + day.serial
  const [operator, reader] = [turn, turn + 1].map((place) => officers[place % officers.length])
  return { operator: operator as Person, reader: reader as Person }
}

/** From 2 to 40 minutes, mostly short. */
function readingTime(random: Random): number {
  return Math.round(120 + 2280 * random.next() ** 2.4) * 1000
}

function waits(plan: Plan, random: Random, scannedAt: number, decidedAt: number): boolean {
  const now = plan.now.getTime()
  const isLeft = random.next()
  if (decidedAt > now) return true
  if (scannedAt < now - WAITING_MS) return false
  return isLeft < Math.min(0.4, WAITING / (plan.recent * 0.8))
}

/** A second pass after the first was read; undefined where the unit closes before. */
function scanAgain(
  plan: Plan,
  shift: Shift,
  random: Random,
  first: ScanPlan,
): ScanPlan | undefined {
  const verdict = random.pick<Verdict>(['UNREADABLE', 'UNREADABLE', 'UNREADABLE', 'CLEAR'])
  const at = first.decidedAt + random.whole(300, 3300) * 1000 - shift.day.start
  if (at > shift.until || !isOpen(shift.hours, at)) return undefined
  const again = makeScan(plan, shift, random, first.consignment, { at, pass: 2 })
  Object.assign(first, { verdict, reason: reasonFor(random, verdict), mayWait: false })
  return again
}

const REASONS: Record<Verdict, string[]> = {
  CLEAR: [],
  SUSPECT: [
    'تراکم غیرعادی در میان بار',
    'ناهمخوانی تصویر با کالای اظهارشده',
    'بسته‌های منظم در میان محموله',
    'فضای پوشیده پشت دیواره جلویی',
    'اختلاف چگالی در کف بارگیر',
    'جسم متراکم در باک سوخت',
  ],
  UNREADABLE: [
    'توقف خودرو هنگام پویش',
    'تصویر ناقص ضبط شده است',
    'سرعت عبور نامناسب و کشیدگی تصویر',
    'نویز زیاد در بخش عقب تریلر',
  ],
}

function reasonFor(random: Random, verdict: Verdict): string | null {
  return verdict === 'CLEAR' ? null : random.pick(REASONS[verdict])
}
