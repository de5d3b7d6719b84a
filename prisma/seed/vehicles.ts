import { containerCheckDigit } from '@/lib/consignments/rules'
import type { PlateKind } from '@/prisma/generated/enums'
import type { Flow } from './goods'
import { type Random, seededRandom, seedOf } from './random'

export interface PlateRow {
  plateKind: PlateKind | null
  plate: string | null
}

const NONE: PlateRow = { plateKind: null, plate: null }

/** Chances that the plate is Iranian, and else that it is Iraqi; the rest have none on record. */
const PLATES: Record<Flow, [number, number]> = {
  LAND: [0.7, 0.26],
  PORT: [0.74, 0.02],
  BOAT: [0.62, 0],
}

/**
 * The plate of a visiting vehicle. About a third of visits are by regulars, who make some twelfth to an
 * eighth of all vehicles; `visits` is how many visits the office expects in all.
 */
export function pickPlate(random: Random, flow: Flow, office: number, visits: number): PlateRow {
  const regulars = Math.max(8, Math.round(visits * 0.1))
  const isRegular = random.chance(0.3)
  const owner = isRegular ? seededRandom(seedOf(office, random.whole(1, regulars), 23)) : random
  const [iranian, iraqi] = PLATES[flow]
  const kind = owner.next()
  if (kind < iranian) return { plateKind: 'IRANIAN', plate: iranianPlate(owner) }
  return kind < iranian + iraqi ? { plateKind: 'OTHER', plate: iraqiPlate(owner) } : NONE
}

const KHUZESTAN = [14, 24, 34]
const ELSEWHERE = [
  11, 12, 13, 15, 16, 18, 19, 22, 23, 28, 29, 31, 41, 45, 47, 48, 49, 53, 57, 58, 63, 65, 67, 68,
  71, 73, 75, 77, 79, 82, 83, 84, 93, 98, 99,
]
const OTHER_LETTERS = ['ب', 'ج', 'د', 'س', 'ص', 'ط', 'ق', 'ل', 'م', 'ن', 'و', 'ه', 'ی']

/** Lorries carry the letter ع; digits on a plate run from 1 to 9. */
function iranianPlate(random: Random): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.whole(1, 9)).join('')
  const letter = random.chance(0.88) ? 'ع' : random.pick(OTHER_LETTERS)
  const region = random.pick(random.chance(0.58) ? KHUZESTAN : ELSEWHERE)
  return `${digits(2)}-${letter}-${digits(3)}-${region}`
}

const GOVERNORATES = [
  'BASRA',
  'BASRA',
  'BASRA',
  'MAYSAN',
  'MAYSAN',
  'DHIQAR',
  'BAGHDAD',
  'بصره',
  'میسان',
]

function iraqiPlate(random: Random): string {
  return `${random.pick(GOVERNORATES)}${random.whole(10_000, 99_999)}`
}

/** Owner codes are invented. */
const OWNERS = ['KZNU', 'PGSU', 'ARVU', 'DVLU', 'HMNU', 'QSHU', 'NKHU', 'BHMU']

/** A container number with its check digit (ISO 6346). */
export function containerNumber(random: Random): string {
  const prefix = `${random.pick(OWNERS)}${String(random.whole(0, 999_999)).padStart(6, '0')}`
  return `${prefix}${containerCheckDigit(prefix)}`
}
