import { useLocale } from 'next-intl'
import { formatAgo, formatDayTime, formatJalali, localeOf } from '@/lib/format'

/** A moment: short in a table, long in a text; the exact one always on hover. */
export function Time({ at, long = false }: { at: Date; long?: boolean }) {
  const locale = localeOf(useLocale())
  const exact = formatJalali(at, locale)
  return (
    <time
      dateTime={at.toISOString()}
      title={exact}
      className={`figures ${long ? '' : 'whitespace-nowrap'}`}
    >
      {long ? exact : formatDayTime(at, locale)}
    </time>
  )
}

/** How long ago, with the exact moment on hover. */
export function Ago({ at, now }: { at: Date; now: Date }) {
  const locale = localeOf(useLocale())
  return (
    <time
      dateTime={at.toISOString()}
      title={formatJalali(at, locale)}
      className="whitespace-nowrap"
    >
      {formatAgo(at, now, locale)}
    </time>
  )
}
