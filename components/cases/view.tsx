import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { History } from '@/components/audit/history'
import { CaseClock } from '@/components/cases/case-clock'
import { ItemsTable, SeizureFactsList } from '@/components/cases/facts'
import { type CaseActions, NextStep } from '@/components/cases/next-step'
import { Proposals } from '@/components/cases/proposals'
import { Order, Rulings } from '@/components/cases/rulings'
import { CaseStatus } from '@/components/cases/states'
import { Time } from '@/components/ui/time'
import { proposeFine } from '@/lib/cases/proposals/rules'
import type { CaseDetail } from '@/lib/cases/queries'
import { caseClock } from '@/lib/cases/rules'
import { formatDay, formatDigits, localeOf } from '@/lib/format'

interface Props {
  file: CaseDetail
  /** Set only for whoever may act. */
  actions: CaseActions | undefined
  at: Date
}

/** One file: where it stands, what comes next, what it is about, what happened. */
export function CaseView({ file, actions, at }: Props) {
  const t = useTranslations('case')
  const fine = proposeFine(file.seizure, file.bands)
  return (
    <div className="flex flex-col gap-6">
      <Header file={file} at={at} />
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <NextStep file={file} fine={fine} actions={actions} at={at} />
          {file.order && <Order order={file.order} />}
          <Rulings rulings={file.rulings} fine={fine} />
          <ItemsTable seizure={file.seizure} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Proposals seizure={file.seizure} fine={fine} />
          <section aria-labelledby="facts" className="panel p-4">
            <h2 id="facts" className="mb-2">
              {t('facts')}
            </h2>
            <SeizureFactsList seizure={file.seizure} more={useDates(file)} />
          </section>
          <History lines={file.history} />
        </div>
      </div>
      <Link href="/cases" prefetch={false} className="link no-print self-start">
        {t('back')}
      </Link>
    </div>
  )
}

function Header({ file, at }: { file: CaseDetail; at: Date }) {
  const t = useTranslations('case')
  const locale = localeOf(useLocale())
  const clock = caseClock({ ...file, valueRial: file.seizure.valueRial }, file.rules)
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1>{t('title', { number: formatDigits(String(file.number), locale) })}</h1>
      <span role="status">
        <CaseStatus state={file.state} />
      </span>
      {clock ? (
        <span className="flex flex-wrap items-center gap-x-3">
          <CaseClock clock={clock} at={at} />
          <ClockName kind={clock.kind} article={clock.article} />
        </span>
      ) : (
        <span className="text-13 text-soft">{t('clockNone')}</span>
      )}
    </header>
  )
}

function ClockName({
  kind,
  article,
}: Pick<NonNullable<ReturnType<typeof caseClock>>, 'kind' | 'article'>) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  return (
    <span className="text-13 text-soft">
      {t(`words.legalRuleKinds.${kind}`)} ·{' '}
      {t('case.article', { article: formatDigits(article, locale) })}
    </span>
  )
}

/** The branch, and when each step was taken; those still to come are left out. */
function useDates(file: CaseDetail): [string, ReactNode][] {
  const t = useTranslations('case')
  const locale = localeOf(useLocale())
  const time = (at: Date | null) => at && <Time key="t" at={at} />
  const steps: [string, ReactNode][] = [
    [t('acceptedAt'), time(file.acceptedAt)],
    [t('ruledAt'), time(file.ruledAt)],
    [t('servedOn'), file.notifiedAt && formatDay(file.notifiedAt, locale)],
    [t('appealedAt'), time(file.appealedAt)],
    [t('finalAt'), time(file.finalAt)],
    [t('closedAt'), time(file.closedAt)],
  ]
  return [
    [t('branch'), locale === 'fa' ? file.branchFa : file.branchEn],
    [t('filedBy'), <bdi key="f">{file.filedByName}</bdi>],
    [t('filedAt'), time(file.filedAt)],
    ...steps.filter(([, value]) => value !== null),
  ]
}
