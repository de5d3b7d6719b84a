import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DutyClock } from '@/components/council/duty-clock'
import { Evidence, Obstacle } from '@/components/council/duty-facts'
import { EvidenceForm, ObstacleForm, PlainStep, RejectForm } from '@/components/council/duty-forms'
import { DutyStrip } from '@/components/council/duty-strip'
import type { CouncilAction } from '@/components/council/step-form'
import { Notice } from '@/components/ui/notice'
import { dutyHolder } from '@/lib/council/duties/rules'
import type { DutyView as Duty } from '@/lib/council/queries'
import { formatDigits, localeOf } from '@/lib/format'

/** The steps that this reader may take on a duty now; none where it is not theirs. */
export interface DutyActions {
  start?: CouncilAction
  obstruct?: CouncilAction
  remove?: CouncilAction
  submit?: CouncilAction
  verify?: CouncilAction
  reject?: CouncilAction
  /** The reader submitted the evidence: another must judge it. */
  secondPerson?: boolean
}

export interface DutyCardProps {
  duty: Duty
  actions: DutyActions
  now: Date
}

/** One duty: whose, by when, where it stands, what stands in its way, and the step to take. */
export function DutyCard({ duty, actions, now }: DutyCardProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const holder = dutyHolder(duty, duty.obstacleOwner ?? undefined)
  const heading = `duty-${duty.number}-title`
  return (
    <article
      id={`duty-${duty.number}`}
      aria-labelledby={heading}
      className="panel flex min-w-0 flex-col gap-4 p-4"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h3 id={heading} className="text-16">
            <bdi>{duty.title}</bdi>
          </h3>
          <p className="text-13 text-soft">
            {t('council.duty', { number: formatDigits(String(duty.number), locale) })} ·{' '}
            {t(`words.agencies.${duty.agency}`)}
          </p>
          {holder && duty.resolutionState === 'ADOPTED' && (
            <p className="font-semibold">
              {t('council.holder', { agency: t(`words.agencies.${holder}`) })}
            </p>
          )}
        </div>
        <DutyClock duty={duty} now={now} />
      </header>
      <DutyStrip state={duty.state} />
      {duty.obstacles.map((obstacle) => (
        <Obstacle key={obstacle.since.toISOString()} obstacle={obstacle} now={now} />
      ))}
      <Evidence duty={duty} />
      <Steps duty={duty} actions={actions} />
    </article>
  )
}

function Steps({ duty, actions }: Omit<DutyCardProps, 'now'>) {
  const t = useTranslations('council')
  const { start, obstruct, remove, submit, verify, reject } = actions
  const some = start ?? obstruct ?? remove ?? submit ?? verify ?? reject ?? actions.secondPerson
  if (!some) return null
  return (
    <div className="no-print flex flex-col gap-4 border-t border-line pt-4">
      {actions.secondPerson && <Notice tone="info">{t('secondPerson')}</Notice>}
      {start && <PlainStep duty={duty} action={start} step="start" />}
      {remove && <PlainStep duty={duty} action={remove} step="remove" />}
      {submit && <EvidenceForm duty={duty} action={submit} />}
      {verify && <PlainStep duty={duty} action={verify} step="verify" />}
      {obstruct && (
        <Folded title={t('raise')}>
          <ObstacleForm duty={duty} action={obstruct} />
        </Folded>
      )}
      {reject && (
        <Folded title={t('reject')}>
          <RejectForm duty={duty} action={reject} />
        </Folded>
      )}
    </div>
  )
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4">
        {title}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}
