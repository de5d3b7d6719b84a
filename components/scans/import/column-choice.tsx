'use client'

import { useLocale, useTranslations } from 'next-intl'
import { describedBy, Field } from '@/components/ui/field'
import { formatNumber, localeOf } from '@/lib/format'
import type { ImportPreview } from '@/lib/scans/import/queries'
import { IMPORT_COLUMNS, type ImportField } from '@/lib/scans/import-columns/rules'

/** The control of a field, to which its errors lead. */
export const columnId = (field: string) => `column-${field}`

interface ColumnChoiceProps {
  field: ImportField
  preview: ImportPreview
  column: number | null
  error: string | undefined
  choose: (column: number | null) => void
}

/** One of our fields, and the file's column that holds it with its first value. */
export function ColumnChoice({ field, preview, column, error, choose }: ColumnChoiceProps) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  const id = columnId(field)
  const { need } = IMPORT_COLUMNS[field]
  const hint =
    need === 'ONE_OF' ? `${t('needs.ONE_OF')} · ${t(`hints.${field}`)}` : t(`hints.${field}`)
  const example = column === null ? '' : preview.examples[column]
  return (
    <Field
      id={id}
      label={t(`fields.${field}`)}
      hint={hint}
      error={error}
      optional={need === 'OPTIONAL'}
    >
      <select
        id={id}
        value={column ?? -1}
        onChange={(event) =>
          choose(event.target.value === '-1' ? null : Number(event.target.value))
        }
        aria-invalid={error ? true : undefined}
        aria-describedby={[describedBy(id, hint, error), `${id}-example`].join(' ')}
        className="input"
      >
        <option value={-1}>{t('none')}</option>
        {[...preview.headers.entries()].map(([place, header]) => (
          <option key={place} value={place}>
            {header || t('unnamed', { place: formatNumber(place + 1, locale) })}
          </option>
        ))}
      </select>
      <p id={`${id}-example`} className="mt-1 truncate text-13 text-soft">
        {example ? (
          <>
            {t('firstValue')} <bdi className="text-ink">{example}</bdi>
          </>
        ) : (
          ' '
        )}
      </p>
    </Field>
  )
}
