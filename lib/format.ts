/** How numbers, dates and identifiers read in each language. Stored in UTC, shown in Asia/Tehran. */

export const LOCALES = ['fa', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const LOCALE_COOKIE = 'didban-locale'
export const THEME_COOKIE = 'didban-theme'
export const TIME_ZONE = 'Asia/Tehran'

/** Persian unless English was asked for. */
export function localeOf(value: string | undefined): Locale {
  return value === 'en' ? 'en' : 'fa'
}

/** Light unless dark was asked for. */
export function themeOf(value: string | undefined): 'light' | 'dark' {
  return value === 'dark' ? 'dark' : 'light'
}

const TAG: Record<Locale, string> = { fa: 'fa-IR', en: 'en-GB' }
const CALENDAR_TAG: Record<Locale, string> = { fa: 'fa-IR-u-ca-persian', en: 'en-GB-u-ca-gregory' }

const kept = new Map<string, unknown>()
function once<T>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make())
  return kept.get(key) as T
}

export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const options = { maximumFractionDigits: digits, minimumFractionDigits: 0 }
  return once(`n${locale}${digits}`, () => new Intl.NumberFormat(TAG[locale], options)).format(
    value,
  )
}

/** A share between 0 and 1 as per cent. */
export function formatShare(share: number, locale: Locale, digits = 0): string {
  const options = { style: 'percent', maximumFractionDigits: digits } as const
  return once(`p${locale}${digits}`, () => new Intl.NumberFormat(TAG[locale], options)).format(
    share,
  )
}

/** Identifier digits in the reader's script; letters untouched. */
export function formatDigits(text: string, locale: Locale): string {
  return locale === 'fa'
    ? text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))
    : text
}

function partsOf(date: Date, locale: Locale, options: Intl.DateTimeFormatOptions) {
  const key = `d${locale}${JSON.stringify(options)}`
  const format = once(
    key,
    () =>
      new Intl.DateTimeFormat(CALENDAR_TAG[locale], {
        timeZone: TIME_ZONE,
        hourCycle: 'h23',
        ...options,
      }),
  )
  return Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]))
}

/** `۱۴۰۵/۰۹/۰۲` or `2026-11-23`: for dense tables; sorts as it reads. */
export function formatDay(date: Date, locale: Locale): string {
  const { year, month, day } = partsOf(date, locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return locale === 'fa' ? `${year}/${month}/${day}` : `${year}-${month}-${day}`
}

/** `۱۴:۳۰` */
export function formatTime(date: Date, locale: Locale): string {
  const { hour, minute } = partsOf(date, locale, { hour: '2-digit', minute: '2-digit' })
  return `${hour}:${minute}`
}

/** `۱۴۰۵/۰۹/۰۲، ۱۴:۳۰` */
export function formatDayTime(date: Date, locale: Locale): string {
  return `${formatDay(date, locale)}${locale === 'fa' ? '،' : ''} ${formatTime(date, locale)}`
}

/** `دوشنبه ۲ آذر ۱۴۰۵` / `Monday 23 November 2026`: parts put in order by hand, ICU's long form is odd. */
export function formatLongDay(date: Date, locale: Locale): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const { weekday, day, month, year } = partsOf(date, locale, options)
  return `${weekday} ${day} ${month} ${year}`
}

/** `دوشنبه ۲ آذر ۱۴۰۵، ۱۴:۳۰` */
export function formatJalali(date: Date, locale: Locale): string {
  return `${formatLongDay(date, locale)}${locale === 'fa' ? '،' : ','} ${formatTime(date, locale)}`
}

/** `۲ آذر`: axis ticks. */
export function formatShortDay(date: Date, locale: Locale): string {
  const { day, month } = partsOf(date, locale, {
    day: 'numeric',
    month: locale === 'fa' ? 'long' : 'short',
  })
  return `${day} ${month}`
}

/** `آذر ۱۴۰۵` / `November 2026`: the month a day lies in. */
export function formatMonth(date: Date, locale: Locale): string {
  const { month, year } = partsOf(date, locale, { month: 'long', year: 'numeric' })
  return `${month} ${year}`
}

const MINUTE = 60_000
const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 1440 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
]

/** `۵ دقیقه پیش`: always beside or over an exact time. */
export function formatAgo(date: Date, now: Date, locale: Locale): string {
  const elapsed = date.getTime() - now.getTime()
  const [unit, size] = STEPS.find(([, step]) => Math.abs(elapsed) >= step) ?? ['minute', MINUTE]
  const format = once(
    `r${locale}`,
    () => new Intl.RelativeTimeFormat(TAG[locale], { numeric: 'auto' }),
  )
  return format.format(Math.trunc(elapsed / size), unit)
}

/** A count of bytes as KB or MB. */
export function formatBytes(bytes: number, locale: Locale): string {
  const [value, unit] =
    bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const
  return once(`b${locale}${unit}`, () => new Intl.NumberFormat(TAG[locale], options)).format(value)
}
