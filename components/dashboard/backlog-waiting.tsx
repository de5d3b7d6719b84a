import { useLocale, useTranslations } from 'next-intl'
import { Bars } from '@/components/ui/bars'
import { AGE_BUCKETS, TWO_MONTHS_AFTER } from '@/lib/custody/stock/rules'
import type { Backlog, HolderLine } from '@/lib/dashboard/backlog/queries'
import { STAGES } from '@/lib/dashboard/backlog/rules'
import { formatNumber, localeOf } from '@/lib/format'

const AGENCIES = [
  { agency: 'CUSTOMS', tone: 'series-1' },
  { agency: 'OCSSP', tone: 'series-2' },
  { agency: 'TAZIRAT', tone: 'series-3' },
  { agency: 'COURT', tone: 'unknown' },
] as const

/** How long open seizures have been waiting, by the agency that must move next. */
export function AgeChart({ backlog }: { backlog: Backlog }) {
  const t = useTranslations()
  const cell = (bucket: string, agency: string) =>
    backlog.ages.find((one) => one.bucket === bucket && one.agency === agency)?.open ?? 0
  return (
    <Bars
      id="age"
      title={t('backlog.age.title')}
      definition={t('backlog.age.definition')}
      unit={t('backlog.age.unit')}
      series={AGENCIES.map(({ agency, tone }) => ({
        key: agency,
        label: t(`words.agencies.${agency}`),
        tone,
      }))}
      rows={AGE_BUCKETS.map((bucket) => ({
        key: bucket,
        label: t(`words.ageBuckets.${bucket}`),
        values: AGENCIES.map(({ agency }) => cell(bucket, agency)),
      }))}
      threshold={{ afterKey: TWO_MONTHS_AFTER, label: t('backlog.age.line') }}
      empty={t('backlog.age.empty')}
    />
  )
}

const DAY = 86_400_000

/** Open seizures by the place that must move next, the fullest first. */
export function HolderChart({ backlog }: { backlog: Backlog }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const shown = (value: number) => formatNumber(value, locale)
  const nameOf = ({ agency, officeFa, officeEn }: HolderLine) =>
    (locale === 'fa' ? officeFa : officeEn) ??
    (agency === 'OCSSP' ? t('backlog.holders.anyStore') : t(`words.agencies.${agency}`))
  const noteOf = ({ agency, oldest, medianDays }: HolderLine) =>
    t('backlog.holders.note', {
      agency: t(`words.agencies.${agency}`),
      oldest: shown(Math.floor((backlog.asOf.getTime() - oldest.getTime()) / DAY)),
      median: shown(Math.floor(medianDays)),
    })
  return (
    <Bars
      id="holders"
      title={t('backlog.holders.title')}
      definition={t('backlog.holders.definition')}
      unit={t('backlog.holders.unit')}
      series={[{ key: 'open', label: t('backlog.holders.open'), tone: 'accent' }]}
      rows={backlog.holders.map((line) => ({
        key: `${line.agency}${line.officeId}`,
        label: nameOf(line),
        values: [line.open],
        note: noteOf(line),
      }))}
      empty={t('backlog.holders.empty')}
    />
  )
}

/** The median days of each stage, in the order of the way; stages that nothing went through are left out. */
export function StageChart({ backlog }: { backlog: Backlog }) {
  const t = useTranslations('backlog.stages')
  const locale = localeOf(useLocale())
  const rows = STAGES.flatMap((stage) => {
    const found = backlog.stages.find((one) => one.stage === stage)
    if (!found) return []
    const note = t('note', { count: found.count, shown: formatNumber(found.count, locale) })
    return [{ key: stage, label: t(`names.${stage}`), values: [found.medianDays], note }]
  })
  return (
    <Bars
      id="stages"
      title={t('title')}
      definition={t('definition')}
      unit={t('unit')}
      series={[{ key: 'days', label: t('days'), tone: 'series-4' }]}
      rows={rows}
      format={(days) => formatNumber(days, locale, 1)}
      empty={t('empty')}
    />
  )
}
