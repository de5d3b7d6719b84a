import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Kind } from '@/components/seizures/states'
import { Time } from '@/components/ui/time'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import type { SeizureDetail } from '@/lib/seizures/queries'

/** Which pages behind a number this reader can open. */
export interface Reads {
  scans: boolean
  consignments: boolean
  /** The file of this very seizure. */
  case: boolean
  /** Its property receipt. */
  receipt: boolean
  /** Whether the reader may take its goods over for a store. */
  receive: boolean
}

interface FactsProps {
  seizure: SeizureDetail
  reads: Reads
}

/** What the discovery record says. */
export function Facts({ seizure, reads }: FactsProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { valueRial, note } = seizure
  const rows: [string, ReactNode][] = [
    [t('seizure.legalKind'), <Kind key="k" kind={seizure.legalKind} />],
    [t('seizure.owner'), t(`words.ownerStates.${seizure.owner}`)],
    [t('seizure.concealment'), t(`words.concealments.${seizure.concealment}`)],
    [
      t('seizure.value'),
      <span key="v" className="figures">
        {valueRial === null
          ? t('seizure.notAppraised')
          : t('seizure.rials', { value: formatNumber(valueRial, locale) })}
      </span>,
    ],
    [t('seizure.appraisedAt'), seizure.appraisedAt && <Time key="a" at={seizure.appraisedAt} />],
    [t('seizure.office'), locale === 'fa' ? seizure.officeFa : seizure.officeEn],
    [t('seizure.recordedBy'), <bdi key="r">{seizure.recordedByName}</bdi>],
    [
      t('seizure.scan'),
      <Numbered
        key="s"
        number={seizure.scanNumber}
        to={reads.scans && `/scans/${seizure.scanNumber}`}
      />,
    ],
    [
      t('seizure.consignment'),
      <Numbered
        key="c"
        number={seizure.consignmentNumber}
        to={reads.consignments && `/consignments/${seizure.consignmentNumber}`}
      />,
    ],
    [t('seizure.note'), note && <bdi key="n">{note}</bdi>],
  ]
  return (
    <section aria-labelledby="facts" className="panel p-4">
      <h2 id="facts" className="mb-2">
        {t('seizure.facts')}
      </h2>
      <Rows rows={rows} />
    </section>
  )
}

function Rows({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rows
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** A number that leads to its page, for whoever may open it. */
function Numbered({ number, to }: { number: number; to: string | false }) {
  const locale = localeOf(useLocale())
  const shown = formatDigits(String(number), locale)
  if (!to) return <bdi className="figures">{shown}</bdi>
  return (
    <Link href={to as Route} prefetch={false} className="link figures">
      {shown}
    </Link>
  )
}

/** Art. 53: appraised goods go to a store, prohibited ones excepted. */
function isDeliverable({ state, legalKind }: SeizureDetail): boolean {
  return state === 'APPRAISED' && legalKind !== 'PROHIBITED'
}

/** Receipt and case: who has the goods and who has the file. */
export function Onward({ seizure, reads }: FactsProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { receiptNumber, receivedAt, caseNumber, caseState } = seizure
  const store = locale === 'fa' ? seizure.storeFa : seizure.storeEn
  const branch = locale === 'fa' ? seizure.branchFa : seizure.branchEn
  return (
    <section aria-labelledby="onward" className="panel flex flex-col gap-3 p-4">
      <h2 id="onward" className="sr-only">
        {t('seizure.receipt')} · {t('seizure.case')}
      </h2>
      <div>
        <h3 className="mb-1">{t('seizure.receipt')}</h3>
        {receiptNumber === null ? (
          <p className="text-soft">
            {t(
              seizure.legalKind === 'PROHIBITED' ? 'seizure.noReceiptNeeded' : 'seizure.noReceipt',
            )}
          </p>
        ) : (
          <p>
            <Numbered
              number={receiptNumber}
              to={reads.receipt && `/custody/receive/${seizure.number}`}
            />{' '}
            · {store}
            {receivedAt && (
              <>
                {' · '}
                <Time at={receivedAt} />
              </>
            )}
          </p>
        )}
        {reads.receive && isDeliverable(seizure) && (
          <Link
            href={`/custody/receive/${seizure.number}`}
            prefetch={false}
            className="button no-print mt-2"
          >
            {t('seizure.receive')}
          </Link>
        )}
      </div>
      <div>
        <h3 className="mb-1">{t('seizure.case')}</h3>
        {caseNumber === null || caseState === null ? (
          <p className="text-soft">{t('seizure.noCase')}</p>
        ) : (
          <p>
            <Numbered number={caseNumber} to={reads.case && `/cases/${caseNumber}`} /> · {branch} ·{' '}
            {t(`words.caseStates.${caseState}`)}
          </p>
        )}
      </div>
    </section>
  )
}
