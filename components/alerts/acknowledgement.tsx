import { useLocale, useTranslations } from 'next-intl'
import { Clock } from '@/components/ui/clock'
import type { AlertRow } from '@/lib/alerts/queries'
import { formatNumber, localeOf } from '@/lib/format'

/** The running clock until somebody acknowledges; then how long it took, and whether that was too long. */
export function Acknowledgement({ alert, now }: { alert: AlertRow; now: Date }) {
  const t = useTranslations('alerts')
  const durationOf = useDuration()
  const { raisedAt, acknowledgeBy, acknowledgedAt } = alert
  if (!acknowledgedAt) return <Clock startedAt={raisedAt} dueAt={acknowledgeBy} now={now} />
  const minutes = (acknowledgedAt.getTime() - raisedAt.getTime()) / 60_000
  return (
    <span className="text-13">
      {t('acknowledgedIn', { duration: durationOf(minutes) })}
      {acknowledgedAt > acknowledgeBy && (
        <strong className="block font-medium text-breach">{t('late')}</strong>
      )}
    </span>
  )
}

const HOUR = 60
const DAY = 24 * HOUR

/** Minutes as minutes, hours or days, whichever reads best; never rounded up. */
export function useDuration(): (minutes: number) => string {
  const t = useTranslations('alerts')
  const locale = localeOf(useLocale())
  return (minutes) => {
    const size = minutes < 2 * HOUR ? 1 : minutes < 2 * DAY ? HOUR : DAY
    const count = Math.floor(minutes / size)
    const given = { count, shown: formatNumber(count, locale) }
    if (size === 1) return t('minutes', given)
    return size === HOUR ? t('hours', given) : t('days', given)
  }
}
