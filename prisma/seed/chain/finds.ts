import type { Concealment, Direction, ItemUnit, LegalKind } from '@/prisma/generated/enums'
import { readBays } from '../lists'
import { type Random, weighted } from '../random'

/** Goods that are met hidden or undeclared. Prices are rials a unit, invented in their order of size. */
export interface Contraband {
  ways: Direction[]
  legalKind: LegalKind
  classCode: string
  names: string[]
  unit: ItemUnit
  /** Usual quantity and price; both scatter around. */
  quantity: number
  priceRial: number
  share: number
}

type Line = [string, LegalKind, string, string, ItemUnit, number, number, number]

const LINES: Line[] = [
  ['I', 'PERMITTED', 'HOME_APPLIANCES', 'تلویزیون|یخچال ساید|مایکروویو', 'PIECE', 40, 210e6, 9],
  ['I', 'PERMITTED', 'SPARE_PARTS', 'قطعات یدکی خودرو|بلبرینگ', 'CARTON', 90, 38e6, 9],
  ['I', 'PERMITTED', 'TEXTILES', 'پوشاک نو|پارچه پیراهنی', 'CARTON', 120, 24e6, 8],
  ['I', 'PERMITTED', 'TEA', 'چای خارجی بسته‌بندی|قهوه فوری', 'CARTON', 140, 15e6, 6],
  ['I', 'PERMITTED', 'ELECTRONICS', 'لپ‌تاپ|دوربین مداربسته', 'PIECE', 70, 160e6, 6],
  ['I', 'PERMITTED', 'FOOTWEAR', 'کفش ورزشی|کیف زنانه', 'PAIR', 600, 7e6, 4],
  ['I', 'PERMITTED', 'FOOD', 'برنج خارجی|شکلات خارجی', 'KILOGRAM', 2600, 1.4e6, 4],
  ['I', 'PERMITTED', 'FOOD_PERISHABLE', 'موز|پنیر خارجی', 'KILOGRAM', 1800, 2.1e6, 3],
  ['IT', 'CONDITIONAL', 'MOBILE_PHONES', 'گوشی تلفن همراه', 'PIECE', 60, 310e6, 6],
  ['IT', 'CONDITIONAL', 'TOBACCO', 'سیگار خارجی|تنباکوی معسل', 'CARTON', 110, 45e6, 8],
  ['I', 'CONDITIONAL', 'COSMETICS', 'لوازم آرایشی فاقد مجوز|عطر', 'CARTON', 80, 32e6, 5],
  ['I', 'CONDITIONAL', 'MEDICINE', 'مکمل دارویی فاقد مجوز|سم کشاورزی', 'CARTON', 45, 52e6, 3],
  ['IT', 'PROHIBITED', 'ALCOHOL', 'مشروبات الکلی خارجی', 'LITRE', 900, 14e6, 4],
  ['I', 'PROHIBITED', 'EQUIPMENT', 'تجهیزات دریافت از ماهواره', 'PIECE', 130, 28e6, 2],
  ['IT', 'CURRENCY', 'CURRENCY_GOLD', 'شمش و مصنوع طلا', 'KILOGRAM', 2, 95e9, 1],
  ['E', 'PERMITTED', 'SPARE_PARTS', 'کابل و لوله مسی اظهارنشده', 'KILOGRAM', 3000, 9e6, 5],
  ['E', 'PERMITTED', 'LIVESTOCK', 'گوسفند زنده', 'HEAD', 55, 180e6, 4],
  ['E', 'PERMITTED', 'FOOD', 'پسته اظهارنشده|زعفران', 'KILOGRAM', 700, 11e6, 6],
  ['E', 'PERMITTED', 'TEXTILES', 'فرش دستباف اظهارنشده', 'PIECE', 24, 420e6, 3],
  ['E', 'PERMITTED', 'HOME_APPLIANCES', 'کولر گازی مازاد بر اظهار', 'PIECE', 30, 240e6, 4],
  ['E', 'SUBSIDISED', 'FUEL', 'گازوئیل|بنزین', 'LITRE', 5200, 0.42e6, 5],
  ['E', 'SUBSIDISED', 'FOOD', 'آرد یارانه‌ای|روغن خوراکی یارانه‌ای', 'KILOGRAM', 4200, 0.9e6, 3],
  ['E', 'SUBSIDISED', 'MEDICINE', 'داروی یارانه‌ای|شیر خشک', 'CARTON', 60, 44e6, 2],
  ['E', 'SUBSIDISED', 'CHEMICALS', 'کود اوره یارانه‌ای', 'KILOGRAM', 7500, 0.35e6, 2],
  ['E', 'CONDITIONAL', 'LIVESTOCK', 'پرندگان زینتی', 'HEAD', 160, 9e6, 2],
  ['E', 'PROHIBITED', 'OTHER', 'اشیای تاریخی و عتیقه', 'PIECE', 9, 900e6, 1.4],
  ['E', 'PROHIBITED', 'ALCOHOL', 'مشروبات الکلی', 'LITRE', 260, 8e6, 1.4],
  ['E', 'CURRENCY', 'CURRENCY_GOLD', 'سکه و طلای آب‌شده', 'KILOGRAM', 1, 95e9, 1],
  ['T', 'PERMITTED', 'ELECTRONICS', 'تلویزیون مازاد بر اظهار', 'PIECE', 60, 190e6, 4],
  ['T', 'PERMITTED', 'SPARE_PARTS', 'لاستیک و قطعات مازاد', 'PIECE', 160, 48e6, 4],
]

