import { useLocale, useTranslations } from 'next-intl'
import { useDuration } from '@/components/alerts/acknowledgement'
import { Figure } from '@/components/ui/figure'
import type { AlertQuality } from '@/lib/alerts/queries'
import { formatNumber, formatShare, localeOf } from '@/lib/format'

/** What the rules were worth: how many alerts were true, and how soon somebody saw to them. */
export function Quality({ quality, days }: { quality: AlertQuality; days: number }) {
  const t = useTranslations('alerts.quality')
  const locale = localeOf(useLocale())
  const durationOf = useDuration()
  const { closed, closedTrue, acknowledged, minutesToAcknowledge: median } = quality
  const say = (value: number) => formatNumber(value, locale)
  return (
    <section aria-labelledby="quality">
      <h2 id="quality" className="mb-2">
        {t('title')}
      </h2>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:max-w-3xl">
        <Figure
          label={t('precision')}
          value={closed > 0 ? formatShare(closedTrue / closed, locale) : undefined}
          missing={t('precisionMissing')}
          note={
            closed > 0 && t('precisionNote', { closedTrue: say(closedTrue), closed: say(closed) })
          }
          definition={t('precisionDefinition', { days: say(days) })}
        />
        <Figure
          label={t('median')}
          value={median === null ? undefined : durationOf(median)}
          missing={t('medianMissing')}
          note={median !== null && t('medianNote', { acknowledged: say(acknowledged) })}
          definition={t('medianDefinition', { days: say(days) })}
        />
      </div>
    </section>
  )
}
