import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { PlateText } from '@/components/consignments/plate'
import { type DecideAction, DecideForm } from '@/components/scans/decide-form'
import { Examination, type ExamineActions } from '@/components/scans/examination'
import { Images } from '@/components/scans/images'
import { Related } from '@/components/scans/related'
import { ScanStatus } from '@/components/scans/states'
import { CopyIdentifier } from '@/components/ui/identifier'
import { Time } from '@/components/ui/time'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { ScanDetail } from '@/lib/scans/queries'

export interface ScanViewProps {
  scan: ScanDetail
  decide: DecideAction | undefined
  examine: ExamineActions | undefined
}

/** One scan: its image, what was declared, what happened, what else is known of the vehicle. */
export function ScanView({ scan, decide, examine }: ScanViewProps) {
  const t = useTranslations('scan')
  const locale = localeOf(useLocale())
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t('title', { number: formatDigits(String(scan.number), locale) })}</h1>
        <ScanStatus state={scan.state} />
        <p className="text-soft">
          <Time at={scan.scannedAt} long />
        </p>
      </header>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <Images images={scan.images} />
          {decide && <DecideForm scanId={scan.id} action={decide} />}
          <Decisions scan={scan} />
          <Examination scan={scan} examine={examine} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Facts scan={scan} />
          <History lines={scan.history} />
        </div>
      </div>
      <Related rows={scan.related} />
      <Link href="/scans" prefetch={false} className="link no-print self-start">
        {t('back')}
      </Link>
    </div>
  )
}

function Facts({ scan }: { scan: ScanDetail }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const copy = (value: string, shown = value) => (
    <CopyIdentifier value={value} shown={shown} label={t('ui.copy')} />
  )
  const title = locale === 'fa' ? (scan.hsTitleFa ?? scan.hsTitleEn) : scan.hsTitleEn
  const rows: [string, React.ReactNode][] = [
    [
      t('scan.consignment'),
      <Link
        key="c"
        href={`/consignments/${scan.consignmentNumber}`}
        prefetch={false}
        className="link figures"
      >
        {formatDigits(String(scan.consignmentNumber), locale)}
      </Link>,
    ],
    [t('scan.cotage'), scan.cotage && copy(scan.cotage, formatDigits(scan.cotage, locale))],
    [t('scan.plate'), scan.plate && <PlateText plate={scan.plate} />],
    [t('scan.container'), scan.containerNumber && copy(scan.containerNumber)],
    [t('scan.direction'), t(`words.directions.${scan.direction}`)],
    [
      t('scan.hs'),
      scan.hsCode && (
        <span key="h">
          <bdi className="figures">{formatDigits(scan.hsCode, locale)}</bdi>{' '}
          {title && <bdi className="text-soft">{title}</bdi>}
        </span>
      ),
    ],
    [t('scan.goods'), scan.declaredGoods && <bdi key="g">{scan.declaredGoods}</bdi>],
    [
      t('scan.weight'),
      scan.declaredWeightKg !== null &&
        t('scan.kilograms', { weight: formatNumber(scan.declaredWeightKg, locale) }),
    ],
    [t('scan.office'), locale === 'fa' ? scan.officeFa : scan.officeEn],
    [
      t('scan.scanner'),
      <bdi key="s" dir="ltr">
        {scan.scannerCode}
      </bdi>,
    ],
    [t('scan.operator'), <bdi key="o">{scan.operatorName}</bdi>],
    [t('scan.import'), scan.importFile && <bdi key="i">{scan.importFile}</bdi>],
  ]
  return (
    <section aria-labelledby="facts" className="panel p-4">
      <h2 id="facts" className="mb-2">
        {t('scan.facts')}
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

function Decisions({ scan }: { scan: ScanDetail }) {
  const t = useTranslations()
  if (scan.decisions.length === 0) return null
  return (
    <section aria-labelledby="decisions" className="panel p-4">
      <h2 id="decisions" className="mb-2">
        {t('scan.decisions')}
      </h2>
      <ul className="flex flex-col gap-2">
        {scan.decisions.map((decision) => (
          <li key={decision.decidedAt.toISOString()}>
            <span className="font-semibold">{t(`words.verdicts.${decision.verdict}`)}</span> ·{' '}
            <bdi>{decision.readerName ?? t('scan.elsewhere')}</bdi> ·{' '}
            <Time at={decision.decidedAt} />
            {decision.reason && <p className="text-soft">{decision.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