const WAYS: Record<string, Direction> = { I: 'IMPORT', E: 'EXPORT', T: 'TRANSIT' }

export const CONTRABAND: Contraband[] = LINES.map(
  ([ways, legalKind, classCode, names, unit, quantity, priceRial, share]) => ({
    ways: [...ways].map((way) => WAYS[way] as Direction),
    legalKind,
    classCode,
    names: names.split('|'),
    unit,
    quantity,
    priceRial,
    share,
  }),
)

/** Goods small and dear enough to be hidden anywhere. */
const SMALL = new Set([
  'ALCOHOL',
  'COSMETICS',
  'CURRENCY_GOLD',
  'ELECTRONICS',
  'EQUIPMENT',
  'MEDICINE',
  'MOBILE_PHONES',
  'OTHER',
  'TOBACCO',
])
const ROOMY = new Set<Concealment>([
  'NONE',
  'IN_LOAD',
  'FALSE_WALL',
  'FALSE_FLOOR',
  'CONTAINER_STRUCTURE',
])

/** Whether goods of a class can be hidden in such a place. */
export function fitsIn(classCode: string, place: Concealment): boolean {
  if (place === 'NONE' || SMALL.has(classCode)) return true
  if (classCode === 'LIVESTOCK') return place === 'IN_LOAD'
  return ROOMY.has(place) || (classCode === 'FUEL' && place === 'FUEL_TANK')
}

/** How finds are shared among the legal kinds, as far as each can be met. */
const KIND_SHARES: Record<LegalKind, number> = {
  PERMITTED: 56,
  CONDITIONAL: 17,
  SUBSIDISED: 16,
  PROHIBITED: 8,
  CURRENCY: 3,
}

interface Wanted {
  way: Direction
  kind: LegalKind | undefined
  place: Concealment
}

const choosers = new Map<string, (random: Random) => Contraband>()

/** Something that may be found in goods moving this way: of a legal kind, where that is settled, in a place. */
export function pickContraband(random: Random, { way, kind, place }: Wanted): Contraband {
  const key = `${way} ${kind} ${place}`
  const known = choosers.get(key)
  if (known) return known(random)
  const list = CONTRABAND.filter(
    ({ ways, legalKind, classCode }) =>
      ways.includes(way) && (!kind || legalKind === kind) && fitsIn(classCode, place),
  )
  const chooser = weighted(list, (one) => {
    const alike = list.filter(({ legalKind }) => legalKind === one.legalKind)
    const sum = alike.reduce((all, { share }) => all + share, 0)
    return (KIND_SHARES[one.legalKind] * one.share) / sum
  })
  choosers.set(key, chooser)
  return chooser(random)
}

/** Classes of goods that spoil, and that burn or poison. */
export const COLD = new Set(['FOOD_PERISHABLE', 'MEDICINE', 'LIVESTOCK'])
export const HAZARDOUS = new Set(['FUEL', 'CHEMICALS'])

const BAYS = readBays()

/** The code of a bay of the store where goods of a class lie; never `but`, where there is another. */
export function pickBay(random: Random, store: string, classCode: string, but?: string): string {
  const kind = COLD.has(classCode) ? 'COLD' : HAZARDOUS.has(classCode) ? 'HAZARDOUS' : 'GENERAL'
  const fit = BAYS.filter((bay) => bay.store === store && bay.kind === kind && bay.code !== but)
  return random.pick(fit).code
}

/** The code of a store's cage of goods ready for disposal. */
export function cageOf(store: string): string {
  const cage = BAYS.find((bay) => bay.store === store && bay.kind === 'DISPOSAL_CAGE')
  if (!cage) throw new Error(`${store} has no cage of goods ready for disposal`)
  return cage.code
}

const STORES: Record<string, string> = {
  chazabeh: 'store-ahvaz',
  ahvaz: 'store-ahvaz',
  'bandar-imam': 'store-bandar-imam',
  mahshahr: 'store-bandar-imam',
  petzone: 'store-bandar-imam',
}

/** The store to which an office brings what it finds. */
export function storeOf(office: string): string {
  return STORES[office] ?? 'store-khorramshahr'
}
