'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { ImportState } from '@/components/scans/import/use-import'
import { ErrorSummary } from '@/components/ui/error-summary'
import { describedBy, Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import { formatNumber, localeOf } from '@/lib/format'
import type { FieldError } from '@/lib/result'
import type { ImportPreview } from '@/lib/scans/import/queries'
import {
  IMPORT_COLUMNS,
  IMPORT_FIELDS,
  type ImportField,
  type Mapping,
} from '@/lib/scans/import-columns/rules'

interface ColumnsStepProps {
  preview: ImportPreview
  mapping: Mapping
  /** True while the choice differs from what was checked. */
  changed: boolean
  /** The preview was asked for again, with other columns. */
  again: boolean
  busy: ImportState['busy']
  map: (field: ImportField, column: number | null) => void
  check: () => void
}

/** Step 2: which column of the file means what; guessed, to be looked over. */
export function ColumnsStep({
  preview,
  mapping,
  changed,
  again,
  busy,
  map,
  check,
}: ColumnsStepProps) {
  const t = useTranslations('imports')
  const reasons = useReasons()
  const problems = changed ? [] : preview.problems
  const heading = useRef<HTMLHeadingElement>(null)
  const whole = preview.problems.length === 0
  // What is lacking takes focus itself; after a second check what was found does.
  useEffect(() => {
    if (whole && !again) heading.current?.focus()
  }, [whole, again])
  return (
    <section aria-labelledby="columns-title" className="flex flex-col gap-4">
      <h2 id="columns-title" ref={heading} tabIndex={-1} className="scroll-mt-40">
        {t('columnsStep')}
      </h2>
      {problems.length > 0 && (
        <ErrorSummary
          title={t('columnsLacking')}
          items={problems.map((problem) => ({
            field: idOf(problem.field),
            text: `${nameOf(t, problem)}: ${reasons.say(problem.reason, problem.details)}`,
          }))}
          moment={preview}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {IMPORT_FIELDS.map((field) => {
          const problem = problems.find((one) => one.field === field)
          return (
            <ColumnChoice
              key={field}
              field={field}
              preview={preview}
              column={mapping[field]}
              error={problem && reasons.say(problem.reason, problem.details)}
              choose={(column) => map(field, column)}
            />
          )
        })}
      </div>
      {changed && (
        <div className="flex flex-col gap-3">
          <Notice tone="info" live>
            {t('changed')}
          </Notice>
          <button
            type="button"
            disabled={busy !== undefined}
            onClick={check}
            className="button button-main self-start"
          >
            {t(busy === 'CHECKING' ? 'checking' : 'check')}
          </button>
        </div>
      )}
    </section>
  )
}

const idOf = (field: string) => `column-${field}`

function nameOf(t: ReturnType<typeof useTranslations<'imports'>>, problem: FieldError): string {
  return t(`fields.${problem.field as ImportField}`)
}

interface ColumnChoiceProps {
  field: ImportField
  preview: ImportPreview
  column: number | null
  error: string | undefined
  choose: (column: number | null) => void
}

function ColumnChoice({ field, preview, column, error, choose }: ColumnChoiceProps) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  const id = idOf(field)
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
