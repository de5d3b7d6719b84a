import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { dutiesAddress } from '@/components/council/address'
import { Figure } from '@/components/ui/figure'
import type { AgencyCounts } from '@/lib/council/duties/queries'
import { figuresOf, sumCounts } from '@/lib/council/duties/rules'
import { formatNumber, formatShare, localeOf } from '@/lib/format'

/** Whether promises are kept, and what stands in their way. */
export function CouncilFigures({ agencies }: { agencies: AgencyCounts[] }) {
  const t = useTranslations('council.figures')
  const locale = localeOf(useLocale())
  const all = sumCounts(agencies)
  const { onTimeShare, meanObstacleDays } = figuresOf(all)
  const count = (value: number) => formatNumber(value, locale)
  const kept = { part: count(all.onTime), total: count(all.due) }
  return (
    <section className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <h2 className="sr-only">{t('title')}</h2>
      <Figure
        label={t('onTime.label')}
        value={onTimeShare === undefined ? undefined : formatShare(onTimeShare, locale)}
        missing={t('onTime.missing')}
        note={onTimeShare !== undefined && t('onTime.note', kept)}
        definition={t('onTime.definition')}
        href={dutiesAddress({ due: '1' })}
      />
      <Figure
        label={t('overdue.label')}
        value={count(all.overdue)}
        definition={t('overdue.definition')}
        href={dutiesAddress({ overdue: '1' })}
      />
      <Figure
        label={t('obstacles.label')}
        value={count(all.openObstacles)}
        definition={t('obstacles.definition')}
        href={dutiesAddress({ obstructed: '1' })}
      />
      <Figure
        label={t('age.label')}
        value={meanObstacleDays === undefined ? undefined : formatNumber(meanObstacleDays, locale)}
        unit={t('age.unit')}
        missing={t('age.missing')}
        definition={t('age.definition')}
        href={dutiesAddress({ obstructed: '1' })}
      />
    </section>
  )
}

/** The same for each agency, with how often obstacles come back. */
export function AgencyTable({ agencies }: { agencies: AgencyCounts[] }) {
  const t = useTranslations('council.agencies')
  if (agencies.length === 0) return null
  const columns = [t('duties'), t('overdue'), t('onTime'), t('obstacles'), t('age'), t('repeat')]
  return (
    <section aria-labelledby="agencies" className="panel min-w-0 p-4">
      <h2 id="agencies" className="mb-2">
        {t('title')}
      </h2>
      <div className="overflow-x-auto">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('agency')}</th>
              {columns.map((label) => (
                <th key={label} scope="col" className="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agencies.map((row) => (
              <AgencyRow key={row.agency} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-13 text-soft">{t('definition')}</p>
    </section>
  )
}

function AgencyRow({ row }: { row: AgencyCounts }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { onTimeShare, meanObstacleDays, repeatShare } = figuresOf(row)
  const none = <span className="text-unknown">{t('ui.notAvailable')}</span>
  const share = (value: number | undefined) =>
    value === undefined ? none : formatShare(value, locale)
  const { agency } = row
  const link = (value: number, filter: Parameters<typeof dutiesAddress>[0]) => (
    <Link href={dutiesAddress({ agency, ...filter })} prefetch={false} className="link">
      {formatNumber(value, locale)}
    </Link>
  )
  return (
    <tr>
      <th scope="row">{t(`words.agencies.${agency}`)}</th>
      <td className="number">{link(row.duties, {})}</td>
      <td className="number">{link(row.overdue, { overdue: '1' })}</td>
      <td className="number">{share(onTimeShare)}</td>
      <td className="number">{link(row.openObstacles, { obstructed: '1' })}</td>
      <td className="number">
        {meanObstacleDays === undefined ? none : formatNumber(meanObstacleDays, locale)}
      </td>
      <td className="number">{share(repeatShare)}</td>
    </tr>
  )
}
