'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { scansAddress } from '@/components/scans/address'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { tehranDay } from '@/lib/calendar'
import { formatNumber, localeOf } from '@/lib/format'
import type { ImportedScans } from '@/lib/scans/import/commands'
import type { ImportView } from '@/lib/scans/import/queries'

interface OutcomeProps {
  done: ImportedScans
  fileName: string
  another: () => void
}

/** What the import did, and the way to its scans. */
export function Outcome({ done, fileName, another }: OutcomeProps) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const say = (count: number) => ({ count, total: formatNumber(count, locale) })
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby="outcome-title"
      className="flex flex-col gap-4"
    >
      <h2 id="outcome-title">
        <bdi>{fileName}</bdi>
      </h2>
      <Notice tone={done.repeated ? 'attention' : 'good'} live>
        {done.repeated ? (
          <>
            <p className="font-semibold">{t('repeated')}</p>
            <Earlier done={done} />
          </>
        ) : (
          <>
            <p className="font-semibold">{t('done', say(done.added))}</p>
            {done.present > 0 && <p>{t('donePresent', say(done.present))}</p>}
            <ScansLink done={done} />
          </>
        )}
      </Notice>
      <button type="button" onClick={another} className="button self-start">
        {t('another')}
      </button>
    </section>
  )
}

/** When a file came before, by whom, and the way to what it brought. */
export function Earlier({ done }: { done: ImportView }) {
  const t = useTranslations('imports')
  const locale = localeOf(useLocale())
  const brought = t('brought', { count: done.added, total: formatNumber(done.added, locale) })
  return (
    <>
      <p>
        <Time at={done.importedAt} long /> · <bdi>{done.importedBy}</bdi> · {brought}
      </p>
      <ScansLink done={done} />
    </>
  )
}

/** The list of scans, narrowed to the office, to the days of the file and, where it has one, to its unit. */
function ScansLink({ done }: { done: ImportView }) {
  const t = useTranslations('imports')
  const { officeId, firstScanAt, lastScanAt, scannerId } = done
  if (!firstScanAt || !lastScanAt) return null
  const plain = { q: '', sort: 'time', order: 'desc', page: 1 } as const
  const href = scansAddress(
    { ...plain, office: officeId, scanner: scannerId ?? undefined },
    { from: tehranDay(firstScanAt), to: tehranDay(lastScanAt) },
  )
  return (
    <Link href={href} prefetch={false} className="link font-semibold">
      {t('openScans')}
    </Link>
  )
}
