'use client'

import { Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { exampleCsv } from '@/components/scans/import/example'
import { Identifier } from '@/components/ui/identifier'
import { Notice } from '@/components/ui/notice'
import { localeOf } from '@/lib/format'
import { IMPORT_COLUMNS, IMPORT_FIELDS } from '@/lib/scans/import-columns/rules'

/** What a file may hold, before one is chosen. */
export function Expected({ units }: { units: string[] }) {
  const t = useTranslations('imports')
  return (
    <section aria-labelledby="expected-title" className="panel flex flex-col gap-3 p-4">
      <h2 id="expected-title">{t('expected')}</h2>
      <p className="max-w-prose">{t('expectedOrder')}</p>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {IMPORT_FIELDS.map((field) => (
          <div key={field} className="border-s-2 border-line ps-3">
            <dt className="font-semibold">
              {t(`fields.${field}`)}{' '}
              <span className="text-13 font-normal text-soft">
                ({t(`needs.${IMPORT_COLUMNS[field].need}`)})
              </span>
            </dt>
            <dd className="text-13 text-soft">{t(`hints.${field}`)}</dd>
          </div>
        ))}
      </dl>
      {units.length === 0 ? (
        <Notice tone="attention">{t('noUnits')}</Notice>
      ) : (
        <p>
          {t('units')}{' '}
          {units.map((code, index) => (
            <span key={code}>
              {index > 0 && ' · '}
              <Identifier>{code}</Identifier>
            </span>
          ))}
        </p>
      )}
      <ExampleButton />
    </section>
  )
}

function ExampleButton() {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const download = () => {
    const text = exampleCsv({
      title: (field) => t(`imports.fields.${field}`),
      direction: (direction) => t(`words.directions.${direction}`),
      verdict: (verdict) => t(`words.verdicts.${verdict}`),
      goods: t('imports.exampleGoods'),
      reason: t('imports.exampleReason'),
      day: locale === 'fa' ? '1405/06/10' : '2026-09-01',
    })
    save(text, t('imports.exampleName'))
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <button type="button" onClick={download} className="button">
        <Download aria-hidden size={16} />
        {t('imports.example')}
      </button>
      <span className="min-w-0 flex-1 basis-60 text-13 text-soft">{t('imports.exampleHint')}</span>
    </div>
  )
}

/** Made here, from the page's own words; the server is not asked. */
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
