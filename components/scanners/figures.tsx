import { useLocale, useTranslations } from 'next-intl'
import { Bars } from '@/components/ui/bars'
import { Figure } from '@/components/ui/figure'
import { formatNumber, formatShare, type Locale, localeOf } from '@/lib/format'
import type { Figures } from '@/lib/scanners/availability/rules'
import type { WindowDays } from '@/lib/scanners/schedule/rules'

interface Props {
  figures: Figures
  days: WindowDays
}

/** Hours as people say them: the shorter, the finer, so that minutes are never said to be nothing. */
export function formatHours(hours: number, locale: Locale): string {
  return formatNumber(hours, locale, hours < 1 ? 2 : hours < 100 ? 1 : 0)
}

/** Ao = up hours ÷ scheduled hours, with both. */
export function AvailabilityFigure({ figures, days }: Props) {
  const t = useTranslations('availability')
  const locale = localeOf(useLocale())
  const { availability, upHours, scheduledHours } = figures
  return (
    <Figure
      label={t('ao.label')}
      value={availability === undefined ? undefined : formatShare(availability, locale, 1)}
      missing={t('ao.missing')}
      note={
        availability !== undefined &&
        t('ao.note', {
          up: formatHours(upHours, locale),
          scheduled: formatHours(scheduledHours, locale),
        })
      }
      definition={t('ao.definition', { days: formatNumber(days, locale) })}
    />
  )
}

export function LostScansFigure({ figures }: { figures: Figures }) {
  const t = useTranslations('availability')
  const locale = localeOf(useLocale())
  const { lostScans, withoutThroughput, downHours } = figures
  return (
    <Figure
      label={t('lost.label')}
      value={lostScans === undefined ? undefined : formatNumber(lostScans, locale)}
      missing={t('lost.missing')}
      note={
        <>
          {t('lost.note', { hours: formatHours(downHours, locale) })}
          {lostScans !== undefined && withoutThroughput > 0 && (
            <span className="block">
              {t('lost.without', { count: formatNumber(withoutThroughput, locale) })}
            </span>
          )}
        </>
      }
      definition={t('lost.definition')}
    />
  )
}

/** Mean time between failures; without a failure, that it is longer than what was run. */
export function useMtbf(): (figures: Figures) => string | undefined {
  const t = useTranslations('availability.mtbf')
  const locale = localeOf(useLocale())
  return ({ mtbfHours, upHours }) => {
    if (mtbfHours !== undefined) return formatHours(mtbfHours, locale)
    return upHours > 0 ? t('moreThan', { hours: formatHours(upHours, locale) }) : undefined
  }
}

/** All of one unit's figures over the window. */
export function UnitFigures({ figures, days }: Props) {
  const t = useTranslations('availability')
  const locale = localeOf(useLocale())
  const mtbf = useMtbf()(figures)
  const { mdtHours, restored, failures, utilisation, scans } = figures
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <AvailabilityFigure figures={figures} days={days} />
      <Figure
        label={t('mtbf.label')}
        value={mtbf}
        unit={t('hours')}
        missing={t('mtbf.missing')}
        note={t('mtbf.note', { count: formatNumber(failures, locale) })}
        definition={t('mtbf.definition')}
      />
      <Figure
        label={t('mdt.label')}
        value={mdtHours === undefined ? undefined : formatHours(mdtHours, locale)}
        unit={t('hours')}
        missing={t('mdt.missing')}
        note={mdtHours !== undefined && t('mdt.note', { count: formatNumber(restored, locale) })}
        definition={t('mdt.definition')}
      />
      <LostScansFigure figures={figures} />
      <Figure
        label={t('utilisation.label')}
        value={utilisation === undefined ? undefined : formatShare(utilisation, locale, 1)}
        missing={t('utilisation.missing')}
        note={
          utilisation !== undefined && t('utilisation.note', { count: formatNumber(scans, locale) })
        }
        definition={t('utilisation.definition')}
      />
    </div>
  )
}

/** Down scheduled hours by what held the units. */
export function BlockersChart({ figures, days }: Props) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <Bars
      id="blockers"
      title={t('availability.blockers.title')}
      unit={t('availability.blockers.unit')}
      definition={t('availability.blockers.definition', { days: formatNumber(days, locale) })}
      series={[{ key: 'hours', label: t('availability.blockers.series'), tone: 'breach' }]}
      rows={figures.blockers.map(({ blocker, hours }) => ({
        key: blocker ?? 'unknown',
        label: blocker ? t(`words.blockers.${blocker}`) : t('availability.blockers.unknown'),
        values: [hours],
      }))}
      format={(hours) => formatHours(hours, locale)}
      empty={t('availability.blockers.empty')}
    />
  )
}
