import { idFrom } from '@/lib/id'
import type { Concealment, LegalKind, OwnerState } from '@/prisma/generated/enums'
import { idAt } from '../ids'
import { type Random, seededRandom, seedOf, weighted } from '../random'
import { officersOf, type Person, staffOf } from '../staff'
import type { Examination } from './examination'
import { pickContraband, storeOf } from './finds'
import { type ItemPlan, itemsOf } from './items'
import { type Judgement, judge } from './judgement'
import { type Timeline, walk } from './timeline'

/** A discovery with all that has followed from it. */
export interface SeizurePlan extends Judgement {
  id: string
  examination: Examination
  legalKind: LegalKind
  owner: OwnerState
  concealment: Concealment
  note: string
  items: ItemPlan[]
  valueRial: number
  timeline: Timeline
  /** The store that takes the goods; none where the discoverer holds them. */
  store: string | null
  /** Whoever holds the goods: one takes them in and sets them apart, the other hands them out. */
  keepers: [Person, Person]
  giver: string
}

/** What an examination that found something leads to, up to `now`. */
export function seize(examination: Examination, now: number): SeizurePlan {
  const random = seededRandom(seedOf(examination.seed, 7))
  const { office, direction, startedAt, endedAt, fate } = examination
  const discoveredAt = endedAt ?? startedAt
  const id = idAt(discoveredAt, idFrom('demo-seizure', examination.scanId))
  const place = placeOf(random, examination)
  const first = pickContraband(random, { way: direction, kind: fate.legalKind, place })
  const { legalKind } = first
  const store = legalKind === 'PROHIBITED' ? null : storeOf(office)
  const lot = { seizureId: id, direction, place, store: storeOf(office) }
  const items = itemsOf(random, first, lot)
  const valueRial = items.reduce((sum, item) => sum + item.valueRial, 0)
  const timeline = walk(random, discoveredAt, { legalKind, valueRial }, now, fate.stop)
  return {
    id,
    examination,
    owner: ownerOf(random),
    concealment: place,
    note: `کشف ${items[0]?.description} ${WHERE[place]}`,
    legalKind,
    valueRial,
    items,
    timeline,
    store,
    keepers: keepersOf(random, store ?? office),
    giver: random.pick(officersOf(office)).name,
    ...judge(random, { legalKind, direction, valueRial, items, isAppealed: !!timeline.appealedAt }),
  }
}

function keepersOf(random: Random, holder: string): [Person, Person] {
  const staff = holder.startsWith('store-')
    ? staffOf('WAREHOUSE_KEEPER', holder)
    : officersOf(holder)
  const place = random.whole(0, staff.length - 1)
  const second = staff[(place + 1) % staff.length]
  if (!second || staff.length < 2) throw new Error(`${holder} has no second person`)
  return [staff[place] as Person, second]
}

const ELSEWHERE = weighted<[Concealment, number]>(
  [
    ['NONE', 30],
    ['IN_LOAD', 30],
    ['CABIN', 9],
    ['CHASSIS', 7],
    ['TYRES', 5],
    ['CONTAINER_STRUCTURE', 8],
    ['FUEL_TANK', 4],
    ['OTHER', 3],
  ],
  ([, share]) => share,
)

const WHERE: Record<Concealment, string> = {
  NONE: 'بدون جاساز، خلاف اظهار',
  IN_LOAD: 'در میان بار',
  FALSE_WALL: 'پشت دیواره کاذب',
  FALSE_FLOOR: 'زیر کف کاذب',
  FUEL_TANK: 'در باک سوخت',
  CABIN: 'در اتاق راننده',
  CHASSIS: 'در شاسی',
  TYRES: 'در لاستیک‌ها',
  CONTAINER_STRUCTURE: 'در بدنه کانتینر',
  OTHER: 'در محل نامتعارف',
}

/** Mostly where the image showed something. */
function placeOf(random: Random, { concealment: seen }: Examination): Concealment {
  const [elsewhere] = ELSEWHERE(random)
  return seen && random.chance(0.8) ? seen : elsewhere
}

function ownerOf(random: Random): OwnerState {
  const luck = random.next()
  return luck < 0.74 ? 'KNOWN' : luck < 0.9 ? 'UNKNOWN' : 'FUGITIVE'
}
