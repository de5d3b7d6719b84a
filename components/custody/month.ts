import { CalendarDate, PersianCalendar } from '@internationalized/date'
import type { Locale } from '@/lib/format'

const TAG: Record<Locale, string> = { fa: 'fa-IR-u-ca-persian', en: 'en-GB-u-ca-persian' }

/** `آذر ۱۴۰۵` / `Azar 1405` of `1405-09`: figures by Jalali month keep its name in both languages. */
export function jalaliMonthName(month: string, locale: Locale): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const day = new CalendarDate(new PersianCalendar(), year, number, 15).toDate('UTC')
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  const parts = new Intl.DateTimeFormat(TAG[locale], options).formatToParts(day)
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${find('month')} ${find('year')}`
}
