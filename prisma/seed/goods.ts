import type { Direction } from '@/prisma/generated/enums'
import { type Random, weighted } from './random'
import type { Cargo } from './xray/cargo'

/** Where a flow of goods runs: over the land border, through ports, in sailors' boats. */
export type Flow = 'LAND' | 'PORT' | 'BOAT'

export interface Goods {
  flow: Flow
  direction: Direction
  hsCode: string | null
  /** As officers would write it; one of them is chosen. */
  names: string[]
  /** Tonnes on one vehicle, from and to; none for an empty one. */
  tonnes: [number, number] | null
  cargo: Cargo
  share: number
}

/** One line: flow and direction, HS code, names, tonnes, kind of load, share. */
type Line = [string, string | null, string, [number, number] | null, Cargo, number]

const LINES: Line[] = [
  ['LAND EXPORT', '690721', 'کاشی و سرامیک پرسلان|سرامیک کف ۶۰×۶۰', [21, 25], 'pallets', 9],
  ['LAND EXPORT', '252329', 'سیمان پرتلند پاکتی|سیمان تیپ ۲ پاکتی', [22, 26], 'pallets', 9],
  ['LAND EXPORT', '721420', 'میلگرد آجدار A3|میلگرد آجدار', [22, 25], 'bars', 7],
  ['LAND EXPORT', '720839', 'کلاف ورق گرم', [21, 25], 'coils', 3],
  ['LAND EXPORT', '271320', 'قیر ۶۰/۷۰ بشکه‌ای|قیر صادراتی بشکه‌ای', [20, 24], 'drums', 4],
  ['LAND EXPORT', '070200', 'گوجه‌فرنگی تازه|گوجه‌فرنگی درجه یک', [18, 23], 'produce', 8],
  ['LAND EXPORT', '080711', 'هندوانه', [19, 24], 'produce', 5],
  ['LAND EXPORT', '070310', 'پیاز زرد|پیاز', [20, 24], 'sacks', 4],
  ['LAND EXPORT', '070190', 'سیب‌زمینی خوراکی', [20, 24], 'sacks', 4],
  ['LAND EXPORT', '070700', 'خیار گلخانه‌ای', [14, 19], 'produce', 3],
  ['LAND EXPORT', '080810', 'سیب درختی', [17, 22], 'produce', 3],
  ['LAND EXPORT', '080410', 'خرمای استعمران|خرمای کبکاب|خرمای زاهدی', [17, 22], 'cartons', 5],
  ['LAND EXPORT', '080251', 'پسته با پوست', [10, 18], 'sacks', 1],
  ['LAND EXPORT', '040320', 'ماست و دوغ پاستوریزه', [14, 19], 'produce', 4],
  ['LAND EXPORT', '040630', 'پنیر پروسس', [12, 18], 'produce', 2],
  ['LAND EXPORT', '040721', 'تخم‌مرغ خوراکی', [12, 17], 'produce', 2],
  ['LAND EXPORT', '190531', 'بیسکویت و ویفر', [8, 14], 'cartons', 3],
  ['LAND EXPORT', '200290', 'رب گوجه‌فرنگی', [18, 22], 'cartons', 3],
  ['LAND EXPORT', '220110', 'آب معدنی', [18, 23], 'cartons', 2],
  ['LAND EXPORT', '340250', 'پودر لباس‌شویی|مایع ظرف‌شویی', [14, 20], 'cartons', 4],
  ['LAND EXPORT', '392410', 'ظروف پلاستیکی خانگی', [5, 10], 'cartons', 4],
  ['LAND EXPORT', '570242', 'فرش ماشینی', [9, 15], 'cartons', 3],
  ['LAND EXPORT', '841510', 'کولر گازی', [8, 13], 'appliances', 2],
  ['LAND EXPORT', '841821', 'یخچال خانگی', [7, 12], 'appliances', 2],
  ['LAND EXPORT', '732111', 'اجاق گاز خانگی', [8, 13], 'appliances', 2],
  ['LAND EXPORT', '390120', 'پلی‌اتیلن سنگین گرید تزریقی', [21, 25], 'sacks', 4],
  ['LAND EXPORT', '701090', 'بطری شیشه‌ای', [14, 20], 'pallets', 1],
  ['LAND EXPORT', '630140', 'پتوی مسافرتی', [7, 12], 'cartons', 1],
  ['LAND EXPORT', null, 'مصالح ساختمانی متفرقه', [16, 23], 'pallets', 1],
  ['LAND IMPORT', null, 'خودروی خالی برگشتی', null, 'empty', 6],
  ['LAND IMPORT', '080410', 'خرمای زاهدی عراق', [18, 22], 'sacks', 2],
  ['LAND IMPORT', '720449', 'قراضه آهن', [18, 24], 'pallets', 3],
  ['LAND IMPORT', '630900', 'پوشاک مستعمل|تاناکورا', [12, 18], 'cartons', 1],
  ['LAND IMPORT', '410150', 'پوست گاو نمک‌سود', [16, 20], 'pallets', 1],
  ['LAND TRANSIT', '870899', 'قطعات خودرو', [9, 16], 'cartons', 3],
  ['LAND TRANSIT', '240220', 'سیگار', [8, 12], 'cartons', 2],
  ['LAND TRANSIT', '401120', 'لاستیک کامیون', [9, 13], 'tyres', 2],
  ['LAND TRANSIT', '852872', 'تلویزیون', [6, 10], 'cartons', 1],
  ['PORT IMPORT', '100590', 'ذرت دامی', [22, 26], 'sacks', 10],
  ['PORT IMPORT', '120190', 'دانه سویا', [22, 26], 'sacks', 6],
  ['PORT IMPORT', '230400', 'کنجاله سویا', [22, 26], 'sacks', 6],
  ['PORT IMPORT', '100630', 'برنج هندی ۱۱۲۱|برنج پاکستانی|برنج سفید', [22, 25], 'sacks', 8],
  ['PORT IMPORT', '100199', 'گندم', [22, 26], 'sacks', 5],
  ['PORT IMPORT', '170114', 'شکر خام', [22, 26], 'sacks', 4],
  ['PORT IMPORT', '150790', 'روغن خوراکی سویا', [20, 24], 'liquid', 4],
  ['PORT IMPORT', '151190', 'روغن پالم', [20, 24], 'liquid', 3],
  ['PORT IMPORT', '090240', 'چای سیاه فله|چای سیلان', [14, 19], 'sacks', 3],
  ['PORT IMPORT', '080390', 'موز سبز', [18, 21], 'produce', 4],
  ['PORT IMPORT', '020712', 'مرغ منجمد', [19, 23], 'produce', 2],
  ['PORT IMPORT', '870899', 'قطعات یدکی خودرو|لوازم یدکی', [9, 17], 'cartons', 5],
  ['PORT IMPORT', '401110', 'لاستیک سواری', [9, 13], 'tyres', 3],
  ['PORT IMPORT', '851713', 'گوشی تلفن همراه', [2, 5], 'cartons', 1],
  ['PORT IMPORT', '330499', 'لوازم آرایشی و بهداشتی', [6, 11], 'cartons', 2],
  ['PORT IMPORT', '300490', 'دارو|مواد و ملزومات دارویی', [5, 12], 'cartons', 2],
  ['PORT IMPORT', '540752', 'پارچه پلی‌استر', [14, 20], 'cartons', 3],
  ['PORT IMPORT', '640299', 'کفش', [7, 11], 'cartons', 1],
  ['PORT IMPORT', '950300', 'اسباب‌بازی', [5, 9], 'cartons', 1],
  ['PORT IMPORT', '850710', 'باتری خودرو', [18, 23], 'pallets', 1],
  ['PORT IMPORT', '845011', 'ماشین لباس‌شویی', [7, 12], 'appliances', 2],
  ['PORT IMPORT', '482010', 'لوازم‌التحریر', [8, 14], 'cartons', 1],
  ['PORT EXPORT', '390110', 'پلی‌اتیلن سبک', [22, 25], 'sacks', 6],
  ['PORT EXPORT', '390210', 'پلی‌پروپیلن', [22, 25], 'sacks', 4],
  ['PORT EXPORT', '390761', 'پت گرید بطری', [22, 25], 'sacks', 2],
  ['PORT EXPORT', '290511', 'متانول', [21, 24], 'liquid', 3],
  ['PORT EXPORT', '310210', 'کود اوره گرانول', [22, 26], 'sacks', 5],
  ['PORT EXPORT', '271320', 'قیر صادراتی بشکه‌ای', [20, 24], 'drums', 3],
  ['PORT EXPORT', '720711', 'شمش فولادی', [22, 26], 'bars', 3],
  ['PORT EXPORT', '080410', 'خرمای بسته‌بندی', [17, 22], 'cartons', 2],
  ['PORT EXPORT', '250300', 'گوگرد گرانول', [22, 26], 'sacks', 2],
  ['PORT TRANSIT', '870829', 'قطعات بدنه خودرو', [6, 12], 'cartons', 1],
  ['PORT TRANSIT', '841510', 'کولر گازی اسپلیت', [8, 13], 'appliances', 2],
  ['PORT TRANSIT', '170199', 'شکر سفید', [22, 26], 'sacks', 3],
  ['BOAT IMPORT', '100630', 'برنج سفید', [3, 9], 'sacks', 4],
  ['BOAT IMPORT', '090230', 'چای بسته‌بندی', [2, 6], 'cartons', 3],
  ['BOAT IMPORT', '841510', 'کولر گازی', [2, 5], 'appliances', 3],
  ['BOAT IMPORT', '852872', 'تلویزیون', [1, 4], 'cartons', 2],
  ['BOAT IMPORT', '330300', 'عطر و ادکلن', [1, 3], 'cartons', 1],
  ['BOAT IMPORT', '961900', 'پوشک بچه', [2, 5], 'cartons', 2],
  ['BOAT EXPORT', '030617', 'میگوی منجمد', [4, 10], 'produce', 2],
  ['BOAT EXPORT', '030389', 'ماهی منجمد', [4, 12], 'produce', 3],
  ['BOAT EXPORT', '080711', 'هندوانه', [5, 12], 'produce', 2],
  ['BOAT EXPORT', '070200', 'گوجه‌فرنگی', [4, 10], 'produce', 2],
  ['BOAT TRANSIT', '840991', 'قطعات موتور', [2, 6], 'cartons', 1],
]

/** What crosses, with the shares that make a province's trade look like itself. */
export const GOODS: Goods[] = LINES.map(([way, hsCode, names, tonnes, cargo, share]) => {
  const [flow, direction] = way.split(' ') as [Flow, Direction]
  return {
    flow,
    direction,
    hsCode,
    names: names.split('|'),
    tonnes,
    cargo,
    share,
  }
})

const choosers = new Map<string, (random: Random) => Goods>()

/** One of the goods that move this way on this flow. */
export function pickGoods(random: Random, flow: Flow, direction: Direction): Goods {
  const way = `${flow} ${direction}`
  const known = choosers.get(way)
  if (known) return known(random)
  const list = GOODS.filter((goods) => goods.flow === flow && goods.direction === direction)
  const chooser = weighted(list, (goods) => goods.share)
  choosers.set(way, chooser)
  return chooser(random)
}
