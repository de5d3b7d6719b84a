'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Earlier } from '@/components/scans/import/outcome'
import type { ImportState } from '@/components/scans/import/use-import'
import { Notice } from '@/components/ui/notice'
import { formatNumber, localeOf } from '@/lib/format'
import type { ImportPreview } from '@/lib/scans/import/queries'

interface AddStepProps {
  preview: ImportPreview
  office: string
  busy: ImportState['busy']
  add: () => void
}

/** Step 3: the button says exactly what it will do; where there is nothing to do there is none. */
export function AddStep({ preview, office, busy, add }: AddStepProps) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  const { fresh, errorCount, earlier } = preview
  const counted = { count: fresh, total: formatNumber(fresh, locale) }
  if (earlier)
    return (
      <Notice tone="attention">
        <p>{t('earlier')}</p>
        <Earlier done={earlier} />
      </Notice>
    )
  if (errorCount > 0) return null
  if (fresh === 0) return <Notice tone="info">{t('nothingNew')}</Notice>
  return (
    <section aria-labelledby="add-title" className="flex flex-col gap-3">
      <h2 id="add-title">{t('addStep')}</h2>
      <p>{t('willAdd', { ...counted, office })}</p>
      <button
        type="button"
        disabled={busy !== undefined}
        onClick={add}
        className="button button-main min-h-12 self-start px-8"
      >
        {busy === 'ADDING' ? t('sending') : t('send', counted)}
      </button>
    </section>
  )
}
