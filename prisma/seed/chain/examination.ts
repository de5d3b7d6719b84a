import { idFrom } from '@/lib/id'
import type { Concealment, Direction, LegalKind } from '@/prisma/generated/enums'
import { idAt } from '../ids'
import { type Random, seededRandom, seedOf } from '../random'
import { officersOf, type Person } from '../staff'
import type { ScanPlan } from '../traffic'
import { daysAbout, HOUR, secondly } from '../work-days'
import type { Stage } from './timeline'

/** A scan that was referred, and what came of it. */
export interface Referral {
  scanId: string
  consignmentId: string
  office: string
  direction: Direction
  seed: number
  referredAt: number
  reader: Person
  /** Whether the examination finds anything; not known beforehand where there is no picture. */
  finds: boolean | undefined
  concealment: Concealment | undefined
}

/** A physical examination, as far as it has come. */
export interface Examination extends Referral {
  id: string
  examiner: Person
  startedAt: number
  endedAt: number | null
  isFind: boolean
  fate: Fate
}

type Held = 'WAITING' | 'EXAMINING'

/** What is settled about a referred scan beforehand, whatever chance would have made of it. */
export interface Fate {
  /** Whether it is kept from the end of its examination. */
  held?: Held
  finds?: true
  /** The step that its seizure never takes. */
  stop?: Stage | undefined
  legalKind?: LegalKind | undefined
}

/** Share of examinations after a suspicious image that find something. */
const HIT_RATE = 0.35

/** What the reader saw or wrote, as the place where the goods were hidden. */
const PLACES: Record<string, Concealment> = {
  PACKAGES_IN_LOAD: 'IN_LOAD',
  UNDECLARED_CASES: 'IN_LOAD',
  DENSE_OBJECT: 'IN_LOAD',
  PACKAGES_IN_FUEL_TANK: 'FUEL_TANK',
  BEHIND_FALSE_WALL: 'FALSE_WALL',
  UNDER_FALSE_FLOOR: 'FALSE_FLOOR',
  'تراکم غیرعادی در میان بار': 'IN_LOAD',
  'بسته‌های منظم در میان محموله': 'IN_LOAD',
  'فضای پوشیده پشت دیواره جلویی': 'FALSE_WALL',
  'اختلاف چگالی در کف بارگیر': 'FALSE_FLOOR',
  'جسم متراکم در باک سوخت': 'FUEL_TANK',
}

/** A suspicious scan as a referral. `picture` says whether it has one, and what is hidden in it. */
export function referralOf(
  scan: ScanPlan,
  decision: { at: number; reason: string | null },
  picture: { hidden?: string } | undefined,
): Referral {
  const { id: scanId, consignment, unit, pass, reader } = scan
  return {
    scanId,
    consignmentId: consignment.id,
    office: unit.office,
    direction: consignment.direction,
    seed: seedOf(consignment.seed, pass, 101),
    referredAt: decision.at,
    reader,
    finds: picture ? picture.hidden !== undefined : undefined,
    concealment: PLACES[picture?.hidden ?? decision.reason ?? ''],
  }
}

/** The examination of a referral up to `now`; undefined while it waits. */
export function examine(referral: Referral, now: number, fate: Fate): Examination | undefined {
  const { held, finds } = fate
  const random = seededRandom(referral.seed)
  const examiner = examinerFor(referral, random)
  const lag = secondly(Math.min(daysAbout(random, 0.05, 0.8), 20 * HOUR))
  const length = secondly(random.between(0.5, 3.5) * HOUR)
  const isFind = random.chance(HIT_RATE)
  const startedAt = startOf(referral, lag, now, held)
  if (held === 'WAITING' || startedAt > now) return undefined
  const ends = startedAt + length
  return {
    ...referral,
    id: idAt(startedAt, idFrom('demo-inspection', referral.scanId)),
    examiner,
    startedAt,
    endedAt: held === 'EXAMINING' || ends > now ? null : ends,
    isFind: finds ?? referral.finds ?? isFind,
    fate,
  }
}

/** One that is under way has begun within the last two hours, if its scan was referred by then. */
function startOf({ referredAt }: Referral, lag: number, now: number, held?: Held): number {
  if (held !== 'EXAMINING') return referredAt + lag
  return Math.max(referredAt + 1000, Math.min(referredAt + lag, now - 1000), now - 2 * HOUR)
}

/** Somebody else than who read the image, where the office has others. */
function examinerFor({ office, reader }: Referral, random: Random): Person {
  const others = officersOf(office).filter(({ username }) => username !== reader.username)
  return others.length > 0 ? random.pick(others) : reader
}
