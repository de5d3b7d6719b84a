'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { RowErrors } from '@/components/scans/import/row-errors'
import { Sample } from '@/components/scans/import/sample'
import { formatNumber, localeOf } from '@/lib/format'
import type { ImportPreview } from '@/lib/scans/import/queries'

interface FoundProps {
  preview: ImportPreview
  /** Take focus: the button that asked for it has gone. */
  focus: boolean
}

/** What the file holds: how much of it is new, the first rows as they were read, and every error. */
export function Found({ preview, focus }: FoundProps) {
  const t = useTranslations('imports')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) heading.current?.focus()
  }, [focus])
  const locale = localeOf(useLocale())
  const counts = [
    [t('rows'), preview.rows, 'text-ink'],
    [t('fresh'), preview.fresh, 'text-good'],
    [t('present'), preview.present, 'text-ink'],
    [t('wrong'), preview.wrong, preview.wrong > 0 ? 'text-breach' : 'text-ink'],
  ] as const
  return (
    <section aria-labelledby="found-title" className="flex flex-col gap-4">
      <h2 id="found-title" ref={heading} tabIndex={-1} className="scroll-mt-40">
        {t('found')}
      </h2>
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {counts.map(([label, count, tone]) => (
          <div key={label} className="panel flex flex-col-reverse justify-end px-4 py-3">
            <dt className="text-13 text-soft">{label}</dt>
            <dd className={`figures text-24 font-semibold ${tone}`}>
              {formatNumber(count, locale)}
            </dd>
          </div>
        ))}
      </dl>
      <RowErrors errors={preview.errors} total={preview.errorCount} />
      <Sample rows={preview.sample} />
    </section>
  )
}
