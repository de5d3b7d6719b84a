import { useLocale, useTranslations } from 'next-intl'
import { accessesAddress } from '@/components/cases/exceptional/address'
import { Figure } from '@/components/ui/figure'
import type { AccessFigures } from '@/lib/cases/exceptional/queries'
import { FIGURE_DAYS, REVIEW_DAYS } from '@/lib/cases/exceptional/rules'
import { formatNumber, formatShare, localeOf } from '@/lib/format'

/** How often the glass was broken, and whether somebody looked. */
export function ExceptionalFigures({ figures }: { figures: AccessFigures }) {
  const t = useTranslations('exceptional.figures')
  const locale = localeOf(useLocale())
  const say = (value: number) => formatNumber(value, locale)
  const share = (part: number, whole: number) =>
    whole > 0 ? formatShare(part / whole, locale) : undefined
  const { opened, noFile, due, inTime, reviewed, justified } = figures
  const days = say(FIGURE_DAYS)
  const first = { page: 1 }
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="mb-2">
        {t('title', { days })}
      </h2>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <Figure
          label={t('opened')}
          value={say(opened)}
          note={noFile > 0 && t('noFile', { count: noFile, shown: say(noFile) })}
          definition={t('openedDefinition', { days })}
          href={accessesAddress(first, {})}
        />
        <Figure
          label={t('inTime', { week: say(REVIEW_DAYS) })}
          value={share(inTime, due)}
          missing={t('inTimeMissing')}
          note={due > 0 && t('of', { part: say(inTime), whole: say(due) })}
          definition={t('inTimeDefinition', { week: say(REVIEW_DAYS), days })}
          href={accessesAddress(first, { state: 'WAITING' })}
        />
        <Figure
          label={t('justified')}
          value={share(justified, reviewed)}
          missing={t('justifiedMissing')}
          note={reviewed > 0 && t('of', { part: say(justified), whole: say(reviewed) })}
          definition={t('justifiedDefinition', { days })}
          href={accessesAddress(first, { state: 'NOT_JUSTIFIED' })}
        />
      </div>
    </section>
  )
}
