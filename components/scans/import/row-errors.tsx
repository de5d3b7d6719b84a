'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { RowError } from '@/lib/scans/import/schema'

/** Every error with its line, so that the file can be corrected where it was made. */
export function RowErrors({ errors, total }: { errors: RowError[]; total: number }) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  if (total === 0) return null
  return (
    <section aria-labelledby="errors-title" className="flex flex-col gap-2">
      <h3 id="errors-title">{t('errors', { total: formatNumber(total, locale) })}</h3>
      <Notice tone="breach">{t('errorsHint')}</Notice>
      {errors.length < total && (
        <p className="text-13 text-soft">
          {t('errorsShown', { shown: formatNumber(errors.length, locale) })}
        </p>
      )}
      <ul className="flex flex-col gap-2 md:hidden">
        {errors.map((error) => (
          <ErrorCard key={keyOf(error)} error={error} />
        ))}
      </ul>
      <div className="panel hidden md:block">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('problem')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <ErrorLine key={keyOf(error)} error={error} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const keyOf = ({ line, field, reason }: RowError) => `${line} ${field} ${reason}`

function ErrorLine({ error }: { error: RowError }) {
  const { line, field, value, problem } = useWords(error)
  return (
    <tr>
      <td className="figures font-semibold">{line}</td>
      <td className="whitespace-nowrap">{field}</td>
      <td>{value ? <bdi className="break-all">{value}</bdi> : '—'}</td>
      <td className="text-breach">{problem}</td>
    </tr>
  )
}

function ErrorCard({ error }: { error: RowError }) {
  const t = useTranslations('imports')
  const { line, field, value, problem } = useWords(error)
  return (
    <li className="panel p-3 text-13">
      <p>
        <span className="figures font-semibold">
          {t('line')} {line}
        </span>{' '}
        · {field}
        {value && (
          <>
            : <bdi className="break-all">{value}</bdi>
          </>
        )}
      </p>
      <p className="text-breach">{problem}</p>
    </li>
  )
}

/** A line's number is said without separators, as an editor counts. */
function useWords({ line, field, reason, details, value }: RowError) {
  const t = useTranslations('imports')
  const reasons = useReasons()
  const locale = localeOf(useLocale())
  return {
    line: formatDigits(String(line), locale),
    field: field === 'ROW' ? t('wholeRow') : t(`fields.${field}`),
    value,
    problem: reasons.say(reason, details),
  }
}
