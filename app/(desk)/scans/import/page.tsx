import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ImportScans } from '@/components/scans/import/import-scans'
import { requireActor } from '@/lib/auth'
import { localeOf } from '@/lib/format'
import { listScanners } from '@/lib/scanners/queries'
import { importScansAction, previewImportAction } from '@/lib/scans/import/actions'
import { canImportFromScanner, canImportScans } from '@/lib/scans/policy'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function ImportScansPage() {
  const actor = await requireActor()
  if (!canImportScans(actor).ok) forbidden()
  const scanners = await listScanners(actor, actor.officeId)
  const units = scanners.filter((scanner) => canImportFromScanner(actor, scanner).ok)
  const t = await getTranslations('imports')
  const locale = localeOf(await getLocale())
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4">
      <h1>{t('title')}</h1>
      <p className="max-w-prose">{t('purpose')}</p>
      <ImportScans
        units={units.map(({ code }) => code)}
        office={actor.office[locale]}
        actions={{ preview: previewImportAction, add: importScansAction }}
      />
    </div>
  )
}
