'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { useReasons } from '@/components/ui/reasons'
import type { KnownConsignment } from '@/lib/consignments/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { Refused } from '@/lib/result'
import type { LoggedScan } from '@/lib/scans/commands'

/** The parts of a plate are one field to whoever reads an error. */
const PLATE_PARTS = [
  'plateTwo',
  'plateLetter',
  'plateThree',
  'plateRegion',
  'plateText',
  'plateKind',
]

/** A refusal with its fields as the form shows them. */
export function asShown(refused: Refused): Refused {
  const fields = refused.fields.map((error) =>
    PLATE_PARTS.includes(error.field) ? { ...error, field: 'plate' } : error,
  )
  return { ...refused, fields }
}

interface RefusalProps {
  refused: Refused
  moment: unknown
  sendAsNew: () => void
}

/** Why nothing was logged, and what to do. */
export function Refusal({ refused, moment, sendAsNew }: RefusalProps) {
  const t = useTranslations('logScan')
  const reasons = useReasons()
  const labels = {
    cotage: t('cotage'),
    plate: t('plate'),
    containerNumber: t('container'),
    direction: t('direction'),
    scannerId: t('scanner'),
    hsCode: t('hsCode'),
    declaredGoods: t('goods'),
    declaredWeightKg: t('weight'),
    imageIds: t('images'),
  }
  return (
    <>
      <ErrorSummary
        title={reasons.say(refused.reason, refused.details)}
        items={reasons.itemsOf(refused, labels)}
        moment={moment}
      />
      {refused.reason === 'SIGNED_OUT' && (
        <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
          {t('signInAgain')}
        </a>
      )}
      {refused.reason === 'SCAN_SENT_DIFFERENTLY' && (
        <button type="button" onClick={sendAsNew} className="button self-start">
          {t('sendAsNew')}
        </button>
      )}
    </>
  )
}

/** The scan is logged: its number and the way to it. */
export function Logged({ scan }: { scan: LoggedScan }) {
  const t = useTranslations('logScan')
  const locale = localeOf(useLocale())
  const number = formatDigits(String(scan.number), locale)
  return (
    <Notice tone="good" live>
      {t(scan.repeated ? 'alreadyLogged' : 'logged', { number })}{' '}
      <Link href={`/scans/${scan.number}`} prefetch={false} className="link font-semibold">
        {t('openScan')}
      </Link>
    </Notice>
  )
}

/** The consignment was known already. */
export function KnownText({ found }: { found: KnownConsignment }) {
  const t = useTranslations('logScan')
  const locale = localeOf(useLocale())
  return (
    <>
      {t('known', {
        number: formatDigits(String(found.number), locale),
        scans: formatNumber(found.scans, locale),
      })}
    </>
  )
}
