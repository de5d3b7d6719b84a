import { CircleAlert, Hourglass, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { formatJalali, formatNumber, localeOf } from '@/lib/format'

export interface ClockProps {
  startedAt: Date
  dueAt: Date
  now: Date
}

type ClockTone = 'running' | 'near' | 'over'

const LOOKS = {
  running: { icon: Hourglass, text: 'text-ink', bar: 'bg-good' },
  near: { icon: TriangleAlert, text: 'text-attention', bar: 'bg-attention' },
  over: { icon: CircleAlert, text: 'text-breach', bar: 'bg-breach' },
} as const

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The last fifth of a period calls for attention: (model). */
function toneOf({ startedAt, dueAt, now }: ClockProps): ClockTone {
  const left = dueAt.getTime() - now.getTime()
  if (left < 0) return 'over'
  const near = (dueAt.getTime() - startedAt.getTime()) / 5
  return left <= near ? 'near' : 'running'
}

/** How much of the period has gone, 0 to 1. A period without length has gone when it is due. */
function shareGone({ startedAt, dueAt, now }: ClockProps): number {
  const whole = dueAt.getTime() - startedAt.getTime()
  if (whole <= 0) return now >= dueAt ? 1 : 0
  return Math.min(1, Math.max(0, (now.getTime() - startedAt.getTime()) / whole))
}

/** A running period: what remains or how far it is exceeded, in words; the exact end on hover. */
export function Clock(props: ClockProps) {
  const locale = localeOf(useLocale())
  const words = useClockWords(props)
  const { icon: Icon, text, bar } = LOOKS[toneOf(props)]
  const end = formatJalali(props.dueAt, locale)
  return (
    <span className="inline-flex min-w-24 flex-col gap-1">
      <time
        dateTime={props.dueAt.toISOString()}
        title={end}
        className={`inline-flex items-center gap-1 text-13 font-medium whitespace-nowrap ${text}`}
      >
        <Icon aria-hidden size={14} className="shrink-0" />
        {words}
      </time>
      <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-line">
        <span className={`block h-full ${bar}`} style={{ width: `${shareGone(props) * 100}%` }} />
      </span>
    </span>
  )
}

function useClockWords({ dueAt, now }: ClockProps): string {
  const t = useTranslations('ui.clock')
  const locale = localeOf(useLocale())
  const left = dueAt.getTime() - now.getTime()
  const size = Math.abs(left)
  const count = Math.floor(size / (size < DAY ? HOUR : DAY))
  const given = { count, shown: formatNumber(count, locale) }
  const whole = Math.floor(size / MINUTE)
  const minutes = { count: whole, shown: formatNumber(whole, locale) }
  if (size < HOUR) return left < 0 ? t('minutesOver', minutes) : t('minutesLeft', minutes)
  if (size < DAY) return left < 0 ? t('hoursOver', given) : t('hoursLeft', given)
  return left < 0 ? t('daysOver', given) : t('daysLeft', given)
}
