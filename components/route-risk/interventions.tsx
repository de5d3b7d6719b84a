import { CalendarClock, CircleCheck, CircleX, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { PlanForm } from '@/components/route-risk/plan-form'
import { type StepAction, StepForm } from '@/components/route-risk/step-form'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { formatDay, formatDigits, formatNumber, localeOf } from '@/lib/format'
import { isOver } from '@/lib/route-risk/interventions/rules'
import type { InterventionRow, RouteDetail } from '@/lib/route-risk/segments/queries'

const LOOKS = {
  PLANNED: { tone: 'info', icon: CalendarClock },
  ACTIVE: { tone: 'good', icon: ShieldCheck },
  ENDED: { tone: 'unknown', icon: CircleCheck },
  CANCELLED: { tone: 'unknown', icon: CircleX },
} as const

export interface InterveneActions {
  plan: StepAction
  start: StepAction
  end: StepAction
  cancel: StepAction
}

export interface InterventionsProps {
  route: RouteDetail
  today: string
  actions: InterveneActions | undefined
}

/** What is done on the route: under way, planned, over. */
export function Interventions({ route, today, actions }: InterventionsProps) {
  const t = useTranslations('route')
  return (
    <section aria-labelledby="interventions" className="panel min-w-0 p-4">
      <h2 id="interventions" className="mb-1">
        {t('interventions')}
      </h2>
      {route.interventions.length === 0 && <p className="text-soft">{t('noInterventions')}</p>}
      <ol className="divide-y divide-line">
        {route.interventions.map((one) => (
          <Intervention key={one.id} intervention={one} at={route.at} actions={actions} />
        ))}
      </ol>
      {actions && (
        <details className="no-print mt-3 border-t border-line pt-3">
          <summary className="min-h-11 py-2 font-semibold">{t('plan')}</summary>
          <PlanForm segmentId={route.id} today={today} action={actions.plan} />
        </details>
      )}
    </section>
  )
}

interface InterventionProps {
  intervention: InterventionRow
  at: Date
  actions: InterveneActions | undefined
}

function Intervention({ intervention, at, actions }: InterventionProps) {
  const t = useTranslations()
  const locale = localeOf(useLocale())
  const { kind, state, note, startedAt, endedAt } = intervention
  const { tone, icon } = LOOKS[state]
  const open = state === 'PLANNED' || state === 'ACTIVE'
  return (
    <li className="flex flex-col gap-1 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="font-semibold">{t(`words.interventionKinds.${kind}`)}</p>
        <Status tone={tone} icon={icon}>
          {t(`words.interventionStates.${state}`)}
        </Status>
      </div>
      <p className="text-13 text-soft">
        {t('route.interventionNumber', {
          number: formatDigits(String(intervention.number), locale),
        })}{' '}
        · {t('route.hours', { hours: formatNumber(intervention.hoursPerDay, locale) })} ·{' '}
        <span className="figures whitespace-nowrap">
          {t('route.period', {
            from: formatDay(intervention.plannedFrom, locale),
            to: formatDay(intervention.plannedTo, locale),
          })}
        </span>{' '}
        · <bdi>{intervention.plannedBy}</bdi>
      </p>
      {startedAt && (
        <p className="text-13 text-soft">
          {t('route.started')} <Time at={startedAt} />
          {endedAt && (
            <>
              {' '}
              · {t('route.ended')} <Time at={endedAt} />
            </>
          )}
        </p>
      )}
      {note && (
        <p className="break-words">
          <bdi>{note}</bdi>
        </p>
      )}
      {open && isOver(intervention.plannedTo, at) && (
        <p className="flex items-center gap-1 text-13 font-medium text-attention">
          <TriangleAlert aria-hidden size={14} className="shrink-0" />
          {t(state === 'ACTIVE' ? 'route.pastItsEnd' : 'route.neverStarted')}
        </p>
      )}
      {open && actions && <Steps intervention={intervention} at={at} actions={actions} />}
    </li>
  )
}

function Steps({ intervention, at, actions }: InterventionProps & { actions: InterveneActions }) {
  const t = useTranslations('route')
  const { id, state, plannedTo } = intervention
  const step = { name: 'interventionId', id }
  if (state === 'ACTIVE')
    return (
      <div className="no-print">
        <StepForm {...step} action={actions.end} verb={t('end')} effect={t('endEffect')} main />
      </div>
    )
  return (
    <div className="no-print flex flex-col gap-2">
      {!isOver(plannedTo, at) && (
        <StepForm
          {...step}
          action={actions.start}
          verb={t('start')}
          effect={t('startEffect')}
          main
        />
      )}
      <details>
        <summary className="min-h-11 py-2 text-13 font-medium">{t('cancelAsk')}</summary>
        <StepForm
          {...step}
          action={actions.cancel}
          verb={t('cancel')}
          effect={t('cancelEffect')}
          reason={t('cancelReason')}
        />
      </details>
    </div>
  )
}
