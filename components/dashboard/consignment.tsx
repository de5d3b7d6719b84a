import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { History } from '@/components/audit/history'
import { PlateText } from '@/components/consignments/plate'
import { StripView } from '@/components/dashboard/strip'
import { ScanStatus } from '@/components/scans/states'
import { CopyIdentifier } from '@/components/ui/identifier'
import { Time } from '@/components/ui/time'
import type { ConsignmentView } from '@/lib/dashboard/strip/queries'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

export interface ConsignmentProps {
  view: ConsignmentView
  at: Date
  /** Which records this actor may open. */
  reads: { scans: boolean; custody: boolean; cases: boolean; seizures: boolean }
}

/** One consignment on one timeline: who holds it now, which clock runs, everything on record. */
export function Consignment({ view, at, reads }: ConsignmentProps) {
  const t = useTranslations('strip')
  const locale = localeOf(useLocale())
  const digits = (number: number) => formatDigits(String(number), locale)
  return (
    <div className="flex flex-col gap-6">
      <h1>{t('title', { number: digits(view.head.number) })}</h1>
      {view.strips.map(({ seizure, strip, clock }) => (
        <StripView
          key={seizure?.id ?? 'way'}
          strip={strip}
          clock={clock}
          at={at}
          title={seizure ? t('wayOf', { number: digits(seizure.number) }) : t('way')}
        />
      ))}
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Records view={view} reads={reads} />
          <Declared view={view} />
        </div>
        <History lines={view.history} />
      </div>
    </div>
  )
}

function Records({ view, reads }: Pick<ConsignmentProps, 'view' | 'reads'>) {
  const t = useTranslations('strip')
  const locale = localeOf(useLocale())
  const digits = (number: number) => ({ number: formatDigits(String(number), locale) })
  const link = (allowed: boolean, href: string, text: string) =>
    allowed ? (
      <Link href={href as Route} prefetch={false} className="link inline-flex min-h-6 items-center">
        {text}
      </Link>
    ) : (
      <span>{text}</span>
    )
  return (
    <section aria-labelledby="records" className="panel p-4">
      <h2 id="records" className="mb-2">
        {t('records')}
      </h2>
      <ul className="flex flex-col gap-2">
        {view.scans.map((scan) => (
          <li key={scan.id} className="flex flex-wrap items-center gap-x-3">
            {link(reads.scans, `/scans/${scan.number}`, t('scan', digits(scan.number)))}
            <ScanStatus state={scan.state} />
            <span className="text-13 text-soft">
              <Time at={scan.scannedAt} />
            </span>
          </li>
        ))}
        {view.seizures.map((seizure) => (
          <li key={seizure.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {link(
              reads.seizures,
              `/seizures/${seizure.number}`,
              t('seizure', digits(seizure.number)),
            )}
            {seizure.goods && <bdi className="text-soft">{seizure.goods}</bdi>}
            {seizure.valueRial !== null && (
              <span className="figures text-13 text-soft">
                {t('rial', { value: formatNumber(seizure.valueRial, locale) })}
              </span>
            )}
            {seizure.receiptNumber !== null && (
              <span>{t('receipt', digits(seizure.receiptNumber))}</span>
            )}
            {seizure.caseNumber !== null &&
              link(
                reads.cases,
                `/cases/${seizure.caseNumber}`,
                t('case', digits(seizure.caseNumber)),
              )}
            {seizure.orderNumber !== null &&
              link(
                reads.custody,
                `/custody/orders/${seizure.orderNumber}`,
                t('order', digits(seizure.orderNumber)),
              )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Declared({ view: { head } }: Pick<ConsignmentProps, 'view'>) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const rows: [string, ReactNode][] = [
    [t('strip.office'), locale === 'fa' ? head.officeFa : head.officeEn],
    [t('strip.direction'), t(`words.directions.${head.direction}`)],
    [
      t('strip.cotage'),
      head.cotage && (
        <CopyIdentifier
          value={head.cotage}
          shown={formatDigits(head.cotage, locale)}
          label={t('ui.copy')}
        />
      ),
    ],
    [t('strip.plate'), head.plate && <PlateText plate={head.plate} />],
    [t('strip.container'), head.containerNumber && <bdi dir="ltr">{head.containerNumber}</bdi>],
    [t('strip.goods'), head.declaredGoods && <bdi>{head.declaredGoods}</bdi>],
    [
      t('strip.weight'),
      head.declaredWeightKg !== null &&
        t('strip.kilograms', { weight: formatNumber(head.declaredWeightKg, locale) }),
    ],
    [t('strip.registered'), <Time key="r" at={head.registeredAt} long />],
  ]
  return (
    <section aria-labelledby="declared" className="panel p-4">
      <h2 id="declared" className="mb-2">
        {t('strip.facts')}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="min-w-0 break-words">{value || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
