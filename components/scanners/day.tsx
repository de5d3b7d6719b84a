import { useLocale } from 'next-intl'
import { startOfTehranDay } from '@/lib/calendar'
import { formatDay, formatLongDay, localeOf } from '@/lib/format'

/** A day without a time, given as `YYYY-MM-DD`. */
export function Day({ day }: { day: string }) {
  const locale = localeOf(useLocale())
  const at = startOfTehranDay(day)
  return (
    <time dateTime={day} title={formatLongDay(at, locale)} className="figures whitespace-nowrap">
      {formatDay(at, locale)}
    </time>
  )
}
