import type { Direction, Disposition, LegalKind, Outcome } from '@/prisma/generated/enums'
import { type Random, weighted } from '../random'
import { type Person, staffOf } from '../staff'
import { COLD, HAZARDOUS } from './finds'

/** What the branch says of a seizure, should its file come so far. */
export interface Judgement {
  penalty: Person
  outcome: Outcome
  /** What the appeal came to; the first ruling where there was none. */
  lastOutcome: Outcome
  fineRial: number
  grounds: string
  appealGrounds: string
  transferReason: string
  appealReason: string
  disposition: Disposition
  /** What a sale brought; none for what is not sold. */
  proceedsRial: number | null
  minutes: string
}

interface Judged {
  legalKind: LegalKind
  direction: Direction
  valueRial: number
  items: { classCode: string }[]
  isAppealed: boolean
}

export const BENCH = 'bench-ahvaz'

export function judge(random: Random, goods: Judged): Judgement {
  const { legalKind, direction, valueRial, isAppealed } = goods
  const outcome: Outcome = random.chance(0.88) ? 'CONFISCATION' : 'RETURN'
  const other: Outcome = outcome === 'RETURN' ? 'CONFISCATION' : 'RETURN'
  const lastOutcome = isAppealed && random.chance(0.18) ? other : outcome
  const [low, high] = fineBand(legalKind, direction, valueRial)
  const disposition = disposalOf(random, goods, lastOutcome)
  const isSold = SALES.has(disposition)
  return {
    penalty: random.pick(staffOf('PENALTY_OFFICER', BENCH)),
    outcome,
    lastOutcome,
    fineRial: Math.ceil((valueRial * random.between(low, high)) / 1000) * 1000,
    grounds: random.pick(GROUNDS[outcome]),
    appealGrounds: random.pick(APPEAL_GROUNDS[outcome === lastOutcome ? 'upheld' : 'turned']),
    transferReason: TRANSFERS[legalKind === 'PROHIBITED' ? 'prohibited' : 'other'],
    appealReason: random.pick(APPEALS),
    disposition,
    proceedsRial: isSold ? Math.round((valueRial * random.between(0.55, 1.05)) / 1e5) * 1e5 : null,
    minutes: MINUTES[disposition],
  }
}

/** Arts. 18 and 22: the fine as a multiple of the value, from and to. */
function fineBand(kind: LegalKind, way: Direction, value: number): [number, number] {
  if (kind === 'CONDITIONAL') return [1, 3]
  if (kind === 'SUBSIDISED') return [2, 4]
  if (kind === 'CURRENCY') return way === 'EXPORT' ? [2, 4] : [1, 2]
  if (kind === 'PERMITTED') return [1, 1.99]
  if (value <= 1e7) return [2, 3]
  if (value <= 1e8) return [3, 5]
  return value <= 1e9 ? [5, 7] : [7, 10]
}

const SALES = new Set<Disposition>(['AUCTION', 'EXPORT_AUCTION', 'URGENT_SALE'])
const USUAL = weighted<[Disposition, number]>(
  [
    ['EXPORT_AUCTION', 68],
    ['AUCTION', 16],
    ['HANDOVER', 12],
    ['DESTRUCTION', 4],
  ],
  ([, share]) => share,
)

/** What arts. 53 and 56 leave open for such goods. */
function disposalOf(random: Random, { legalKind, items }: Judged, outcome: Outcome): Disposition {
  const [usual] = USUAL(random)
  const luck = random.next()
  if (outcome === 'RETURN') return 'RESTITUTION'
  if (legalKind === 'PROHIBITED') return luck < 0.7 ? 'DESTRUCTION' : 'HANDOVER'
  if (legalKind === 'CURRENCY') return 'HANDOVER'
  const isUrgent = items.some(({ classCode }) => COLD.has(classCode) || HAZARDOUS.has(classCode))
  return isUrgent && luck < 0.75 ? 'URGENT_SALE' : usual
}

const GROUNDS: Record<Outcome, string[]> = {
  CONFISCATION: [
    'کالا اظهار نشده و اسناد گمرکی ارائه نشده است.',
    'جاسازی کالا در وسیله نقلیه احراز شد.',
    'مغایرت کالا با اظهارنامه محرز است.',
  ],
  RETURN: ['اسناد مثبته ورود قانونی ارائه شد.', 'قصد قاچاق احراز نشد؛ مابه‌التفاوت پرداخت شد.'],
}

const APPEAL_GROUNDS = {
  upheld: ['دلیل مؤثری برای نقض رأی ارائه نشد؛ رأی تأیید شد.', 'اعتراض وارد نیست.'],
  turned: ['با توجه به اسناد تازه، رأی نقض شد.', 'ایراد شکلی وارد است؛ رأی اصلاح شد.'],
}

const TRANSFERS = {
  prohibited: 'کالا ممنوع است؛ رسیدگی در صلاحیت دادگاه انقلاب است.',
  other: 'قاچاق سازمان‌یافته تشخیص داده شد؛ رسیدگی در صلاحیت دادگاه انقلاب است.',
}

const APPEALS = ['اعتراض به ارزش‌گذاری کالا', 'ارائه اسناد تازه خرید', 'اعتراض به میزان جریمه']

const MINUTES: Record<Disposition, string> = {
  AUCTION: 'کالا در مزایده عمومی فروخته و به برنده تحویل شد.',
  EXPORT_AUCTION: 'کالا به شرط صادرات فروخته و با پروانه خروج تحویل شد.',
  URGENT_SALE: 'کالای سریع‌الفساد یا خطرناک با مجوز فروش فوری فروخته شد.',
  RESTITUTION: 'کالا به صاحب آن مسترد و رسید گرفته شد.',
  HANDOVER: 'کالا به دستگاه تعیین‌شده تحویل شد.',
  DESTRUCTION: 'کالا با حضور نمایندگان دستگاه‌ها امحا شد.',
}
