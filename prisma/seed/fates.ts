import type { LegalKind } from '@/prisma/generated/enums'
import { dayBefore, hourShares, hourWeights, timeOf } from './calendar'
import type { Fate } from './chain/examination'
import type { Stage } from './chain/timeline'
import { makeConsignment } from './consignments'
import { FLEET, wasInService } from './fleet'
import type { Plan } from './plan'
import { seededRandom, seedOf } from './random'
import { officersOf } from './staff'
import { makeScan, type ScanPlan, scansOfDay } from './traffic'

const WAITING: Fate = { held: 'WAITING' }
const EXAMINING: Fate = { held: 'EXAMINING' }
const found = (stop: Stage): Fate => ({ finds: true, stop })

/** What becomes of the newest referrals, newest first: so that there is work at every desk, however few they are. */
const NEWEST_FATES: Record<'manned' | 'other', Fate[]> = {
  manned: [
    WAITING,
    WAITING,
    EXAMINING,
    found('appraisedAt'),
    found('receivedAt'),
    found('filedAt'),
  ],
  other: [
    ...Array<Fate>(4).fill(WAITING),
    ...Array<Fate>(2).fill(EXAMINING),
    found('appraisedAt'),
    found('receivedAt'),
  ],
}

const LOOK_BACK_DAYS = 60
const SETTLED_MS = 600_000

/** The newest referrals with what becomes of them; offices where somebody can sign in have some of their own. */
export function fatesOfNewest(plan: Plan): Map<string, Fate> {
  const wanted = { manned: [...NEWEST_FATES.manned], other: [...NEWEST_FATES.other] }
  const fates = new Map<string, Fate>()
  const settled = plan.now.getTime() - SETTLED_MS
  for (let back = 1; back <= LOOK_BACK_DAYS; back++) {
    if (wanted.manned.length + wanted.other.length === 0) break
    const scans = scansOfDay(plan, plan.days.length - back).reverse()
    for (const scan of scans.filter((one) => isReferred(one) && one.decidedAt < settled)) {
      const isManned = officersOf(scan.unit.office).some(({ signsIn }) => signsIn)
      const fate = wanted[isManned ? 'manned' : 'other'].shift()
      if (fate) fates.set(scan.id, fate)
    }
  }
  return fates
}

const isReferred = (scan: ScanPlan) => scan.verdict === 'SUSPECT' && !scan.mayWait

/** At most so many scans are of before the demonstration's days: what has lain in the stores since. */
const OLD = 60

/** How many of so many scans in all. */
export function countOld(scans: number): number {
  return Math.min(OLD, Math.floor(scans / 50))
}

/** Where old seizures came to a halt, and of which kind they are; most want an order, some are long out. */
const HALTS: [Stage?, LegalKind?][] = [
  ['orderedAt'],
  ['ruledAt'],
  ['orderedAt'],
  ['setApartAt'],
  [],
  ['orderedAt'],
  ['finalAt'],
  ['orderedAt'],
  ['filedAt', 'PROHIBITED'],
  ['closedAt'],
  ['orderedAt', 'PROHIBITED'],
  ['ruledAt'],
  [],
  ['orderedAt'],
  ['acceptedAt'],
  ['orderedAt'],
  ['notifiedAt'],
  ['closedAt', 'PROHIBITED'],
  ['receivedAt'],
  [],
  ['filedAt'],
]

/** How many days back the old ones lie. */
const OLDEST = 500
const NEWEST = 200

/** Old scans that led to finds, oldest first, each with its fate. */
export function oldScans(plan: Plan, count: number): { scan: ScanPlan; fate: Fate }[] {
  const made = Array.from({ length: count }, (_, place) => {
    const [stop, legalKind] = HALTS[place % HALTS.length] ?? []
    return { scan: oldScan(plan, place, count), fate: { finds: true as const, stop, legalKind } }
  })
  return made.toSorted((a, b) => a.scan.loggedAt - b.scan.loggedAt)
}

function oldScan(plan: Plan, place: number, count: number): ScanPlan {
  const random = seededRandom(seedOf(place, plan.days.at(-1)?.serial ?? 0, 53))
  const back = Math.round(OLDEST - ((OLDEST - NEWEST) * (place + random.next())) / count)
  const unit = random.pick(FLEET.filter((one) => one.share > 0 && wasInService(one, back)))
  const day = dayBefore(plan.now, back)
  const hours = hourShares(hourWeights(unit, day))
  const at = timeOf(hours, random.next() * 0.98)
  const shift = { unit, unitIndex: FLEET.indexOf(unit), day, scans: 1, hours, until: 86_400_000 }
  const consignment = makeConsignment(plan, shift, random, { ordinal: place, at })
  return makeScan(plan, shift, random, consignment, { at, pass: 1, verdict: 'SUSPECT' })
}
