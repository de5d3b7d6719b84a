'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ColumnChoice, columnId } from '@/components/scans/import/column-choice'
import type { ImportState } from '@/components/scans/import/use-import'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import type { FieldError } from '@/lib/result'
import type { ImportPreview } from '@/lib/scans/import/queries'
import { IMPORT_FIELDS, type ImportField, type Mapping } from '@/lib/scans/import-columns/rules'

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
            field: columnId(problem.field),
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

function nameOf(t: ReturnType<typeof useTranslations<'imports'>>, problem: FieldError): string {
  return t(`fields.${problem.field as ImportField}`)
}
