import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { History } from '@/components/audit/history'
import { AdoptForm } from '@/components/council/adopt-form'
import { type DutyActions, DutyCard } from '@/components/council/duty'
import { ResolutionStatus } from '@/components/council/states'
import type { CouncilAction } from '@/components/council/step-form'
import { Notice } from '@/components/ui/notice'
import { Time } from '@/components/ui/time'
import { startOfTehranDay } from '@/lib/calendar'
import type { DutyView, ResolutionDetail } from '@/lib/council/queries'
import { formatDigits, formatLongDay, localeOf } from '@/lib/format'

export interface ResolutionViewProps {
  resolution: ResolutionDetail
  now: Date
  /** Set for whoever may adopt it now. */
  adopt: CouncilAction | undefined
  actionsOf: (duty: DutyView) => DutyActions
}

/** What was agreed, who promised what, how each promise stands, and what happened. */
export function ResolutionView({ resolution, now, adopt, actionsOf }: ResolutionViewProps) {
  const t = useTranslations('council')
  const locale = localeOf(useLocale())
  const { text, dutyRows, history } = resolution
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1>
            <bdi>{resolution.title}</bdi>
          </h1>
          <ResolutionStatus state={resolution.state} />
        </div>
        <p className="text-13 text-soft">
          {t('view.title', { number: formatDigits(String(resolution.number), locale) })} ·{' '}
          {t('view.metOn', { day: formatLongDay(startOfTehranDay(resolution.metOn), locale) })}
        </p>
      </header>
      {resolution.state === 'PROPOSED' && <Notice tone="attention">{t('view.proposed')}</Notice>}
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[2fr_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <section aria-labelledby="text" className="panel p-4">
            <h2 id="text" className="mb-2">
              {t('view.text')}
            </h2>
            <p className="max-w-[960px] whitespace-pre-line">
              <bdi>{text}</bdi>
            </p>
          </section>
          {adopt && <AdoptForm resolutionId={resolution.id} action={adopt} />}
          <section aria-labelledby="duties" className="flex min-w-0 flex-col gap-3">
            <h2 id="duties">{t('view.duties')}</h2>
            {dutyRows.map((duty) => (
              <DutyCard key={duty.id} duty={duty} actions={actionsOf(duty)} now={now} />
            ))}
          </section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Facts resolution={resolution} />
          <History lines={history} />
        </div>
      </div>
      <Link href="/council/resolutions" prefetch={false} className="link no-print self-start">
        {t('view.back')}
      </Link>
    </div>
  )
}

function Facts({ resolution }: { resolution: ResolutionDetail }) {
  const t = useTranslations('council.view')
  return (
    <section aria-labelledby="facts" className="panel p-4">
      <h2 id="facts" className="mb-2">
        {t('facts')}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-soft">{t('proposedBy')}</dt>
        <dd className="min-w-0">
          <bdi>{resolution.proposedBy}</bdi>
        </dd>
        <dt className="text-soft">{t('proposedAt')}</dt>
        <dd>
          <Time at={resolution.proposedAt} />
        </dd>
        <dt className="text-soft">{t('adoptedAt')}</dt>
        <dd>{resolution.adoptedAt ? <Time at={resolution.adoptedAt} /> : '—'}</dd>
      </dl>
    </section>
  )
}
