import { idFrom } from '@/lib/id'
import type { Concealment, Direction, ItemUnit } from '@/prisma/generated/enums'
import type { Random } from '../random'
import { type Contraband, pickBay, pickContraband } from './finds'

export interface ItemPlan {
  id: string
  ordinal: number
  description: string
  classCode: string
  quantity: number
  unit: ItemUnit
  valueRial: number
  /** Codes of bays: where it was received, where it was moved to if it was. */
  bay: string
  otherBay: string
}

interface Lot {
  seizureId: string
  direction: Direction
  /** Where it was hidden, and the store that such finds are brought to. */
  place: Concealment
  store: string
}

/** One to four items, no two alike: the first as given, the others of the same legal kind. */
export function itemsOf(random: Random, first: Contraband, lot: Lot): ItemPlan[] {
  const count = random.pick([1, 1, 1, 1, 2, 2, 2, 3, 3, 4])
  const share = random.chance(0.06) ? 0.002 : 1 / count
  const { direction: way, place } = lot
  const kinds = Array.from({ length: count - 1 }, () =>
    pickContraband(random, { way, kind: first.legalKind, place }),
  )
  const items = new Map<string, ItemPlan>()
  for (const kind of [first, ...kinds]) {
    const description = random.pick(kind.names)
    const item = itemOf(random, kind, lot, { description, ordinal: items.size + 1, share })
    if (!items.has(description)) items.set(description, item)
  }
  return [...items.values()]
}

function itemOf(
  random: Random,
  kind: Contraband,
  { seizureId, store }: Lot,
  { description, ordinal, share }: { description: string; ordinal: number; share: number },
): ItemPlan {
  const { classCode, unit } = kind
  const bay = pickBay(random, store, classCode)
  const bays = { bay, otherBay: pickBay(random, store, classCode, bay) }
  const id = idFrom('demo-item', seizureId, String(ordinal))
  const amount = amountOf(random, kind, share)
  return { id, ordinal, description, classCode, unit, ...amount, ...bays }
}

/** Log-normal; whole thousands of rials. */
function amountOf(random: Random, { quantity: usual, priceRial, unit }: Contraband, share: number) {
  const exact = usual * share * Math.exp(0.8 * random.gauss())
  const quantity =
    unit === 'KILOGRAM' ? Math.max(0.05, round(exact, 20)) : Math.max(1, round(exact))
  const price = priceRial * Math.exp(0.35 * random.gauss())
  return { quantity, valueRial: Math.max(1000, Math.round((quantity * price) / 1000) * 1000) }
}

const round = (number: number, parts = 1) => Math.round(number * parts) / parts
