import { useLocale, useTranslations } from 'next-intl'
import { Time } from '@/components/ui/time'
import { formatNumber, localeOf } from '@/lib/format'
import type { DowntimeRow } from '@/lib/scanners/downtime/queries'
import { DOWNTIMES_SHOWN } from '@/lib/scanners/downtime/rules'

/** A unit's downtimes, newest first: when, why, what it waited for, what was done. */
export function Downtimes({ rows }: { rows: DowntimeRow[] }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <section aria-labelledby="downtimes" className="panel flex flex-col gap-3 p-4">
      <h2 id="downtimes">
        {t('unitPage.downtimes')}{' '}
        {rows.length > 0 && (
          <span className="figures font-normal text-soft">
            ({formatNumber(rows.length, locale)})
          </span>
        )}
      </h2>
      {rows.length === 0 && <p className="text-soft">{t('unitPage.noDowntimes')}</p>}
      {rows.length === DOWNTIMES_SHOWN && (
        <p className="text-13 text-soft">
          {t('unitPage.latest', { count: formatNumber(rows.length, locale) })}
        </p>
      )}
      <ol className="flex flex-col">
        {rows.map((row) => (
          <Line key={row.number} row={row} />
        ))}
      </ol>
    </section>
  )
}

function Line({ row }: { row: DowntimeRow }) {
  const t = useTranslations()
  return (
    <li className="flex flex-col gap-x-6 gap-y-1 border-t border-line py-2 md:flex-row">
      <p className="shrink-0 text-13 md:w-72">
        <Time at={row.startedAt} /> {t('unitPage.until')}{' '}
        {row.endedAt ? (
          <Time at={row.endedAt} />
        ) : (
          <span className="font-semibold text-breach">{t('unitPage.open')}</span>
        )}
      </p>
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-semibold">{t(`words.downtimeReasons.${row.reason}`)}</span>
          {' · '}
          {t('unitPage.waiting', { blocker: t(`words.blockers.${row.blocker}`) })}
        </p>
        {row.note && <p className="text-13 break-words text-soft">{row.note}</p>}
        {row.remedy && (
          <p className="text-13 break-words">
            <span className="text-soft">{t('unitPage.remedy')}:</span> {row.remedy}
          </p>
        )}
        <p className="text-12 text-soft">
          <bdi>{row.reportedBy}</bdi>
          {row.restoredBy && (
            <>
              {' → '}
              <bdi>{row.restoredBy}</bdi>
            </>
          )}
        </p>
      </div>
    </li>
  )
}
