import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import {
  EndExamination,
  type ExamineAction,
  StartExamination,
} from '@/components/scans/examine-form'
import { Time } from '@/components/ui/time'
import { formatDigits, localeOf } from '@/lib/format'
import type { ScanDetail } from '@/lib/scans/queries'

/** What an officer of the scan's own office may do. */
export interface ExamineActions {
  start: ExamineAction
  recordNoFind: ExamineAction
}

interface ExaminationProps {
  scan: ScanDetail
  /** Undefined for whoever only reads. */
  examine: ExamineActions | undefined
}

/** The physical examination: whether it waits, who makes it, what came of it. */
export function Examination({ scan, examine }: ExaminationProps) {
  return (
    <>
      {scan.state === 'REFERRED' && examine && (
        <StartExamination scanId={scan.id} action={examine.start} />
      )}
      {scan.state === 'REFERRED' && !examine && <Waits />}
      {scan.inspection && <Course inspection={scan.inspection} />}
      {scan.state === 'INSPECTING' && examine && (
        <EndExamination scanId={scan.id} number={scan.number} action={examine.recordNoFind} />
      )}
    </>
  )
}

function Waits() {
  const t = useTranslations('examination')
  return (
    <section aria-labelledby="examination" className="panel p-4">
      <h2 id="examination" className="mb-2">
        {t('title')}
      </h2>
      <p className="text-soft">{t('waits')}</p>
    </section>
  )
}

function Course({ inspection }: { inspection: NonNullable<ScanDetail['inspection']> }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { examinerName, startedAt, endedAt, result, note, seizureNumber } = inspection
  const number = seizureNumber === null ? '' : formatDigits(String(seizureNumber), locale)
  const rows: [string, React.ReactNode][] = [
    [
      t('examination.result'),
      result ? t(`words.inspectionResults.${result}`) : t('examination.running'),
    ],
    [t('examination.examiner'), <bdi key="e">{examinerName}</bdi>],
    [t('examination.started'), <Time key="s" at={startedAt} />],
    [t('examination.ended'), endedAt && <Time key="t" at={endedAt} />],
    [t('examination.note'), note && <bdi key="n">{note}</bdi>],
  ]
  return (
    <section aria-labelledby="examination" className="panel p-4">
      <h2 id="examination" className="mb-2">
        {t('examination.title')}
      </h2>
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
      {seizureNumber !== null && (
        <Link
          href={`/seizures/${seizureNumber}`}
          prefetch={false}
          className="link mt-2 inline-flex min-h-11 items-center font-semibold"
        >
          {t('examination.openSeizure', { number })}
        </Link>
      )}
    </section>
  )
}
