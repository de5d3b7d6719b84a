import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActForm, type CaseFormAction, type CaseFormStep } from '@/components/cases/act-form'
import { NotifyForm } from '@/components/cases/notify-form'
import { OrderForm } from '@/components/cases/order-form'
import { ReasonForm } from '@/components/cases/reason-form'
import { RulingForm } from '@/components/cases/ruling-form'
import { StepHeading } from '@/components/cases/step-heading'
import { Notice } from '@/components/ui/notice'
import { tehranDay } from '@/lib/calendar'
import {
  type FineRange,
  type Proposal,
  proposeDispositions,
  proposeForum,
} from '@/lib/cases/proposals/rules'
import type { CaseDetail } from '@/lib/cases/queries'
import { caseClock, ruleFor } from '@/lib/cases/rules'
import { finalAt } from '@/lib/cases/rulings/rules'
import { formatDigits, formatLongDay, localeOf } from '@/lib/format'
import type { Disposition } from '@/prisma/generated/enums'

export type CaseActions = Record<Exclude<CaseFormStep, 'FILE'>, CaseFormAction>

interface Props {
  file: CaseDetail
  fine: FineRange | undefined
  /** Set only for whoever may act. */
  actions: CaseActions | undefined
  at: Date
}

/** What can be done with the file now, by whom it must be done where it is not this reader's. */
export function NextStep({ file, fine, actions, at }: Props) {
  const t = useTranslations('case')
  const moment = `${file.state} ${file.order?.number ?? ''}`
  return (
    <section aria-label={t('next')} className="panel no-print flex flex-col gap-4 p-4">
      <StepHeading moment={moment}>{t('next')}</StepHeading>
      {actions && hasStep(file) ? (
        <Forms file={file} fine={fine} actions={actions} at={at} />
      ) : (
        <Waiting file={file} />
      )}
    </section>
  )
}

function hasStep({ state, order }: CaseDetail): boolean {
  return !['TRANSFERRED', 'CLOSED'].includes(state) && !order
}

function Waiting({ file: { state, order } }: { file: CaseDetail }) {
  const t = useTranslations('case')
  if (state === 'TRANSFERRED') return <p>{t('transferred')}</p>
  if (state === 'CLOSED') return <p>{t('ended')}</p>
  return <p>{order ? t('waitsForHolder') : t('waitsFor')}</p>
}

function Forms({ file, fine, actions, at }: Props & { actions: CaseActions }) {
  const { id: caseId, state } = file
  const simple = (step: 'ACCEPT' | 'MAKE_FINAL') => (
    <ActForm step={step} action={actions[step]} hidden={{ caseId }} />
  )
  const ruling = (step: 'RULE' | 'RULE_APPEAL') => (
    <RulingForm step={step} caseId={caseId} proposed={proposedOf(fine)} action={actions[step]} />
  )
  const transfer = <ReasonForm step="TRANSFER" caseId={caseId} action={actions.TRANSFER} />
  if (state === 'FILED' || state === 'FIRST_INSTANCE') {
    const main = state === 'FILED' ? simple('ACCEPT') : ruling('RULE')
    return <Competence file={file} main={main} transfer={transfer} />
  }
  if (state === 'RULED')
    return (
      <Titled step="NOTIFY">
        <NotifyForm caseId={caseId} today={tehranDay(at)} action={actions.NOTIFY} />
      </Titled>
    )
  if (state === 'NOTIFIED') {
    const appeal = <ReasonForm step="LODGE_APPEAL" caseId={caseId} action={actions.LODGE_APPEAL} />
    return <Served file={file} at={at} appeal={appeal} final={simple('MAKE_FINAL')} />
  }
  if (state === 'APPEALED') return <Titled step="RULE_APPEAL">{ruling('RULE_APPEAL')}</Titled>
  return (
    <Titled step="ORDER">
      <Order file={file} action={actions.ORDER} />
    </Titled>
  )
}

function Titled({ step, children }: { step: CaseFormStep; children: ReactNode }) {
  const t = useTranslations('caseForm.titles')
  return (
    <>
      <h3>{t(step)}</h3>
      {children}
    </>
  )
}

function proposedOf(fine: FineRange | undefined) {
  if (!fine) return undefined
  const { minRial, maxRial, band } = fine
  return { minRial, maxRial, article: band.article, valueRial: minRial / band.minMultiple }
}

/** Where the court is proposed, the non-competence order comes first; otherwise it is folded away. */
function Competence(props: { file: CaseDetail; main: ReactNode; transfer: ReactNode }) {
  const t = useTranslations('caseNext')
  const titles = useTranslations('caseForm.titles')
  const { file, main, transfer } = props
  const court = proposeForum(file.seizure.legalKind).value === 'REVOLUTIONARY_COURT'
  const other = court ? titles(file.state === 'FILED' ? 'ACCEPT' : 'RULE') : titles('TRANSFER')
  return (
    <>
      {court && <Notice tone="attention">{t('courtFirst')}</Notice>}
      <h3>{court ? titles('TRANSFER') : titles(file.state === 'FILED' ? 'ACCEPT' : 'RULE')}</h3>
      {court ? transfer : main}
      <details className="border-t border-line pt-2">
        <summary className="flex min-h-11 items-center font-medium">
          {t('otherwise')}: {other}
        </summary>
        <div className="pt-2">{court ? main : transfer}</div>
      </details>
    </>
  )
}

interface ServedProps {
  file: CaseDetail
  at: Date
  appeal: ReactNode
  final: ReactNode
}

/** A served ruling: below the amount final at once, otherwise open to appeal until its period is over. */
function Served({ file, at, appeal, final }: ServedProps) {
  const t = useTranslations('caseNext')
  const locale = localeOf(useLocale())
  const clocked = { ...file, valueRial: file.seizure.valueRial }
  const due = caseClock(clocked, file.rules)?.dueAt
  const day = due ? formatLongDay(due, locale) : ''
  const outcome = finalAt(clocked, file.rules, at)
  const limit = file.notifiedAt && ruleFor('FINAL_BELOW', file.rules, file.notifiedAt)
  const article = formatDigits(limit?.article ?? '', locale)
  if (!outcome.ok)
    return (
      <>
        <Notice tone="info">{due ? t('finalFrom', { day }) : t('finalUnknown')}</Notice>
        <Titled step="LODGE_APPEAL">{appeal}</Titled>
      </>
    )
  return (
    <>
      <Notice tone="info">
        {outcome.value === 'BELOW_AMOUNT' ? t('finalNow', { article }) : t('finalOver', { day })}
      </Notice>
      <Titled step="MAKE_FINAL">{final}</Titled>
    </>
  )
}

function Order({ file, action }: { file: CaseDetail; action: CaseFormAction }) {
  const locale = localeOf(useLocale())
  const { seizure } = file
  const holder = {
    fa: seizure.storeFa ?? seizure.discovererFa,
    en: seizure.storeEn ?? seizure.discovererEn,
  }
  return (
    <OrderForm
      caseId={file.id}
      proposals={dispositionsOf(file)}
      holder={holder[locale]}
      action={action}
    />
  )
}

function dispositionsOf({ rulings, seizure }: CaseDetail): Proposal<Disposition>[] {
  const ruling = rulings.find(({ instance }) => instance === 'APPEAL') ?? rulings[0]
  if (!ruling) return []
  return proposeDispositions({
    outcome: ruling.outcome,
    legalKind: seizure.legalKind,
    perishable: seizure.items.some((item) => item.perishable),
    hazardous: seizure.items.some((item) => item.hazardous),
  })
}
