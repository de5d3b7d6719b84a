import { CircleCheck, CircleX, Hourglass } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type StepAction, StepForm } from '@/components/route-risk/step-form'
import { Status } from '@/components/ui/status'
import { Ago } from '@/components/ui/time'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'
import { severityOf } from '@/lib/route-risk/reports/rules'
import { ROUTE_MODEL } from '@/lib/route-risk/scores/rules'
import type { ReportRow, RouteDetail } from '@/lib/route-risk/segments/queries'

const LOOKS = {
  SUBMITTED: { tone: 'info', icon: Hourglass },
  CORROBORATED: { tone: 'good', icon: CircleCheck },
  REFUTED: { tone: 'unknown', icon: CircleX },
} as const

export interface AnswerActions {
  corroborate: StepAction
  refute: StepAction
}

export interface ReportsProps {
  route: RouteDetail
  answerable: string[]
  answer: AnswerActions
}

/** The others are one click away. */
const FIRST = 6

/** Every report with what it weighs now, the weightiest first. */
export function Reports(props: ReportsProps) {
  const t = useTranslations('route')
  const locale = localeOf(useLocale())
  const { reports, totalReports } = props.route
  return (
    <section aria-labelledby="reports" className="panel min-w-0 p-4">
      <h2 id="reports" className="mb-1">
        {t('reports')}
      </h2>
      {reports.length === 0 ? (
        <p className="text-soft">{t('noReports')}</p>
      ) : (
        <p className="mb-3 text-13 text-soft">
          {t('reportsHint', { days: formatNumber(ROUTE_MODEL.windowDays, locale) })}{' '}
          {totalReports > reports.length &&
            t('reportsShown', {
              shown: formatNumber(reports.length, locale),
              total: formatNumber(totalReports, locale),
            })}
        </p>
      )}
      <List {...props} reports={reports.slice(0, FIRST)} />
      {reports.length > FIRST && (
        <details className="border-t border-line pt-2">
          <summary className="min-h-11 py-2 font-medium">
            {t('moreReports', { more: formatNumber(reports.length - FIRST, locale) })}
          </summary>
          <List {...props} reports={reports.slice(FIRST)} />
        </details>
      )}
    </section>
  )
}

function List({ route, answerable, answer, reports }: ReportsProps & { reports: ReportRow[] }) {
  return (
    <ol className="divide-y divide-line">
      {reports.map((report) => (
        <Report
          key={report.id}
          report={report}
          at={route.at}
          answer={answerable.includes(report.id) ? answer : undefined}
        />
      ))}
    </ol>
  )
}

interface ReportProps {
  report: ReportRow
  at: Date
  answer: AnswerActions | undefined
}

function Report({ report, at, answer }: ReportProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { tone, icon } = LOOKS[report.state]
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="font-semibold">
          {t('route.severity', {
            severity: formatNumber(report.severity, locale),
            most: formatNumber(ROUTE_MODEL.mostSeverity, locale),
            word: t(`words.severities.${severityOf(report.severity)}`),
          })}
        </p>
        <Status tone={tone} icon={icon}>
          {t(`words.reportStates.${report.state}`)}
        </Status>
      </div>
      <p className="break-words">
        <bdi>{report.note}</bdi>
      </p>
      <p className="text-13 text-soft">
        {t('route.reportNumber', { number: formatDigits(String(report.number), locale) })} ·{' '}
        {t('route.observed')} <Ago at={report.observedAt} now={at} /> ·{' '}
        <bdi>{report.reporterName}</bdi> · {locale === 'fa' ? report.officeFa : report.officeEn}
        {report.answeredBy && (
          <>
            {' '}
            · {t('route.answeredBy')} <bdi>{report.answeredBy}</bdi>
          </>
        )}
      </p>
      <p className="figures text-13">
        {report.weight > 0
          ? t('route.weighs', { weight: formatNumber(report.weight, locale, 3) })
          : t(report.state === 'REFUTED' ? 'route.weighsNothing' : 'route.tooOld')}
      </p>
      {answer && (
        <div className="no-print mt-1 flex flex-col gap-2">
          <StepForm
            name="reportId"
            id={report.id}
            action={answer.corroborate}
            verb={t('route.corroborate')}
            effect={t('route.corroborateEffect')}
            main
          />
          <details>
            <summary className="min-h-11 py-2 text-13 font-medium">{t('route.refuteAsk')}</summary>
            <StepForm
              name="reportId"
              id={report.id}
              action={answer.refute}
              verb={t('route.refute')}
              effect={t('route.refuteEffect')}
              reason={t('route.refuteReason')}
            />
          </details>
        </div>
      )}
    </li>
  )
}
