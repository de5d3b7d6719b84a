import type { Route } from 'next'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Acknowledgement } from '@/components/alerts/acknowledgement'
import { Addressed } from '@/components/alerts/list'
import { nameIn, officeIn, useSentence } from '@/components/alerts/sentence'
import { AlertStatus } from '@/components/alerts/states'
import { History } from '@/components/audit/history'
import { Identifier } from '@/components/ui/identifier'
import { Time } from '@/components/ui/time'
import type { AlertDetail } from '@/lib/alerts/queries'
import { readEvidence } from '@/lib/alerts/schema'
import { formatDigits, formatNumber, localeOf } from '@/lib/format'

export interface AlertViewProps {
  alert: AlertDetail
  now: Date
  /** The forms of the steps this reader may take. */
  children?: ReactNode
}

/** One alert: what it says, its clock, what made it, what was done. */
export function AlertView({ alert, now, children }: AlertViewProps) {
  const t = useTranslations('alert')
  const locale = localeOf(useLocale())
  const sentenceOf = useSentence()
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1>{t('title', { number: formatDigits(String(alert.number), locale) })}</h1>
        <AlertStatus state={alert.state} />
      </header>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <div className="flex max-w-prose flex-col items-start gap-3">
            <p className="text-20 font-semibold break-words">{sentenceOf(alert)}</p>
            <SubjectLink alert={alert} />
          </div>
          {children}
          <Evidence alert={alert} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Answering alert={alert} now={now} />
          <History lines={alert.history} />
        </div>
      </div>
      <Link href="/alerts" prefetch={false} className="link no-print self-start">
        {t('back')}
      </Link>
    </div>
  )
}

/** The way to what the alert is about, where its evidence names it. */
function SubjectLink({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alert')
  const { code, seizure, access } = readEvidence(alert.evidence)
  const ways: Record<string, [string | undefined, string]> = {
    ROUTE_SEGMENT: [code && `/route-risk/${code}`, t('openRoute')],
    SCANNER: [code && `/scanners/${code}`, t('openScanner')],
    SEIZURE: [seizure ? `/seizures/${seizure}` : undefined, t('openSeizure')],
    EXCEPTIONAL_ACCESS: [access ? `/exceptional/${access}` : undefined, t('openAccess')],
  }
  const [href, words] = ways[alert.subjectType] ?? []
  if (!href) return null
  return (
    <Link href={href as Route} prefetch={false} className="button no-print">
      {words}
    </Link>
  )
}

function Evidence({ alert }: { alert: AlertDetail }) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const evidence = readEvidence(alert.evidence)
  const { code, seizure, blocker, value, threshold } = evidence
  const { case: file, actor, role, reasonKind, reason, until } = evidence
  const isRoute = alert.subjectType === 'ROUTE_SEGMENT'
  // Only this rule measures; the others say that something happened.
  const measured = (figure: number | undefined) =>
    isRoute && figure !== undefined && formatNumber(figure, locale, 1)
  const rows: Fact[] = [
    [t('alert.rule'), t(`words.alertRules.${alert.ruleCode}`)],
    [t('alert.route'), isRoute && <bdi key="route">{nameIn(evidence, locale)}</bdi>],
    [t('alert.scanner'), !isRoute && code && <Identifier key="code">{code}</Identifier>],
    [t('alert.seizure'), seizure && formatDigits(String(seizure), locale)],
    [t('alert.case'), file && formatDigits(String(file), locale)],
    [t('alert.actor'), actor && <bdi key="actor">{actor}</bdi>],
    [t('alert.role'), role && t(`words.roles.${role}`)],
    [t('alert.office'), officeIn(evidence, locale)],
    [t('alert.reasonKind'), reasonKind && t(`words.exceptionalReasons.${reasonKind}`)],
    [t('alert.reason'), reason && <bdi key="reason">{reason}</bdi>],
    [t('alert.until'), until && <Time key="until" at={until} />],
    [t('alert.blocker'), blocker && t(`words.blockers.${blocker}`)],
    [t('alert.value'), measured(value)],
    [t('alert.threshold'), measured(threshold)],
  ]
  return <Facts id="evidence" title={t('alert.evidence')} rows={rows} />
}

function Answering({ alert, now }: { alert: AlertDetail; now: Date }) {
  const t = useTranslations()
  const rows: Fact[] = [
    [t('alert.addressed'), <Addressed key="to" alert={alert} />],
    [t('alert.raised'), <Time key="at" at={alert.raisedAt} />],
    [t('alert.acknowledgement'), <Acknowledgement key="by" alert={alert} now={now} />],
    [t('alert.by'), <bdi key="who">{alert.handledBy ?? t('alerts.nobodyYet')}</bdi>],
  ]
  return <Facts id="answering" title={t('alert.answering')} rows={rows} />
}

type Fact = [string, ReactNode]

/** What is not known is left out. */
function Facts({ id, title, rows }: { id: string; title: string; rows: Fact[] }) {
  return (
    <section aria-labelledby={id} className="panel p-4">
      <h2 id={id} className="mb-2">
        {title}
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
    </section>
  )
}
