import { idFrom } from '@/lib/id'
import type { Direction } from '@/prisma/generated/enums'
import type { Day } from './calendar'
import { FLEET, type Unit } from './fleet'
import { type Goods, pickGoods } from './goods'
import { idAt } from './ids'
import type { Plan, Shift } from './plan'
import { type Random, seedOf, weighted } from './random'
import { containerNumber, type PlateRow, pickPlate } from './vehicles'

export interface ConsignmentPlan extends PlateRow {
  id: string
  direction: Direction
  cotage: string | null
  containerNumber: string | null
  goods: Goods
  name: string | null
  hsCode: string | null
  weightKg: number | null
  /** What its picture is drawn from. */
  seed: number
}

/** Chances of import, export and transit by office. */
const DIRECTIONS: Record<string, Record<Direction, number>> = {
  shalamcheh: { IMPORT: 12, EXPORT: 82, TRANSIT: 6 },
  chazabeh: { IMPORT: 9, EXPORT: 87, TRANSIT: 4 },
  khorramshahr: { IMPORT: 52, EXPORT: 40, TRANSIT: 8 },
  abadan: { IMPORT: 58, EXPORT: 36, TRANSIT: 6 },
  arvandkenar: { IMPORT: 74, EXPORT: 24, TRANSIT: 2 },
  choebdeh: { IMPORT: 38, EXPORT: 58, TRANSIT: 4 },
  'bandar-imam': { IMPORT: 76, EXPORT: 17, TRANSIT: 7 },
  mahshahr: { IMPORT: 32, EXPORT: 63, TRANSIT: 5 },
  petzone: { IMPORT: 10, EXPORT: 88, TRANSIT: 2 },
  ahvaz: { IMPORT: 78, EXPORT: 14, TRANSIT: 8 },
}
const OFFICES = Object.keys(DIRECTIONS)
const DIRECTION_CHOOSERS = new Map(
  OFFICES.map((office) => {
    const chances = DIRECTIONS[office] as Record<Direction, number>
    return [office, weighted(Object.keys(chances) as Direction[], (way) => chances[way])] as const
  }),
)

/** What one vehicle brings, on its own. */
export function makeConsignment(
  plan: Plan,
  { unit, unitIndex, day }: Shift,
  random: Random,
  { ordinal, at }: { ordinal: number; at: number },
): ConsignmentPlan {
  const direction = (DIRECTION_CHOOSERS.get(unit.office) as (random: Random) => Direction)(random)
  const goods = pickGoods(random, unit.flow, direction)
  const vehicle = pickVehicle(plan, unit, random, goods)
  const isUnnamed = !vehicle.plate && !vehicle.containerNumber
  const cotage = random.chance(0.82) || isUnnamed ? cotageOf(unit, day, ordinal) : null
  const name = idFrom('demo-consignment', unit.code, day.date, String(ordinal))
  const seed = seedOf(unitIndex, day.serial, ordinal, 37)
  return {
    id: idAt(day.start + at, name),
    direction,
    cotage,
    goods,
    seed,
    ...vehicle,
    ...declared(random, goods),
  }
}

function pickVehicle(plan: Plan, unit: Unit, random: Random, goods: Goods) {
  const visits = plan.visits.get(unit.office) ?? 0
  const plate = pickPlate(random, unit.flow, OFFICES.indexOf(unit.office), visits)
  const isBoxed = unit.flow === 'PORT' && goods.cargo !== 'liquid' && random.chance(0.66)
  return { ...plate, containerNumber: isBoxed ? containerNumber(random) : null }
}

/** Vehicles under one declaration. */
export interface Convoy {
  lead: ConsignmentPlan
  plates: Set<string | null>
}

/** A convoy that others may join; none without a cotage to share. */
export function convoyOf(lead: ConsignmentPlan): Convoy | undefined {
  return lead.cotage ? { lead, plates: new Set([null, lead.plate]) } : undefined
}

/** The vehicle under the leader's declaration; unchanged where its plate is already in the convoy. */
export function joinConvoy(
  random: Random,
  alone: ConsignmentPlan,
  { lead, plates }: Convoy,
): ConsignmentPlan {
  if (plates.has(alone.plate)) return alone
  plates.add(alone.plate)
  const { cotage, direction, goods, name, hsCode } = lead
  const same = { cotage, direction, goods, name, hsCode, weightKg: weightOf(random, goods) }
  return { ...alone, ...same, ...(goods.cargo === 'liquid' ? { containerNumber: null } : {}) }
}

function declared(random: Random, goods: Goods) {
  const isKnown = random.chance(0.96)
  const name = random.pick(goods.names)
  return { name, hsCode: isKnown ? goods.hsCode : null, weightKg: weightOf(random, goods) }
}

function weightOf(random: Random, { tonnes }: Goods): number | null {
  return tonnes && random.chance(0.97)
    ? Math.round(random.between(tonnes[0], tonnes[1]) * 100) * 10
    : null
}

const UNIT_PLACES = new Map(
  FLEET.map((unit) => {
    const mates = FLEET.filter((other) => other.office === unit.office)
    return [unit.code, { place: mates.indexOf(unit), mates: mates.length }] as const
  }),
)

/** Seven digits: the day, then the office's running number that day. */
function cotageOf(unit: Unit, day: Day, ordinal: number): string {
  const { place, mates } = UNIT_PLACES.get(unit.code) as {
    place: number
    mates: number
  }
  return `${100 + (day.serial % 900)}${String((ordinal * mates + place + 1) % 10_000).padStart(4, '0')}`
}
